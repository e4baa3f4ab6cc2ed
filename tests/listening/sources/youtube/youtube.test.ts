import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Json } from '../../../../src/listening/sources/source.ts';
import { youtube } from '../../../../src/listening/sources/youtube/youtube.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/listening/time.ts';
import { failureOf } from '../../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../../contracts/source.ts';
import {
  type Answer,
  type HttpServer,
  type ReceivedRequest,
  startHttpServer,
} from '../../../fakes/http-server.ts';
import { jsonFixture, want } from '../fixture.ts';
import { type TestContext, testContext } from '../source-context.ts';

const search = jsonFixture('youtube/search.json') as { items: object[] };
const videos = jsonFixture('youtube/videos.json') as { items: { snippet: object }[] };
const comments = jsonFixture('youtube/comments.json') as {
  items: { snippet: { topLevelComment: { snippet: object } } }[];
};
const optionsOf = (origin: string) => ({
  baseUrl: `${origin}/youtube/v3`,
  key: 'sesame',
  searchesPerDay: '90',
});
/** A reply, with the number at its end. */
const replyOf = (id: number) => ({
  kind: 'youtube#comment',
  id: `UgwEXAMPLE1.9reply${id}`,
  snippet: {
    ...comments.items[0]!.snippet.topLevelComment.snippet,
    textDisplay: `Not here, Kestrelbox 2.${id} works`,
    parentId: 'UgwEXAMPLE1',
    publishedAt: '2026-11-20T11:00:00Z',
    updatedAt: '2026-11-20T11:00:00Z',
  },
});
const METHODS: Record<string, object> = {
  search,
  videos,
  commentThreads: comments,
  comments: { items: [replyOf(1)] },
};

function serve({ path, query }: ReceivedRequest): Answer {
  const method = path.replace('/youtube/v3/', '');
  if (query.get('part') === 'id') {
    const ids = (query.get('id') ?? '').split(',').filter((id) => !id.startsWith('gone'));
    return { body: { items: ids.map((id) => ({ id })) } };
  }
  return { body: METHODS[method] ?? { error: { code: 404 } } };
}

sourceContract({
  source: youtube,
  options: optionsOf,
  serve: (request) => (request.path.endsWith('/commentThreads') ? { body: { items: [] } } : serve(request)),
  serveFull: serve,
  firstRead: ['kbxVideo001'],
  serveText: (text) => ({
    body: {
      items: [
        search.items[0],
        { ...videos.items[0], snippet: { ...videos.items[0]!.snippet, description: text, title: 'A talk' } },
      ],
    },
  }),
  recheck: {
    ids: ['kbxVideo001', 'goneVideo01', 'comment:UgwEXAMPLE1', 'comment:goneComment'],
    gone: ['goneVideo01', 'comment:goneComment'],
    serve,
  },
});

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer(serve);
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const plan = (words: string[], more = {}) =>
  youtube.plan(
    words.map((anchor) => want([], anchor)),
    [],
    { ...context.options, ...more },
  );
const request = (...words: string[]) => plan(words.length > 0 ? words : ['kestrelbox'])[0]!;
const methods = () => server.requests.map(({ path }) => path.replace('/youtube/v3/', ''));

it('searches for all words in one call, since a week ago', async () => {
  const since = context.now() - 7 * DAY;
  const { pages } = await readAll(youtube, request('kestrelbox', 'Acme Phone'), null, context);
  expect(Object.fromEntries(server.requests[0]!.query)).toEqual({
    part: 'snippet',
    type: 'video',
    order: 'date',
    q: expect.stringMatching(/^"(kestrelbox|acme phone)"\|"(kestrelbox|acme phone)"$/),
    publishedAfter: new Date(since).toISOString(),
    maxResults: '50',
    key: 'sesame',
  });
  expect(pages.at(-1)).toMatchObject({ coveredFrom: since, quotaLeft: 89 });
});

