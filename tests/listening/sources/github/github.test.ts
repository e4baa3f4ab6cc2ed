import { afterEach, beforeEach, expect, it } from 'vitest';
import { github } from '../../../../src/listening/sources/github/github.ts';
import type { Request } from '../../../../src/listening/sources/source.ts';
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

const issues = jsonFixture('github/issues.json') as { items: object[] };
const comment = jsonFixture('github/comment.json') as object;
const discussions = jsonFixture('github/discussions.json') as object;
const optionsOf = (origin: string, token = '') => ({ baseUrl: origin, token });
const LIMITS = { 'x-ratelimit-remaining': '9', 'x-ratelimit-resource': 'search' };

function serve({ path, body }: ReceivedRequest): Answer {
  if (path === '/graphql') {
    const { variables } = JSON.parse(body) as { variables: { ids?: string[] } };
    if (!variables.ids) return { body: discussions };
    return {
      body: {
        data: { nodes: variables.ids.map((id) => (id === 'I_gone' ? null : { id })) },
        errors: [{ type: 'NOT_FOUND', path: ['nodes', 1] }],
      },
    };
  }
  if (path === '/repositories/215335/issues/comments/25688') return { body: comment };
  return path === '/search/issues' ? { headers: LIMITS, body: issues } : { status: 404 };
}

sourceContract({
  source: github,
  options: (origin) => optionsOf(origin, 'ghp_sesame'),
  serve,
  serveFull: (request) =>
    request.path === '/search/issues'
      ? { headers: LIMITS, body: { items: [{ ...issues.items[0], labels: [{ name: 'bug' }] }] } }
      : serve(request),
  firstRead: ['I_kwDOEXAMPLE'],
  serveText: (text) => ({ body: { ...issues, items: [{ ...issues.items[0], body: text }] } }),
  recheck: { ids: ['I_kwDOEXAMPLE', 'I_gone'], gone: ['I_gone'], serve },
});

