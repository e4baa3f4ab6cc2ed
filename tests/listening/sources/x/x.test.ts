import { afterEach, beforeEach, expect, it } from 'vitest';
import { SourceError } from '../../../../src/config/errors.ts';
import type { Json } from '../../../../src/listening/sources/source.ts';
import { x } from '../../../../src/listening/sources/x/x.ts';
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

const example = jsonFixture('x/search.json') as { data: object[] };
const optionsOf = (origin: string, monthlyBudget = '1000') => ({
  baseUrl: origin,
  bearerToken: 'sesame',
  monthlyBudget,
  everyMinutes: '15',
});
const serve = ({ path }: ReceivedRequest): Answer => {
  if (path === '/2/tweets/counts/recent') return { body: { data: [], meta: { total_tweet_count: 2 } } };
  return path === '/2/tweets/search/recent' ? { body: example } : { status: 404 };
};

sourceContract({
  source: x,
  options: optionsOf,
  serve,
  serveFull: (request) =>
    request.path === '/2/tweets/search/recent'
      ? {
          body: {
            ...example,
            data: ['photo', 'video'].map((type, n) => ({
              ...example.data[0],
              id: `212370666435064627${n}`,
              referenced_tweets: [{ type: 'quoted', id: '1' }],
              attachments: { media_keys: [`3_${type}`] },
              entities: { hashtags: [{ tag: 'kestrelbox' }] },
            })),
            includes: { media: ['photo', 'video'].map((type) => ({ media_key: `3_${type}`, type })) },
          },
        }
      : serve(request),
  firstRead: ['2123706664350646272', '2123705406059446272'],
  serveText: (text) => ({ body: { data: [{ ...example.data[0], text }], meta: { result_count: 1 } } }),
  recheck: {
    ids: ['2123706664350646272', '2', 'nonsense'],
    gone: ['2'],
    serve: () => ({
      body: {
        data: [{ id: '2123706664350646272' }],
        errors: [{ resource_id: '2', title: 'Not Found Error' }],
      },
    }),
  },
});

/** A post of the pretended service. */
interface Tweet {
  at: number;
  text: string;
}
let tweets: Tweet[];
let server: HttpServer;
let context: TestContext;
let counted: number | null;

const idOf = (at: number, n: number) => String(((BigInt(at) - 1_288_834_974_657n) << 22n) + BigInt(n));

/** Recent search as far as it is documented: newest first, since_id or start_time, pages by token. */
function service(request: ReceivedRequest): Answer {
  const { query } = request;
  const words = [...(query.get('query') ?? '').matchAll(/"([^"]+)"/g)].map(([, word]) => word!);
  const since = query.get('since_id');
  const start = query.get('start_time');
  if (since !== null && start !== null) return { status: 400, body: { title: 'Invalid Request' } };
  const hits = tweets
    .map((tweet, n) => ({ ...tweet, id: idOf(tweet.at, n) }))
    .filter(({ text, at, id }) => {
      if (!words.some((word) => text.includes(word))) return false;
      return since === null ? at >= Date.parse(start!) : BigInt(id) > BigInt(since);
    })
    .sort((anchor, other) => (BigInt(anchor.id) < BigInt(other.id) ? 1 : -1));
  if (request.path === '/2/tweets/counts/recent')
    return { body: { data: [], meta: { total_tweet_count: counted ?? hits.length } } };
  const at = Number(query.get('next_token') ?? 0);
  const size = Number(query.get('max_results'));
  const page = hits.slice(at, at + size);
  return {
    body: {
      ...(page.length > 0
        ? {
            data: page.map(({ id, text, at: time }) => ({
              id,
              text,
              author_id: '7',
              created_at: new Date(time).toISOString(),
            })),
            includes: { users: [{ id: '7', username: 'ana' }] },
          }
        : {}),
      meta: {
        result_count: page.length,
        ...(page.length > 0 ? { newest_id: page[0]!.id, oldest_id: page.at(-1)!.id } : {}),
        ...(at + size < hits.length ? { next_token: String(at + size) } : {}),
      },
    },
  };
}

