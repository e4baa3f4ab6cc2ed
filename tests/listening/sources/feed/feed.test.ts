import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feed } from '../../../../src/listening/sources/feed/feed.ts';
import type { Json, Page } from '../../../../src/listening/sources/source.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/listening/time.ts';
import { failureOf } from '../../../adapters/web/setup.ts';
import { sourceContract } from '../../../contracts/source.ts';
import { type Answer, type HttpServer, startHttpServer } from '../../../fakes/http-server.ts';
import { type TestContext, testContext } from '../source-context.ts';
import { fixture, rss } from './fixture.ts';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Ids carry a mark of the feed's first address, which holds the free port of the test server. */
const bare = (extId: string) => extId.replace(/^[0-9a-f]{12}:/, '');

sourceContract({
  source: { ...feed, collect: async (...args) => withBareIds(await feed.collect(...args)) },
  options: () => ({}),
  feeds: (origin) => [{ url: `${origin}/feed`, workspaces: [] }],
  serve: () => ({ body: fixture('feed/rss.xml') }),
  firstRead: ['qw-2', 'https://queue.example/posts/1'],
  serveText: (text) => ({
    body: rss(`<item><guid>1</guid><title>t</title><description>${escaped(text)}</description></item>`),
  }),
  conditional: true,
});

function withBareIds(page: Page): Page {
  return { ...page, posts: page.posts.map((post) => ({ ...post, extId: bare(post.extId) })) };
}

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer();
  context = testContext([server.port]);
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const read = (cursor: Json = null, path = '/feed') => {
  const [request] = feed.plan([], [{ url: `${server.origin}${path}`, workspaces: ['w1'] }], {});
  return feed.collect(request!, cursor, context);
};
const item = (id: string, words = 'words') =>
  `<item><guid isPermaLink="false">${id}</guid><title>${words}</title><link>https://queue.example/${id}</link></item>`;
const serve = (items: string, answer: Answer = {}) => server.answer(() => ({ body: rss(items), ...answer }));
const idsOf = (page: Page) => page.posts.map(({ extId }) => bare(extId));

it('asks once for a feed that many have added, for all of them', () => {
  const requests = feed.plan(
    [],
    [
      { url: 'https://queue.example/feed', workspaces: ['b', 'a'] },
      { url: 'https://QUEUE.example:443/feed', workspaces: ['c', 'a'] },
      { url: 'https://other.example/', workspaces: ['a'] },
    ],
    {},
  );
  expect(requests.map(({ key, scope }) => [key, scope])).toEqual([
    ['https://queue.example/feed', ['a', 'b', 'c']],
    ['https://other.example/', ['a']],
  ]);
});

it('makes posts of items', async () => {
  server.answer(() => ({ body: fixture('feed/rss.xml') }));
  const page = await read();
  expect(page.title).toBe('Queue Weekly');
  expect(page.posts[0]).toEqual({
    source: 'feed',
    extId: expect.stringMatching(/^[0-9a-f]{12}:qw-2$/),
    kind: 'article',
    url: `${server.origin}/posts/2?utm_medium=rss`,
    author: { name: 'Ana Lis' },
    title: 'Kestrelbox 2.0 & friends',
    html: '<p>We tried Kestrelbox.</p>',
    lang: 'en-us',
    publishedAt: Date.parse('2026-11-20T09:00:00Z'),
    tags: ['queues', 'Ana Lis'],
    outlet: 'Queue Weekly',
  });
});

it.each([
  ['newest first', [1, 3, 5], 5],
  ['far back', [1, 100, 400], 168],
  ['with an old post on top', [90, 1, 3], null],
  ['with a post without a date', [1, null, 3], null],
  ['of what is to come', [-5], null],
])('knows at first what its items cover: %s', async (_how, hours, reaches) => {
  const now = Math.floor(context.now() / 1_000) * 1_000;
  context.clock.at = now;
  const dated = (ago: number | null, n: number) =>
    `<item><guid>${n}</guid><title>t ${n}</title>${ago === null ? '' : `<pubDate>${new Date(now - ago * HOUR).toUTCString()}</pubDate>`}</item>`;
  serve(hours.map(dated).join(''));
  const page = await read();
  const shift = context.now() - now;
  const expected = reaches === null ? undefined : now - reaches * HOUR;
  if (reaches === 168) expect(page.coveredFrom).toBe(expected! + shift);
  else expect(page.coveredFrom).toBe(expected);
  expect(await read(page.cursor)).not.toHaveProperty('coveredFrom');
});

