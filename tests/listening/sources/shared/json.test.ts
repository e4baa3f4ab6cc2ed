import { afterEach, beforeEach, expect, test } from 'vitest';
import { bluesky } from '../../../../src/listening/sources/bluesky/bluesky.ts';
import { hackerNews } from '../../../../src/listening/sources/hacker-news.ts';
import { failureOf } from '../../../adapters/web/setup.ts';
import { type HttpServer, startHttpServer } from '../../../fakes/http-server.ts';
import { type TestContext, testContext } from '../source-context.ts';

const GOOD = '{"objectID":"1","_tags":["comment"],"comment_text":"kestrelbox","created_at_i":1795000000}';
const BAD = '{"objectID":"2","_tags":,"comment_text":"x"}';

let server: HttpServer;
let context: TestContext;
beforeEach(async () => {
  server = await startHttpServer();
  context = testContext([server.port], { baseUrl: server.origin, appUrl: server.origin });
});
afterEach(async () => {
  await context.web.close();
  await server.close();
});

const request = () =>
  hackerNews.plan(
    [{ workspaceId: 'w', keywordId: 'k', anchors: ['kestrelbox'], languages: [] }],
    [],
    context.options,
  )[0]!;

test('a search loses the one entry that cannot be read, and says so', async () => {
  server.answer(() => ({ body: `{"hits":[${GOOD},${BAD},${GOOD.replace('"1"', '"3"')}],"nbPages":1}` }));
  let lost = 0;
  const page = await hackerNews.collect(request(), null, {
    ...context,
    lose: (items) => {
      lost += items;
    },
  });
  expect(page.posts.map(({ extId }) => extId)).toEqual(['1', '3']);
  expect(lost).toBe(1);
});

test('an answer that breaks off is asked for again before the mark moves', async () => {
  server.answer(() => ({ body: `{"hits":[${GOOD},{"objectID":"2"` }));
  const failure = await failureOf(hackerNews.collect(request(), null, { ...context, lose: () => {} }));
  expect(failure).toMatchObject({
    kind: 'malformed',
    message: 'Hacker News sends an answer that breaks off.',
  });
});

test('where absence means deletion, nothing may be lost: such an answer is not believed', async () => {
  const uri = (n: number) => `at://did:plc:maple/app.bsky.feed.post/${n}`;
  server.answer(() => ({ body: `{"posts":[{"uri":"${uri(1)}"},{"uri":"${uri(2)}","x":}]}` }));
  expect((await failureOf(bluesky.recheck!([uri(1), uri(2)], context))).kind).toBe('malformed');
});
