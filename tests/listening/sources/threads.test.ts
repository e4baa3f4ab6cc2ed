import { afterEach, beforeEach, expect, it } from 'vitest';
import { threads } from '../../../src/listening/sources/threads.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { failureOf } from '../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { jsonFixture, want } from './fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

const example = jsonFixture('threads/keyword-search.json') as { data: Record<string, unknown>[] };
const [post] = example.data;
const optionsOf = (origin: string) => ({ baseUrl: `${origin}/v1.0`, token: 'THAAsesame' });

sourceContract({
  source: threads,
  options: optionsOf,
  serve: () => ({ body: example }),
  serveFull: () => ({
    body: {
      data: [
        { ...post, id: '1', media_type: 'IMAGE', is_quote_post: true },
        { ...post, id: '2', media_type: 'VIDEO' },
      ],
    },
  }),
  firstRead: ['18000000000000001', '18000000000000002'],
  serveText: (text) => ({ body: { data: [{ ...post, text }] } }),
  recheck: {
    ids: ['1', '2', '3', 'nonsense'],
    gone: ['2'],
    serve: ({ path }) =>
      path.endsWith('/2')
        ? { status: 400, body: { error: { code: 100, error_subcode: 33 } } }
        : { body: { id: '1' } },
  },
});

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer(() => ({ body: example }));
  context = testContext([server.port], optionsOf(server.origin));
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const plan = (...words: string[]) =>
  threads.plan(
    words.map((word) => want([], word)),
    [],
    context.options,
  );

it('asks for recent posts, with the token in a header', async () => {
  await readAll(threads, plan('Acme Phone')[0]!, null, context);
  const [asked] = server.requests;
  expect(asked!.path).toBe('/v1.0/keyword_search');
  expect(Object.fromEntries(asked!.query)).toMatchObject({
    q: 'acme phone',
    search_type: 'RECENT',
    since: String((Date.UTC(2026, 10, 20, 12) - 7 * DAY) / 1000),
    limit: '100',
  });
  expect(asked!.headers.authorization).toBe('Bearer THAAsesame');
  expect(String(asked!.query)).not.toContain('sesame');
});

it('makes posts and replies', async () => {
  const { posts } = await readAll(threads, plan('kestrelbox')[0]!, null, context);
  expect(posts).toEqual([
    {
      source: 'threads',
      extId: '18000000000000001',
      kind: 'post',
      url: 'https://www.threads.com/@maplefox/post/Dexample1',
      text: 'kestrelbox saved my weekend',
      publishedAt: Date.parse('2026-11-20T09:15:00Z'),
      outlet: 'Threads',
      author: {
        id: 'maplefox',
        name: '@maplefox',
        handle: 'maplefox',
        url: 'https://www.threads.com/@maplefox',
      },
      tags: ['queues'],
    },
    expect.objectContaining({ kind: 'comment', links: ['https://kestrelbox.example/help'] }),
  ]);
});

it('moves its window until all is read, also when a second holds several posts', async () => {
  const newest = Date.UTC(2026, 10, 20, 11);
  const all = Array.from({ length: 250 }, (_, n) => ({
    ...post,
    id: String(1_000 + n),
    timestamp: new Date(newest - Math.floor(n / 3) * MINUTE).toISOString().replace('.000Z', '+0000'),
  }));
  server.answer(({ query }) => {
    const until = Number(query.get('until') ?? Number.POSITIVE_INFINITY) * 1000;
    return { body: { data: all.filter(({ timestamp }) => Date.parse(timestamp) < until).slice(0, 100) } };
  });
  const { posts, pages } = await readAll(threads, plan('kestrelbox')[0]!, null, context);
  expect(new Set(posts.map(({ extId }) => extId)).size).toBe(250);
  expect(pages.length).toBe(3);
});

it('names what lies beyond ten pages', async () => {
  const first = await readAll(threads, plan('kestrelbox')[0]!, null, context);
  context.clock.at += DAY;
  const now = context.now();
  server.answer(({ query }) => {
    const begin = Number(query.get('until') ?? now / 1000) * 1000;
    return {
      body: {
        data: Array.from({ length: 100 }, (_, n) => ({
          ...post,
          id: String(Math.round(begin) - n),
          timestamp: new Date(begin - n * 10_000).toISOString(),
        })),
      },
    };
  });
  const second = await readAll(threads, plan('kestrelbox')[0]!, first.cursor, context);
  expect(second.pages.length).toBe(10);
  expect(second.pages.at(-1)?.gap?.from).toBe(Date.parse('2026-11-20T09:15:00Z') - 2 * HOUR);
});

it.each([
  [
    400,
    { error: { code: 190, message: 'Error validating access token' } },
    'refused',
    'EARSHOT_THREADS_TOKEN',
    null,
  ],
  [400, { error: { code: 10, message: 'no permission' } }, 'misconfigured', 'App Review', null],
  [500, { error: { code: 10 } }, 'misconfigured', 'App Review', null],
  [403, { error: { code: 4, message: 'Application request limit reached' } }, 'limited', 'used up', HOUR],
  [400, { error: { code: 613 } }, 'limited', 'used up', HOUR],
  [500, { error: { code: 2, is_transient: true } }, 'down', 'passing', null],
])('says of HTTP %i with %j what to do', async (status, body, kind, words, retryAfterMs) => {
  server.answer(() => ({ status, body }));
  const failed = await failureOf(threads.collect(plan('kestrelbox')[0]!, null, context));
  expect(failed).toMatchObject({ kind, retryAfterMs });
  expect(failed.message).toContain(words);
  expect(failed.message).not.toContain('sesame');
});

it('deletes nothing with a token that may not see posts of others', async () => {
  server.answer(() => ({ status: 400, body: { error: { code: 100, error_subcode: 33 } } }));
  expect(await threads.recheck!(['1', '2'], context)).toEqual([]);
  server.answer(() => ({ status: 400, body: { error: { code: 190 } } }));
  expect(await failureOf(threads.recheck!(['1'], context))).toMatchObject({ kind: 'refused', status: 401 });
});

it('stays within half of its searches a day, and keeps texts for thirty days', () => {
  const requests = plan(...Array.from({ length: 900 }, (_, n) => `brand${n}`));
  expect(requests.reduce((sum, { everyMs }) => sum + DAY / everyMs, 0)).toBeLessThanOrEqual(1_100.1);
  expect(threads.keeps?.({})).toBe(30 * DAY);
});
