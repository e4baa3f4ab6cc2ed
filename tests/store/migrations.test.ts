import { expect, test } from 'vitest';
import { partOf } from '../../src/listening/series/part.ts';
import { DAY, MINUTE } from '../../src/listening/time.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/list.ts';
import { storeOver } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { batch, furnish, keyword, mention, NOON, request, workspace } from '../contracts/store/samples.ts';
import { aChannel } from '../fakes/channel.ts';

test('a channel from before people could be on call names nobody', async () => {
  const database = openSqlite(':memory:');
  await migrate(database, MIGRATIONS.slice(0, 1));
  const { onCall: _, ...old } = aChannel({ name: 'a "quoted" } name' });
  await database.all(
    'insert into channel (workspace, id, platform, home, data) values ($1, $2, $3, $4, $5)',
    [old.workspaceId, old.id, old.ref.platform, old.ref.home, JSON.stringify(old)],
  );
  await migrate(database);
  const store = storeOver(database);
  expect(await store.channels('w1')).toEqual([{ ...old, onCall: [] }]);
  expect(await store.dashboards()).toEqual([]);
  await store.close();
});

test('what waited before there were lanes goes out in its order, and a channel paused because of a token goes on', async () => {
  const database = openSqlite(':memory:');
  await migrate(database, MIGRATIONS.slice(0, 10));
  const paused = (reason: string) => ({ paused: { since: 1, reason } });
  const channels = [
    aChannel({ ref: { platform: 'slack', home: 'T1', channel: 'C1' }, ...paused('revoked') }),
    aChannel({ ref: { platform: 'slack', home: 'T1', channel: 'C2' }, ...paused('asked') }),
  ];
  for (const channel of channels)
    await database.all(
      'insert into channel (workspace, id, platform, home, data) values ($1, $2, $3, $4, $5)',
      [channel.workspaceId, channel.id, 'slack', 'T1', JSON.stringify(channel)],
    );
  const to = { platform: 'slack', home: 'T1', channel: 'C1' };
  for (const [n, key] of ['first', 'second'].entries())
    await database.all(
      `insert into outbox (workspace, key, n, state, kind, channel, purpose, due_at, created_at, data)
       values ('w1', $1, $2, 'waiting', 'post', 'slack:T1:C1', 'alert', 1, 1, $3)`,
      [key, n, JSON.stringify({ to, message: {}, expiresAt: null })],
    );
  await migrate(database);
  const store = storeOver(database);
  expect((await store.allChannels()).map(({ paused }) => paused?.reason ?? null)).toEqual([null, 'asked']);
  expect((await store.claimDue(2, 9)).map(({ key, to }) => [key, to])).toEqual([['first', to]]);
  await store.close();
});

test('counts of before parts were known go to their source, those whose posts are pruned too, and agree with the hits', async () => {
  const database = openSqlite(':memory:');
  await migrate(database, MIGRATIONS.slice(0, 7));
  const hour = Date.UTC(2026, 5, 15, 12);
  const space = { ...workspace(), retentionDays: 10_000 };
  await database.all("insert into workspace (workspace, n, data) values ('w1', 1, $1)", [
    JSON.stringify(space),
  ]);
  await database.all(
    "insert into keyword (workspace, id, n, created_at, data) values ('w1', 'k1', 1, $1, $2)",
    [hour, JSON.stringify(keyword())],
  );
  const stored = [
    { row: 1, source: 'feed', ts: hour + MINUTE, label: -1, counted: 1 },
    { row: 2, source: 'feed', ts: hour + 2 * MINUTE, label: 1, counted: 0 },
    { row: 3, source: 'hacker-news', ts: hour + 3 * MINUTE, label: 0, counted: 1 },
  ];
  for (const { row, source, ts, label, counted } of stored) {
    await database.all(
      `insert into mention (row, w, id, source, post, published_at, url, story, body, counts, hits, rest)
       values ($1, 1, $2, $3, $2, $4, 0, $1, '', '{}', '[]', '{}')`,
      [row, `m-${row}`, source, ts],
    );
    await database.all(
      `insert into hit (w, k, ts, row, label, counted, reach, author_before, story, story_before)
       values (1, 1, $1, $2, $3, $4, 0, -1, $2, -1)`,
      [ts, row, label, counted],
    );
  }
  const pruned = hour - DAY;
  const buckets = [
    [hour, 3, 1, 2, 1],
    [pruned, 4, 2, 3, 2],
  ];
  for (const bucket of buckets)
    await database.all(
      'insert into bucket (w, k, start, total, negative, capped, capped_negative) values (1, 1, $1, $2, $3, $4, $5)',
      bucket,
    );
  const series = [
    [pruned, 'reddit', 5, 2, 1, 2],
    [pruned, 'feed', 1, 0, 1, 0],
  ];
  for (const line of series)
    await database.all(
      `insert into series_hour (w, k, hour, source, total, negative, neutral, positive)
       values (1, 1, $1, $2, $3, $4, $5, $6)`,
      line,
    );
  await database.all("insert into request (workspace, source, key, data) values ('*', 'feed', 'f', $1)", [
    JSON.stringify(request({ source: 'feed', key: 'f', params: { url: 'f' } })),
  ]);
  await migrate(database);
  const store = storeOver(database);
  const name = new Map([...(await store.partNumbers())].map(([id, n]) => [n, id]));
  const seen = (await store.partBuckets('w1', 'k1', 0, hour + DAY)).map(({ part, ...point }) => ({
    ...point,
    part: name.get(part),
  }));
  expect(seen).toEqual([
    {
      start: pruned,
      part: 'reddit',
      total: 4,
      negative: 2,
      positive: 1,
      judged: 4,
      capped: 3,
      cappedNegative: 2,
    },
    {
      start: hour,
      part: 'feed',
      total: 2,
      negative: 1,
      positive: 1,
      judged: 2,
      capped: 1,
      cappedNegative: 1,
    },
    {
      start: hour,
      part: 'hacker-news',
      total: 1,
      negative: 0,
      positive: 0,
      judged: 1,
      capped: 1,
      cappedNegative: 0,
    },
  ]);
  const [state] = await store.requestStates();
  expect(partOf(state!)).toBe('feed');
  await store.close();
});

test('samples are read of hits that were stored before there was an order for them', async () => {
  const database = openSqlite(':memory:');
  await migrate(
    database,
    MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex(({ name }) => name === 'sample'),
    ),
  );
  // What writes them is of today, and writes a column of today.
  await database.all('alter table author add column handle text');
  const old = storeOver(database);
  await furnish(old);
  const added = Array.from({ length: 400 }, (_, n) => mention(`o${n}`, { at: NOON + n * MINUTE }));
  await old.commitCollected(batch({ added }));
  await database.all('alter table author drop column handle');
  await migrate(database);
  const store = storeOver(database);
  const ids = async (part: number) =>
    (await store.sample('w1', 'k1', NOON, NOON + DAY, { part })).map(({ id }) => id);
  expect(await ids(1)).toHaveLength(400);
  const half = await ids(0.5);
  expect(half.length).toBeGreaterThan(150);
  expect(half.length).toBeLessThan(250);
  expect(await store.themeMarks('w1', 'k1')).toEqual([]);
  await store.close();
});
