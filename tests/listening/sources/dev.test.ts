import { afterEach, beforeEach, expect, it } from 'vitest';
import { dev } from '../../../src/listening/sources/dev.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, type ReceivedRequest, startHttpServer } from '../../fakes/http-server.ts';
import { fixtureJson } from './feed/fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

type Plain = Record<string, unknown>;
const example = fixtureJson('dev/latest.json') as unknown as Plain[];

sourceContract({
  source: dev,
  options: (origin) => ({ baseUrl: origin }),
  serve: () => ({ body: example }),
  firstRead: ['3100001', '3100000'],
  serveText: (text) => ({ body: [{ ...example[0], description: text }] }),
  recheck: {
    ids: ['1', '2', '3'],
    gone: ['2'],
    serve: ({ path }) => (path === '/api/articles/2' ? { status: 404 } : { body: example[0] }),
  },
});

let server: HttpServer;
let context: TestContext;
let articles: Plain[];

beforeEach(async () => {
  articles = [];
  server = await startHttpServer(forem);
  context = testContext([server.port], { baseUrl: `${server.origin}/` });
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

/** A Forem as far as it is documented: newest first, or of one tag, by pages. */
function forem({ path, query }: ReceivedRequest) {
  const tag = query.get('tag');
  if (path !== '/api/articles/latest' && !(path === '/api/articles' && tag)) return { status: 404 };
  const size = Number(query.get('per_page'));
  const page = Number(query.get('page') ?? 1) - 1;
  const fitting = articles.filter(({ tag_list }) => !tag || (tag_list as string[]).includes(tag));
  return { body: fitting.slice(page * size, (page + 1) * size) };
}

const plan = (...anchors: string[]) =>
  dev.plan([{ workspaceId: 'w', keywordId: 'k', anchors, languages: [] }], [], context.options);
const latest = () => plan('kestrelbox')[0]!;
const tagged = () => plan('kestrelbox')[1]!;
const articleAt = (id: number, at: Millis, tags: string[] = []): Plain => ({
  ...example[0],
  id,
  url: `https://dev.to/ana/${id}`,
  published_timestamp: new Date(at).toISOString(),
  tag_list: tags,
});
/** Newest first, `gap` apart. */
const articlesEvery = (gap: number, count: number) =>
  Array.from({ length: count }, (_, n) => articleAt(count - n, context.now() - n * gap));

it('reads what is new once for all, and the words as tags', () => {
  expect(plan('Acme Phone', 'c++', '!?').map(({ key, serves }) => [key, serves])).toEqual([
    ['latest', 'all'],
    ['#acmephone', ['k']],
    ['#c', ['k']],
  ]);
  const many = plan(...Array.from({ length: 3_000 }, (_, n) => `brand${n}`)).slice(1);
  expect(many.reduce((sum, { everyMs }) => sum + MINUTE / everyMs, 0)).toBeLessThanOrEqual(2);
});

it('makes posts of articles', async () => {
  server.answer(() => ({ body: example }));
  const { posts } = await readAll(dev, latest(), null, context);
  expect(posts).toEqual([
    {
      source: 'dev',
      extId: '3100001',
      kind: 'article',
      url: 'https://dev.to/ana/kestrelbox-in-5-minutes-1ab',
      title: 'Kestrelbox in 5 minutes',
      text: 'Hands on',
      publishedAt: Date.parse('2026-11-20T09:15:00Z'),
      outlet: new URL(server.origin).host,
      tags: ['kestrelbox', 'node'],
      counts: { likes: 9, replies: 1 },
      originalUrl: 'https://ana.example/kestrelbox',
      author: { id: 'ana', name: 'Ana Lis', url: `${server.origin}/ana` },
    },
    expect.objectContaining({
      extId: '3100000',
      tags: ['queues', 'essays'],
      editedAt: Date.parse('2026-11-20T08:40:00Z'),
      author: expect.objectContaining({ name: 'rivet' }),
    }),
  ]);
  expect(posts[1]).not.toHaveProperty('originalUrl');
});

it('reads the last week at first, then what is new and six hours before', async () => {
  articles = articlesEvery(20 * MINUTE, 700);
  const first = await readAll(dev, latest(), null, context);
  expect(server.requests.map(({ query }) => query.get('page'))).toEqual(['1', '2', '3']);
  expect(first.posts.length).toBe(505);
  expect(first.pages.at(-1)?.coveredFrom).toBe(
    context.now() - 7 * DAY - (server.requests.length - 1) * 1_000,
  );
  articles = [articleAt(900, context.now()), ...articles];
  const second = await readAll(dev, latest(), first.cursor, context);
  expect(second.posts.length).toBe(1 + 19);
  expect(second.pages.at(-1)).not.toHaveProperty('coveredFrom');
});

it('does not move its mark before the chain has ended, and says what it could not read', async () => {
  articles = articlesEvery(MINUTE, 300);
  const begun = await dev.collect(latest(), null, context);
  expect(begun).toMatchObject({ more: true, cursor: { high: null } });
  const first = await readAll(dev, latest(), begun.cursor, context);
  const high = context.now();
  context.clock.at += 30 * DAY;
  articles = articlesEvery(MINUTE, 11_000);
  const second = await readAll(dev, latest(), first.cursor, context);
  expect(second.pages.length).toBe(40);
  const { from, to } = second.pages.at(-1)!.gap!;
  expect(from).toBeLessThanOrEqual(high - 6 * HOUR);
  expect(to).toBe(Math.min(...second.posts.map(({ publishedAt }) => publishedAt!)));
});

it('keeps of a tag the last week only, since the hottest come first', async () => {
  const now = context.now();
  articles = [
    articleAt(1, now - 400 * DAY, ['kestrelbox']),
    articleAt(2, now - DAY, ['kestrelbox']),
    articleAt(3, now),
  ];
  const { posts, pages } = await readAll(dev, tagged(), null, context);
  expect(posts.map(({ extId }) => extId)).toEqual(['2']);
  expect(pages[0]).toMatchObject({ title: '#kestrelbox', coveredFrom: now - 7 * DAY });
});
