import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarkValue } from '../../../src/listening/mentions/marks.ts';
import type { Mention } from '../../../src/listening/mentions/mention.ts';
import { endOf, type HourPoint } from '../../../src/listening/series/series.ts';
import { DAY, floorTo, HOUR, MINUTE } from '../../../src/listening/time.ts';
import type { MarkChange, Store } from '../../../src/store/store.ts';
import { runs } from '../../runs.ts';
import { authorsOf } from './authors-of.ts';
import { newModel } from './model.ts';
import { audit, batch, furnish, hit, mention, NOON } from './samples.ts';

const KEYWORDS = ['k1', 'k2'];
/** Mentions up to this name begin stories, stored or not; the others may be copies of them. */
const ROOTS = 4;
const ALWAYS = [NOON - 300 * DAY, NOON + 30 * DAY] as const;
const MAPLE = { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' } as const;
const RUNS = runs(40);
/** The same batches at every run; change it to look elsewhere. */
const SEED = 20_260_615;

const hitOf = (keywordId: string) =>
  fc
    .tuple(
      fc.constantFrom('neg' as const, 'neu' as const, 'pos' as const, null),
      fc.constantFrom(null, null, null, 'spam-links' as const, 'low-relevance' as const),
    )
    .map(([label, held]) => hit(label, keywordId, held));
const hits = fc
  .tuple(fc.option(hitOf('k1')), fc.option(hitOf('k2')))
  .map(([k1, k2]) => [...(k1 ? [k1] : []), ...(k2 ? [k2] : [])]);
const mark = fc.oneof(
  fc.record({ kind: fc.constant('mood' as const), value: fc.constantFrom('neg', 'neu', 'pos', null) }),
  fc.record({ kind: fc.constantFrom('about' as const, 'spam'), value: fc.constantFrom('yes', 'no', null) }),
);
const name = fc.integer({ min: 0, max: 30 }).map(String);

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('add' as const),
      name,
      hits,
      slot: fc.nat(150),
      author: fc.option(fc.constantFrom('ash', 'birch', 'cedar', 'dogwood')),
      copyOf: fc.option(fc.nat(ROOTS).map(String)),
      source: fc.constantFrom('hacker-news', 'rss'),
      likes: fc.nat(50),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('edit' as const), name, hits }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('recount' as const), name, likes: fc.nat(90) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('delete' as const), name }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('forget' as const), author: fc.constantFrom('ash', 'birch') }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('mark' as const),
      name,
      keywordId: fc.constantFrom(...KEYWORDS),
      mark,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('rejudge' as const),
      name,
      hit: fc.oneof(...KEYWORDS.map(hitOf)),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Starts and lengths in milliseconds: most begin and end within an hour, some at a minute, some on the hour. */
const moments = (min: number, max: number) =>
  fc
    .tuple(
      fc.integer({ min: min * 60, max: max * 60 }),
      fc.constantFrom(0, 0, 1, 30_000, 59_999),
      fc.boolean(),
    )
    .map(([minutes, more, whole]) => (whole ? Math.floor(minutes / 60) * HOUR : minutes * MINUTE + more));
const period = fc.tuple(moments(-40, 40), moments(0, 60));
const ZONES = [
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Europe/Paris',
  'UTC',
  'Pacific/Chatham',
];

