import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hackerNews } from '../../../src/listening/sources/hacker-news.ts';
import type { Request } from '../../../src/listening/sources/source.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, type ReceivedRequest, startHttpServer } from '../../fakes/http-server.ts';
import { type TestContext, testContext } from './source-context.ts';

const example = JSON.parse(
  readFileSync(new URL('../../fixtures/hacker-news/search.json', import.meta.url), 'utf8'),
) as { hits: object[] };
const optionsOf = (origin: string) => ({ baseUrl: `${origin}/api/v1`, firebaseUrl: `${origin}/v0` });

sourceContract({
  source: hackerNews,
  options: optionsOf,
  serve: () => ({ body: example }),
  firstRead: ['48200001', '48200009'],
  serveText: (text) => ({ body: { ...example, hits: [{ ...example.hits[1], title: text }] } }),
  recheck: {
    ids: ['1', '2', '3', '4'],
    gone: ['2', '3'],
    serve: ({ path }) => ({
      body:
        {
          '/v0/item/1.json': { id: 1 },
          '/v0/item/2.json': { id: 2, deleted: true },
          '/v0/item/3.json': { dead: true },
        }[path] ?? null,
    }),
  },
});

let server: HttpServer;
let context: TestContext;
/** Times in seconds of the posts on the pretended service, newest first. */
let times: number[];

/** Algolia as far as it is documented: newest first, filters by time, at most 1,000 hits by paging. */
function algolia({ query }: ReceivedRequest) {
  const filters = (query.get('numericFilters') ?? '').split(',');
  const from = Number(filters.find((filter) => filter.includes('>='))?.split('>=')[1] ?? 0);
  const to = Number(
    filters.find((filter) => /[^>]</.test(filter))?.split('<')[1] ?? Number.POSITIVE_INFINITY,
  );
  const size = Number(query.get('hitsPerPage'));
  const page = Number(query.get('page'));
  const all = times
    .map((time, n) => ({ time, id: times.length - n }))
    .filter(({ time }) => time >= from && time < to);
  const paged = all.slice(0, 1_000);
  const hits = paged.slice(page * size, (page + 1) * size).map(({ time, id }) => ({
    objectID: String(id),
    created_at_i: time,
    author: 'maplefox',
    title: `Kestrelbox ${id}`,
    _tags: ['story'],
  }));
  return {
    body: { hits, nbHits: all.length, nbPages: Math.ceil(paged.length / size), page, hitsPerPage: size },
  };
}

