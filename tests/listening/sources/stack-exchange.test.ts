import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stackExchange } from '../../../src/listening/sources/stack-exchange/stack-exchange.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { failureOf } from '../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, type ReceivedRequest, startHttpServer } from '../../fakes/http-server.ts';
import { jsonFixture, want } from './fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

const excerpts = jsonFixture('stack-exchange/excerpts.json') as { items: object[] };
const posts = jsonFixture('stack-exchange/posts.json') as { items: { post_id: number }[] };
const optionsOf = (origin: string, more: Record<string, string> = {}) => ({
  baseUrl: `${origin}/2.3`,
  sites: 'stackoverflow',
  key: '',
  ...more,
});
/** Answers of this service are always compressed. */
const packed = (body: unknown) => ({
  headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  body: gzipSync(JSON.stringify(body)),
});
const serve = ({ path }: ReceivedRequest) => packed(path.startsWith('/2.3/posts/') ? posts : excerpts);

sourceContract({
  source: stackExchange,
  options: optionsOf,
  serve,
  firstRead: ['stackoverflow:79900001', 'stackoverflow:79900017'],
  serveText: (text) => packed({ ...excerpts, items: [{ ...excerpts.items[1], excerpt: text }] }),
  recheck: {
    ids: ['stackoverflow:79900001', 'stackoverflow:5', 'superuser:79900017', 'nonsense'],
    gone: ['stackoverflow:5'],
    serve: ({ query }) =>
      packed({ ...posts, items: query.get('site') === 'superuser' ? posts.items.slice(1) : posts.items }),
  },
});

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer(serve);
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const plan = (words: string[], more = {}) =>
  stackExchange.plan(
    words.map((anchor) => want([], anchor)),
    [],
    optionsOf(server.origin, more),
  );
const failure = async (status: number, body: object) => {
  server.answer(() => ({ status, body }));
  return failureOf(stackExchange.collect(plan(['kestrelbox'])[0]!, null, context));
};

it('asks for the words, newest first, since a week ago', async () => {
  const [request] = plan(['Acme Phone']);
  const since = context.now() - 7 * DAY;
  const { pages } = await readAll(stackExchange, request!, null, context);
  expect(server.requests[0]!.path).toBe('/2.3/search/excerpts');
  expect(Object.fromEntries(server.requests[0]!.query)).toEqual({
    site: 'stackoverflow',
    q: '"acme phone"',
    sort: 'creation',
    order: 'desc',
    fromdate: String(since / 1000),
    pagesize: '100',
    page: '1',
  });
  expect(pages.at(-1)?.coveredFrom).toBe(since);
  expect(pages.at(-1)?.quotaLeft).toBe(286);
});

it('makes posts of questions and answers, with the authors the license asks for', async () => {
  const { posts: read } = await readAll(stackExchange, plan(['kestrelbox'])[0]!, null, context);
  expect(read[0]).toEqual({
    source: 'stack-exchange',
    extId: 'stackoverflow:79900001',
    kind: 'question',
    url: 'https://stackoverflow.com/q/79900001',
    title: 'Kestrelbox worker "never" acks',
    html: 'I run <span class="highlight">kestrelbox</span> 2.0 and&hellip;',
    more: ['I run kestrelbox 2.0 and…'],
    publishedAt: 1795166100000,
    outlet: 'stackoverflow.com',
    counts: { points: 3, replies: 1 },
    tags: ['kestrelbox', 'node.js'],
    author: {
      id: 'stackoverflow:4242',
      name: 'Ana & Lis',
      url: 'https://stackoverflow.com/users/4242/ana-lis',
    },
  });
  expect(read[1]).toMatchObject({
    kind: 'comment',
    url: 'https://stackoverflow.com/a/79900017',
    parentId: 'stackoverflow:79900001',
    author: { name: 'user77' },
  });
});

it('asks for an author once only, and goes on from the newest post', async () => {
  const [request] = plan(['kestrelbox']);
  const { cursor } = await readAll(stackExchange, request!, null, context);
  server.requests.length = 0;
  const again = await readAll(stackExchange, request!, cursor, context);
  expect(again.posts).toEqual([]);
  expect(server.requests.map(({ path }) => path)).toEqual(['/2.3/search/excerpts']);
  expect(server.requests[0]!.query.get('fromdate')).toBe(String(1795166100 - (2 * HOUR) / 1000));
});

