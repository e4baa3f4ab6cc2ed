import { afterEach, beforeEach, expect, it } from 'vitest';
import { discourse } from '../../../src/listening/sources/discourse.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import {
  type Answer,
  type HttpServer,
  type ReceivedRequest,
  startHttpServer,
} from '../../fakes/http-server.ts';
import { fixtureJson } from './feed/fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

type Plain = Record<string, unknown>;
const example = (fixtureJson('discourse/posts.json').latest_posts ?? []) as Plain[];
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Posts as a forum gives them: at most fifty, and of the older forums only ids in a window of fifty below `before`. */
function paged(posts: Plain[], { query }: ReceivedRequest, window: boolean): Answer {
  const before = Number(query.get('before') ?? Math.max(0, ...posts.map(({ id }) => Number(id))));
  const fitting = posts
    .filter(({ id }) => Number(id) <= before && (!window || Number(id) > before - 50))
    .sort((a, b) => Number(b.id) - Number(a.id));
  return { body: { latest_posts: fitting.slice(0, 50) } };
}

let origin = '';
sourceContract({
  source: discourse,
  options: (at) => {
    origin = at;
    return { forums: at };
  },
  serve: (request) => paged(example, request, false),
  serveFull: (request) =>
    paged([{ ...example[0], id: 9002, post_number: 1, tags: ['queues'] }, ...example], request, false),
  get firstRead() {
    return [`${origin}/posts/9001`, `${origin}/posts/8990`];
  },
  serveText: (text) => ({
    body: {
      latest_posts: [
        { ...example[0], created_at: '2020-01-01T00:00:00Z', cooked: `<p>${escaped(text)}</p>` },
      ],
    },
  }),
  recheck: (at) => ({
    ids: [1, 2, 3, 4].map((id) => `${at}/posts/${id}`).concat('https://left.example/posts/5'),
    gone: [2, 3, 4].map((id) => `${at}/posts/${id}`),
    serve: ({ path }) =>
      ({
        '/posts/1.json': { body: example[0] },
        '/posts/2.json': { status: 404 },
        '/posts/3.json': { status: 403 },
        '/posts/4.json': { body: { ...example[0], user_deleted: true } },
      })[path] ?? { status: 500 },
  }),
});

let server: HttpServer;
let context: TestContext;
let posts: Plain[];
let window: boolean;

