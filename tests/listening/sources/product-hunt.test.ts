import { afterEach, beforeEach, expect, it } from 'vitest';
import { productHunt } from '../../../src/listening/sources/product-hunt.ts';
import { DAY } from '../../../src/listening/time.ts';
import { failureOf } from '../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { jsonFixture, want } from './fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

interface Launches {
  data: { posts: { edges: { node: object }[] } };
}
const launches = jsonFixture('product-hunt/posts.json') as Launches;
const launch = launches.data.posts.edges[0]!.node;
const optionsOf = (origin: string) => ({ baseUrl: `${origin}/v2/api/graphql`, token: 'sesame' });
const page = (nodes: object[], endCursor: string | null = null) => ({
  data: {
    posts: {
      pageInfo: { hasNextPage: endCursor !== null, endCursor },
      edges: nodes.map((node) => ({ node })),
    },
  },
});

sourceContract({
  source: productHunt,
  options: optionsOf,
  serve: () => ({ body: launches }),
  firstRead: ['880001', 'comment:4400001'],
  serveText: (text) => ({ body: page([{ ...launch, tagline: text, description: null, comments: null }]) }),
});

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer(() => ({ body: launches }));
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const request = () => productHunt.plan([want([], 'kestrelbox')], [], context.options)[0]!;
const variables = () =>
  server.requests.map(({ body }) => (JSON.parse(body) as { variables: object }).variables);

it('asks for the launches of a week, then of the day before the newest', async () => {
  const { cursor, pages } = await readAll(productHunt, request(), null, context);
  await readAll(productHunt, request(), cursor, context);
  expect(variables()).toEqual([
    { since: '2026-11-13T12:00:00.000Z', after: null },
    { since: '2026-11-19T08:01:00.000Z', after: null },
  ]);
  expect(server.requests[0]).toMatchObject({ method: 'POST', headers: { authorization: 'Bearer sesame' } });
  expect(pages.at(-1)?.coveredFrom).toBe(Date.parse('2026-11-13T12:00:00Z'));
});

it('makes posts of launches and of what is said below them', async () => {
  const { posts } = await readAll(productHunt, request(), null, context);
  expect(posts).toEqual([
    {
      source: 'product-hunt',
      extId: '880001',
      kind: 'post',
      url: 'https://www.producthunt.com/posts/kestrelbox',
      title: 'Kestrelbox',
      text: 'A tiny queue\n\nJobs that do not get lost.',
      publishedAt: Date.parse('2026-11-20T08:01:00Z'),
      outlet: 'Product Hunt',
      counts: { points: 120, replies: 1 },
      tags: ['Developer Tools'],
      links: ['https://kestrelbox.example/'],
      author: { id: '501', name: 'Ana Lis', url: 'https://www.producthunt.com/@ana' },
    },
    {
      source: 'product-hunt',
      extId: 'comment:4400001',
      kind: 'comment',
      form: 'reply',
      url: 'https://www.producthunt.com/posts/kestrelbox?comment=4400001',
      html: '<p>Kestrelbox is slow on ARM</p>',
      publishedAt: Date.parse('2026-11-20T09:00:00Z'),
      outlet: 'Product Hunt',
      parentId: '880001',
      counts: { points: 3 },
    },
  ]);
});

it('follows the pages to their end', async () => {
  let n = 0;
  server.answer(() => {
    n++;
    const createdAt = new Date(context.now() - n * DAY).toISOString();
    return { body: page([{ ...launch, id: String(n), createdAt }], n < 3 ? `c${n}` : null) };
  });
  const { posts } = await readAll(productHunt, request(), null, context);
  expect(posts.filter(({ kind }) => kind === 'post').map(({ extId }) => extId)).toEqual(['1', '2', '3']);
  expect(variables().map((sent) => (sent as { after: string | null }).after)).toEqual([null, 'c1', 'c2']);
});

it('waits for the next window when its points would not last for a page', async () => {
  const left = (points: number) => {
    server.answer(() => ({
      headers: { 'x-rate-limit-remaining': String(points), 'x-rate-limit-reset': '720' },
      body: launches,
    }));
    return productHunt.collect(request(), null, context);
  };
  expect(await left(6_000)).toMatchObject({ quotaLeft: 6_000 });
  expect(await left(6_000)).not.toHaveProperty('nextInMs');
  expect(await left(80)).toMatchObject({ quotaLeft: 80, nextInMs: 720_000 });
});

it('waits as long as a 429 asks, in seconds that are left', async () => {
  server.answer(() => ({
    status: 429,
    headers: { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '300' },
  }));
  const failed = await failureOf(productHunt.collect(request(), null, context));
  expect(failed).toMatchObject({ kind: 'limited', retryAfterMs: 300_000 });
});

it('says how to mend a token that is not accepted', async () => {
  server.answer(() => ({ status: 401, body: { errors: [{ error: 'invalid_oauth_token' }] } }));
  const failed = await failureOf(productHunt.collect(request(), null, context));
  expect(failed).toMatchObject({ kind: 'refused', status: 401 });
  expect(failed.message).toContain('EARSHOT_PRODUCT_HUNT_TOKEN');
});

it.each([
  { data: null, errors: [{ message: 'x' }] },
  { data: { posts: null } },
  { data: { posts: { edges: 'x' } } },
])('cannot read %j', async (body) => {
  server.answer(() => ({ body }));
  expect((await failureOf(productHunt.collect(request(), null, context))).kind).toBe('malformed');
});
