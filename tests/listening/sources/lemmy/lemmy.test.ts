import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lemmy } from '../../../../src/listening/sources/lemmy/lemmy.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../../../src/listening/time.ts';
import { failureOf } from '../../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../../contracts/source.ts';
import {
  type Answer,
  type HttpServer,
  type ReceivedRequest,
  startHttpServer,
} from '../../../fakes/http-server.ts';
import { fixtureJson } from '../feed/fixture.ts';
import { type TestContext, testContext } from '../source-context.ts';

type Version = 'v3' | 'v4';
type Plain = Record<string, unknown>;
const example = { v3: fixtureJson('lemmy/v3.json'), v4: fixtureJson('lemmy/v4.json') };
const IDS = ['https://lemmy.example/post/31', 'https://town.example/comment/12'];
const SITE = '/api/v4/site';

/** A post view of that time, in the words of either version. */
function viewAt(version: Version, at: Millis, n: number, more: Plain = {}): Plain {
  const [view] = example[version].posts as Plain[];
  const time = new Date(at).toISOString();
  const post = {
    ...(view!.post as Plain),
    published: time,
    published_at: time,
    ap_id: `https://lemmy.example/post/${n}`,
  };
  return { ...view, post: { ...post, name: `Kestrelbox ${n}`, ...more } };
}

for (const version of ['v3', 'v4'] as const) {
  describe(version, () => {
    sourceContract({
      source: lemmy,
      options: (origin) => ({ instances: origin }),
      serve: ({ path }) =>
        path === SITE
          ? { status: version === 'v4' ? 200 : 404, body: {} }
          : { status: path === `/api/${version}/search` ? 200 : 404, body: example[version] },
      serveFull: ({ path }) => {
        if (path === SITE) return { status: version === 'v4' ? 200 : 404, body: {} };
        const at = Date.parse('2026-11-20T09:00:00Z');
        const image = { url_content_type: 'image/webp', url: 'https://lemmy.example/pictrs/1' };
        const posts = [
          { ...viewAt(version, at, 1, image), tags: [{ display_name: 'queues' }] },
          viewAt(version, at, 2, { url: 'https://films.example/kestrelbox.mp4' }),
        ];
        return { status: path === `/api/${version}/search` ? 200 : 404, body: { posts, comments: [] } };
      },
      firstRead: IDS,
      serveText: (text) => ({
        status: 200,
        body: { posts: [viewAt('v4', Date.parse('2026-11-20T09:00:00Z'), 1, { body: text })], comments: [] },
      }),
      recheck: (origin) => ({
        ids: [`${origin}/post/1`, `${origin}/post/2`, `${origin}/comment/3`],
        gone: [`${origin}/post/2`, `${origin}/comment/3`],
        serve: ({ path }) =>
          ({
            '/post/1': { body: { type: 'Page', id: `${origin}/post/1` } },
            '/post/2': { status: 410, body: { type: 'Tombstone' } },
          })[path] ?? { status: 404 },
      }),
    });
  });
}

let server: HttpServer;
let context: TestContext;
let version: Version;
let posts: { at: Millis; n: number; more?: Plain }[];
let comments: number;