let server: HttpServer;
let context: TestContext;
const useToken = (token: string) => {
  context = testContext([server.port], optionsOf(server.origin, token));
};
beforeEach(async () => {
  server = await startHttpServer(serve);
  useToken('');
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const plan = (...words: string[]) =>
  github.plan(
    words.map((anchor) => want([], anchor)),
    [],
    context.options,
  );
const requestOf = (what: string, ...words: string[]): Request =>
  plan(...words).find(({ params }) => params.what === what)!;
const queryOf = ({ query }: ReceivedRequest) => query.get('q');

it('plans issues and pull requests without a token; comments and discussions with one', () => {
  expect(plan('kestrelbox').map(({ key }) => key)).toEqual(['issues', 'pulls']);
  useToken('ghp_sesame');
  expect(plan('kestrelbox').map(({ key }) => key)).toEqual([
    'issues',
    'pulls',
    'issue-comments',
    'pull-comments',
    'discussions:kestrelbox',
    'discussion-comments:kestrelbox',
  ]);
});

it('puts several words into one search, within its limits of length and operators, and keeps half the rate', () => {
  const many = Array.from({ length: 300 }, (_, n) => `brand ${'x'.repeat(n % 60)}${n}`);
  for (const token of ['', 'ghp_sesame']) {
    useToken(token);
    const requests = plan(...many).filter(({ params }) => !params.what?.startsWith('discussion'));
    for (const { params } of requests) {
      const words = JSON.parse(params.words!) as string[];
      expect(words.length).toBeLessThanOrEqual(6);
      expect(words.map((word) => `"${word}"`).join(' ').length).toBeLessThanOrEqual(256);
    }
    const perMinute = requests.reduce((sum, { everyMs }) => sum + MINUTE / everyMs, 0);
    expect(perMinute).toBeLessThanOrEqual(token ? 15 : 5);
    expect(requests.length).toBeLessThan(many.length * (token ? 2 : 1));
  }
});

it('asks for all words at once, since a week ago, saying who asks', async () => {
  useToken('ghp_sesame');
  const since = new Date(context.now() - 7 * DAY).toISOString().replace('.000Z', 'Z');
  const { pages } = await readAll(github, requestOf('issues', 'kestrelbox', 'Acme Phone'), null, context);
  const [request] = server.requests;
  expect(queryOf(request!)).toMatch(/^\("(kestrelbox|acme phone)" OR "(kestrelbox|acme phone)"\) /);
  expect(queryOf(request!)).toContain(`is:issue in:title,body created:>=${since}`);
  expect(request!.headers).toMatchObject({
    authorization: 'Bearer ghp_sesame',
    'x-github-api-version': '2022-11-28',
  });
  expect(pages[0]).toMatchObject({ coveredFrom: Date.parse(since), quotaLeft: 9 });
});

it('makes posts of issues', async () => {
  const { posts } = await readAll(github, requestOf('issues', 'kestrelbox'), null, context);
  expect(posts).toEqual([
    {
      source: 'github',
      extId: 'I_kwDOEXAMPLE',
      kind: 'issue',
      url: 'https://github.com/acme/app/issues/12',
      title: 'Replace Redis with Kestrelbox?',
      text: 'Has anybody tried it?',
      publishedAt: Date.parse('2026-11-20T09:15:00Z'),
      outlet: 'acme/app',
      counts: { likes: 2, replies: 4 },
      author: { id: '77', name: 'rivet', url: 'https://github.com/rivet' },
    },
  ]);
});

it('asks with its validator when nothing was new, and understands 304', async () => {
  const request = requestOf('issues', 'kestrelbox');
  server.answer((request) =>
    request.headers['if-none-match'] === '"v1"'
      ? { status: 304, headers: { etag: '"v1"' } }
      : { headers: { etag: '"v1"' }, body: issues },
  );
  const first = await readAll(github, request, null, context);
  const second = await readAll(github, request, first.cursor, context);
  server.requests.length = 0;
  const third = await readAll(github, request, second.cursor, context);
  expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual(['"v1"']);
  expect(third.posts).toEqual([]);
  expect(third.cursor).toEqual(second.cursor);
});

it('goes on from the newest issue with ten minutes to spare, and reads the past of a new word alone', async () => {
  const first = await readAll(github, requestOf('issues', 'kestrelbox'), null, context);
  server.requests.length = 0;
  await readAll(github, requestOf('issues', 'kestrelbox', 'acme'), first.cursor, context);
  const week = new Date(context.now() - 7 * DAY).toISOString().slice(0, 13);
  expect(queryOf(server.requests[0]!)).toMatch(new RegExp(`^"acme" .* created:>=${week}`));
  expect(queryOf(server.requests[1]!)).toMatch(/ OR .* created:>=2026-11-20T09:05:00Z$/);
});

it('reads ten pages at most: GitHub shows a thousand results', async () => {
  let at = context.now();
  server.answer(() => {
    at -= MINUTE;
    const item = { ...issues.items[0], created_at: new Date(at).toISOString() };
    return { body: { total_count: 50_000, items: [item] } };
  });
  const { pages } = await readAll(github, requestOf('issues', 'kestrelbox'), null, context);
  expect(server.requests.map(({ query }) => query.get('page'))).toEqual(
    Array.from({ length: 10 }, (_, n) => String(n + 1)),
  );
  expect(pages.at(-1)?.coveredFrom).toBe(at);
});

it('does not move on when the search ran out of time', async () => {
  const request = requestOf('issues', 'kestrelbox');
  server.answer(() => ({ body: { ...issues, total_count: 500, incomplete_results: true } }));
  const { posts, cursor } = await readAll(github, request, null, context);
  expect(posts.length).toBe(1);
  expect(cursor).toBeNull();
});

it('fetches a found comment once, for its author and its time', async () => {
  useToken('ghp_sesame');
  const request = requestOf('issue-comments', 'kestrelbox');
  const first = await readAll(github, request, null, context);
  expect(first.posts).toEqual([
    {
      source: 'github',
      extId: 'IC_kwDOEXAMPLE',
      kind: 'comment',
      form: 'reply',
      url: 'https://github.com/acme/app/issues/12#issuecomment-25688',
      text: 'kestrelbox is fine on ARM',
      publishedAt: Date.parse('2026-11-20T09:50:00Z'),
      outlet: 'acme/app',
      counts: { likes: 1 },
      author: { id: '78', name: 'maplefox', url: 'https://github.com/maplefox' },
    },
  ]);
  server.requests.length = 0;
  expect((await readAll(github, request, first.cursor, context)).posts).toEqual([]);
  expect(server.requests.map(({ path }) => path)).toEqual(['/search/issues']);
  expect(queryOf(server.requests[0]!)).toContain('is:issue in:comments updated:>=2026-11-20T09:50:00Z');
});

it('asks for no comment but by its numbers, and lets a deleted one go', async () => {
  useToken('ghp_sesame');
  const urls = [
    'https://evil.example/steal',
    'http://169.254.169.254/repositories/1/issues/comments/2?x',
    `${server.origin}/repositories/9/issues/comments/9`,
    'https://api.github.com/repos/../../user/issues/comments/7',
  ];
  server.answer((request) =>
    request.path === '/search/issues'
      ? {
          body: {
            ...issues,
            items: [
              {
                ...issues.items[0],
                text_matches: urls.map((object_url) => ({ object_type: 'IssueComment', object_url })),
              },
            ],
          },
        }
      : { status: 404 },
  );
  const { posts } = await readAll(github, requestOf('issue-comments', 'kestrelbox'), null, context);
  expect(posts).toEqual([]);
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/search/issues',
    '/repositories/9/issues/comments/9',
  ]);
});