beforeEach(async () => {
  tweets = [];
  counted = null;
  server = await startHttpServer(service);
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const budget = (dollars: string) => {
  context = testContext([server.port], optionsOf(server.origin, dollars));
};
const plan = (...words: string[]) =>
  x.plan(
    words.map((anchor) => want([], anchor)),
    [],
    context.options,
  );
const request = (...words: string[]) => plan(...(words.length > 0 ? words : ['kestrelbox']))[0]!;
const textsOf = (posts: { text?: string }[]) => posts.map(({ text }) => text).sort();
const searches = () =>
  server.requests.filter(({ path }) => path.endsWith('/search/recent')).map(({ query }) => query);
const spentOf = (cursor: Json) => (cursor as { spending: { spent: number } }).spending.spent;

it('is one request for everybody, in as few searches as fit', async () => {
  const words = Array.from({ length: 200 }, (_, n) => `brand number ${n}`);
  expect(plan(...words).length).toBe(1);
  await readAll(x, request(...words), null, context);
  const queries = searches().map((query) => query.get('query')!);
  expect(queries.length).toBeLessThan(25);
  for (const query of queries) {
    expect(query.length).toBeLessThanOrEqual(512);
    expect(query).toMatch(/ -is:retweet$/);
  }
  for (const word of words) expect(queries.filter((query) => query.includes(`"${word}"`)).length).toBe(1);
});

it('makes posts with their authors', async () => {
  server.answer(serve);
  const { posts, pages } = await readAll(x, request(), null, context);
  expect(posts).toEqual([
    {
      source: 'x',
      extId: '2123706664350646272',
      kind: 'post',
      url: 'https://x.com/analis/status/2123706664350646272',
      text: 'Kestrelbox saved my weekend https://t.co/x',
      lang: 'en',
      publishedAt: Date.parse('2026-11-20T09:15:00Z'),
      outlet: 'X',
      counts: { likes: 9, replies: 1, reposts: 2, views: 1200 },
      author: { id: '7001', name: '@analis', handle: 'analis', url: 'https://x.com/analis', followers: 310 },
      links: ['https://kestrelbox.example/'],
    },
    {
      source: 'x',
      extId: '2123705406059446272',
      kind: 'comment',
      form: 'reply',
      url: 'https://x.com/rivet/status/2123705406059446272',
      text: '@ana kestrelbox? no',
      publishedAt: Date.parse('2026-11-20T09:10:00Z'),
      outlet: 'X',
      counts: { likes: 0, replies: 0, reposts: 0 },
      author: { id: '7002', name: '@rivet', handle: 'rivet', url: 'https://x.com/rivet', followers: 4 },
      parentId: '2123704147768246272',
    },
  ]);
  expect(pages.at(-1)?.coveredFrom).toBe(Date.parse('2026-11-13T12:05:00Z'));
  expect(server.requests[0]!.headers.authorization).toBe('Bearer sesame');
});

it('reads a week, then on from the newest id of the first page, which stays while it pages', async () => {
  const begin = context.now();
  tweets = Array.from({ length: 230 }, (_, n) => ({
    at: begin - ((n + 1) * HOUR) / 2,
    text: `kestrelbox ${n}`,
  }));
  const first = await readAll(x, request(), null, context);
  expect(first.posts.length).toBe(230);
  expect(searches().map((query) => query.get('next_token'))).toEqual([null, '100', '200']);
  server.requests.length = 0;
  tweets.push(...Array.from({ length: 150 }, (_, n) => ({ at: begin + n, text: `kestrelbox new ${n}` })));
  context.clock.at = begin + HOUR;
  const second = await readAll(x, request(), first.cursor, context);
  expect(second.posts.length).toBe(150);
  const newest = idOf(begin - HOUR / 2, 0);
  expect(searches().map((query) => query.get('since_id'))).toEqual([newest, newest]);
  server.requests.length = 0;
  const third = await readAll(x, request(), second.cursor, context);
  expect(third.posts).toEqual([]);
  expect(third.pages.length).toBe(1);
});

it('reads the past of a new word alone, and misses nothing of the others meanwhile', async () => {
  const begin = context.now();
  tweets = [{ at: begin - HOUR, text: 'kestrelbox a' }];
  const first = await readAll(x, request(), null, context);
  context.clock.at = begin + HOUR;
  tweets.push(
    { at: begin + MINUTE, text: 'kestrelbox b' },
    { at: begin - DAY, text: 'acme old' },
    { at: begin + 2 * MINUTE, text: 'acme new' },
  );
  const second = await readAll(x, request('kestrelbox', 'acme'), first.cursor, context);
  expect(new Set(textsOf(second.posts))).toEqual(new Set(['acme new', 'acme old', 'kestrelbox b']));
  expect(second.pages.every(({ gap }) => gap === undefined)).toBe(true);
});

it('loses nothing when words are so many that a query splits, or so few again that it merges', async () => {
  const begin = context.now();
  const some = Array.from({ length: 20 }, (_, n) => `brand${n}`);
  const many = Array.from({ length: 300 }, (_, n) => `brand${n}`);
  let { cursor } = await readAll(x, request(...some), null, context);
  for (const [n, words] of [many, some, many, some].entries()) {
    context.clock.at += 20 * MINUTE;
    tweets.push({ at: context.now() - MINUTE, text: `brand${n} and ${n}` });
    const read = await readAll(x, request(...words), cursor, context);
    expect(textsOf(read.posts)).toContain(`brand${n} and ${n}`);
    cursor = read.cursor;
  }
  expect(context.now()).toBeGreaterThan(begin);
});

it('keeps an account of what it has read, and stops before the budget is passed', async () => {
  budget('20');
  const begin = context.now();
  tweets = Array.from({ length: 60 }, (_, n) => ({ at: begin - n * HOUR, text: `kestrelbox ${n}` }));
  let { cursor, pages } = await readAll(x, request(), null, context);
  // 60 posts and their seven rechecks, the one author of that page, one count.
  expect(spentOf(cursor)).toBe(60 * 40 + 10 + 5);
  expect(pages.at(-1)?.quotaLeft).toBe(Math.floor((20_000 - 2_415) / 50));
  let failed = null as SourceError | null;
  for (let round = 0; round < 40 && failed === null; round++) {
    context.clock.at += 15 * MINUTE;
    tweets.push(
      ...Array.from({ length: 40 }, (_, n) => ({ at: context.now() - n, text: `kestrelbox ${round} ${n}` })),
    );
    for (let more = true; more; ) {
      const page = await x.collect(request(), cursor, context).catch((error: unknown) => {
        if (!(error instanceof SourceError)) throw error;
        failed = error;
        return null;
      });
      more = page?.more ?? false;
      cursor = page?.cursor ?? cursor;
      expect(spentOf(cursor)).toBeLessThanOrEqual(20_000);
    }
  }
  expect(failed).toMatchObject({ kind: 'limited' });
  expect(failed!.message).toMatch(/budget of \$20 for 2026-11 is used up \(about \$19\.\d\d\)/);
  expect(failed!.message).toContain('EARSHOT_X_MONTHLY_BUDGET');
  expect(failed!.retryAfterMs).toBe(Date.parse('2026-12-01T00:00:00Z') - context.now());
  server.requests.length = 0;
  await failureOf(x.collect(request(), cursor, context));
  expect(server.requests).toEqual([]);
});

it('begins anew with the month, without paying for all that has piled up, and says what it left out', async () => {
  budget('10');
  tweets = [{ at: context.now() - HOUR, text: 'kestrelbox' }];
  const first = await readAll(x, request(), null, context);
  const readAt = Date.parse('2026-11-20T12:00:00Z');
  const spent = { ...(first.cursor as object), spending: { month: '2026-11', spent: 9_999 } } as Json;
  expect((await failureOf(x.collect(request(), spent, context))).kind).toBe('limited');
  context.clock.at = Date.parse('2026-12-01T00:10:00Z');
  tweets.push({ at: context.now() - 10 * MINUTE, text: 'kestrelbox now' });
  counted = 5_000;
  const next = await readAll(x, request(), spent, context);
  expect(textsOf(next.posts)).toEqual(['kestrelbox now']);
  expect(next.pages.at(-1)?.gap).toEqual({
    from: readAt,
    to: expect.closeTo(context.now() - HOUR, -5),
    reason: 'quota',
  });
  expect(spentOf(next.cursor)).toBeLessThan(100);
});

it('does not pay for a past that would take more than a fifth of the budget', async () => {
  budget('10');
  counted = 100;
  tweets = [
    { at: context.now() - DAY, text: 'kestrelbox old' },
    { at: context.now() - MINUTE, text: 'kestrelbox new' },
  ];
  const { posts, pages } = await readAll(x, request(), null, context);
  expect(textsOf(posts)).toEqual(['kestrelbox new']);
  expect(pages.at(-1)).not.toHaveProperty('coveredFrom');
});

it('does not send an id that is older than the week that can be searched', async () => {
  const begin = context.now();
  tweets = [{ at: begin - 6 * DAY, text: 'kestrelbox' }];
  let { cursor } = await readAll(x, request(), null, context);
  for (let day = 1; day <= 3; day++) {
    context.clock.at = begin + day * 20 * HOUR;
    ({ cursor } = await readAll(x, request(), cursor, context));
  }
  server.requests.length = 0;
  context.clock.at += MINUTE;
  const { pages } = await readAll(x, request(), cursor, context);
  expect(searches()[0]!.get('since_id')).toBeNull();
  expect(Date.parse(searches()[0]!.get('start_time')!)).toBeGreaterThan(context.now() - 2 * HOUR);
  expect(pages.at(-1)).not.toHaveProperty('gap');
});

it('takes up a round where it was broken off', async () => {
  const begin = context.now();
  tweets = Array.from({ length: 130 }, (_, n) => ({ at: begin - (n + 1) * MINUTE, text: `kestrelbox ${n}` }));
  const first = await x.collect(request(), null, context);
  expect(first).toMatchObject({ more: true });
  server.answer(() => ({ status: 429, headers: { 'x-rate-limit-reset': String(begin / 1000 + 600) } }));
  expect(await failureOf(x.collect(request(), first.cursor, context))).toMatchObject({ kind: 'limited' });
  server.answer(service);
  const rest = await readAll(x, request(), first.cursor, context);
  expect(first.posts.length + rest.posts.length).toBe(130);
});

it.each([
  [401, { title: 'Unauthorized' }, 'refused', 'EARSHOT_X_BEARER_TOKEN'],
  [402, { title: 'CreditsDepleted', detail: 'no credits' }, 'refused', 'credits'],
  [403, { title: 'Forbidden', detail: 'Your account has no credits' }, 'refused', 'credits'],
  [403, { type: 'https://api.x.com/2/problems/client-forbidden' }, 'refused', 'developer console'],
  [
    429,
    { title: 'UsageCapExceeded', type: 'https://api.x.com/2/problems/usage-capped' },
    'limited',
    'monthly cap',
  ],
  [400, { title: 'Invalid Request' }, 'down', 'HTTP 400'],
])('says what HTTP %i with %j means', async (status, body, kind, words) => {
  server.answer(() => ({ status, body }));
  const failed = await failureOf(x.collect(request(), null, context));
  expect(failed).toMatchObject({ kind, status });
  expect(failed.message).toContain(words);
  expect(failed.message).not.toContain('sesame');
});

it('asks for polls, and for descriptions of pictures only where they are paid for', async () => {
  const media = [{ media_key: '3_1', alt_text: 'a cat' }];
  const body = {
    ...example,
    includes: { media },
    data: [{ ...example.data[0], attachments: { media_keys: ['3_1'] } }],
  };
  server.answer((asked) => (asked.path === '/2/tweets/search/recent' ? { body } : serve(asked)));
  const without = await readAll(x, request(), null, context);
  expect(searches()[0]!.get('expansions')).toBe('author_id,attachments.poll_ids');
  const options = { ...optionsOf(server.origin), pictures: 'on' };
  context = testContext([server.port], options);
  const { posts, cursor } = await readAll(x, request(), null, context);
  expect(searches().at(-1)!.get('expansions')).toContain('attachments.media_keys');
  expect(searches().at(-1)!.get('media.fields')).toBe('type,alt_text');
  expect(posts[0]).toMatchObject({ more: ['a cat'] });
  expect(spentOf(cursor)).toBe(spentOf(without.cursor));
});