it('makes posts of videos, with their figures', async () => {
  const { posts } = await readAll(youtube, request(), null, context);
  expect(posts).toEqual([
    {
      source: 'youtube',
      extId: 'kbxVideo001',
      kind: 'video',
      url: 'https://www.youtube.com/watch?v=kbxVideo001',
      title: "Kestrelbox, it's fast",
      text: 'Hands on with kestrelbox 2.0',
      lang: 'en-US',
      publishedAt: Date.parse('2026-11-20T09:15:00Z'),
      outlet: 'YouTube',
      media: ['video'],
      counts: { views: 1204, likes: 88, replies: 2 },
      tags: ['queues'],
      author: {
        id: 'UCexample000000000000001',
        name: 'Queue Talk',
        url: 'https://www.youtube.com/channel/UCexample000000000000001',
      },
    },
  ]);
});

it('reads the comments under the videos it found, every six hours', async () => {
  const first = await readAll(youtube, request(), null, context);
  expect(methods()).toEqual(['search', 'videos']);
  server.requests.length = 0;
  const second = await readAll(youtube, request(), first.cursor, context);
  expect(methods()).toEqual(['commentThreads', 'comments', 'search', 'videos']);
  expect(second.posts[0]).toEqual({
    source: 'youtube',
    extId: 'comment:UgwEXAMPLE1',
    kind: 'comment',
    form: 'reply',
    url: 'https://www.youtube.com/watch?v=kbxVideo001&lc=UgwEXAMPLE1',
    text: 'Kestrelbox loses jobs on ARM',
    publishedAt: Date.parse('2026-11-20T10:00:00Z'),
    editedAt: Date.parse('2026-11-20T10:05:00Z'),
    outlet: 'YouTube',
    parentId: 'kbxVideo001',
    counts: { likes: 4, replies: 1 },
    author: { id: 'UCexample000000000000002', name: '@rivet', url: 'https://www.youtube.com/@rivet' },
  });
  server.requests.length = 0;
  const third = await readAll(youtube, request(), second.cursor, context);
  expect(methods()).toEqual(['search', 'videos']);
  context.clock.at += 6 * HOUR;
  server.requests.length = 0;
  await readAll(youtube, request(), third.cursor, context);
  expect(methods()).toContain('commentThreads');
});

it('reads replies: those that come along, and the others of a thread for one unit', async () => {
  const first = await readAll(youtube, request(), null, context);
  const threads = (shown: number, count: number) => ({
    items: [
      {
        ...comments.items[0],
        snippet: { ...comments.items[0]!.snippet, totalReplyCount: count },
        replies: { comments: Array.from({ length: shown }, (_, n) => replyOf(n + 1)) },
      },
    ],
  });
  const ids = async (shown: number, count: number, listed: Answer) => {
    server.requests.length = 0;
    server.answer((asked) =>
      asked.path.endsWith('/commentThreads')
        ? { body: threads(shown, count) }
        : asked.path.endsWith('/comments')
          ? listed
          : serve(asked),
    );
    const { posts } = await readAll(youtube, request(), first.cursor, context);
    return posts
      .filter(({ parentId }) => parentId === 'comment:UgwEXAMPLE1')
      .map(({ extId }) => extId.slice(-1));
  };
  expect(await ids(2, 2, { status: 500 })).toEqual(['1', '2']);
  expect(methods()).not.toContain('comments');
  expect(await ids(2, 4, { body: { items: [replyOf(2), replyOf(3), replyOf(4), { id: 7 }] } })).toEqual([
    '1',
    '2',
    '3',
    '4',
  ]);
  expect(server.requests.find(({ path }) => path.endsWith('/comments'))?.query.get('parentId')).toBe(
    'UgwEXAMPLE1',
  );
  // Deleted in between.
  expect(
    await ids(1, 3, { status: 404, body: { error: { errors: [{ reason: 'commentNotFound' }] } } }),
  ).toEqual(['1']);
});