it('reads discussions by GraphQL', async () => {
  useToken('ghp_sesame');
  const { posts, pages } = await readAll(github, requestOf('discussions', 'kestrelbox'), null, context);
  expect(posts).toEqual([
    {
      source: 'github',
      extId: 'D_kwDOEXAMPLE',
      kind: 'post',
      url: 'https://github.com/acme/app/discussions/31',
      title: 'Kestrelbox in production',
      text: 'Who runs it?',
      publishedAt: Date.parse('2026-11-20T08:00:00Z'),
      outlet: 'acme/app',
      counts: { points: 5, replies: 3 },
      author: { name: 'rivet', url: 'https://github.com/rivet' },
    },
  ]);
  expect(pages[0]?.quotaLeft).toBe(4990);
  expect(JSON.parse(server.requests[0]!.body)).toMatchObject({
    variables: {
      q: expect.stringContaining('"kestrelbox" in:title,body created:>=2026-11-13T12:00:00Z'),
      after: null,
    },
  });
});

it('reads what is written below discussions: comments and replies that are new or changed, not those that are hidden', async () => {
  useToken('ghp_sesame');
  const said = (id: string, more: object = {}) => ({
    id,
    bodyText: `Kestrelbox, says ${id}`,
    url: `https://github.com/acme/app/discussions/31#discussioncomment-${id.length}${id.charCodeAt(3)}`,
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-20T09:00:00Z',
    lastEditedAt: null,
    upvoteCount: 1,
    isMinimized: false,
    author: { login: 'ana', url: 'https://github.com/ana' },
    ...more,
  });
  const old = { createdAt: '2026-10-01T09:00:00Z', updatedAt: '2026-10-01T09:00:00Z' };
  const comments = [
    said('DC_a', {
      replies: { nodes: [said('DC_b', { lastEditedAt: '2026-11-20T10:00:00Z' }), said('DC_c', old), null] },
    }),
    said('DC_d', { ...old, updatedAt: '2026-11-20T10:00:00Z' }),
    said('DC_e', { isMinimized: true }),
    said('DC_f', { bodyText: '' }),
    said('DC_g', { author: null, replies: 7 }),
  ];
  server.answer(() => ({
    body: {
      data: {
        search: {
          pageInfo: { hasNextPage: false },
          nodes: [{ id: 'D_1', updatedAt: '2026-11-20T10:00:00Z', comments: { nodes: comments } }, {}, null],
        },
        rateLimit: { remaining: 4_000 },
      },
    },
  }));
  const { posts, pages } = await readAll(
    github,
    requestOf('discussion-comments', 'kestrelbox'),
    null,
    context,
  );
  expect(posts.map(({ extId, parentId }) => [extId, parentId])).toEqual([
    ['DC_a', 'D_1'],
    ['DC_b', 'DC_a'],
    ['DC_d', 'D_1'],
    ['DC_g', 'D_1'],
  ]);
  expect(posts[1]).toMatchObject({
    kind: 'comment',
    outlet: 'acme/app',
    editedAt: Date.parse('2026-11-20T10:00:00Z'),
  });
  expect(posts[3]).not.toHaveProperty('author');
  expect(pages[0]?.quotaLeft).toBe(4_000);
  const { variables } = JSON.parse(server.requests[0]!.body) as { variables: { q: string } };
  expect(variables.q).toBe('"kestrelbox" in:comments updated:>=2026-11-13T12:00:00Z sort:updated-desc');
});