it('reads on while there is more, and says what it did not reach', async () => {
  const begin = context.now();
  let at = begin / 1000;
  server.answer(({ path }) =>
    path.startsWith('/2.3/posts/')
      ? packed(posts)
      : packed({
          items: [{ ...excerpts.items[0], question_id: --at, creation_date: at }],
          has_more: true,
        }),
  );
  const [request] = plan(['kestrelbox']);
  const first = await readAll(stackExchange, request!, null, context);
  expect(first.posts.length).toBe(10);
  expect(first.pages.at(-1)).toMatchObject({ coveredFrom: begin - 10_000 });
  context.clock.at = begin + DAY;
  at = context.now() / 1000;
  const second = await readAll(stackExchange, request!, first.cursor, context);
  expect(second.pages.at(-1)?.gap).toEqual({ from: begin - 1000, to: at * 1000 });
});

it('leaves the service alone for as long as the body asks', async () => {
  server.answer((request) =>
    packed({ ...(request.path.startsWith('/2.3/posts/') ? posts : excerpts), backoff: 10 }),
  );
  const starts: number[] = [];
  for (const request of plan(['kestrelbox', 'acme'])) {
    await stackExchange.collect(request, null, context);
    starts.push(context.now());
  }
  expect(starts[1]! - starts[0]!).toBeGreaterThanOrEqual(20_000);
});

it('stays within half of the quota for searches, whatever is asked', () => {
  const many = Array.from({ length: 400 }, (_, n) => `brand${n}`);
  const perDay = (more = {}) =>
    plan(many, more)
      .filter(({ params }) => params.what === undefined)
      .reduce((sum, { everyMs }) => sum + DAY / everyMs, 0);
  expect(perDay()).toBeLessThanOrEqual(150);
  expect(perDay({ key: 'k', sites: 'stackoverflow superuser' })).toBeLessThanOrEqual(5_000);
  expect(plan(['kestrelbox'], { key: 'k' })[0]?.everyMs).toBe(5 * MINUTE);
  expect(plan(['kestrelbox'], { sites: 'serverfault, superuser' }).map(({ key }) => key)).toEqual([
    'serverfault:kestrelbox',
    'superuser:kestrelbox',
  ]);
});

it('sends its key when it has one', async () => {
  context = testContext([server.port], optionsOf(server.origin, { key: 'sesame' }));
  await readAll(stackExchange, plan(['kestrelbox'])[0]!, null, context);
  expect(server.requests.map(({ query }) => query.get('key'))).toEqual(['sesame', 'sesame']);
});

const comment = {
  owner: { user_id: 77, display_name: 'riv&eacute;t', link: 'https://stackoverflow.com/users/77/rivet' },
  edited: false,
  score: 2,
  creation_date: 1795166100,
  post_id: 79900001,
  comment_id: 140000001,
  content_license: 'CC BY-SA 4.0',
  body: 'Try <code>kestrel-box</code> instead',
};
const commentsOf = (more = {}) =>
  plan(['kestrelbox'], { key: 'k', ...more }).find(({ params }) => params.what === 'comments')!;

it('reads the comments of a site with a key only, as often as its quota allows', () => {
  expect(plan(['kestrelbox']).map(({ key }) => key)).toEqual(['stackoverflow:kestrelbox']);
  expect(plan([], { key: 'k' })).toEqual([]);
  expect(commentsOf()).toMatchObject({ key: 'comments:stackoverflow', everyMs: 10 * MINUTE, serves: 'all' });
  const sites = Array.from({ length: 90 }, (_, n) => `site${n}`).join(' ');
  const reads = plan(['kestrelbox'], { key: 'k', sites })
    .filter(({ params }) => params.what === 'comments')
    .reduce((sum, { everyMs }) => sum + DAY / everyMs, 0);
  expect(reads).toBeLessThanOrEqual(1_500.1);
});

