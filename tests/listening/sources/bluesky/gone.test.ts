import { afterEach, beforeEach, expect, test } from 'vitest';
import { bluesky } from '../../../../src/listening/sources/bluesky/bluesky.ts';
import { failureOf } from '../../../adapters/web/setup.ts';
import { type HttpServer, startHttpServer } from '../../../fakes/http-server.ts';
import { type TestContext, testContext } from '../source-context.ts';

let server: HttpServer;
let context: TestContext;
const uri = (n: number) => `at://did:plc:rivet/app.bsky.feed.post/${n}`;

beforeEach(async () => {
  server = await startHttpServer();
  context = testContext([server.port], { appUrl: server.origin });
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

test('posts that the app view no longer gives are gone; it is asked for 25 at once', async () => {
  server.answer(({ query }) => ({
    body: {
      posts: query
        .getAll('uris')
        .filter((uri) => !uri.endsWith('7'))
        .map((uri) => ({ uri })),
    },
  }));
  const all = Array.from({ length: 30 }, (_, n) => uri(n));
  expect(await bluesky.recheck!(all, context)).toEqual([uri(7), uri(17), uri(27)]);
  expect(server.requests.map(({ path, query }) => [path, query.getAll('uris').length])).toEqual([
    ['/xrpc/app.bsky.feed.getPosts', 25],
    ['/xrpc/app.bsky.feed.getPosts', 5],
  ]);
  expect(await bluesky.recheck!([], context)).toEqual([]);
});

test.each([
  [{ status: 500 }, 'down'],
  [{ status: 429 }, 'limited'],
  [{ body: { posts: null } }, 'malformed'],
  [{ body: null }, 'malformed'],
  [{ body: 'no JSON' }, 'malformed'],
])('after %j nothing counts as gone', async (answer, kind) => {
  server.answer(() => answer);
  expect((await failureOf(bluesky.recheck!([uri(1)], context))).kind).toBe(kind);
});
