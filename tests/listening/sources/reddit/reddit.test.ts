import { afterEach, beforeEach, expect, it } from 'vitest';
import { reddit } from '../../../../src/listening/sources/reddit/reddit.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/listening/time.ts';
import { failureOf } from '../../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../../contracts/source.ts';
import {
  type Answer,
  type HttpServer,
  type ReceivedRequest,
  startHttpServer,
} from '../../../fakes/http-server.ts';
import { jsonFixture, want } from '../fixture.ts';
import { type TestContext, testContext } from '../source-context.ts';

interface Thing {
  kind: string;
  data: Record<string, unknown>;
}
const example = jsonFixture('reddit/search.json') as { data: { children: Thing[] } };
const [first, second] = example.data.children as [Thing, Thing];
const TOKEN = { access_token: 'tok-1', token_type: 'bearer', expires_in: 3600, scope: '*' };
const listing = (children: Thing[], after: string | null = null) => ({
  kind: 'Listing',
  data: { after, children },
});
const changed = (thing: Thing, data: object): Thing => ({ ...thing, data: { ...thing.data, ...data } });
const optionsOf = (origin: string, subreddits = '') => ({
  baseUrl: origin,
  tokenUrl: `${origin}/api/v1/access_token`,
  clientId: 'app',
  clientSecret: 'sesame',
  userName: '/u/kestrel_ops',
  subreddits,
});
const serve = ({ path }: ReceivedRequest): Answer => ({
  body: path === '/api/v1/access_token' ? TOKEN : example,
});

sourceContract({
  source: reddit,
  options: optionsOf,
  serve,
  serveFull: (request) =>
    request.path === '/api/v1/access_token'
      ? serve(request)
      : {
          body: listing([
            changed(first, { name: 't3_7', link_flair_text: 'Help', post_hint: 'image' }),
            changed(first, { name: 't3_8', crosspost_parent_list: [second.data], is_video: true }),
            { kind: 't1', data: { ...first.data, name: 't1_9', body: 'Kestrelbox', parent_id: 't3_7' } },
          ]),
        },
  firstRead: ['t3_1kbx001', 't3_1kbx002'],
  serveText: (text) => ({ body: { ...TOKEN, ...listing([changed(first, { selftext: text })]) } }),
  recheck: {
    ids: ['t3_1kbx001', 't3_1', 't3_2', 't1_3', 't3_4', 'nonsense'],
    gone: ['t3_1', 't3_2', 't1_3', 't3_4'],
    serve: ({ path }) => ({
      body:
        path === '/api/v1/access_token'
          ? TOKEN
          : listing([
              first,
              changed(first, { name: 't3_1', selftext: '[removed]' }),
              changed(first, { name: 't3_2', author: '[deleted]' }),
              { kind: 't1', data: { name: 't1_3', body: '[deleted]' } },
              changed(first, { name: 't3_4', removed_by_category: 'moderator' }),
            ]),
    }),
  },
});