beforeEach(async () => {
  server = await startHttpServer(algolia);
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const request = (): Request =>
  hackerNews.plan([{ workspaceId: 'w', keywordId: 'k', anchors: ['kestrelbox'], languages: [] }], [], {})[0]!;
const seconds = () => Math.floor(context.now() / 1000);
/** Posts `gap` seconds apart, the newest now. */
const postsEvery = (gap: number, count: number) =>
  Array.from({ length: count }, (_, n) => seconds() - n * gap);
const windowOf = ({ query }: ReceivedRequest) => query.get('numericFilters');

it('asks for the exact words of stories, comments, polls and jobs', async () => {
  times = [];
  await readAll(hackerNews, { ...request(), params: { words: 'acme phone' } }, null, context);
  const [received] = server.requests;
  expect(received?.path).toBe('/api/v1/search_by_date');
  expect(Object.fromEntries(received!.query)).toMatchObject({
    query: '"acme phone"',
    tags: '(story,comment,poll,pollopt,job)',
    typoTolerance: 'false',
    hitsPerPage: '100',
    page: '0',
  });
});

it('makes posts of stories and comments', async () => {
  server.answer(() => ({ body: example }));
  const { posts } = await readAll(hackerNews, request(), null, context);
  expect(posts).toEqual([
    {
      source: 'hacker-news',
      extId: '48200009',
      kind: 'comment',
      form: 'reply',
      url: 'https://news.ycombinator.com/item?id=48200009',
      author: { id: 'rivet', name: 'rivet', url: 'https://news.ycombinator.com/user?id=rivet' },
      html: 'Tried <i>Kestrelbox</i>, it&#x27;s slow on ARM',
      publishedAt: 1795167600000,
      outlet: 'Hacker News',
      counts: {},
      parentId: '48200001',
    },
    {
      source: 'hacker-news',
      extId: '48200001',
      kind: 'post',
      url: 'https://news.ycombinator.com/item?id=48200001',
      author: { id: 'maplefox', name: 'maplefox', url: 'https://news.ycombinator.com/user?id=maplefox' },
      title: 'Show HN: Kestrelbox, a tiny queue',
      publishedAt: 1795166100000,
      outlet: 'Hacker News',
      counts: { points: 42, replies: 7 },
      links: ['https://kestrelbox.example/?utm_source=hn'],
    },
  ]);
});

it('makes posts of jobs, and of the choices of a poll under their poll', async () => {
  const shared = { created_at_i: 1795166100, author: 'maplefox', points: 1 };
  server.answer(() => ({
    body: {
      nbPages: 1,
      hits: [
        {
          ...shared,
          objectID: '11',
          title: 'Kestrelbox (YC W30) is hiring',
          url: 'https://kestrelbox.example/jobs',
          story_text: null,
          _tags: ['job', 'author_maplefox', 'story_11'],
        },
        {
          ...shared,
          objectID: '12',
          title: null,
          url: null,
          story_text: 'Kestrelbox',
          parent_id: 10,
          _tags: ['pollopt', 'author_maplefox', 'story_10'],
        },
        {
          ...shared,
          objectID: '10',
          title: 'Poll: which queue?',
          story_text: 'Tell us',
          _tags: ['poll', 'author_maplefox', 'story_10'],
        },
      ],
    },
  }));
  const { posts } = await readAll(hackerNews, request(), null, context);
  expect(posts).toMatchObject([
    {
      extId: '11',
      kind: 'post',
      title: 'Kestrelbox (YC W30) is hiring',
      links: ['https://kestrelbox.example/jobs'],
    },
    { extId: '12', kind: 'comment', html: 'Kestrelbox', parentId: '10' },
    { extId: '10', kind: 'post', title: 'Poll: which queue?', html: 'Tell us' },
  ]);
});

it.each([
  ['one page', 600, 50],
  ['several pages', 600, 350],
  ['more than a page chain can show', 60, 2_500],
  ['a page of posts in the same second', 0, 100],
])('misses nothing: %s', async (_name, gap, count) => {
  times = postsEvery(gap, count);
  const { posts, pages } = await readAll(hackerNews, request(), null, context);
  const since = seconds() - 7 * (DAY / 1000);
  expect(new Set(posts.map(({ extId }) => extId)).size).toBe(times.filter((time) => time >= since).length);
  expect(pages.at(-1)).not.toHaveProperty('gap');
});

it('says what it could not read of words that everybody uses', async () => {
  times = postsEvery(60, 1);
  const high = times[0]! * 1_000;
  const first = await readAll(hackerNews, request(), null, context);
  context.clock.at += 7 * DAY;
  times = postsEvery(60, 8_000);
  const { pages, posts } = await readAll(hackerNews, request(), first.cursor, context);
  expect(pages.length).toBe(50);
  const oldest = Math.min(...posts.map(({ publishedAt }) => publishedAt!));
  expect(pages.at(-1)?.gap).toEqual({ from: high - 48 * HOUR, to: oldest });
});

it.each([
  ['the last seven days', 600],
  ['what it could reach', 8_000],
])('covers %s at first', async (_what, count) => {
  times = postsEvery(60, count);
  const now = context.now();
  const { pages, posts } = await readAll(hackerNews, request(), null, context);
  const oldest = Math.min(...posts.map(({ publishedAt }) => publishedAt!));
  expect(pages.at(-1)?.coveredFrom).toBe(count === 600 ? now - 7 * DAY : oldest);
  expect(pages.slice(0, -1).filter((page) => 'coveredFrom' in page)).toEqual([]);
  const second = await readAll(hackerNews, request(), pages.at(-1)!.cursor, context);
  expect(second.pages.at(-1)).not.toHaveProperty('coveredFrom');
});

it('looks back six hours at each read, and two days once a day', async () => {
  times = postsEvery(HOUR / 1000, 100);
  const high = times[0]!;
  const first = await readAll(hackerNews, request(), null, context);
  server.requests.length = 0;
  context.clock.at += 5 * MINUTE;
  const second = await readAll(hackerNews, request(), first.cursor, context);
  expect(windowOf(server.requests[0]!)).toBe(`created_at_i>=${high - 6 * 3600}`);
  expect(second.posts.length).toBe(7);
  context.clock.at += DAY;
  server.requests.length = 0;
  await readAll(hackerNews, request(), second.cursor, context);
  expect(windowOf(server.requests[0]!)).toBe(`created_at_i>=${high - 48 * 3600}`);
});

it('does not move the mark before the chain has ended', async () => {
  times = postsEvery(60, 350);
  const first = await hackerNews.collect(request(), null, context);
  expect(first.more).toBe(true);
  expect(first.cursor).toMatchObject({ high: null, wideAt: null });
  // The bot stops here and starts again a day later: the chain goes on where it was.
  context.clock.at += DAY;
  const rest = await readAll(hackerNews, request(), first.cursor, context);
  const ids = new Set([...first.posts, ...rest.posts].map(({ extId }) => extId));
  expect(ids.size).toBe(350);
  expect(rest.cursor).toMatchObject({ high: times[0]! * 1000, chain: null });
});

it('keeps the mark while there is nothing to read', async () => {
  times = postsEvery(60, 3);
  const { cursor } = await readAll(hackerNews, request(), null, context);
  times = [];
  const again = await readAll(hackerNews, request(), cursor, context);
  expect(again.cursor).toMatchObject({ high: (cursor as { high: number }).high });
});

it('asks less often when there is much to ask', () => {
  const wanted = Array.from({ length: 1_000 }, (_, n) => ({
    workspaceId: 'w',
    keywordId: `k${n}`,
    anchors: [`brand${n}`],
    languages: [],
  }));
  const requests = hackerNews.plan(wanted, [], {});
  const perHour = requests.reduce((sum, { everyMs }) => sum + HOUR / everyMs, 0);
  expect(perHour).toBeLessThanOrEqual(4_000);
  expect(hackerNews.plan(wanted.slice(0, 10), [], {})[0]?.everyMs).toBe(5 * MINUTE);
});
