import { afterEach, beforeEach, expect, it } from 'vitest';
import { appStore } from '../../../src/listening/sources/app-store.ts';
import { DAY, MINUTE } from '../../../src/listening/time.ts';
import { failureOf } from '../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, type ReceivedRequest, startHttpServer } from '../../fakes/http-server.ts';
import { jsonFixture, want } from './fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

interface Entry {
  [field: string]: unknown;
}
const example = jsonFixture('app-store/reviews.json') as { feed: { entry: Entry[] } };
const [, review] = example.feed.entry;
const feedOf = (entry?: unknown) => ({ feed: { ...example.feed, entry } });
/** After its last page the feed is empty. */
const onFirstPage = (request: ReceivedRequest, body: unknown) => ({
  body: request.path.includes('/page=1/') ? body : feedOf(),
});
const optionsOf = (origin: string) => ({ baseUrl: origin, apps: 'fr/1234567890' });

sourceContract({
  source: appStore,
  options: optionsOf,
  serve: (request) => onFirstPage(request, example),
  firstRead: ['13400000001', '13400000002'],
  serveText: (text) => ({
    body: feedOf([{ ...review, updated: { label: '2026-11-10T00:00:00Z' }, content: { label: text } }]),
  }),
});

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer((request) => onFirstPage(request, example));
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const plan = (apps = 'fr/1234567890') =>
  appStore.plan([want([], 'kestrelbox')], [], { ...context.options, apps });

it('reads each app in each country once, as it was typed', () => {
  const planned = plan(
    'fr/1234567890=Kestrelbox, FR/id1234567890; us/1234567890=Kestrelbox\n987654321, nonsense, fr/x',
  );
  expect(planned.map(({ key, params }) => [key, params.name])).toEqual([
    ['fr/1234567890', 'Kestrelbox'],
    ['us/1234567890', 'Kestrelbox'],
    ['us/987654321', undefined],
  ]);
  const many = plan(Array.from({ length: 900 }, (_, n) => `us/${100_000 + n}`).join(','));
  expect(many.reduce((sum, { everyMs }) => sum + MINUTE / everyMs, 0)).toBeLessThanOrEqual(10.001);
});

it('makes reviews with their stars, and the name of the app as a tag', async () => {
  const { posts, pages } = await readAll(appStore, plan()[0]!, null, context);
  expect(server.requests[0]?.path).toBe(
    '/fr/rss/customerreviews/page=1/id=1234567890/sortby=mostrecent/json',
  );
  expect(posts[0]).toEqual({
    source: 'app-store',
    country: 'fr',
    extId: '13400000001',
    kind: 'review',
    url: 'https://apps.apple.com/fr/app/id1234567890?reviewId=13400000001',
    title: 'Perd mes files',
    text: 'Depuis la mise à jour, plus rien ne part.',
    publishedAt: Date.parse('2026-11-20T09:15:00Z'),
    outlet: 'App Store FR',
    rating: { stars: 2, of: 'Kestrelbox' },
    tags: ['Kestrelbox'],
    counts: { likes: 3 },
    author: { id: '700000001', name: 'maplefox' },
  });
  expect(pages[0]?.title).toBe('Kestrelbox (FR)');
  expect(pages.at(-1)?.coveredFrom).toBeLessThanOrEqual(Date.parse('2026-11-13T12:00:00Z'));
});

it.each([
  ['no entry', undefined, 0],
  ['one entry alone', review, 1],
  ['an entry that is none', [null, 7, 'x', review], 1],
  ['stars of a wrong type', [{ ...review, 'im:rating': 5 }], 0],
])('reads a feed with %s', async (_name, entry, count) => {
  server.answer((request) =>
    request.path === '/lookup'
      ? { body: { resultCount: 1, results: [{ trackName: 'Kestrelbox' }] } }
      : onFirstPage(request, feedOf(entry)),
  );
  const { posts } = await readAll(appStore, plan()[0]!, null, context);
  expect(posts.length).toBe(count);
  if (count > 0) expect(posts[0]?.tags).toEqual(['Kestrelbox']);
});

it('asks the store for the name once, and not at all where it was given', async () => {
  const lookups = () => server.requests.filter(({ path }) => path === '/lookup').length;
  server.answer((request) =>
    request.path === '/lookup'
      ? { body: { resultCount: 1, results: [{ trackName: 'Kestrelbox Mobile' }] } }
      : onFirstPage(request, feedOf([review])),
  );
  const first = await readAll(appStore, plan()[0]!, null, context);
  expect(first.posts[0]?.rating).toEqual({ stars: 2, of: 'Kestrelbox Mobile' });
  await readAll(appStore, plan()[0]!, first.cursor, context);
  expect(lookups()).toBe(1);
  const named = await readAll(appStore, plan('fr/1234567890=Kestrel')[0]!, null, context);
  expect(named.posts[0]?.tags).toEqual(['Kestrel']);
  expect(lookups()).toBe(1);
});

it('says when the store has no such app', async () => {
  server.answer(({ path }) => ({
    body: path === '/lookup' ? { resultCount: 0, results: [] } : feedOf(undefined),
  }));
  const failed = await failureOf(appStore.collect(plan()[0]!, null, context));
  expect(failed.kind).toBe('misconfigured');
  expect(failed.message).toContain('EARSHOT_APP_STORE_APPS');
});

it('turns pages until the last read, and names what lies beyond the tenth', async () => {
  const begin = context.now();
  const pageOf = (request: ReceivedRequest, newest: number) => {
    const page = Number(/page=(\d+)/.exec(request.path)?.[1] ?? 1);
    const entries = Array.from({ length: 50 }, (_, n) => {
      const at = newest - ((page - 1) * 50 + n) * 10 * MINUTE;
      return { ...review, id: { label: String(at) }, updated: { label: new Date(at).toISOString() } };
    });
    return { body: feedOf(entries) };
  };
  server.answer((request) => pageOf(request, begin));
  const first = await readAll(appStore, plan('fr/1234567890=K')[0]!, null, context);
  expect(first.pages.length).toBe(10);
  expect(first.pages.at(-1)?.coveredFrom).toBe(begin - 499 * 10 * MINUTE);
  const later = begin + 10 * DAY;
  context.clock.at = later;
  server.answer((request) => pageOf(request, later));
  const second = await readAll(appStore, plan('fr/1234567890=K')[0]!, first.cursor, context);
  expect(second.pages.at(-1)?.gap).toEqual({ from: begin, to: later - 499 * 10 * MINUTE });
});