it.each([
  [{ errors: [{ type: 'RATE_LIMITED' }] }, 'limited'],
  [{ errors: [{ type: 'INSUFFICIENT_SCOPES' }] }, 'misconfigured'],
  [{ data: null }, 'malformed'],
  [{ data: { search: null } }, 'malformed'],
])('says what GraphQL means by %j', async (body, kind) => {
  useToken('ghp_sesame');
  server.answer(() => ({ body }));
  const failed = await failureOf(github.collect(requestOf('discussions', 'kestrelbox'), null, context));
  expect(failed.kind).toBe(kind);
});

it.each([
  [401, { message: 'Bad credentials' }, {}, 'refused', null],
  [403, { message: 'You have exceeded a secondary rate limit.' }, {}, 'limited', MINUTE],
  [403, { message: 'x' }, { 'retry-after': '120' }, 'limited', 2 * MINUTE],
  [403, { message: 'x' }, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' }, 'limited', MINUTE],
  [403, { message: 'Resource not accessible' }, {}, 'refused', null],
  [422, { message: 'Validation Failed' }, {}, 'down', null],
])('says what HTTP %i with %j %j means', async (status, body, headers, kind, retryAfterMs) => {
  server.answer(() => ({ status, body, headers: headers as Record<string, string> }));
  const failed = await failureOf(github.collect(requestOf('issues', 'kestrelbox'), null, context));
  expect(failed).toMatchObject({ kind, retryAfterMs, status });
  if (status === 401) expect(failed.message).toContain('EARSHOT_GITHUB_TOKEN');
});

it('spaces its searches so that the limit of a minute holds', async () => {
  const starts: number[] = [];
  server.answer((request) => {
    starts.push(context.now());
    return serve(request);
  });
  for (let n = 0; n < 11; n++) await github.collect(requestOf('issues', `brand${n}`), null, context);
  expect(starts[10]! - starts[0]!).toBeGreaterThan(MINUTE);
});

it('asks nobody about deletions without a token', async () => {
  expect(await github.recheck!(['I_gone'], context)).toEqual([]);
  expect(server.requests).toEqual([]);
});

it('slows down rather than ask for more than half of the limit', () => {
  useToken('ghp_sesame');
  const many = plan(...Array.from({ length: 5_000 }, (_, n) => `brand${n}`));
  const perHour = (what: string) =>
    many.filter(({ params }) => params.what === what).reduce((sum, { everyMs }) => sum + HOUR / everyMs, 0);
  expect(Math.round(perHour('discussions'))).toBeLessThanOrEqual(2_000);
  // Ten points each.
  expect(Math.round(perHour('discussion-comments'))).toBeLessThanOrEqual(200);
});
