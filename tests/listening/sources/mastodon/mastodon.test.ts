import { afterEach, beforeEach, expect, it } from 'vitest';
import { mastodon } from '../../../../src/listening/sources/mastodon/mastodon.ts';
import type { Wanted } from '../../../../src/listening/sources/source.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../../../src/listening/time.ts';
import { failureOf } from '../../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../../contracts/source.ts';
import {
  type Answer,
  type HttpServer,
  type ReceivedRequest,
  startHttpServer,
} from '../../../fakes/http-server.ts';
import { fixtureJson } from '../feed/fixture.ts';
import { type TestContext, testContext } from '../source-context.ts';

type Plain = Record<string, unknown>;
const example = fixtureJson('mastodon/tag.json') as unknown as Plain[];
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A timeline as Mastodon pages it: newest first; `min_id` gives the posts right above, `max_id` those right below. */
function paged(all: Plain[], { query }: ReceivedRequest): Plain[] {
  const id = (status: Plain) => BigInt(String(status.id));
  const limit = Number(query.get('limit') ?? 20);
  const sorted = [...all].sort((a, b) => (id(a) > id(b) ? -1 : 1));
  const [max, min] = [query.get('max_id'), query.get('min_id')];
  const fitting = sorted.filter(
    (status) => (!max || id(status) < BigInt(max)) && (!min || id(status) > BigInt(min)),
  );
  return min ? fitting.slice(-limit) : fitting.slice(0, limit);
}

sourceContract({
  source: mastodon,
  options: (origin) => ({ instances: origin, tokens: '' }),
  serve: (request) => ({ body: paged(example, request) }),
  serveFull: (request) => {
    const kinds = ['image', 'gifv'].map((type, n) => ({
      ...example[1],
      id: `11560000000000001${n}`,
      uri: `https://social.example/users/ana/statuses/${n}`,
      media_attachments: [{ type }],
      quote: { state: 'revoked', quoted_status: null },
    }));
    return { body: paged(kinds, request) };
  },
  firstRead: [
    'https://town.example/ap/users/7/statuses/115600000000000008',
    'https://social.example/users/ana/statuses/115600000000000001',
  ],
  serveText: (text) => ({
    body: [{ ...example[1], created_at: '2020-01-01T00:00:00.000Z', content: `<p>${escaped(text)}</p>` }],
  }),
  recheck: (origin) => ({
    ids: ['1', '2', '3'].map((id) => `${origin}/users/ana/statuses/${id}`).concat(`${origin}/objects/9`),
    gone: [`${origin}/users/ana/statuses/2`, `${origin}/objects/9`],
    serve: ({ path }) =>
      ({
        '/api/v1/statuses/1': { body: example[1] },
        '/api/v1/statuses/3': { status: 401, body: { error: 'This method requires an authenticated user' } },
        '/objects/9': { body: { type: 'Tombstone', id: `${origin}/objects/9` } },
      })[path] ?? { status: 404 },
  }),
});

let server: HttpServer;
let context: TestContext;
let statuses: Plain[];

