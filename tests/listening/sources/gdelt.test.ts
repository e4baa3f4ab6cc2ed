import { afterEach, beforeEach, expect, it } from 'vitest';
import { gdelt } from '../../../src/listening/sources/gdelt.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { failureOf } from '../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { fixtureJson } from './feed/fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

type Plain = Record<string, unknown>;
const example = fixtureJson('gdelt/articles.json');
const [article] = example.articles as Plain[];

sourceContract({
  source: gdelt,
  options: (origin) => ({ baseUrl: `${origin}/api/v2/doc/doc` }),
  serve: () => ({ body: example }),
  serveFull: () => ({ body: { articles: [{ ...article, socialimage: 'https://daily.example/a.jpg' }] } }),
  firstRead: ['https://daily.example/a?id=1', 'https://gazette.example/file'],
  serveText: (text) => ({ body: { articles: [{ ...article, title: text }] } }),
});

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer(() => ({ body: example }));
  context = testContext([server.port], { baseUrl: `${server.origin}/api/v2/doc/doc` });
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const plan = (...anchors: string[]) =>
  gdelt.plan([{ workspaceId: 'w', keywordId: 'k', anchors, languages: [] }], [], context.options);
const request = () => plan('Acme Phone')[0]!;
/** Minutes asked for, each time. */
const spans = () => server.requests.map(({ query }) => Number.parseInt(query.get('timespan') ?? '', 10));
/** `20261120T081500Z` */
const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

it('asks for the exact words, a week at first', async () => {
  await readAll(gdelt, request(), null, context);
  expect(server.requests[0]?.path).toBe('/api/v2/doc/doc');
  expect(Object.fromEntries(server.requests[0]!.query)).toEqual({
    query: '"acme phone"',
    mode: 'artlist',
    format: 'json',
    sort: 'datedesc',
    maxrecords: '250',
    timespan: '10080min',
  });
});

it('makes posts of articles', async () => {
  const { posts } = await readAll(gdelt, request(), null, context);
  expect(posts).toEqual([
    {
      source: 'gdelt',
      extId: 'https://daily.example/a?id=1',
      kind: 'article',
      url: 'https://daily.example/a?id=1&utm_source=x',
      title: 'Kestrelbox raises seed round',
      publishedAt: Date.parse('2026-11-20T08:15:00Z'),
      outlet: 'daily.example',
      country: 'United States',
      author: { id: 'daily.example', name: 'daily.example', url: 'https://daily.example' },
      lang: 'en',
    },
    expect.objectContaining({ extId: 'https://gazette.example/file' }),
  ]);
  expect(posts[1]).not.toHaveProperty('lang');
});

it('keeps five seconds between two requests, and plans half of that pace', async () => {
  const [first, second] = plan('kestrelbox', 'acme phone');
  const began = context.now();
  await Promise.all([gdelt.collect(first!, null, context), gdelt.collect(second!, null, context)]);
  expect(context.now() - began).toBeGreaterThanOrEqual(5_000);
  const many = plan(...Array.from({ length: 1_000 }, (_, n) => `brand${n}`));
  expect(many.reduce((sum, { everyMs }) => sum + MINUTE / everyMs, 0)).toBeLessThanOrEqual(6.01);
  expect(first?.everyMs).toBe(15 * MINUTE);
});

it('looks back twice its interval, and as far as it was turned away', async () => {
  const first = await gdelt.collect(request(), null, context);
  context.clock.at += 15 * MINUTE;
  const second = await gdelt.collect(request(), first.cursor, context);
  context.clock.at += 15 * MINUTE;
  server.answer(() => ({ status: 429, body: 'Please limit requests to one every 5 seconds' }));
  await failureOf(gdelt.collect(request(), second.cursor, context));
  context.clock.at += 5 * HOUR;
  server.answer(() => ({ body: {} }));
  expect(await gdelt.collect(request(), second.cursor, context)).toMatchObject({ posts: [], more: false });
  // A minute more or less: the pace of the host has moved the clock.
  const minutes = [10_080, 45, 45, 5 * 60 + 45];
  spans().forEach((span, index) => {
    expect(Math.abs(span - minutes[index]!)).toBeLessThanOrEqual(1);
  });
});

it.each([
  ['Please limit requests to one every 5 seconds or contact us.', 'limited'],
  ['The specified phrase is too short.', 'refused'],
  ['Timespan is not recognised.', 'malformed'],
])('understands %j with HTTP 200', async (body, kind) => {
  server.answer(() => ({ body, headers: { 'content-type': 'text/html' } }));
  expect((await failureOf(gdelt.collect(request(), null, context))).kind).toBe(kind);
});

it('says what did not fit into one answer', async () => {
  const articlesAt = (newest: number) => ({
    articles: Array.from({ length: 250 }, (_, n) => ({
      ...article,
      url: `https://daily.example/${n}`,
      seendate: stamp(newest - n * MINUTE),
    })),
  });
  const now = Math.floor(context.now() / 1_000) * 1_000;
  server.answer(() => ({ body: articlesAt(now) }));
  const first = await gdelt.collect(request(), null, context);
  expect(first.coveredFrom).toBe(now - 249 * MINUTE);
  context.clock.at += DAY;
  server.answer(() => ({ body: articlesAt(now + DAY) }));
  const second = await gdelt.collect(request(), first.cursor, context);
  expect(second.gap?.to).toBe(now + DAY - 249 * MINUTE);
  expect(second.gap!.from).toBeLessThan(now);
});
