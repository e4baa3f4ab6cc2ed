import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RelevanceLevel, SentimentLabel } from '../../src/listening/mentions/mention.ts';
import type { ListPlace, MentionQuery } from '../../src/listening/mentions/mention-query.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/list.ts';
import { storeOver } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { audit, batch, furnish, hit, keyword, mention, NOON } from '../contracts/store/samples.ts';
import { temporaryStore } from '../fakes/store.ts';
import { runs } from '../runs.ts';

const LABELS = ['neg', 'neu', 'pos', null] as const;
const LEVELS = ['high', 'medium', 'low'] as const;
const WORDS = ['hinge', 'reboot', 'zürich', '東京'] as const;

/** A post as a property makes it; few values of each, so that they meet. */
interface Made {
  minute: number;
  source: string;
  author: string | null;
  lang: string | null;
  word: string;
  label: SentimentLabel | null;
  level: RelevanceLevel;
  keywords: string[];
  held: boolean;
  starred: boolean;
}

const made: fc.Arbitrary<Made> = fc.record({
  minute: fc.integer({ min: 0, max: 20 }),
  source: fc.constantFrom('hacker-news', 'lemmy'),
  author: fc.constantFrom('maplefox', 'Birch Owl', null),
  lang: fc.constantFrom('en', 'fr', null),
  word: fc.constantFrom(...WORDS),
  label: fc.constantFrom(...LABELS),
  level: fc.constantFrom(...LEVELS),
  keywords: fc.constantFrom(['k1'], ['k2'], ['k1', 'k2']),
  held: fc.constantFrom(false, false, false, true),
  starred: fc.boolean(),
});

const query = fc.record(
  {
    label: fc.constantFrom(...LABELS),
    source: fc.constantFrom('hacker-news', 'lemmy'),
    author: fc.constantFrom('maplefox', '@MAPLEFOX', 'birch owl', 'nobody'),
    lang: fc.constantFrom('en', 'fr'),
    words: fc.constantFrom(...WORDS, 'kestrelbox hinge'),
    relevance: fc.constantFrom(...LEVELS),
    starred: fc.constant(true as const),
  },
  { requiredKeys: [] },
);

function isAsked(post: Made, { keywordIds, ...asked }: Omit<MentionQuery, 'from' | 'to' | 'upTo'>): boolean {
  if (post.held || !post.keywords.some((id) => keywordIds.includes(id))) return false;
  return (
    (asked.label === undefined || asked.label === post.label) &&
    (asked.source === undefined || asked.source === post.source) &&
    (asked.author === undefined ||
      asked.author.replace('@', '').toLowerCase() === post.author?.toLowerCase()) &&
    (asked.lang === undefined || asked.lang === post.lang) &&
    (asked.words === undefined ||
      asked.words.split(' ').every((word) => ['kestrelbox', post.word].includes(word))) &&
    (asked.relevance === undefined || asked.relevance === post.level) &&
    (!asked.starred || post.starred)
  );
}

async function add(store: Store, posts: readonly Made[], first: number): Promise<void> {
  const added = posts.map((post, n) =>
    mention(String(first + n), {
      at: NOON + post.minute * MINUTE,
      source: post.source,
      author: post.author,
      hits: post.keywords.map((id) => {
        const one = hit('neu', id);
        return {
          ...one,
          sentiment: { ...one.sentiment, label: post.label },
          relevance: { ...one.relevance, level: post.level },
          held: post.held ? { reason: 'spam-words' as const, detail: null } : null,
        };
      }),
      post: { lang: post.lang, text: `The kestrelbox and its ${post.word} ${first + n}` },
    }),
  );
  await store.commitCollected(batch({ added }));
  const person = { platform: 'terminal', id: 'u1', name: 'Tilda' } as const;
  for (const [n, { starred }] of posts.entries())
    if (starred)
      await store.setFlag(
        'w1',
        `m-${first + n}`,
        { what: 'star', value: '', person, at: NOON },
        true,
        audit('star'),
      );
}

/** All pages, to the end. @param between happens after the first page */
async function pages(store: Store, asked: MentionQuery, between: () => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  for (let place: ListPlace | null = null; ; ) {
    const page = await store.browse('w1', asked, place && { place, way: 'older' }, 3);
    expect(page.first).toBe(page.listed.length === 0 ? 0 : found.length + 1);
    found.push(...page.listed.map(({ mention }) => mention.id));
    const last = page.listed.at(-1);
    expect(page.hasOlder).toBe(found.length < page.total - page.gone);
    if (!last || !page.hasOlder) return found;
    if (place === null) await between();
    place = { ts: last.mention.post.publishedAt, row: last.row };
  }
}