it('leaves a video alone whose comments are closed', async () => {
  const first = await readAll(youtube, request(), null, context);
  server.answer((request) =>
    request.path.endsWith('/commentThreads')
      ? { status: 403, body: { error: { code: 403, errors: [{ reason: 'commentsDisabled' }] } } }
      : request.path.endsWith('/search')
        ? { body: { items: [] } }
        : serve(request),
  );
  const second = await readAll(youtube, request(), first.cursor, context);
  context.clock.at += 6 * HOUR;
  server.requests.length = 0;
  await readAll(youtube, request(), second.cursor, context);
  expect(methods()).toEqual(['search']);
});

it('stops when its part of the day is used up, says so, and begins anew at midnight Pacific time', async () => {
  const small = plan(['kestrelbox'], { searchesPerDay: '2' })[0]!;
  let cursor: Json = null;
  for (let n = 0; n < 2; n++) ({ cursor } = await readAll(youtube, small, cursor, context));
  context.clock.at = Date.parse('2026-11-20T20:00:00Z');
  server.requests.length = 0;
  const failed = await failureOf(readAll(youtube, small, cursor, context));
  expect(failed).toMatchObject({ kind: 'limited', retryAfterMs: expect.closeTo(12 * HOUR, -5) });
  expect(failed.message).toContain('midnight Pacific time');
  expect(methods()).not.toContain('search');
  context.clock.at += 12 * HOUR;
  expect((await readAll(youtube, small, cursor, context)).pages.at(-1)?.quotaLeft).toBe(1);
});

it('plans no more searches than a day has, whatever is asked', () => {
  for (const count of [1, 30, 900]) {
    const requests = plan(Array.from({ length: count }, (_, n) => `brand${n}`));
    expect(requests.reduce((sum, { everyMs }) => sum + DAY / everyMs, 0)).toBeLessThanOrEqual(96);
    for (const { params } of requests)
      expect((JSON.parse(params.words!) as string[]).length).toBeLessThanOrEqual(10);
  }
  expect(plan(Array.from({ length: 900 }, (_, n) => `brand${n}`)).length).toBeLessThan(250);
});

it('takes at most three pages of a search', async () => {
  let at = context.now();
  server.answer((request) => {
    if (!request.path.endsWith('/search')) return serve(request);
    at -= MINUTE;
    const snippet = { publishedAt: new Date(at).toISOString() };
    return { body: { nextPageToken: `p${at}`, items: [{ id: { videoId: 'kbxVideo001' }, snippet }] } };
  });
  const { pages } = await readAll(youtube, request(), null, context);
  const searches = server.requests.filter(({ path }) => path.endsWith('/search'));
  expect(searches.length).toBe(3);
  expect(searches[1]!.query.get('pageToken')).toMatch(/^p\d+$/);
  expect(pages.at(-1)).toMatchObject({ coveredFrom: at, quotaLeft: 87 });
});

it.each([
  [403, { errors: [{ reason: 'quotaExceeded' }] }, 'limited', 'midnight Pacific'],
  [403, { errors: [{ reason: 'rateLimitExceeded' }] }, 'limited', 'fewer requests'],
  [
    400,
    { errors: [{ reason: 'badRequest' }], message: 'API key not valid. Please pass a valid API key.' },
    'misconfigured',
    'EARSHOT_YOUTUBE_KEY',
  ],
  [400, { details: [{ reason: 'API_KEY_INVALID' }] }, 'misconfigured', 'EARSHOT_YOUTUBE_KEY'],
  [403, { errors: [{ reason: 'accessNotConfigured' }] }, 'misconfigured', 'YouTube Data API v3'],
  [403, { errors: [{ reason: 'forbidden' }] }, 'refused', '403'],
])('says what HTTP %i with %j means', async (status, error, kind, words) => {
  server.answer(() => ({ status, body: { error } }));
  const failed = await failureOf(youtube.collect(request(), null, context));
  expect(failed.kind).toBe(kind);
  expect(failed.message).toContain(words);
  expect(failed.message).not.toContain('sesame');
});
