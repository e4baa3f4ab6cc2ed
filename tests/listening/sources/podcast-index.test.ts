import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { podcastIndex } from '../../../src/listening/sources/podcast-index.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { failureOf } from '../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { jsonFixture, want } from './fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

const episodes = jsonFixture('podcast-index/byperson.json') as { items: object[] };
const optionsOf = (origin: string) => ({ baseUrl: `${origin}/api/1.0`, key: 'ABC', secret: 'sesame$1' });

sourceContract({
  source: podcastIndex,
  options: optionsOf,
  serve: () => ({ body: episodes }),
  firstRead: ['16700001'],
  serveText: (text) => ({ body: { ...episodes, items: [{ ...episodes.items[0], description: text }] } }),
});

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer(() => ({ body: episodes }));
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const plan = (...words: string[]) =>
  podcastIndex.plan(
    words.map((anchor) => want([], anchor)),
    [],
    context.options,
  );

it('signs what it asks, and never sends the secret', async () => {
  await podcastIndex.collect(plan('Acme Phone')[0]!, null, context);
  const [request] = server.requests;
  expect(request!.path).toBe('/api/1.0/search/byperson');
  expect(Object.fromEntries(request!.query)).toEqual({ q: 'acme phone', max: '100', fulltext: '' });
  const date = request!.headers['x-auth-date'];
  expect(date).toBe(String(Date.parse('2026-11-20T12:00:00Z') / 1000));
  expect(request!.headers).toMatchObject({
    'x-auth-key': 'ABC',
    authorization: createHash('sha1').update(`ABCsesame$1${date}`).digest('hex'),
  });
  expect(JSON.stringify(request)).not.toContain('sesame');
});

it('makes posts of the episodes of the last week', async () => {
  const { posts, pages } = await readAll(podcastIndex, plan('kestrelbox')[0]!, null, context);
  expect(posts).toEqual([
    {
      source: 'podcast-index',
      extId: '16700001',
      kind: 'episode',
      url: 'https://queuetalk.example/ep/12',
      title: 'Queues with Kestrelbox',
      html: '<p>We try <b>Kestrelbox</b> on ARM.</p>',
      lang: 'en-us',
      publishedAt: 1795166100000,
      outlet: 'Queue Talk',
      author: { id: 'feed:920001', name: 'Ana Lis', url: 'https://queuetalk.example/feed.xml' },
      links: ['https://cdn.queuetalk.example/12.mp3'],
    },
  ]);
  expect(pages[0]?.coveredFrom).toBe(context.now() - 7 * DAY);
});

it('says what a full answer has left out', async () => {
  const full = (newest: number) =>
    server.answer(() => ({
      body: {
        items: Array.from({ length: 100 }, (_, n) => ({
          ...episodes.items[0],
          id: n,
          datePublished: (newest - n * MINUTE) / 1000,
        })),
      },
    }));
  const begin = context.now();
  full(begin);
  const first = await podcastIndex.collect(plan('kestrelbox')[0]!, null, context);
  expect(first.coveredFrom).toBe(begin - 99 * MINUTE);
  full(begin + 4 * HOUR);
  context.clock.at = begin + 4 * HOUR;
  const second = await podcastIndex.collect(plan('kestrelbox')[0]!, first.cursor, context);
  expect(second.gap).toEqual({ from: begin, to: begin + 4 * HOUR - 99 * MINUTE });
});

it('calls the silence of rare words no gap, and reads an absence of weeks to its end', async () => {
  const episodeAt = (id: number, at: number) => ({ ...episodes.items[0], id, datePublished: at / 1000 });
  const begin = context.now();
  const old = episodeAt(1, begin - 30 * DAY);
  server.answer(() => ({ body: { items: [old] } }));
  const first = await podcastIndex.collect(plan('kestrelbox')[0]!, null, context);
  expect(first).toMatchObject({ posts: [], coveredFrom: begin - 7 * DAY });
  const second = await podcastIndex.collect(plan('kestrelbox')[0]!, first.cursor, context);
  expect(second.posts).toEqual([]);
  expect(second).not.toHaveProperty('gap');
  // The bot was off for twenty days.
  server.answer(() => ({
    body: { items: [episodeAt(3, begin + 19 * DAY), episodeAt(2, begin + DAY), old] },
  }));
  context.clock.at = begin + 20 * DAY;
  const third = await podcastIndex.collect(plan('kestrelbox')[0]!, second.cursor, context);
  expect(third.posts.map(({ extId }) => extId)).toEqual(['3', '2']);
  expect(third).not.toHaveProperty('gap');
});

it('says how to mend a key that is not accepted', async () => {
  server.answer(() => ({ status: 401, body: 'Unauthorized' }));
  const failed = await failureOf(podcastIndex.collect(plan('kestrelbox')[0]!, null, context));
  expect(failed).toMatchObject({ kind: 'refused', status: 401 });
  expect(failed.message).toContain('EARSHOT_PODCAST_INDEX_SECRET');
  expect(failed.message).toContain('clock');
});

it('never asks more than ten times a minute in all', () => {
  const requests = plan(...Array.from({ length: 900 }, (_, n) => `brand${n}`));
  const perMinute = requests.reduce((sum, { everyMs }) => sum + MINUTE / everyMs, 0);
  expect(Math.round(perMinute * 1000) / 1000).toBeLessThanOrEqual(10);
  expect(plan('kestrelbox')[0]?.everyMs).toBe(30 * MINUTE);
});
