import { afterEach, beforeEach, expect, it } from 'vitest';
import { steam } from '../../../src/listening/sources/steam.ts';
import { DAY, MINUTE } from '../../../src/listening/time.ts';
import { failureOf } from '../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { jsonFixture, want } from './fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

const example = jsonFixture('steam/appreviews.json') as { reviews: Record<string, unknown>[] };
const [review] = example.reviews;
const empty = { success: 1, reviews: [], cursor: '*' };
const optionsOf = (origin: string) => ({ baseUrl: origin, apps: '1234560=Kestrel Racer' });

sourceContract({
  source: steam,
  options: optionsOf,
  serve: ({ query }) => ({ body: query.get('cursor') === '*' ? example : empty }),
  firstRead: ['181000001', '181000002'],
  serveText: (text) => ({ body: { ...empty, reviews: [{ ...review, review: text }] } }),
});

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer(({ query }) => ({ body: query.get('cursor') === '*' ? example : empty }));
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const request = () => steam.plan([want([], 'kestrel racer')], [], context.options)[0]!;

it('asks for the reviews of all languages by their last change', async () => {
  await readAll(steam, request(), null, context);
  expect(server.requests[0]?.path).toBe('/appreviews/1234560');
  expect(Object.fromEntries(server.requests[0]!.query)).toEqual({
    json: '1',
    filter: 'updated',
    language: 'all',
    review_type: 'all',
    purchase_type: 'all',
    num_per_page: '100',
    cursor: '*',
  });
});

it('makes reviews with their thumb, without the markup', async () => {
  const { posts } = await readAll(steam, request(), null, context);
  expect(posts[0]).toMatchObject({
    source: 'steam',
    extId: '181000001',
    kind: 'review',
    url: 'https://steamcommunity.com/profiles/76561198000000001/recommended/1234560/',
    publishedAt: 1795166100000,
    editedAt: 1795169700000,
    lang: 'en',
    rating: { thumb: 'down', of: 'Kestrel Racer' },
    tags: ['Kestrel Racer'],
    counts: { likes: 14, replies: 2 },
  });
  expect(posts[0]?.text?.replace(/\s+/g, ' ').trim()).toBe('Crashes on the second track, every time .');
  expect(posts[1]).toMatchObject({ rating: { thumb: 'up', of: 'Kestrel Racer' }, lang: 'fr' });
});

it('goes on over short pages until a cursor stays, an empty page or the last read', async () => {
  const at = (hours: number) => (context.now() - hours * 60 * MINUTE) / 1000;
  const page = (hours: number, cursor: string) => ({
    success: 1,
    cursor,
    reviews: [
      {
        ...review,
        recommendationid: String(hours),
        timestamp_created: at(hours),
        timestamp_updated: at(hours),
      },
    ],
  });
  const pages: Record<string, unknown> = {
    '*': page(1, 'a+/=='),
    'a+/==': page(20, 'b'),
    b: page(30, 'b'),
  };
  server.answer(({ query }) => ({ body: pages[query.get('cursor') ?? ''] }));
  const first = await readAll(steam, request(), null, context);
  expect(first.posts.map(({ extId }) => extId)).toEqual(['1', '20', '30']);
  server.requests.length = 0;
  const second = await readAll(steam, request(), first.cursor, context);
  // The second page is older than the last read and its overlap.
  expect(server.requests.length).toBe(2);
  expect(second.posts.map(({ extId }) => extId)).toEqual(['1']);
});

it('brings a review that was rewritten again', async () => {
  const first = await readAll(steam, request(), null, context);
  context.clock.at += DAY;
  const now = Math.floor(context.now() / 1000);
  server.answer(({ query }) => ({
    body:
      query.get('cursor') === '*'
        ? {
            ...example,
            reviews: [
              { ...example.reviews[1], timestamp_updated: now, voted_up: false, review: 'Not any more' },
            ],
          }
        : empty,
  }));
  const second = await readAll(steam, request(), first.cursor, context);
  expect(second.posts).toMatchObject([
    { extId: '181000002', text: 'Not any more', editedAt: now * 1000, rating: { thumb: 'down' } },
  ]);
});

it.each([
  ['author', undefined],
  ['review', 7],
  ['review', '  '],
  ['recommendationid', { $gt: 1 }],
  ['author', { steamid: '../../evil' }],
])('passes over a review whose %s is %j', async (field, value) => {
  server.answer(() => ({ body: { ...empty, reviews: [{ ...review, [field]: value }, example.reviews[1]] } }));
  const { posts } = await readAll(steam, request(), null, context);
  expect(posts.map(({ extId }) => extId)).toEqual(['181000002']);
});

it('leaves the thumb out when there is none', async () => {
  server.answer(() => ({ body: { ...empty, reviews: [{ ...review, voted_up: 'yes' }] } }));
  const { posts } = await readAll(steam, request(), null, context);
  expect(posts[0]).not.toHaveProperty('rating');
});

it('says of a number that is no game that the option is wrong', async () => {
  server.answer(() => ({ body: { success: 2 } }));
  const failed = await failureOf(steam.collect(request(), null, context));
  expect(failed.kind).toBe('misconfigured');
  expect(failed.message).toContain('EARSHOT_STEAM_APPS');
});

it('plans the games that are named, and no others', () => {
  const planOf = (apps: string) =>
    steam.plan([want([], 'k')], [], { ...context.options, apps }).map(({ key }) => key);
  expect(planOf('1=A, 2;3=C\n4 , 1=again')).toEqual(['1', '2', '3', '4']);
  expect(planOf('kestrel, -1, 1e5, ../1')).toEqual([]);
});
