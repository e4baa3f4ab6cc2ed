import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOf } from '../../../src/listening/series/series.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import type { Store } from '../../../src/store/store.ts';
import { runs } from '../../runs.ts';
import { newModel } from './model.ts';
import { audit, batch, furnish, hit, mention, NOON } from './samples.ts';

const KEYWORDS = ['k1', 'k2'];
/** Mentions up to this name begin stories, stored or not; the others may be copies of them. */
const ROOTS = 4;
const ALWAYS = [NOON - 300 * DAY, NOON + 30 * DAY] as const;
const RUNS = runs(40);
/** The same batches at every run; change it to look elsewhere. */
const SEED = 20_260_615;

const label = fc.constantFrom('neg' as const, 'neu' as const, 'pos' as const);
const hits = fc
  .tuple(fc.option(label), fc.option(label))
  .map(([k1, k2]) => [...(k1 ? [hit(k1, 'k1')] : []), ...(k2 ? [hit(k2, 'k2')] : [])]);
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
                const authors = await store.topAuthors('w1', [keywordId], from, to, 3);
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
        const hours = await store.hours('w1', 'k1', cut, old + 2 * HOUR + 7);
        expect(hours.reduce((sum, { total }) => sum + total, 0)).toBe(after!.total);
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

    test('counts at most three posts an hour of one author or one story in the capped series', async () => {
      const store = await open();
      await furnish(store);
      const at = (minute: number) => NOON + minute * MINUTE;
      const added = [
        ...[1, 2, 3, 4, 5].map((n) =>
          mention(`author-${n}`, { at: at(n), author: 'ash', hits: [hit('neg')] }),
        ),
        ...[6, 7, 8, 9].map((n) => mention(`copy-${n}`, { at: at(n), author: `a${n}`, story: 'copy-6' })),
        mention('later', { at: at(61), author: 'ash' }),
      ];
      await store.commitCollected(batch({ added: added.slice(0, 4) }));
      await store.commitCollected(batch({ added: added.slice(4) }));
      const buckets = await store.buckets('w1', 'k1', NOON, NOON + 2 * HOUR);
      expect(buckets).toEqual([
        { start: NOON, total: 4, negative: 4, positive: 0, capped: 3, cappedNegative: 3 },
        { start: at(5), total: 5, negative: 1, positive: 0, capped: 3, cappedNegative: 0 },
        { start: at(60), total: 1, negative: 0, positive: 0, capped: 1, cappedNegative: 0 },
      ]);
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
    });
  });
}

async function everything(store: Store) {
  return [
    await store.totals('w1', KEYWORDS, ...ALWAYS),
    await store.buckets('w1', 'k1', ...ALWAYS),
    await store.buckets('w1', 'k2', ...ALWAYS),
    await store.allMentionsIn('w1', ...ALWAYS, 1_000),
    await store.topAuthors('w1', KEYWORDS, ...ALWAYS, 50),
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
}