it('says what may have passed unseen when everything it shows is new', async () => {
  const at = (hour: number) => Date.UTC(2026, 10, 20, hour);
  const dated = (hour: number) =>
    `<item><guid>${hour}</guid><title>t ${hour}</title><pubDate>${new Date(at(hour)).toUTCString()}</pubDate></item>`;
  const shows = (...hours: number[]) => serve(hours.map(dated).join(''));
  shows(2, 1);
  const first = await read();
  shows(3, 2);
  const second = await read(first.cursor);
  expect(second).not.toHaveProperty('gap');
  shows(9, 8);
  const third = await read(second.cursor);
  expect(third.gap).toEqual({ from: at(3), to: at(8), reason: 'short' });
  // A feed of one item always shows a new one; an old item is no overflow.
  shows(10);
  const fourth = await read(third.cursor);
  expect(fourth).not.toHaveProperty('gap');
  shows(0);
  expect(await read(fourth.cursor)).not.toHaveProperty('gap');
});

it('calls a video a video', async () => {
  server.answer(() => ({ body: fixture('feed/youtube.xml') }));
  expect((await read()).posts[0]).toMatchObject({ kind: 'video', outlet: 'Queue TV' });
});

it('the same id in two feeds is two posts, and nobody can overwrite the posts of another feed', async () => {
  serve(item('1'));
  const [first, second] = [await read(null, '/one'), await read(null, '/two')];
  expect(first.posts[0]?.extId).not.toBe(second.posts[0]?.extId);
});

it('brings new and changed items only, in whatever order the feed shows them', async () => {
  serve(item('1') + item('2'));
  const first = await read();
  expect(idsOf(first)).toEqual(['1', '2']);
  serve(item('2') + item('3') + item('1', 'other words'));
  const second = await read(first.cursor);
  expect(idsOf(second)).toEqual(['3', '1']);
  expect(idsOf(await read(second.cursor))).toEqual([]);
});

it('knows an old item that comes back, up to five hundred', async () => {
  serve(item('old'));
  let { cursor } = await read();
  serve(Array.from({ length: 400 }, (_, n) => item(`a${n}`)).join(''));
  cursor = (await read(cursor)).cursor;
  serve(item('old'));
  const again = await read(cursor);
  expect(again.posts).toEqual([]);
  serve(Array.from({ length: 600 }, (_, n) => item(`b${n}`)).join(''));
  cursor = (await read(again.cursor)).cursor;
  expect(JSON.stringify(cursor).length).toBeLessThan(20_000);
  serve(item('old'));
  expect(idsOf(await read(cursor))).toEqual(['old']);
});

it('an item that disappears is not deleted', async () => {
  serve(item('1') + item('2'));
  const first = await read();
  serve(item('2'));
  expect(await read(first.cursor)).not.toHaveProperty('deleted');
});

it('gives items without an address one each on the page of the feed', async () => {
  serve('<item><title>a</title></item><item><title>b</title></item>');
  const { posts } = await read();
  expect(new Set(posts.map(({ url }) => url)).size).toBe(2);
  for (const { url } of posts) expect(url).toContain(server.origin);
});