beforeEach(async () => {
  version = 'v4';
  posts = [];
  comments = 0;
  server = await startHttpServer((request) => instance(request));
  context = testContext([server.port], { instances: server.origin });
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

/** An instance as far as it is documented: v3 pages by number without a window, v4 by a word and within one. */
function instance({ path, query }: ReceivedRequest): Answer {
  if (path === SITE) return { status: version === 'v4' ? 200 : 404, body: {} };
  if (path !== `/api/${version}/search`) return { status: 404 };
  const limit = Number(query.get('limit'));
  const since = version === 'v4' ? context.now() - Number(query.get('time_range_seconds')) * 1_000 : 0;
  const page = Number(
    version === 'v4' ? (query.get('page_cursor') ?? 'P0').slice(1) : Number(query.get('page')) - 1,
  );
  const all = posts.filter(({ at }) => at >= since).sort((a, b) => b.at - a.at);
  const shown = all.slice(page * limit, (page + 1) * limit);
  const [comment] = example[version].comments as Plain[];
  const next = (page + 1) * limit < all.length ? { next_page: `P${page + 1}` } : {};
  return {
    body: {
      posts: shown.map(({ at, n, more }) => viewAt(version, at, n, more)),
      comments: Array.from({ length: page === 0 ? comments : 0 }, () => comment),
      ...(version === 'v4' ? next : {}),
    },
  };
}

const plan = (anchors: string[], options = context.options) =>
  lemmy.plan([{ workspaceId: 'w', keywordId: 'k', anchors, languages: [] }], [], options);
const request = () => plan(['kestrelbox'])[0]!;
const idsOf = (found: { extId: string }[]) => [...new Set(found.map(({ extId }) => extId))];
const queryOf = (request: ReceivedRequest) => Object.fromEntries(request.query);

it('asks each instance for each word, within its limits', () => {
  const options = { instances: 'lemmy.example town.example' };
  expect(plan(['acme phone', 'Kestrelbox'], options).map(({ key }) => key)).toEqual([
    'lemmy.example acme phone',
    'lemmy.example kestrelbox',
    'town.example acme phone',
    'town.example kestrelbox',
  ]);
  const many = plan(Array.from({ length: 200 }, (_, n) => `brand${n}`));
  expect(many.reduce((sum, { everyMs }) => sum + (10 * MINUTE) / everyMs, 0)).toBeLessThanOrEqual(30);
});

it.each(['v3', 'v4'] as const)('makes the same posts of %s', async (spoken) => {
  version = spoken;
  server.answer(({ path }) =>
    path === SITE
      ? { status: version === 'v4' ? 200 : 404, body: {} }
      : { status: path.includes(version) ? 200 : 404, body: example[version] },
  );
  const { posts: found } = await readAll(lemmy, request(), null, context);
  expect(found).toEqual([
    {
      source: 'lemmy',
      extId: 'https://lemmy.example/post/31',
      kind: 'post',
      url: 'https://lemmy.example/post/31',
      publishedAt: Date.parse('2026-11-20T09:15:00Z'),
      counts: { points: 6, replies: 2 },
      outlet: 'selfhosted (lemmy.example)',
      title: 'Kestrelbox vs Redis',
      text: 'thoughts?',
      links: ['https://kestrelbox.example/'],
      author: {
        name: 'ana',
        handle: 'ana@lemmy.example',
        id: 'https://lemmy.example/u/ana',
        url: 'https://lemmy.example/u/ana',
      },
    },
    {
      source: 'lemmy',
      extId: 'https://town.example/comment/12',
      kind: 'comment',
      form: 'reply',
      url: 'https://town.example/comment/12',
      publishedAt: Date.parse('2026-11-20T09:30:00Z'),
      editedAt: Date.parse('2026-11-20T09:35:00Z'),
      counts: { points: 3, replies: 0 },
      outlet: 'selfhosted (town.example)',
      text: 'Kestrelbox, without a doubt',
      parentId: 'https://lemmy.example/post/31',
      author: {
        name: 'Rivet',
        handle: 'rivet@town.example',
        id: 'https://town.example/u/rivet',
        url: 'https://town.example/u/rivet',
      },
    },
  ]);
});

it('speaks to each version in its own words', async () => {
  await readAll(
    lemmy,
    { ...request(), params: { server: server.origin, words: 'acme phone' } },
    null,
    context,
  );
  expect(queryOf(server.requests[1]!)).toEqual({
    search_term: 'acme phone',
    type_: 'all',
    sort: 'new',
    listing_type: 'all',
    limit: '50',
    // The question about the version took a second of the host's pace.
    time_range_seconds: String((7 * DAY) / 1_000 + 1),
  });
  version = 'v3';
  await readAll(lemmy, request(), null, context);
  expect(queryOf(server.requests.at(-1)!)).toEqual({
    q: 'kestrelbox',
    type_: 'All',
    sort: 'New',
    listing_type: 'All',
    limit: '50',
    page: '1',
  });
});

it.each(['v3', 'v4'] as const)(
  'reads seven days at first, then what is new and a bit more (%s)',
  async (spoken) => {
    version = spoken;
    const now = context.now();
    posts = Array.from({ length: 300 }, (_, n) => ({ at: now - n * HOUR - 30 * MINUTE, n }));
    const first = await readAll(lemmy, request(), null, context);
    expect(idsOf(first.posts).length).toBe(168);
    expect(first.pages.at(-1)?.coveredFrom).toBe(now - 7 * DAY);
    posts.push({ at: now + 5 * MINUTE, n: 900 }, { at: now - 90 * MINUTE, n: 901 });
    context.clock.at += 10 * MINUTE;
    server.requests.length = 0;
    const second = await readAll(lemmy, request(), first.cursor, context);
    expect(idsOf(second.posts)).toEqual(
      expect.arrayContaining(['900', '901'].map((n) => `https://lemmy.example/post/${n}`)),
    );
    expect(second.posts.length).toBeLessThan(8);
    expect(server.requests.map(({ path }) => path)).toEqual([`/api/${version}/search`]);
  },
);

it('goes on in v3 while comments are many, although posts are few and old', async () => {
  version = 'v3';
  context.clock.at = Date.parse('2026-11-20T12:00:00Z');
  posts = [{ at: context.now() - 300 * DAY, n: 1 }];
  comments = 50;
  const { pages, posts: found } = await readAll(lemmy, request(), null, context);
  expect(pages.length).toBe(2);
  expect(idsOf(found)).toEqual([IDS[1]]);
});

it('finds out that an instance was upgraded, and goes on', async () => {
  version = 'v3';
  const now = context.now();
  posts = [{ at: now - HOUR, n: 1 }];
  const before = await readAll(lemmy, request(), null, context);
  version = 'v4';
  posts.push({ at: now + MINUTE, n: 2 });
  context.clock.at += 10 * MINUTE;
  const after = await readAll(lemmy, request(), before.cursor, context);
  expect(idsOf(after.posts)).toContain('https://lemmy.example/post/2');
  expect(after.cursor).toMatchObject({ version: 'v4', high: now + MINUTE });
});

it('says that a server is no Lemmy', async () => {
  server.answer(() => ({ status: 404 }));
  const failure = await failureOf(lemmy.collect(request(), null, context));
  expect(failure).toMatchObject({ kind: 'down', status: 404 });
});

it('hands on what the instance calls deleted or removed', async () => {
  const now = context.now();
  posts = [
    { at: now, n: 1, more: { deleted: true, name: '', body: '' } },
    { at: now, n: 2, more: { removed: true } },
    { at: now, n: 3 },
  ];
  const { pages, posts: found } = await readAll(lemmy, request(), null, context);
  expect(idsOf(found)).toEqual(['https://lemmy.example/post/3']);
  expect(pages[0]?.deleted?.sort()).toEqual([1, 2].map((n) => `https://lemmy.example/post/${n}`));
});

it('says what it could not read', async () => {
  const now = context.now();
  posts = [{ at: now - DAY, n: 0 }];
  const first = await readAll(lemmy, request(), null, context);
  posts.push(...Array.from({ length: 1_500 }, (_, n) => ({ at: now + n * 1_000, n: n + 1 })));
  context.clock.at += HOUR;
  const second = await readAll(lemmy, request(), first.cursor, context);
  const oldest = Math.min(...second.posts.map(({ publishedAt }) => publishedAt!));
  expect(second.pages.at(-1)?.gap).toEqual({ from: now - DAY - 2 * HOUR, to: oldest });
});