export function counting(open: () => Promise<Store>): void {
  describe('counting', () => {
    test('whatever comes in whatever batches, series and lists say what a plain count says', {
      timeout: 120_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(step, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 }),
          fc.array(period, { minLength: 3, maxLength: 3 }),
          fc.boolean(),
          async (batches, periods, removing) => {
            const store = await open();
            await furnish(store, KEYWORDS);
            const model = newModel();
            for (const steps of batches)
              for (const batch of steps.length % 3 === 0 ? steps.map((s) => [s]) : [steps])
                await play(store, model, batch);
            if (removing) {
              await store.removeKeyword('w1', 'k1', audit('untrack'));
              model.removeKeyword('k1');
            }
            expect(await store.recount('w1', ...ALWAYS)).toEqual([]);
            for (const [start, length] of [...periods, [-5_000 * HOUR, 9_000 * HOUR] as const]) {
              const from = NOON + start;
              const to = from + length;
              for (const keywordId of KEYWORDS) {
                expect(await store.totals('w1', [keywordId], from, to)).toEqual([
                  model.totals(keywordId, from, to),
                ]);
                expect(await store.sourceTotals('w1', keywordId, from, to)).toEqual(
                  model.totals(keywordId, from, to).bySource,
                );
                const top = await store.topPosts('w1', [keywordId], from, to, { limit: 4 });
                expect(top.map(({ reach }) => reach)).toEqual(model.topReaches(keywordId, from, to, 4));
                const authors = (await authorsOf(store, keywordId, from, to)).slice(0, 3);
                expect(
                  authors.map(({ authorKey, mentions, negative }) => ({ authorKey, mentions, negative })),
                ).toEqual(model.topAuthors(keywordId, from, to, 3));
              }
            }
          },
        ),
        { numRuns: RUNS, seed: SEED },
      );
    });

    test('people and stories of a few hours are counted once, wherever the period begins and ends', {
      timeout: 120_000,
    }, async () => {
      const minute = fc.integer({ min: 0, max: 239 });
      const post = fc.record({ minute, author: fc.nat(4), story: fc.nat(3), source: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(
          fc.array(post, { minLength: 3, maxLength: 25 }),
          fc.array(fc.tuple(minute, minute), { minLength: 20, maxLength: 20 }),
          async (posts, periods) => {
            const store = await open();
            await furnish(store, KEYWORDS);
            const model = newModel();
            const added = posts.map(({ minute, author, story, source }, n) =>
              mention(String(n), {
                at: NOON + minute * MINUTE + n,
                author: author === 0 ? null : `a${author}`,
                source: source ? 'rss' : 'hacker-news',
                ...(n > ROOTS ? { story: String(story) } : {}),
                hits: [hit((['neg', 'neu', 'pos'] as const)[n % 3]!)],
              }),
            );
            for (const of of [added.slice(0, 6), added.slice(6)])
              await store.commitCollected(batch({ added: of }));
            for (const made of added) model.add(made);
            for (const [a, b] of periods) {
              const period = [NOON + Math.min(a, b) * MINUTE, NOON + Math.max(a, b) * MINUTE] as const;
              expect(await store.totals('w1', ['k1'], ...period)).toEqual([model.totals('k1', ...period)]);
            }
          },
        ),
        { numRuns: RUNS, seed: SEED },
      );
    });

    test('the hours of any clock say together what the totals of the period say', {
      timeout: 120_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 5, maxLength: 40 }),
          fc.array(period, { minLength: 3, maxLength: 3 }),
          fc.oneof(
            fc.constantFrom(...ZONES).map((timeZone) => ({ timeZone })),
            fc.integer({ min: 0, max: 11 }).map((five) => ({ endingAt: NOON + five * 5 * MINUTE })),
            fc.nat(HOUR).map((ms) => ({ endingAt: NOON - ms })),
            fc.constant(undefined),
          ),
          async (steps, periods, clock) => {
            const store = await open();
            await furnish(store, KEYWORDS);
            const model = newModel();
            await play(store, model, steps);
            for (const [start, length] of periods) {
              const from = NOON + start;
              const points = await store.hours('w1', 'k1', from, from + length, clock);
              let end = from;
              for (const point of points) {
                expect(point.start).toBe(end);
                end = endOf(point);
                const { total, negative, neutral, positive } = model.totals('k1', point.start, end);
                expect(point).toMatchObject({ total, negative, neutral, positive });
              }
              expect(end).toBe(from + length);
            }
          },
        ),
        { numRuns: RUNS, seed: SEED },
      );
    });

    test('the hours of a clock are those on the wall, also when it is changed by half an hour', async () => {
      const store = await open();
      await furnish(store);
      const startsOf = async (timeZone: string, from: string, to: string) =>
        (await store.hours('w1', 'k1', Date.parse(from), Date.parse(to), { timeZone })).map((point) =>
          [point.start, endOf(point)].map((at) => new Date(at).toISOString().slice(11, 16)).join('-'),
        );
      expect(await startsOf('Asia/Kathmandu', '2026-03-02T08:30:00Z', '2026-03-02T10:20:00Z')).toEqual([
        '08:30-09:15',
        '09:15-10:15',
        '10:15-10:20',
      ]);
      // 02:00 becomes 01:30 at 15:00 UTC of the day before.
      expect(await startsOf('Australia/Lord_Howe', '2026-04-04T13:30:00Z', '2026-04-04T17:00:00Z')).toEqual([
        '13:30-14:00',
        '14:00-15:00',
        '15:00-15:30',
        '15:30-16:30',
        '16:30-17:00',
      ]);
    });

    test('a period whose first hours have lost their hits is counted from what is kept', async () => {
      const store = await open();
      await furnish(store);
      const old = NOON - 100 * DAY;
      const added = Array.from({ length: 12 }, (_, n) =>
        mention(`old-${n}`, {
          at: old + n * 5 * MINUTE,
          source: n % 3 === 0 ? 'rss' : 'hacker-news',
          author: `a${n % 5}`,
          hits: [hit((['neg', 'neu', 'pos'] as const)[n % 3]!)],
          post: { fetchedAt: old + DAY },
        }),
      );
      await store.commitCollected(batch({ added }));
      const whole = await store.totals('w1', ['k1'], old, old + HOUR);
      while (!(await store.prune(NOON, 1_000)).done);
      expect(await store.totals('w1', ['k1'], old, old + HOUR)).toEqual(whole);
      for (let minute = 0; minute <= 60; minute += 5) {
        const cut = old + minute * MINUTE;
        const [[before], [after]] = [
          await store.totals('w1', ['k1'], old - 10, cut),
          await store.totals('w1', ['k1'], cut, old + 2 * HOUR + 7),
        ];
        expect([before!.total, after!.total]).toEqual([minute / 5, 12 - minute / 5]);
        for (const part of [before!, after!]) {
          expect(part.negative + part.neutral + part.positive).toBe(part.total);
          expect(part.bySource.reduce((sum, { total }) => sum + total, 0)).toBe(part.total);
          expect(part.stories).toBeLessThanOrEqual(part.total);
          expect(part.authors).toBeLessThanOrEqual(part.total);
          expect(part.newAuthors).toBeLessThanOrEqual(part.authors);
        }
        for (const clock of [undefined, { timeZone: 'Asia/Kathmandu' }]) {
          const hours = await store.hours('w1', 'k1', cut, old + 2 * HOUR + 7, clock);
          const sum = (pick: (hour: HourPoint) => number) => hours.reduce((all, hour) => all + pick(hour), 0);
          expect(sum(({ total }) => total)).toBe(after!.total);
          expect(sum(({ negative }) => negative)).toBe(after!.negative);
          expect(sum(({ positive }) => positive)).toBe(after!.positive);
        }
      }
    });

    test('a batch applied twice changes nothing the second time', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
          const store = await open();
          await furnish(store, KEYWORDS);
          const made = steps.flatMap((step) => (step.what === 'add' ? [mentionOf(step)] : []));
          const added = [...new Map(made.map((sample) => [sample.id, sample])).values()];
          const all = batch({ added });
          await store.commitCollected(all);
          const before = await everything(store);
          expect(await store.commitCollected(all)).toEqual({ added: [] });
          expect(await everything(store)).toEqual(before);
        }),
        { numRuns: Math.ceil(RUNS / 2), seed: SEED },
      );
    });

    describe('the capped series counts people', () => {
      const at = (minute: number) => NOON + minute * MINUTE;
      const cappedOf = async (added: readonly Mention[]) => {
        const store = await open();
        await furnish(store);
        for (const one of added) await store.commitCollected(batch({ added: [one] }));
        expect(await store.recount('w1', ...ALWAYS)).toEqual([]);
        return (await store.buckets('w1', 'k1', NOON, NOON + 2 * HOUR)).map(({ start, ...counts }) => [
          (start - NOON) / MINUTE,
          counts.total,
          counts.capped,
          counts.cappedNegative,
        ]);
      };

      test('an author up to three times an hour', async () => {
        const store = await open();
        await furnish(store);
        const added = [
          ...[1, 2, 3, 4, 5].map((n) =>
            mention(`author-${n}`, { at: at(n), author: 'ash', hits: [hit('neg')] }),
          ),
          mention('later', { at: at(61), author: 'ash' }),
        ];
        await store.commitCollected(batch({ added: added.slice(0, 4) }));
        await store.commitCollected(batch({ added: added.slice(4) }));
        const buckets = await store.buckets('w1', 'k1', NOON, NOON + 2 * HOUR);
        expect(buckets).toMatchObject([
          { start: NOON, total: 4, negative: 4, capped: 3, cappedNegative: 3 },
          { start: at(5), total: 1, negative: 1, capped: 0, cappedNegative: 0 },
          { start: at(60), total: 1, negative: 0, capped: 1, cappedNegative: 0 },
        ]);
      });

      test('each of many authors who say the same', async () => {
        const copies = Array.from({ length: 9 }, (_, n) =>
          mention(`copy-${n}`, { at: at(n / 10), author: `a${n}`, story: 'copy-0', hits: [hit('neg')] }),
        );
        expect(await cappedOf(copies)).toEqual([[0, 9, 9, 9]]);
      });

      test('what names nobody once an hour for an outlet and a story', async () => {
        const copy = (n: number, outlet: string | null, site = 'news.example') =>
          mention(`copy-${n}`, { at: at(n / 10), author: null, story: 'copy-0', post: { outlet, site } });
        const other = mention('other', { at: at(1), author: null });
        const hourLater = mention('copy-9', { at: at(60), author: null, story: 'copy-0' });
        const copies = [
          copy(0, 'Example News'),
          copy(1, 'Example News'),
          copy(2, 'Evening Bell'),
          copy(3, null),
          copy(4, null),
          copy(5, null, 'bell.example'),
        ];
        expect(await cappedOf([...copies, other, hourLater])).toEqual([
          [0, 7, 5, 0],
          [60, 1, 1, 0],
        ]);
      });

      test('a signed article once an hour for each paper, and its author up to three times in one', async () => {
        const article = (n: number, outlet: string, story: string) =>
          mention(`art-${n}`, {
            at: at(n / 10),
            author: 'agency',
            story,
            post: { kind: 'article', outlet },
          });
        const wire = ['Bell', 'Bell', 'Lantern', 'Harbor', 'Mill'].map((paper, n) =>
          article(n, paper, 'art-0'),
        );
        const own = [10, 11, 12].map((n) => article(n, 'Bell', `art-${n}`));
        expect(await cappedOf([...wire, ...own])).toEqual([[0, 8, 6, 0]]);
      });

      test('a complaint of somebody who has said enough else', async () => {
        const said = ['neu', 'pos', 'neu', 'neu', 'neg'] as const;
        const posts = said.map((label, n) =>
          mention(`p-${n}`, { at: at(n / 10), author: 'ash', hits: [hit(label)] }),
        );
        expect(await cappedOf(posts)).toEqual([[0, 5, 3, 1]]);
      });

      test('one that turns negative while it is young, within the same limit', async () => {
        const store = await open();
        await furnish(store);
        const said = (n: number, label: 'neu' | 'neg') =>
          mention(`p-${n}`, { at: at(n / 10), author: 'ash', hits: [hit(label)] });
        await store.commitCollected(batch({ added: [0, 1, 2, 3].map((n) => said(n, 'neu')) }));
        for (const n of [0, 1, 2, 3]) await store.commitCollected(batch({ edited: [said(n, 'neg')] }));
        const [bucket] = await store.buckets('w1', 'k1', NOON, NOON + HOUR);
        expect(bucket).toMatchObject({ total: 4, negative: 4, capped: 3, cappedNegative: 3 });
        expect(await store.recount('w1', ...ALWAYS)).toEqual([]);
      });

      test('the same whatever the order in which posts come, and in what batches', async () => {
        const post = fc.record({
          author: fc.option(fc.constantFrom('ash', 'birch')),
          outlet: fc.constantFrom('Bell', 'Lantern', null),
          kind: fc.constantFrom('post' as const, 'article' as const, 'comment' as const),
          story: fc.nat(2),
          label: fc.constantFrom('neg' as const, 'neu' as const),
          minute: fc.nat(119),
        });
        const arrivals = fc.array(post, { minLength: 1, maxLength: 30 }).chain((posts) =>
          fc.record({
            posts: fc.constant(posts),
            order: fc.shuffledSubarray(
              posts.map((_, n) => n),
              { minLength: posts.length },
            ),
            sizes: fc.array(fc.integer({ min: 1, max: 6 }), {
              minLength: posts.length,
              maxLength: posts.length,
            }),
          }),
        );
        await fc.assert(
          fc.asyncProperty(arrivals, async ({ posts, order, sizes }) => {
            const made = posts.map(({ author, outlet, kind, story, label, minute }, n) =>
              mention(`p${n}`, {
                at: at(minute),
                author,
                story: `story-${story}`,
                hits: [hit(label)],
                post: { kind, outlet },
              }),
            );
            const perHour = async (mentions: readonly Mention[], batches: readonly number[]) => {
              const store = await open();
              await furnish(store);
              for (let from = 0, nth = 0; from < mentions.length; from += batches[nth]!, nth++)
                await store.commitCollected(batch({ added: mentions.slice(from, from + batches[nth]!) }));
              expect(await store.recount('w1', ...ALWAYS)).toEqual([]);
              const buckets = await store.buckets('w1', 'k1', NOON, NOON + 2 * HOUR);
              return [0, 1].map((hour) => {
                const own = buckets.filter(({ start }) => floorTo(start, HOUR) === NOON + hour * HOUR);
                const sum = (pick: (bucket: (typeof buckets)[number]) => number) =>
                  own.reduce((all, bucket) => all + pick(bucket), 0);
                return [sum(({ capped }) => capped), sum(({ cappedNegative }) => cappedNegative)];
              });
            };
            const atOnce = await perHour(made, [made.length]);
            expect(
              await perHour(
                order.map((n) => made[n]!),
                sizes,
              ),
            ).toEqual(atOnce);
            expect(atOnce).toEqual(
              [0, 1].map((hour) => [
                modelCapped(posts, hour, () => true),
                modelCapped(posts, hour, ({ label }) => label === 'neg'),
              ]),
            );
          }),
          { numRuns: RUNS, seed: SEED },
        );
      });
    });

    test('gives every hour of the period, the first and the last cut', async () => {
      const store = await open();
      await furnish(store);
      await store.commitCollected(
        batch({ added: [mention('a', { at: NOON + MINUTE, hits: [hit('pos')] })] }),
      );
      const zero = { total: 0, negative: 0, neutral: 0, positive: 0 };
      expect(await store.hours('w1', 'k1', NOON - HOUR - 1, NOON + 2 * HOUR)).toEqual([
        { start: NOON - HOUR - 1, end: NOON - HOUR, ...zero },
        { start: NOON - HOUR, ...zero },
        { start: NOON, ...zero, total: 1, positive: 1 },
        { start: NOON + HOUR, ...zero },
      ]);
      expect(await store.hours('w1', 'k1', NOON + MINUTE, NOON + HOUR + 1)).toEqual([
        { start: NOON + MINUTE, end: NOON + HOUR, ...zero, total: 1, positive: 1 },
        { start: NOON + HOUR, end: NOON + HOUR + 1, ...zero },
      ]);
      expect(await store.hours('w1', 'k1', NOON + MINUTE + 1, NOON + HOUR)).toMatchObject([{ total: 0 }]);
      expect(await store.hours('w1', 'nobody', NOON, NOON + HOUR)).toEqual([{ start: NOON, ...zero }]);
      expect(await store.totals('w1', ['k1'], 0, NOON + HOUR)).toMatchObject([
        { total: 1, authors: 1, newAuthors: 1 },
      ]);
    });

    test('shows one post a story with its copies, and only the label asked for', async () => {
      const store = await open();
      await furnish(store);
      const many = Array.from({ length: 60 }, (_, n) =>
        mention(`copy-${n}`, { at: NOON + n, story: 'first', post: { counts: { likes: 50 } } }),
      );
      const added = [
        mention('first', {
          post: { title: 'Outage', text: `${'long  text '.repeat(60)}`, counts: { likes: 99 } },
        }),
        ...many,
        mention('other', { at: NOON + 5, hits: [hit('neg')], post: { counts: { likes: 1 } } }),
      ];
      await store.commitCollected(batch({ added }));
      const [first, second, ...more] = await store.topPosts('w1', ['k1'], NOON, NOON + HOUR, { limit: 2 });
      expect(more).toEqual([]);
      expect(first).toMatchObject({
        keywordId: 'k1',
        mentionId: 'm-first',
        copies: 61,
        title: 'Outage',
        authorName: 'maplefox',
        label: 'neu',
      });
      expect(first?.excerpt).toHaveLength(280);
      expect(first?.excerpt.endsWith('…')).toBe(true);
      expect(second).toMatchObject({
        mentionId: 'm-other',
        copies: 1,
        url: 'https://news.example/hacker-news/other?from=feed',
      });
      const negative = await store.topPosts('w1', ['k1'], NOON, NOON + HOUR, { limit: 2, label: 'neg' });
      expect(negative.map(({ mentionId }) => mentionId)).toEqual(['m-other']);
      // What else its story had before or later is no copy of this period.
      const [part] = await store.topPosts('w1', ['k1'], NOON + 50, NOON + HOUR, { limit: 1 });
      expect(part).toMatchObject({ storyId: first!.storyId, copies: 10 });
    });
  });
}

