import { afterEach, beforeEach, expect, it } from 'vitest';
import { dev } from '../../../src/listening/sources/dev/dev.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, type ReceivedRequest, startHttpServer } from '../../fakes/http-server.ts';
import { fixtureJson } from './feed/fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

type Plain = Record<string, unknown>;
const START = Date.UTC(2026, 10, 20, 12);
const example = fixtureJson('dev/latest.json') as unknown as Plain[];

/** One article by its id, with its body; null for another address. */
function bodyOf(path: string, articles: readonly Plain[]): Plain | null {
  const id = /^\/api\/articles\/(\d+)$/.exec(path)?.[1];
  const article = articles.find((one) => String(one.id) === id);
  return article ? { ...article, body_html: `<p>The body of ${id}</p>` } : null;
}
const wholeOf = ({ path }: ReceivedRequest, articles: readonly Plain[]) => ({
  body: path.startsWith('/api/comments') ? [] : (bodyOf(path, articles) ?? articles),
});

sourceContract({
  source: dev,
  options: (origin) => ({ baseUrl: origin }),
  serve: (request) => wholeOf(request, example),
  serveFull: (request) =>
    request.path.startsWith('/api/comments')
      ? {
          body: [
            {
              id_code: '2abc',
              created_at: '2026-11-20T11:00:00Z',
              body_html: '<p>Kestrelbox works</p>',
              user: { name: 'Rivet', username: 'rivet' },
              children: [],
            },
          ],
        }
      : wholeOf(request, example),
  firstRead: ['3100001', '3100000'],
  serveText: (text) => ({ body: [{ ...example[0], description: text }] }),
  recheck: {
    ids: ['1', '2', '3', 'c:2abc', 'c:9zzz', '../x'],
    gone: ['2', 'c:9zzz'],
    serve: ({ path }) =>
      path === '/api/articles/2' || path === '/api/comments/9zzz' ? { status: 404 } : { body: example[0] },
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
  const whole = bodyOf(path, articles);
  if (whole) return { body: whole };
  if (path === '/api/comments') return { body: [] };
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
  server.answer((request) => wholeOf(request, example));
  const { posts } = await readAll(dev, latest(), null, context);
  expect(posts).toEqual([
    {
      source: 'dev',
      extId: '3100001',
      kind: 'article',
      url: 'https://dev.to/ana/kestrelbox-in-5-minutes-1ab',
      title: 'Kestrelbox in 5 minutes',
      html: '<p>Hands on</p>\n<p>The body of 3100001</p>',
      publishedAt: Date.parse('2026-11-20T09:15:00Z'),
      outlet: new URL(server.origin).host,
      tags: ['kestrelbox', 'node'],
      counts: { likes: 9, replies: 1 },
      originalUrl: 'https://ana.example/kestrelbox',
      author: { id: 'ana', name: 'Ana Lis', handle: 'ana', url: `${server.origin}/ana` },
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
  const pages = server.requests.flatMap(({ query }) => query.get('page') ?? []);
  expect(pages).toEqual(['1', '2', '3']);
  expect(first.posts.length).toBe(505);
  expect(first.pages.at(-1)?.coveredFrom).toBe(START - 7 * DAY);
  articles = [articleAt(900, context.now()), ...articles];
  const second = await readAll(dev, latest(), first.cursor, context);
  // The others of these six hours are known whole.
  expect(second.posts.map(({ extId }) => extId)).toEqual(['900']);
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

const bodyRequests = () => server.requests.filter(({ path }) => /articles\/\d+$/.test(path)).length;

it('reads the body of each new article once, and anew when it was edited', async () => {
  articles = [articleAt(2, START), articleAt(1, START - HOUR)];
  const first = await readAll(dev, latest(), null, context);
  expect(first.posts.map(({ html }) => html)).toEqual([
    '<p>Hands on</p>\n<p>The body of 2</p>',
    '<p>Hands on</p>\n<p>The body of 1</p>',
  ]);
  expect(bodyRequests()).toBe(2);
  const second = await readAll(dev, latest(), first.cursor, context);
  expect(second.posts).toEqual([]);
  expect(bodyRequests()).toBe(2);
  articles[1] = { ...articles[1], edited_at: new Date(START).toISOString() };
  const third = await readAll(dev, latest(), second.cursor, context);
  expect(third.posts.map(({ extId }) => extId)).toEqual(['1']);
  expect(bodyRequests()).toBe(3);
});

it('does not repeat a description that is the beginning of the body, and escapes one that is not', async () => {
  articles = [
    { ...articleAt(2, START), description: 'The body of 2...' },
    { ...articleAt(1, START), description: '<script>kestrelbox</script> & more' },
  ];
  const { posts } = await readAll(dev, latest(), null, context);
  expect(posts.map(({ html }) => html)).toEqual([
    '<p>The body of 2</p>',
    '<p>&lt;script>kestrelbox&lt;/script> &amp; more</p>\n<p>The body of 1</p>',
  ]);
});

it('gives an article whose body cannot be read as it is listed, and whole the next time', async () => {
  articles = [articleAt(3, START), articleAt(2, START), articleAt(1, START)];
  server.answer((request) => (request.path.endsWith('/2') ? { status: 429 } : forem(request)));
  const first = await readAll(dev, latest(), null, context);
  expect(first.posts.map(({ extId, text, html }) => [extId, Boolean(text), Boolean(html)])).toEqual([
    ['3', false, true],
    ['2', true, false],
    ['1', true, false],
  ]);
  // The service has asked for less: the others wait.
  expect(bodyRequests()).toBe(2);
  server.answer(forem);
  const second = await readAll(dev, latest(), first.cursor, context);
  expect(second.posts.map(({ extId, html }) => [extId, Boolean(html)])).toEqual([
    ['2', true],
    ['1', true],
  ]);
});

it('reads the comments below articles about the words, replies included, and follows those that are deleted', async () => {
  const comment = (id: string, more: Plain = {}): Plain => ({
    type_of: 'comment',
    id_code: id,
    created_at: '2026-11-20T11:00:00Z',
    body_html: `<p>Kestrelbox, says ${id}</p>`,
    user: { name: 'Rivet', username: 'rivet' },
    children: [],
    ...more,
  });
  const threads = [
    comment('2abc', {
      children: [
        comment('2abd', { children: [comment('2abe')] }),
        comment('2abf', { user: {}, body_html: '<p>[deleted]</p>' }),
      ],
    }),
    comment('../x'),
    null,
    7,
  ];
  articles = [articleAt(2, START), { ...articleAt(1, START), title: 'Another thing', tag_list: [] }];
  const serve = (request: ReceivedRequest) =>
    request.path === '/api/comments' ? { body: threads } : forem(request);
  server.answer(serve);
  const first = await readAll(dev, latest(), null, context);
  expect(server.requests.some(({ path }) => path === '/api/comments')).toBe(false);
  const second = await readAll(dev, latest(), first.cursor, context);
  expect(
    server.requests.filter(({ path }) => path === '/api/comments').map(({ query }) => query.get('a_id')),
  ).toEqual(['2']);
  expect(second.posts.map(({ extId, parentId }) => [extId, parentId])).toEqual([
    ['c:2abc', '2'],
    ['c:2abd', 'c:2abc'],
    ['c:2abe', 'c:2abd'],
  ]);
  expect(second.posts[0]).toMatchObject({
    kind: 'comment',
    url: `${server.origin}/rivet/comment/2abc`,
    html: '<p>Kestrelbox, says 2abc</p>',
    publishedAt: Date.parse('2026-11-20T11:00:00Z'),
    author: { id: 'rivet', name: 'Rivet' },
  });
  expect(second.pages.flatMap(({ deleted }) => deleted ?? [])).toEqual(['c:2abf']);
  // Every three hours, for a week.
  server.requests.length = 0;
  const third = await readAll(dev, latest(), second.cursor, context);
  expect(server.requests.map(({ path }) => path)).toEqual(['/api/articles/latest']);
  context.clock.at += 3 * HOUR;
  const fourth = await readAll(dev, latest(), third.cursor, context);
  expect(fourth.posts.length).toBe(3);
  context.clock.at += 8 * DAY;
  server.requests.length = 0;
  await readAll(dev, latest(), fourth.cursor, context);
  expect(server.requests.map(({ path }) => path)).toEqual(['/api/articles/latest']);
});

it('leaves an article alone that is gone, and follows that', async () => {
  articles = [articleAt(2, START)];
  const first = await readAll(dev, latest(), null, context);
  server.answer((request) => (request.path === '/api/comments' ? { status: 404 } : forem(request)));
  const second = await readAll(dev, latest(), first.cursor, context);
  expect(second.pages[0]?.deleted).toEqual(['2']);
  context.clock.at += 3 * HOUR;
  server.requests.length = 0;
  await readAll(dev, latest(), second.cursor, context);
  expect(server.requests.map(({ path }) => path)).toEqual(['/api/articles/latest']);
});