it('makes posts of the comments that name the words, however they are joined', async () => {
  const items = [
    comment,
    { ...comment, comment_id: 140000002, body: 'Thanks!' },
    { ...comment, comment_id: 'x' },
    null,
  ];
  server.answer(() => packed({ items, has_more: false, quota_remaining: 9_000 }));
  const { posts, pages } = await readAll(stackExchange, commentsOf(), null, context);
  expect(server.requests[0]!.path).toBe('/2.3/comments');
  expect(server.requests[0]!.query.get('filter')).toBe('withbody');
  expect(posts).toEqual([
    {
      source: 'stack-exchange',
      extId: 'stackoverflow:c140000001',
      kind: 'comment',
      form: 'reply',
      url: 'https://stackoverflow.com/posts/comments/140000001',
      html: 'Try <code>kestrel-box</code> instead',
      publishedAt: 1795166100000,
      outlet: 'stackoverflow.com',
      counts: { points: 2 },
      parentId: 'stackoverflow:79900001',
      author: { id: 'stackoverflow:77', name: 'rivét', url: 'https://stackoverflow.com/users/77/rivet' },
    },
  ]);
  expect(pages[0]).toMatchObject({ quotaLeft: 9_000, coveredFrom: context.now() - DAY });
});

it('reads on while there are more comments, and names those it did not reach', async () => {
  server.answer(() => packed({ items: [comment], has_more: false, quota_remaining: 9_000 }));
  const first = await readAll(stackExchange, commentsOf(), null, context);
  context.clock.at += DAY;
  const now = Math.floor(context.now() / 1000);
  server.answer(({ query }) => {
    const page = Number(query.get('page'));
    return packed({
      items: Array.from({ length: 100 }, (_, n) => ({
        ...comment,
        comment_id: page * 100 + n,
        creation_date: now - page * 100 - n,
      })),
      has_more: true,
      quota_remaining: 5_000,
    });
  });
  const second = await readAll(stackExchange, commentsOf(), first.cursor, context);
  expect(second.pages.length).toBe(60);
  expect(second.pages.at(-1)?.gap?.from).toBe(1795166100000);
});

it('finds out which comments are gone', async () => {
  server.answer(({ path }) =>
    packed({ items: path.includes('/comments/') ? [comment] : [], has_more: false }),
  );
  const ids = ['stackoverflow:c140000001', 'stackoverflow:c5', 'stackoverflow:c1/../6'];
  expect(await stackExchange.recheck!(ids, context)).toEqual(['stackoverflow:c5']);
  expect(server.requests[0]!.path).toBe('/2.3/comments/140000001;5');
});

it('waits for the next day when the quota is spent', async () => {
  server.answer(() => packed({ items: [], has_more: false, quota_remaining: 0 }));
  const page = await stackExchange.collect(plan(['kestrelbox'])[0]!, null, context);
  expect(page).toMatchObject({ quotaLeft: 0, nextInMs: 12 * HOUR });
});

it.each([
  [
    400,
    {
      error_id: 502,
      error_message: 'too many requests from this IP, more requests available in 320 seconds',
    },
    'limited',
    320_000,
  ],
  [400, { error_id: 502, error_message: 'too many requests from this IP' }, 'limited', 12 * HOUR],
  [400, { error_id: 503, error_message: 'server overloaded' }, 'down', null],
  [400, { error_id: 400, error_message: "`key` doesn't match a known application" }, 'misconfigured', null],
  [400, { error_id: 400, error_message: 'No site found for name `acme`' }, 'misconfigured', null],
  [403, { error_id: 403, error_message: 'access denied' }, 'misconfigured', null],
  [400, { error_id: 500, error_message: 'whatever' }, 'down', null],
])('says what HTTP %i with %j means', async (status, body, kind, retryAfterMs) => {
  const failed = await failure(status, body);
  expect(failed).toMatchObject({ kind, retryAfterMs });
  if (kind === 'misconfigured') expect(failed.message).toContain('EARSHOT_STACK_EXCHANGE_');
});

it('posts do not wait for the names of their authors, which the next read asks for again', async () => {
  const [request] = plan(['kestrelbox']);
  server.answer((asked) => (asked.path.startsWith('/2.3/posts/') ? { status: 500 } : serve(asked)));
  const first = await readAll(stackExchange, request!, null, context);
  expect(first.posts.length).toBe(2);
  expect(first.posts.every(({ author }) => author === undefined)).toBe(true);
  server.answer(serve);
  const second = await readAll(stackExchange, request!, first.cursor, context);
  expect(second.posts.length).toBe(2);
  expect(second.posts.some(({ author }) => author !== undefined)).toBe(true);
});