/** The rule as one would say it, without any order. */
function modelCapped<
  P extends { author: string | null; outlet: string | null; kind: string; story: number; minute: number },
>(posts: readonly P[], hour: number, among: (post: P) => boolean): number {
  const inHour = posts.filter((post) => Math.floor(post.minute / 60) === hour && among(post));
  const distinct = (name: (post: P) => string, list: readonly P[]) => new Set(list.map(name)).size;
  const story = ({ outlet, story: of }: P) => `${outlet} ${of}`;
  const unnamed = inHour.filter(({ author }) => author === null);
  let sum = distinct(story, unnamed);
  for (const author of ['ash', 'birch']) {
    const own = inHour.filter((post) => post.author === author);
    sum += Math.min(3, own.filter(({ kind }) => kind !== 'article').length);
    for (const outlet of ['Bell', 'Lantern', null])
      sum += Math.min(
        3,
        distinct(
          story,
          own.filter((post) => post.kind === 'article' && post.outlet === outlet),
        ),
      );
  }
  return sum;
}

async function everything(store: Store) {
  return [
    await store.totals('w1', KEYWORDS, ...ALWAYS),
    await store.buckets('w1', 'k1', ...ALWAYS),
    await store.buckets('w1', 'k2', ...ALWAYS),
    await store.allMentionsIn('w1', ...ALWAYS, 1_000),
    await authorsOf(store, 'k1', ...ALWAYS),
    await authorsOf(store, 'k2', ...ALWAYS),
  ];
}