beforeEach(async () => {
  statuses = [];
  server = await startHttpServer((request) => mastodonServer(request));
  context = testContext([server.port], { instances: server.origin, tokens: '' });
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

function mastodonServer(request: ReceivedRequest): Answer {
  if (!request.path.startsWith('/api/v2/search')) return { body: paged(statuses, request) };
  if (request.headers.authorization !== 'Bearer sesame') return { status: 401 };
  // A search knows max_id, and takes min_id as a bound only.
  request.query.delete('min_id');
  return { body: { accounts: [], statuses: paged(statuses, request), hashtags: [] } };
}

const hostOf = () => new URL(server.origin).host;
const want = (...anchors: string[]): Wanted => ({ workspaceId: 'w', keywordId: 'k', anchors, languages: [] });
const planned = (anchors: string[], options = context.options) =>
  mastodon.plan([want(...anchors)], [], options);
const request = () => planned(['kestrelbox'])[0]!;
const withToken = () => {
  context = testContext([server.port], { instances: server.origin, tokens: `${hostOf()}=sesame` });
};

/** A status of that time; its id grows with the time, as on a real server. */
function statusAt(at: Millis, more: Plain = {}): Plain {
  const id = String(BigInt(at) << 16n);
  return {
    ...example[1],
    id,
    uri: `https://social.example/users/ana/statuses/${id}`,
    url: `https://social.example/@ana/${id}`,
    created_at: new Date(at).toISOString(),
    ...more,
  };
}
const idsOf = (posts: { extId: string }[]) => [...new Set(posts.map(({ extId }) => extId))];
const asksOf = () => server.requests.map(({ query }) => [...query.keys()].join());

it('asks each server for the hashtags that the words make', () => {
  const keys = (...anchors: string[]) =>
    planned(anchors, { instances: 'social.example, https://town.example/', tokens: '' }).map(
      ({ key }) => key,
    );
  expect(keys('Acme Phone', '#acmephone')).toEqual(['social.example #acmephone', 'town.example #acmephone']);
  expect(keys('Gøss-Træk', '日本酒', '2026', '!?')).toEqual([
    'social.example #gøsstræk',
    'social.example #日本酒',
    'town.example #gøsstræk',
    'town.example #日本酒',
  ]);
});

it('searches the words as well where it has a token', () => {
  const options = { instances: 'social.example town.example', tokens: 'town.example=sesame' };
  expect(planned(['acme phone'], options).map(({ key }) => key)).toEqual([
    'social.example #acmephone',
    'town.example #acmephone',
    'town.example acme phone',
    'town.example live',
  ]);
  expect(JSON.stringify(planned(['acme phone'], options))).not.toContain('sesame');
});

it('stays far below 300 requests in five minutes', () => {
  const many = Array.from({ length: 500 }, (_, n) => `brand${n}`);
  const perMinute = planned(many).reduce((sum, { everyMs }) => sum + MINUTE / everyMs, 0);
  expect(perMinute).toBeLessThanOrEqual(30);
  expect(planned(['kestrelbox'])[0]?.everyMs).toBe(5 * MINUTE);
});

it('makes posts of statuses', async () => {
  statuses = example;
  context.clock.at = Date.parse('2026-11-20T12:00:00Z');
  const { posts, pages } = await readAll(mastodon, request(), null, context);
  expect(posts).toEqual([
    {
      source: 'mastodon',
      extId: 'https://town.example/ap/users/7/statuses/115600000000000008',
      kind: 'comment',
      form: 'reply',
      url: 'https://town.example/@rivet/115600000000000008',
      html: '<p>queues &amp; &lt;b&gt;</p><p>Is it me or is #kestrelbox slow on ARM?</p>',
      publishedAt: Date.parse('2026-11-20T09:40:00Z'),
      editedAt: Date.parse('2026-11-20T09:50:00Z'),
      outlet: 'town.example',
      counts: { likes: 1, reposts: 0, replies: 0 },
      more: ['ARM'],
      tags: ['kestrelbox'],
      author: {
        id: 'https://town.example/@rivet',
        name: 'rivet@town.example',
        handle: 'rivet@town.example',
        url: 'https://town.example/@rivet',
        followers: 12,
      },
      lang: 'en',
      links: ['https://kestrelbox.example/arm'],
    },
    expect.objectContaining({
      kind: 'post',
      author: expect.objectContaining({ name: 'Ana Lis', followers: 310 }),
      counts: { likes: 5, reposts: 2, replies: 1 },
    }),
  ]);
  expect(pages[0]?.title).toBe(`${hostOf()} #kestrelbox`);
});

it('reads the last seven days at first, however many pages they take', async () => {
  const now = context.now();
  statuses = Array.from({ length: 200 }, (_, n) => statusAt(now - n * HOUR));
  const { posts, pages } = await readAll(mastodon, request(), null, context);
  expect(idsOf(posts).length).toBeGreaterThanOrEqual(169);
  expect(pages.at(-1)?.coveredFrom).toBe(now - 7 * DAY);
  expect(pages.slice(0, -1).every(({ coveredFrom }) => coveredFrom === undefined)).toBe(true);
});

it('covers only what it could reach at first', async () => {
  const now = context.now();
  statuses = Array.from({ length: 2_500 }, (_, n) => statusAt(now - n * MINUTE));
  const { posts, pages } = await readAll(mastodon, request(), null, context);
  expect(pages.at(-1)?.coveredFrom).toBe(Math.min(...posts.map(({ publishedAt }) => publishedAt!)));
});

it('goes on from its mark, forward, and misses nothing however much there is', async () => {
  const now = context.now();
  statuses = [statusAt(now - 3 * DAY), statusAt(now - 5 * HOUR), statusAt(now - HOUR)];
  const first = await readAll(mastodon, request(), null, context);
  statuses.push(...Array.from({ length: 150 }, (_, n) => statusAt(now + n * 1_000)));
  context.clock.at += 5 * MINUTE;
  server.requests.length = 0;
  const second = await readAll(mastodon, request(), first.cursor, context);
  expect(asksOf()).toEqual(Array.from({ length: 5 }, () => 'limit,min_id'));
  expect(server.requests[0]?.query.get('min_id')).toBe(String(BigInt(now - 5 * HOUR) << 16n));
  expect(idsOf(second.posts).length).toBe(151);
  expect(second.pages.at(-1)).not.toHaveProperty('gap');
});

it('finds what other servers deliver late, and reads edits of the last two hours', async () => {
  const now = context.now();
  statuses = Array.from({ length: 60 }, (_, n) => statusAt(now - n * 10 * MINUTE));
  const first = await readAll(mastodon, request(), null, context);
  const late = statusAt(now - 100 * MINUTE + 1_000);
  const edited = statusAt(now - 90 * MINUTE, {
    content: '<p>Kestrelbox, corrected</p>',
    edited_at: new Date(now).toISOString(),
  });
  statuses = [...statuses.filter(({ id }) => id !== edited.id), edited, late];
  context.clock.at += 5 * MINUTE;
  const second = await readAll(mastodon, request(), first.cursor, context);
  expect(idsOf(second.posts)).toContain(late.uri);
  expect(second.posts.find(({ extId }) => extId === edited.uri)).toMatchObject({ editedAt: now });
  expect(idsOf(second.posts).length).toBeLessThan(20);
});

it('does not move its mark before the chain has ended', async () => {
  const now = context.now();
  statuses = Array.from({ length: 100 }, (_, n) => statusAt(now - n * MINUTE));
  const begun = await mastodon.collect(request(), null, context);
  expect(begun).toMatchObject({ more: true, cursor: { marks: [] } });
  context.clock.at += DAY;
  const rest = await readAll(mastodon, request(), begun.cursor, context);
  expect(idsOf([...begun.posts, ...rest.posts]).length).toBe(100);
});

it.each([
  ['private', { visibility: 'unlisted' }],
  ['a boost', { reblog: { id: '1' } }],
  ['by somebody who is not to be indexed', { account: { acct: 'ana', noindex: true } }],
  [
    'by somebody who asks robots to stay away',
    { account: { acct: 'ana', note: '<p>hi <a>#<span>nobot</span></a></p>' } },
  ],
  ['by somebody who says so in words', { account: { acct: 'ana', note: 'Noindex: true' } }],
  ['without words', { content: '' }],
])('leaves out what is %s', async (_what, more) => {
  statuses = [statusAt(context.now() - HOUR, more), statusAt(context.now() - 2 * HOUR)];
  const { posts } = await readAll(mastodon, request(), null, context);
  expect(idsOf(posts)).toEqual([statuses[1]!.uri]);
});

it('finds by a search only authors who agreed to it; a hashtag is an agreement', async () => {
  withToken();
  const now = context.now();
  statuses = [true, false].map((indexable, n) =>
    statusAt(now - n * HOUR, { account: { ...(example[1]?.account as Plain), indexable } }),
  );
  const [byTag, bySearch] = planned(['kestrelbox']);
  expect(idsOf((await readAll(mastodon, byTag!, null, context)).posts).length).toBe(2);
  expect(idsOf((await readAll(mastodon, bySearch!, null, context)).posts)).toEqual([statuses[0]!.uri]);
});

it('searches back to where it was, and says what it could not read', async () => {
  withToken();
  const now = context.now();
  statuses = [statusAt(now - HOUR)];
  const search = planned(['acme phone'])[1]!;
  const first = await readAll(mastodon, search, null, context);
  expect(Object.fromEntries(server.requests[0]!.query)).toEqual({
    limit: '40',
    q: '"acme phone"',
    type: 'statuses',
  });
  statuses.push(...Array.from({ length: 2_100 }, (_, n) => statusAt(now + n * 1_000)));
  context.clock.at += HOUR;
  const second = await readAll(mastodon, search, first.cursor, context);
  expect(second.pages.length).toBe(50);
  const oldest = Math.min(...second.posts.map(({ publishedAt }) => publishedAt!));
  expect(second.pages.at(-1)?.gap).toEqual({ from: now - 3 * HOUR, to: oldest });
});

it.each([
  [401, '', /Put a token of yours/],
  [422, '', /Put a token of yours/],
  [401, 'sesame', /does not accept the token/],
])('says what to do about HTTP %i', async (status, token, words) => {
  if (token) withToken();
  server.answer(() => ({ status, body: { error: 'This method requires an authenticated user' } }));
  const failure = await failureOf(mastodon.collect(request(), null, context));
  expect(failure).toMatchObject({ kind: 'refused', status: 401 });
  expect(failure.message).toMatch(words);
  expect(failure.message).not.toContain('sesame');
});

it('waits until the moment that the server names', async () => {
  server.answer(() => ({
    status: 429,
    headers: {
      date: 'Fri, 20 Nov 2026 12:00:00 GMT',
      'x-ratelimit-limit': '300',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '2026-11-20T12:04:00.000000Z',
    },
  }));
  const failure = await failureOf(mastodon.collect(request(), null, context));
  expect(failure).toMatchObject({ kind: 'limited', retryAfterMs: 4 * MINUTE });
});

it('says how many requests are left', async () => {
  server.answer(() => ({
    body: [],
    headers: { 'x-ratelimit-remaining': '287', 'content-type': 'application/json' },
  }));
  expect((await mastodon.collect(request(), null, context)).quotaLeft).toBe(287);
});

it('ends with a server that knows neither min_id nor max_id', async () => {
  statuses = [statusAt(context.now())];
  server.answer(() => ({ body: statuses }));
  const first = await readAll(mastodon, request(), null, context);
  const second = await readAll(mastodon, request(), first.cursor, context);
  expect(second.pages.length).toBeLessThanOrEqual(2);
});

it('one server that is down does not keep the others from being asked about deletions', async () => {
  server.answer(() => ({ status: 404 }));
  const here = `${server.origin}/users/ana/statuses/1`;
  const gone = await mastodon.recheck!(['http://127.0.0.1:9/users/x/statuses/1', here], context);
  expect(gone).toEqual([here]);
});
