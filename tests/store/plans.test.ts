import { expect, test } from 'vitest';
import { USUAL_RECHECKS } from '../../src/listening/mentions/recheck.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import type { SqlQuery } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { storeOver } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { audit, batch, delivery, furnish, hit, mention, NOON } from '../contracts/store/samples.ts';

/** Tables that grow with what is said: no answer and no batch may read one from end to end. */
const LARGE = [
  'mention',
  'pushed',
  'seen',
  'hit',
  'author',
  'series_hour',
  'bucket',
  'crowd_hour',
  'repeat_hour',
  'author_day',
  'verdict',
  'outbox',
  'unmatched_of',
  'held',
  'mark',
  'flag',
];

const MAPLE = { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' } as const;
const said = { mentionId: 'm-a', keywordId: 'k1', person: MAPLE } as const;

test('every statement of daily life finds its rows by an index', async () => {
  const database = openSqlite(':memory:');
  await migrate(database);
  const asked = new Set<string>();
  const listening = (query: SqlQuery): SqlQuery => ({
    all: (sql, params) => {
      asked.add(sql);
      return query.all(sql, params);
    },
    each: (sql, rows) => {
      asked.add(sql);
      return query.each(sql, rows);
    },
  });
  const store = storeOver({
    ...database,
    ...listening(database),
    read: (work) => database.read((query) => work(listening(query))),
    write: (work, durable) => database.write((query) => work(listening(query)), durable),
  });
  await furnish(store);
  const added = [mention('a'), mention('b', { story: 'a' }), mention('c', { at: NOON + HOUR })];
  await store.commitCollected(
    batch({ added, deliveries: [delivery('x'), delivery('y', { kind: 'edit', root: 'x' })] }),
  );
  await store.commitCollected(batch({ edited: [mention('a', { hits: [hit('neg')] })], deleted: ['b'] }));
  await store.commitCollected(
    batch({
      recounted: [{ workspaceId: 'w1', mentionId: 'm-c', counts: { likes: 9 }, followers: 9 }],
      edited: [mention('c', { hits: [] })],
    }),
  );
  await store.known('w1', [{ source: 'rss', extId: 'a', canonicalUrl: 'https://news.example/a' }]);
  await store.hours('w1', 'k1', NOON - DAY, NOON + DAY);
  await store.hours('w1', 'k1', NOON - DAY + 1, NOON + DAY + 1, { timeZone: 'Asia/Kathmandu' });
  await store.buckets('w1', 'k1', NOON - DAY, NOON + DAY);
  await store.totals('w1', ['k1'], NOON - DAY, NOON + DAY);
  await store.totals('w1', ['k1'], NOON - 1, NOON + HOUR + 1);
  await store.topPosts('w1', ['k1'], NOON - DAY, NOON + DAY, { limit: 3 });
  await store.people('w1', 'k1', NOON - DAY, NOON + DAY, { without: [] });
  await store.people('w1', 'k1', NOON - DAY, NOON + DAY, { label: 'neg', without: ['youtube'] });
  await store.mentionsIn('w1', 'k1', NOON - DAY, NOON + DAY, { limit: 3, label: 'neg' });
  await store.sample('w1', 'k1', NOON - DAY, NOON + DAY, { part: 1 });
  await store.sample('w1', 'k1', NOON - DAY, NOON + DAY, { part: 0.5 });
  await store.markTheme(
    'w1',
    'k1',
    { key: 'hold', name: null, shown: 'on hold', person: MAPLE, at: NOON },
    audit('hide-theme'),
  );
  await store.themeMarks('w1', 'k1');
  await store.takeBackThemeMark('w1', 'k1', NOON, audit('undo'));
  await store.allMentionsIn('w1', NOON - DAY, NOON + DAY, 3);
  await store.recentMentions('w1', NOON - DAY);
  await store.mentionsAt('w1', 'https://news.example/hacker-news/a');
  await store.findMentions('w1', 'kestrelbox', 3);
  await store.verdicts('w1', 'https://news.example/x');
  await store.dueForRecheck('hacker-news', NOON + 9 * DAY, 9);
  await store.textBefore('hacker-news', NOON, 9);
  await store.unnamedAuthors('hacker-news', NOON - DAY, 9);
  await store.completeAuthors('hacker-news', [
    { id: 'maplefox', name: 'Maple', followers: 9, withdrawn: false },
    { id: 'oakjay', name: null, followers: null, withdrawn: true },
  ]);
  await store.markRechecked('hacker-news', ['a'], NOON, USUAL_RECHECKS);
  await store.commitCollected(batch({ deletedAuthors: ['hacker-news:maplefox'] }));
  for (const row of await store.claimDue(NOON, 9)) await store.markSent(row.key, '{}', NOON);
  await store.delivery('x');
  await store.webhooks('w1');
  await store.webhook('desk-1');
  await store.wasPushed({ hook: 'desk-1', id: 'msg_1' });
  await store.deliveriesWith('w1', 'x');
  await store.deliveriesSentAs('x', '1');
  await store.sentSince('terminal:here:general', NOON);
  await store.waiting('terminal:here:general');
  await store.hold({ scope: 'terminal', why: 'down', until: NOON, since: NOON, detail: '' });
  await store.holds();
  const { sentiment, ...found } = hit();
  const byWords = mention('d', { hits: [{ ...found, sentiment: { ...sentiment, method: 'tables' } }] });
  await store.commitCollected(batch({ added: [byWords] }));
  await store.dropUnrefined(await store.unrefined(NOON, 9));
  await store.dropUnrefined('all');
  await store.rejudge('w1', [], [audit('mark')], [{ ...said, what: 'about', value: 'no' }], NOON);
  await store.rejudge('w1', [], [], [{ ...said, what: 'about', takeBack: NOON }], NOON);
  await store.setFlag('w1', 'm-a', { what: 'star', value: '', person: MAPLE, at: NOON }, true, audit('star'));
  const mute = { what: 'author', key: 'hacker-news:birch', name: 'birch', keywordId: null } as const;
  await store.mute('w1', [{ ...mute, person: MAPLE, at: NOON }], [], audit('mute'));
  await store.marks('w1', 'm-a');
  await store.flags('w1', 'm-a');
  await store.teaching('w1', 'k1', 'about', 9);
  await store.resetLessons('w1', 'k1', 'about', audit('reset'), NOON);
  await store.mutes('w1');
  for (const by of [mute, { what: 'site', key: 'news.example' } as const])
    await store.mentionsBy('w1', by, [NOON, 0], 9);
  await store.prune(NOON + 100 * DAY, 1_000);
  await store.removeKeyword('w1', 'k1', audit('untrack'));

  const scans: string[] = [];
  const unordered: string[] = [];
  const chains: string[] = [];
  const articles: string[] = [];
  for (const sql of asked) {
    if (/^\s*(create|drop)|words_/.test(sql)) continue;
    const marks = new Set([...sql.matchAll(/\$(\d+)/g)].map(([, number]) => number));
    const plan = (
      await database.all(
        `explain query plan ${sql}`,
        [...marks].map(() => null),
      )
    ).map(({ detail }) => String(detail));
    for (const line of plan) {
      const table = /^SCAN (\w+)/.exec(line)?.[1];
      if (table && LARGE.includes(table)) scans.push(`${line}: ${sql}`);
      if (/^SEARCH hit (?!.*hit_sample)/.test(line) && sql.includes('742938285'))
        unordered.push(`${line}: ${sql}`);
      if (/^SEARCH hit USING PRIMARY KEY/.test(line) && /(author|story) = \$3/.test(sql))
        chains.push(`${line}: ${sql}`);
      if (/^SEARCH mention/.test(line) && /source in \('feed'/.test(sql)) articles.push(line);
    }
  }
  expect(asked.size).toBeGreaterThan(80);
  expect(scans).toEqual([]);
  // A part of a period is read in the order of its index, by day and place.
  expect(unordered).toEqual([]);
  // The neighbors of a hit are found among those of its author, not among all that came after it.
  expect(chains).toEqual([]);
  // Articles are found among articles, not among all that people post.
  expect(articles).toEqual([
    'SEARCH mention USING COVERING INDEX mention_outlet (w=? AND published_at>? AND published_at<?)',
  ]);
  await database.close();
});