describe('a list', () => {
  test('has all that is asked for, newest first, whatever comes in while it is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(made, { maxLength: 14 }),
        fc.array(made, { maxLength: 6 }),
        fc.array(fc.tuple(fc.constantFrom(['k1'], ['k2'], ['k1', 'k2']), query), {
          minLength: 3,
          maxLength: 3,
        }),
        async (posts, later, lists) => {
          const store = await temporaryStore();
          await furnish(store);
          await store.addKeyword(keyword('k2'), null, audit());
          await add(store, posts, 100);
          const extra: [string, Made][] = [];
          let next = 200;
          for (const [keywordIds, filter] of lists) {
            const asked = { ...filter, keywordIds, from: 0, to: NOON + DAY, upTo: await store.newestRow() };
            const stored = (await store.recentMentions('w1', 0)).map(({ id }) => id);
            const known = new Map<string, Made>();
            for (const [n, post] of posts.entries()) known.set(`m-${100 + n}`, post);
            const all = [...known, ...extra].filter(
              ([id, post]) => stored.includes(id) && isAsked(post, asked),
            );
            const order = new Map(
              await Promise.all(all.map(async ([id]) => [id, await store.rowOf('w1', id)] as const)),
            );
            const expected = all
              .sort(([a, one], [b, other]) => other.minute - one.minute || order.get(b)! - order.get(a)!)
              .map(([id]) => id);
            const shown = await pages(store, asked, async () => {
              await add(store, later, next);
              for (const [n, post] of later.entries()) extra.push([`m-${next + n}`, post]);
              next += 100;
            });
            expect(shown).toEqual(expected);
            expect(await store.countMentions('w1', asked)).toBe(expected.length);
          }
          await store.close();
        },
      ),
      { numRuns: runs(40) },
    );
  });
  test('of another workspace, or of none of its keywords, is empty', async () => {
    const store = await temporaryStore();
    await furnish(store);
    await store.commitCollected(batch({ added: [mention('a')] }));
    const asked = { keywordIds: ['k1'], from: 0, to: NOON + DAY, upTo: null };
    expect((await store.browse('w1', asked, null, 9)).total).toBe(1);
    expect((await store.browse('w2', asked, null, 9)).total).toBe(0);
    expect((await store.browse('w1', { ...asked, keywordIds: ['k9'] }, null, 9)).total).toBe(0);
    expect((await store.browse('w1', { ...asked, keywordIds: [] }, null, 9)).total).toBe(0);
    const row = (await store.rowOf('w1', 'm-a'))!;
    expect((await store.mentionByRow('w1', row))?.id).toBe('m-a');
    expect(await store.mentionByRow('w2', row)).toBeNull();
    await store.close();
  });
});

test('each page is read in the order of an index, and sorted by nobody', async () => {
  const database = openSqlite(':memory:');
  await migrate(database);
  const asked: [string, number][] = [];
  const store = storeOver({
    ...database,
    read: (work) =>
      database.read((query) =>
        work({
          ...query,
          all: (sql, params = []) => {
            asked.push([sql, params.length]);
            return query.all(sql, params);
          },
        }),
      ),
  });
  await furnish(store);
  await store.addKeyword(keyword('k2'), null, audit());
  await store.commitCollected(batch({ added: [mention('a'), mention('b', { at: NOON + HOUR })] }));
  const place = { ts: NOON, row: 1 };
  const filters = [
    {},
    { label: 'neg' as const },
    { source: 'lemmy', lang: 'fr', words: 'broken', tag: 'billing', starred: true as const },
    { relevance: 'low' as const },
  ];
  for (const keywordIds of [['k1'], ['k1', 'k2']])
    for (const filter of filters) {
      const list = { ...filter, keywordIds, from: NOON - DAY, to: NOON + DAY, upTo: 9 };
      await store.browse('w1', list, { place, way: 'older' }, 8);
      await store.browse('w1', list, { place, way: 'newer' }, 8);
      await store.filtered('w1', { keywordIds, from: 0, to: NOON, filter }, { ts: NOON, skip: 0 }, 8);
    }
  const plans: string[] = [];
  for (const [sql, count] of asked) {
    if (!/order by (?:hit|mention|held|coalesce)/.test(sql)) continue;
    const plan = await database.all(
      `explain query plan ${sql}`,
      Array.from({ length: count }, () => null),
    );
    plans.push(...plan.map(({ detail }) => String(detail)));
  }
  expect(plans.length).toBeGreaterThan(40);
  expect(plans.filter((line) => /^SCAN (?!judged|CONSTANT|words_)/.test(line))).toEqual([]);
  expect(plans.filter((line) => /TEMP B-TREE FOR ORDER BY/.test(line))).toEqual([]);
  await database.close();
});

test('what was refused before refusals held an address is listed by when it was read', async () => {
  const database = openSqlite(':memory:');
  await migrate(
    database,
    MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex(({ name }) => name === 'browse'),
    ),
  );
  const old = storeOver(database);
  await furnish(old);
  await database.all(
    `insert into verdict (w, url, source, ext_id, keyword, stage, reason, outcome, detail, mention, at)
     values ((select n from workspace where workspace = 'w1'), x'00', 'lemmy', 'x1', 'k1', 'match', 'excluded-term',
       'dropped', 'cartoon', null, $1)`,
    [NOON],
  );
  await migrate(database);
  const store = storeOver(database);
  const asked = { keywordIds: ['k1'], from: 0, to: NOON + DAY, filter: {} };
  expect((await store.filtered('w1', asked, null, 9)).posts).toMatchObject([
    { reason: 'excluded-term', detail: 'cartoon', at: NOON, address: null, post: null },
  ]);
  await store.close();
});