describe('a feed that moves', () => {
  const move = (status: number) =>
    server.answer(
      ({ path }): Answer =>
        path === '/feed'
          ? { status, headers: { location: '/new' } }
          : { body: rss(item('1')), headers: { etag: '"1"' } },
    );

  it('has moved when it says so twice, hours apart; its items stay known', async () => {
    move(301);
    const first = await read();
    expect(first).not.toHaveProperty('movedTo');
    context.clock.at += HOUR;
    const second = await read(first.cursor);
    expect(second).not.toHaveProperty('movedTo');
    context.clock.at += 3 * HOUR;
    const third = await read(second.cursor);
    expect(third.movedTo).toBe(`${server.origin}/new`);
    const after = await read(third.cursor, '/new');
    expect(after.posts).toEqual([]);
    serve(item('1', 'changed'));
    expect((await read(after.cursor, '/new')).posts[0]?.extId).toBe(first.posts[0]?.extId);
  });

  it.each([
    ['in the order to move', '<itunes:new-feed-url>TO</itunes:new-feed-url>', '/new'],
    [
      'nowhere: the name that it gives itself is that of another page',
      '<atom:link rel="self" href="TO"/>',
      null,
    ],
  ])('has moved as it says itself, %s', async (_, head, to) => {
    const order = head.replace('TO', `${server.origin}/new`);
    serve(order + item('1'));
    let page = await read();
    for (let hours = 0; hours < 4; hours++) {
      context.clock.at += HOUR;
      page = await read(page.cursor);
    }
    expect(page.movedTo).toBe(to === null ? undefined : `${server.origin}${to}`);
  });

  it('has not moved when the redirect is temporary or was taken back', async () => {
    move(302);
    const first = await read();
    context.clock.at += DAY;
    expect(await read(first.cursor)).not.toHaveProperty('movedTo');
    move(301);
    const away = await read();
    context.clock.at += 2 * HOUR;
    serve(item('1'));
    const back = await read(away.cursor);
    context.clock.at += 2 * HOUR;
    move(301);
    expect(await read(back.cursor)).not.toHaveProperty('movedTo');
  });
});

describe('how long it waits', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['', {}, undefined],
    ['<ttl>5</ttl>', {}, undefined],
    ['<ttl>60</ttl>', {}, HOUR],
    ['<ttl>100000</ttl>', {}, DAY],
    ['', { 'cache-control': 'public, max-age=1800' }, 30 * MINUTE],
    ['', { 'cache-control': 'max-age=31536000' }, 6 * HOUR],
    ['', { date: 'Fri, 20 Nov 2026 12:00:00 GMT', expires: 'Fri, 20 Nov 2026 13:00:00 GMT' }, HOUR],
    ['<ttl>120</ttl>', { 'cache-control': 'max-age=1800' }, 2 * HOUR],
  ])('%s %j', async (ttl, headers, ms) => {
    serve(`${ttl}${item('1')}`, { headers });
    expect((await read()).nextInMs).toBe(ms);
  });

  it('remembers what the feed asked for when it has nothing new to say', async () => {
    serve(`<ttl>120</ttl>${item('1')}`, { headers: { etag: '"1"' } });
    const { cursor } = await read();
    server.answer(() => ({ status: 304 }));
    expect((await read(cursor)).nextInMs).toBe(2 * HOUR);
  });

  it('waits until the end of the hours and days that the feed wants to be left alone', async () => {
    // A Friday, at noon.
    context.clock.at = Date.parse('2026-11-20T11:50:00Z');
    const hours = Array.from({ length: 10 }, (_, n) => `<hour>${n + 12}</hour>`).join('');
    serve(`<skipHours>${hours}</skipHours>${item('1')}`);
    const until = async () => {
      const { nextInMs = 0 } = await read();
      return new Date(context.now() + nextInMs);
    };
    expect((await until()).toISOString().slice(0, 16)).toBe('2026-11-20T22:00');
    context.clock.at = Date.parse('2026-11-20T23:50:00Z');
    serve(`<skipDays><day>Saturday</day><day>Sunday</day></skipDays>${item('1')}`);
    expect((await until()).toISOString().slice(0, 16)).toBe('2026-11-23T00:00');
  });
});

it('names the feed of a page that stands where a feed was', async () => {
  server.answer(() => ({
    body: '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss?token=hush"></head></html>',
  }));
  const failure = await failureOf(read());
  expect(failure.kind).toBe('malformed');
  expect(failure.message).toContain(
    `web page instead of a feed. The page names a feed: ${server.origin}/rss`,
  );
  expect(failure.message).not.toContain('hush');
});

it('starts afresh from a cursor it does not know', async () => {
  serve(item('1'));
  for (const cursor of [null, 7, 'x', [], {}, { v: 2 }, { v: 1, seen: 'x', moved: 3, etag: 4 }] as Json[])
    expect(idsOf(await read(cursor))).toEqual(['1']);
});
