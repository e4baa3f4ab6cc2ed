import { afterEach, beforeEach, expect, it } from 'vitest';
import { googleNews } from '../../../src/listening/sources/google-news.ts';
import type { Wanted } from '../../../src/listening/sources/source.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { fixture, rss } from './feed/fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

sourceContract({
  source: googleNews,
  options: (origin) => ({ baseUrl: origin }),
  serve: () => ({ body: fixture('google-news/search.xml') }),
  firstRead: ['CBMiEXAMPLE', 'CBMiOTHER'],
  serveText: (text) => ({
    body: rss(
      `<item><guid isPermaLink="false">1</guid><link>https://news.google.com/1</link><title>${escaped(text)}</title></item>`,
    ),
  }),
});

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer(() => ({ body: fixture('google-news/search.xml') }));
  context = testContext([server.port], { baseUrl: server.origin });
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const want = (languages: string[], ...anchors: string[]): Wanted => ({
  workspaceId: 'w',
  keywordId: anchors.join(),
  anchors,
  languages,
});

it('asks in the languages of the keyword, in English and French when it has none', () => {
  const keys = (...wanted: Wanted[]) => googleNews.plan(wanted, [], {}).map(({ key }) => key);
  expect(keys(want([], 'kestrelbox'))).toEqual(['en:kestrelbox', 'fr:kestrelbox']);
  expect(keys(want(['fr', 'de'], 'kestrelbox'))).toEqual(['fr:kestrelbox', 'de:kestrelbox']);
  expect(keys(want(['ja'], 'kestrelbox'))).toEqual([]);
});

it.each([
  ['en', 'en-US', 'US', 'US:en'],
  ['fr', 'fr', 'FR', 'FR:fr'],
])('names one edition three times over (%s)', async (lang, hl, gl, ceid) => {
  const [request] = googleNews.plan([want([lang], 'acme "phone"')], [], {});
  await readAll(googleNews, request!, null, context);
  expect(Object.fromEntries(server.requests[0]!.query)).toEqual({ q: '"acme phone" when:7d', hl, gl, ceid });
  expect(server.requests[0]!.path).toBe('/rss/search');
});

it('parts the title from the publisher, when it names one', async () => {
  const [request] = googleNews.plan([want(['en'], 'kestrelbox')], [], {});
  const { posts } = await readAll(googleNews, request!, null, context);
  expect(posts).toEqual([
    {
      source: 'google-news',
      extId: 'CBMiEXAMPLE',
      kind: 'article',
      url: 'https://news.google.com/rss/articles/CBMiEXAMPLE?oc=5',
      title: 'Kestrelbox raises seed round',
      lang: 'en',
      publishedAt: Date.parse('2026-11-20T08:00:00Z'),
      outlet: 'Example Daily',
      author: { id: 'daily.example', name: 'Example Daily', url: 'https://daily.example/' },
    },
    expect.objectContaining({ extId: 'CBMiOTHER', title: 'Queues - a short history' }),
  ]);
  expect(posts[1]).not.toHaveProperty('outlet');
});

it('asks for a week at first, for a day from then on', async () => {
  const [request] = googleNews.plan([want(['en'], 'kestrelbox')], [], {});
  const first = await googleNews.collect(request!, null, context);
  expect(first.coveredFrom).toBe(context.now() - 7 * DAY);
  const second = await googleNews.collect(request!, first.cursor, context);
  expect(second).not.toHaveProperty('coveredFrom');
  expect(server.requests.map(({ query }) => query.get('q'))).toEqual([
    '"kestrelbox" when:7d',
    '"kestrelbox" when:1d',
  ]);
});

it('knows no further back than a full answer reaches', async () => {
  const oldest = Math.floor(context.now() / 1_000) * 1_000 - 3 * HOUR;
  const items = Array.from({ length: 100 }, (_, n) => {
    const date = new Date(oldest + n * MINUTE).toUTCString();
    return `<item><guid>${n}</guid><link>https://news.google.com/${n}</link><title>Kestrelbox ${n}</title><pubDate>${date}</pubDate></item>`;
  });
  server.answer(() => ({ body: rss(items.join('')) }));
  const [request] = googleNews.plan([want(['en'], 'kestrelbox')], [], {});
  expect((await googleNews.collect(request!, null, context)).coveredFrom).toBe(oldest);
});

it('never asks more than ten times a minute in all', () => {
  const wanted = Array.from({ length: 500 }, (_, n) => want(['en'], `brand${n}`));
  const perHour = googleNews.plan(wanted, [], {}).reduce((sum, { everyMs }) => sum + HOUR / everyMs, 0);
  expect(perHour).toBeLessThanOrEqual(600);
  expect(googleNews.plan(wanted.slice(0, 1), [], {})[0]?.everyMs).toBe(15 * MINUTE);
});