let server: HttpServer;
let context: TestContext;
const within = (subreddits: string) => {
  context = testContext([server.port], optionsOf(server.origin, subreddits));
};
beforeEach(async () => {
  server = await startHttpServer(serve);
  within('');
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const plan = (...words: string[]) =>
  reddit.plan(
    words.map((word) => want([], word)),
    [],
    context.options,
  );
const request = (...words: string[]) => plan(...(words.length > 0 ? words : ['kestrelbox']))[0]!;
const paths = () => server.requests.map(({ method, path }) => `${method} ${path}`);

it('says who it is, gets a token, and keeps it for its hour', async () => {
  await reddit.collect(request(), null, context);
  await reddit.collect(request(), null, context);
  expect(paths()).toEqual(['POST /api/v1/access_token', 'GET /search', 'GET /search']);
  const [token, search] = server.requests;
  expect(token).toMatchObject({
    body: 'grant_type=client_credentials',
    headers: {
      authorization: `Basic ${btoa('app:sesame')}`,
      'user-agent': 'server:Earshot:0.1 (by /u/kestrel_ops)',
    },
  });
  expect(search!.headers).toMatchObject({
    authorization: 'Bearer tok-1',
    'user-agent': 'server:Earshot:0.1 (by /u/kestrel_ops)',
  });
  context.clock.at += HOUR;
  await reddit.collect(request(), null, context);
  expect(paths().slice(3)).toEqual(['POST /api/v1/access_token', 'GET /search']);
});

it('gets a new token when the old one is revoked, once', async () => {
  let answers = 0;
  server.answer((request) =>
    request.path === '/search' && ++answers === 2 ? { status: 401 } : serve(request),
  );
  await reddit.collect(request(), null, context);
  await reddit.collect(request(), null, context);
  expect(paths().slice(2)).toEqual(['GET /search', 'POST /api/v1/access_token', 'GET /search']);
  server.answer((request) => (request.path === '/search' ? { status: 401 } : serve(request)));
  const failed = await failureOf(reddit.collect(request(), null, context));
  expect(failed).toMatchObject({ kind: 'refused', status: 401 });
});

it('searches for all words at once', async () => {
  const { pages } = await readAll(reddit, request('kestrelbox', 'Acme Phone'), null, context);
  expect(Object.fromEntries(server.requests[1]!.query)).toEqual({
    q: expect.stringMatching(/^"(kestrelbox|acme phone)" OR "(kestrelbox|acme phone)"$/),
    sort: 'new',
    type: 'link',
    t: 'week',
    limit: '100',
    raw_json: '1',
  });
  expect(pages.at(-1)?.coveredFrom).toBeCloseTo(context.now() - 7 * DAY, -4);
});

it('makes posts', async () => {
  const { posts } = await readAll(reddit, request(), null, context);
  expect(posts).toEqual([
    {
      source: 'reddit',
      extId: 't3_1kbx001',
      kind: 'post',
      url: 'https://www.reddit.com/r/selfhosted/comments/1kbx001/kestrelbox_on_arm/',
      title: 'Kestrelbox on ARM?',
      text: 'Is **anybody** running it?',
      publishedAt: 1795166100000,
      editedAt: 1795166400000,
      outlet: 'r/selfhosted',
      counts: { points: 12, replies: 4 },
      author: { id: 't2_9abc1', name: 'u/rivet', handle: 'rivet', url: 'https://www.reddit.com/user/rivet' },
    },
    expect.objectContaining({ extId: 't3_1kbx002', links: ['https://kestrelbox.example/2'] }),
  ]);
  expect(posts[1]).not.toHaveProperty('editedAt');
});

it('keeps nothing of what is deleted, and says so', async () => {
  server.answer((request) =>
    request.path === '/search'
      ? { body: listing([changed(first, { author: '[deleted]' }), second]) }
      : serve(request),
  );
  const { posts, pages } = await readAll(reddit, request(), null, context);
  expect(posts.map(({ extId }) => extId)).toEqual(['t3_1kbx002']);
  expect(pages[0]?.deleted).toEqual(['t3_1kbx001']);
});

it('reads the comments of chosen subreddits', async () => {
  within('selfhosted, r/homelab, ../evil');
  const requests = plan('kestrelbox');
  expect(requests.map(({ key, params }) => [key, params.within])).toEqual([
    ['search', 'selfhosted+homelab'],
    ['comments', 'selfhosted+homelab'],
  ]);
  const data = {
    name: 't1_c1',
    body: 'kestrelbox works',
    author: 'ana',
    permalink: '/r/homelab/comments/1/x/c1/',
    subreddit: 'homelab',
    created_utc: context.now() / 1000 - 60,
    parent_id: 't3_1',
    edited: false,
    score: 1,
  };
  server.answer((request) =>
    request.path === '/r/selfhosted+homelab/comments'
      ? { body: listing([{ kind: 't1', data }]) }
      : serve(request),
  );
  const { posts } = await readAll(reddit, requests[1]!, null, context);
  expect(posts).toEqual([
    expect.objectContaining({ extId: 't1_c1', kind: 'comment', text: 'kestrelbox works', parentId: 't3_1' }),
  ]);
  server.requests.length = 0;
  await readAll(reddit, requests[0]!, null, context);
  expect(server.requests[0]).toMatchObject({ path: '/r/selfhosted+homelab/search' });
  expect(server.requests[0]!.query.get('restrict_sr')).toBe('1');
});

it('pages until things are older than the mark, and says what a listing of a thousand hides', async () => {
  const begin = context.now();
  let step = MINUTE;
  server.answer((request) => {
    if (request.path !== '/search') return serve(request);
    const page = Number(request.query.get('after')?.slice(3) ?? 0);
    const things = Array.from({ length: 100 }, (_, n) => {
      const created_utc = (context.now() - (page * 100 + n) * step) / 1000;
      return changed(example.data.children[0]!, { name: `t3_${page * 100 + n}`, created_utc });
    });
    return { body: listing(things, page < 9 ? `t3_${page + 1}` : null) };
  });
  const first = await readAll(reddit, request(), null, context);
  expect(first.posts.length).toBe(1_000);
  expect(first.pages.at(-1)?.coveredFrom).toBeCloseTo(begin - 999 * MINUTE, -6);
  context.clock.at = begin + 30 * MINUTE;
  server.requests.length = 0;
  await readAll(reddit, request(), first.cursor, context);
  expect(paths()).toEqual(['GET /search']);
  context.clock.at = begin + HOUR;
  step = 1_000;
  const busy = await readAll(reddit, request(), first.cursor, context);
  expect(busy.pages.at(-1)?.gap).toMatchObject({ from: expect.closeTo(begin, -5) });
});

it('says how many requests are left', async () => {
  server.answer((request) => ({ ...serve(request), headers: { 'x-ratelimit-remaining': '96.5' } }));
  expect((await reddit.collect(request(), null, context)).quotaLeft).toBe(96);
});

it('waits as long as Reddit says in seconds', async () => {
  server.answer((request) =>
    request.path === '/search'
      ? { status: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '250' } }
      : serve(request),
  );
  const failed = await failureOf(reddit.collect(request(), null, context));
  expect(failed).toMatchObject({ kind: 'limited', retryAfterMs: 250_000 });
});

it.each([
  [
    '/api/v1/access_token',
    { status: 401, body: { message: 'Unauthorized' } },
    'refused',
    'EARSHOT_REDDIT_CLIENT_SECRET',
  ],
  ['/api/v1/access_token', { body: { error: 'invalid_grant' } }, 'refused', 'EARSHOT_REDDIT_CLIENT_ID'],
  ['/api/v1/access_token', { body: {} }, 'malformed', 'token'],
  ['/search', { status: 403, body: { message: 'Forbidden' } }, 'refused', 'Responsible Builder Policy'],
  ['/search', { status: 500 }, 'down', '500'],
])('says what %s with %j means', async (path, answer, kind, words) => {
  server.answer((request) => (request.path === path ? answer : serve(request)));
  const failed = await failureOf(reddit.collect(request(), null, context));
  expect(failed.kind).toBe(kind);
  expect(failed.message).toContain(words);
  expect(failed.message).not.toContain('sesame');
});

it('plans half of the requests an app may make', () => {
  const requests = plan(...Array.from({ length: 30_000 }, (_, n) => `brand name number ${n}`));
  const perMinute = requests.reduce((sum, { everyMs }) => sum + MINUTE / everyMs, 0);
  expect(perMinute).toBeLessThanOrEqual(51);
  expect(request().everyMs).toBe(5 * MINUTE);
});
