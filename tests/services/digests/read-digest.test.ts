import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { keywordsOf, periodOf, readDigest } from '../../../src/services/digests/read-digest.ts';
import { newWorld, raise, readable, type World } from '../../commands/harness.ts';
import { readRequest, storeGap, storePosts } from '../../commands/posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox');
  await world.say('add quillmere --digest=no');
});

async function read(since = 7 * DAY) {
  const workspace = await world.workspace();
  const keywords = await world.store.keywords(workspace.id);
  const now = world.now();
  return readDigest(world.store, {
    workspace,
    keywords,
    period: periodOf(since, now),
    timeZone: 'Europe/Paris',
    now,
  });
}

describe('what was read', () => {
  test('a source that joined within the period says since when; one that is as old as the others does not', async () => {
    const now = world.now();
    await storeGap(world, readRequest(now, { source: 'hacker-news' }), null);
    await storeGap(world, readRequest(now, { source: 'lemmy', key: 'l', coveredFrom: now - 2 * DAY }), null);
    await storeGap(world, readRequest(now, { source: 'dev', key: 'd', coveredFrom: now - 9 * DAY }), null);
    const joined = (digest: Awaited<ReturnType<typeof read>>) =>
      Object.fromEntries(digest.coverage.sources.map(({ source, since }) => [source, since ?? null]));
    expect(joined(await read())).toEqual({ 'hacker-news': null, lemmy: now - 2 * DAY, dev: null });
    expect(joined(await read(DAY))).toEqual({ 'hacker-news': null, lemmy: null, dev: null });
    const report = readable((await world.say('report kestrelbox --since 7d')).message);
    expect(report).toMatch(/Sources checked: [^\n]*Lemmy \(since [^)]+\)/);
  });

  test('what is down now is a hole up to now, and none once it is caught up with', async () => {
    const now = world.now();
    const down = readRequest(now, { failures: 4, coveredUntil: now - 5 * HOUR });
    await storeGap(world, down, null);
    expect((await read()).coverage.gaps).toMatchObject([{ from: now - 5 * HOUR, to: now }]);
    // Never read: it has brought nothing that could be missing.
    await storeGap(world, { ...down, coveredFrom: null, coveredUntil: null }, null);
    expect((await read()).coverage.gaps).toEqual([]);
    await storeGap(world, { ...down, failures: 0, coveredUntil: now }, null);
    expect((await read()).coverage.gaps).toEqual([]);
    await storeGap(world, { ...down, params: { spare: 'yes' } }, null);
    expect((await read()).coverage).toEqual({ sources: [], gaps: [] });
  });
});

describe('a period', () => {
  test('holds what was written in it, beside the equally long time before', async () => {
    const [keyword] = await world.store.keywords((await world.workspace()).id);
    const now = world.now();
    await storePosts(world, keyword!.id, [
      { text: 'kestrelbox a', at: now - DAY, label: 'neg' },
      { text: 'kestrelbox b', at: now - 2 * DAY, author: 'rowanlark' },
      { text: 'kestrelbox c', at: now - 8 * DAY },
      { text: 'kestrelbox d', at: now - 15 * DAY },
    ]);
    const { keywords } = await read();
    expect(keywords[0]).toMatchObject({
      totals: { total: 2, negative: 1, authors: 2 },
      before: { total: 1 },
    });
    expect(keywords[0]!.hours.reduce((sum, { total }) => sum + total, 0)).toBe(2);
    expect(keywords[0]!.top).toHaveLength(2);
    expect(keywords[1]).toMatchObject({ totals: { total: 0, stories: 0 }, top: [], people: [] });
  });

  test('is compared only when the time before was listened to', async () => {
    const [keyword] = await world.store.keywords((await world.workspace()).id);
    const now = world.now();
    await storePosts(world, keyword!.id, [{ text: 'kestrelbox a', at: now - DAY }]);
    // Added just now, nothing known of earlier times.
    expect((await read()).keywords[0]!.comparable).toBe(false);
    // Backfilled to before the time compared with.
    await storePosts(world, keyword!.id, [{ text: 'kestrelbox old', at: now - 20 * DAY }]);
    expect((await read()).keywords[0]!.comparable).toBe(true);
    // Most of it came from a feed that is younger than that.
    await world.store.addFeed(
      {
        workspaceId: keyword!.workspaceId,
        url: 'https://blog.example/feed',
        title: null,
        addedBy: 'slack:U0MAPLE',
        addedAt: now,
        channelId: 'slack:T0KESTREL:C0SUPPORT',
      },
      {
        workspaceId: keyword!.workspaceId,
        at: now,
        person: 'bot',
        act: 'add-feed',
        subject: 'x',
        detail: null,
      },
    );
    const young = {
      source: 'feed',
      key: 'https://blog.example/feed',
      params: { url: 'https://blog.example/feed' },
      coveredFrom: now - DAY,
    };
    await world.store.saveRequest(readRequest(now, young), []);
    await storePosts(world, keyword!.id, [{ text: 'kestrelbox b', at: now - 2 * HOUR, source: 'feed' }]);
    expect((await read()).keywords[0]!.comparable).toBe(false);
  });

  test('names what was read and what was missing, of this workspace only', async () => {
    const now = world.now();
    await world.store.saveRequest(readRequest(now), []);
    await world.store.saveRequest(
      readRequest(now, {
        key: 'quillmere',
        failures: 4,
        error: { kind: 'down', detail: 'no answer', status: null, at: now },
      }),
      [],
    );
    const foreign = 'https://other.example/feed';
    await world.store.saveRequest(
      readRequest(now, { source: 'feed', key: foreign, params: { url: foreign } }),
      [],
    );
    const gap = {
      source: 'hacker-news',
      requestKey: 'kestrelbox',
      from: now - 5 * HOUR,
      to: now - 4 * HOUR,
      reason: 'down',
    };
    await storeGap(world, readRequest(now), gap);
    const { coverage } = await read();
    expect(coverage.sources).toEqual([
      { source: 'hacker-news', requests: 2, late: 0, down: 1, detail: 'no answer' },
    ]);
    expect(coverage.gaps).toEqual([gap]);
    expect((await read(HOUR)).coverage.gaps).toEqual([]);
  });

  test('brings the alerts raised in it, and those still open', async () => {
    await raise(world, { id: 'old', raisedAt: world.now() - 3 * DAY });
    await raise(world, { id: 'new' });
    world.pass(HOUR);
    const { alerts, open } = await read(DAY);
    expect(alerts.map(({ id }) => id)).toEqual(['new']);
    expect(open.map(({ id }) => id).sort()).toEqual(['new', 'old']);
  });
});

test('a channel gets the keywords it subscribed to; its digest may have fewer', async () => {
  const [channel] = await world.store.channels((await world.workspace()).id);
  expect((await keywordsOf(world.store, channel!)).map(({ name }) => name)).toEqual([
    'kestrelbox',
    'quillmere',
  ]);
  expect((await keywordsOf(world.store, channel!, 'digest')).map(({ name }) => name)).toEqual(['kestrelbox']);
});