function mentionOf(step: Extract<Step, { what: 'add' }>) {
  const story = step.copyOf === null || Number(step.name) <= ROOTS ? undefined : step.copyOf;
  return mention(step.name, {
    at: NOON + step.slot * 20 * MINUTE + step.likes * 7_919,
    source: step.source,
    author: step.author,
    hits: step.hits,
    ...(story === undefined ? {} : { story }),
    post: { counts: { likes: step.likes }, fetchedAt: NOON + 10 * DAY },
  });
}

/** The steps as one batch, in the order in which a batch is applied; a post is the same whatever source it is read from. */
async function play(store: Store, model: ReturnType<typeof newModel>, steps: readonly Step[]): Promise<void> {
  const of = <W extends Step['what']>(what: W) =>
    steps.filter((step): step is Extract<Step, { what: W }> => step.what === what);
  const known = new Set(model.ids());
  const names = new Set<string>();
  const added = of('add').flatMap((step) => {
    const made = mentionOf(step);
    // The model has one post a name; the store would take the same name of two sources as two.
    const stored = known.has(made.id) || names.has(made.id);
    if (made.hits.length > 0) names.add(made.id);
    return stored ? [] : [made];
  });
  const edited = of('edit').map((step) =>
    mention(step.name, { hits: step.hits, post: { text: `edited ${step.name}`, counts: {} } }),
  );
  const recounted = of('recount').map((step) => ({
    workspaceId: 'w1',
    mentionId: `m-${step.name}`,
    counts: { likes: step.likes },
    followers: null,
  }));
  const deleted = of('delete').map((step) => step.name);
  await store.commitCollected(batch({ added, edited, recounted, deleted }));
  await store.deletePosts('rss', deleted);
  for (const made of added) model.add(made);
  for (const made of edited) model.edit(made.id, made.hits);
  for (const step of recounted) model.recount(step.mentionId, step.counts.likes);
  for (const extId of deleted) model.empty(extId);
  for (const step of of('forget')) {
    for (const source of ['hacker-news', 'rss']) {
      await store.forgetAuthor('w1', `${source}:${step.author}`, audit('forget'));
      model.forget(`${source}:${step.author}`);
    }
  }
  for (const { name, keywordId, mark } of of('mark')) {
    const change = { mentionId: `m-${name}`, keywordId, person: MAPLE, what: mark.kind, value: mark.value };
    await store.rejudge('w1', [], [], [change as MarkChange], NOON);
    model.mark(change.mentionId, keywordId, change.what, change.value as MarkValue['value'] | null);
  }
  for (const { name, hit } of of('rejudge')) {
    const mentionId = `m-${name}`;
    const stored = await store.mention('w1', mentionId);
    const before = stored?.hits.find(({ keywordId }) => keywordId === hit.keywordId);
    if (!stored || !before) continue;
    await store.rejudge(
      'w1',
      [{ mentionId, contentHash: stored.post.contentHash, before, hit }],
      [],
      [],
      NOON,
    );
    model.rejudge(mentionId, hit);
  }
}