beforeEach(async () => {
  posts = [];
  window = false;
  server = await startHttpServer((request) => paged(posts, request, window));
  context = testContext([server.port], { forums: server.origin });
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const request = () =>
  discourse.plan(
    [{ workspaceId: 'w', keywordId: 'k', anchors: ['kestrelbox'], languages: [] }],
    [],
    context.options,
  )[0]!;
const postAt = (id: number, at: Millis, more: Plain = {}): Plain => ({
  ...example[0],
  id,
  created_at: new Date(at).toISOString(),
  ...more,
});
const numbers = (found: { extId: string }[]) => [
  ...new Set(found.map(({ extId }) => Number(extId.split('/').at(-1)))),
];

it('asks each forum once, whatever the keywords', () => {
  const wanted = ['a', 'b'].map((id) => ({ workspaceId: id, keywordId: id, anchors: [id], languages: [] }));
  const forums = 'https://forum.example/ talk.example, https://site.example/forum';
  expect(discourse.plan(wanted, [], { forums }).map(({ key, serves }) => [key, serves])).toEqual([
    ['forum.example', 'all'],
    ['talk.example', 'all'],
    ['site.example/forum', 'all'],
  ]);
});

it('makes posts of posts', async () => {
  posts = example;
  const { posts: found } = await readAll(discourse, request(), null, context);
  expect(found).toEqual([
    {
      source: 'discourse',
      extId: `${server.origin}/posts/9001`,
      kind: 'comment',
      form: 'reply',
      url: `${server.origin}/t/queues/501/3`,
      publishedAt: Date.parse('2026-11-20T09:15:00Z'),
      html: '<p>Kestrelbox keeps dropping jobs</p>',
      outlet: new URL(server.origin).host,
      counts: { likes: 1, replies: 0, views: 9 },
      parentId: `${server.origin}/t/501`,
      author: {
        id: `ana@${new URL(server.origin).host}`,
        name: 'Ana Lis',
        handle: 'ana',
        url: `${server.origin}/u/ana`,
      },
    },
    expect.objectContaining({ kind: 'post', title: 'Queues', counts: { likes: 0, replies: 2, views: 40 } }),
  ]);
});

it.each([false, true])(
  'reads the last week at first, also past windows without public posts (%s)',
  async (older) => {
    window = older;
    const now = context.now();
    // Every third id is public, and none of 400 to 600.
    posts = Array.from({ length: 1_000 }, (_, n) => postAt(1_000 - n, now - n * 12 * MINUTE)).filter(
      ({ id }) => Number(id) % 3 === 0 && (Number(id) < 400 || Number(id) > 600),
    );
    const { posts: found, pages } = await readAll(discourse, request(), null, context);
    const expected = posts.filter(({ created_at }) => Date.parse(String(created_at)) >= now - 7 * DAY);
    expect(numbers(found)).toEqual(expect.arrayContaining(expected.map(({ id }) => id)));
    expect(numbers(found).length).toBeLessThan(expected.length + 50);
    expect(pages.at(-1)?.coveredFrom).toBeLessThanOrEqual(now - 7 * DAY + pages.length * 2_000);
  },
);

it('then reads what is new and fifty ids below, where edits are', async () => {
  const now = context.now();
  posts = Array.from({ length: 200 }, (_, n) => postAt(n + 1, now - (200 - n) * HOUR));
  const first = await readAll(discourse, request(), null, context);
  posts = posts.map((post) => (post.id === 160 ? { ...post, cooked: '<p>Kestrelbox, corrected</p>' } : post));
  posts.push(...Array.from({ length: 120 }, (_, n) => postAt(201 + n, now + n * 1_000)));
  const second = await readAll(discourse, request(), first.cursor, context);
  expect(numbers(second.posts)).toEqual(Array.from({ length: 200 }, (_, n) => 320 - n));
  expect(second.posts.find(({ extId }) => extId.endsWith('/160'))?.html).toContain('corrected');
  expect(second.pages.at(-1)).not.toHaveProperty('gap');
});

it('does not move its mark before the chain has ended', async () => {
  const now = context.now();
  posts = Array.from({ length: 120 }, (_, n) => postAt(n + 1, now - (120 - n) * MINUTE));
  const begun = await discourse.collect(request(), null, context);
  expect(begun).toMatchObject({ more: true, cursor: { high: null } });
  const rest = await readAll(discourse, request(), begun.cursor, context);
  expect(numbers([...begun.posts, ...rest.posts]).length).toBe(120);
  expect(rest.cursor).toMatchObject({ ids: { top: 120 }, chain: null });
});

it('says what it could not read', async () => {
  const now = context.now();
  posts = [postAt(1, now)];
  const first = await readAll(discourse, request(), null, context);
  posts = Array.from({ length: 4_000 }, (_, n) => postAt(n + 1, now + n * 1_000));
  context.clock.at += 2 * HOUR;
  const second = await readAll(discourse, request(), first.cursor, context);
  const oldest = Math.min(...second.posts.map(({ publishedAt }) => publishedAt!));
  expect(second.pages.at(-1)?.gap).toEqual({ from: now, to: oldest });
});

it('hands on what the forum calls deleted or hidden', async () => {
  const now = context.now();
  posts = [
    postAt(1, now),
    postAt(2, now, { hidden: true }),
    postAt(3, now, { deleted_at: '2026-11-20T10:00:00Z' }),
    postAt(4, now, { user_deleted: true }),
  ];
  const { pages } = await readAll(discourse, request(), null, context);
  expect(numbers(pages[0]!.posts)).toEqual([1]);
  expect(pages[0]?.deleted?.sort()).toEqual([2, 3, 4].map((id) => `${server.origin}/posts/${id}`));
});
