import { afterEach, beforeEach, expect, it } from 'vitest';
import { wikipedia } from '../../../src/listening/sources/wikipedia.ts';
import { DAY, MINUTE } from '../../../src/listening/time.ts';
import { failureOf } from '../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { jsonFixture, want } from './fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

const example = jsonFixture('wikipedia/revisions.json') as {
  query: { pages: { title: string; revisions: Record<string, unknown>[] }[] };
};
const [page] = example.query.pages;
const [change] = page!.revisions;
const withChanges = (revisions: unknown[], more: object = {}) => ({
  ...example,
  ...more,
  query: { pages: [{ ...page, revisions }] },
});
const optionsOf = (origin: string) => ({ baseUrl: `${origin}/{wiki}`, pages: 'en:kestrelbox' });

sourceContract({
  source: wikipedia,
  options: optionsOf,
  serve: () => ({ body: example }),
  firstRead: ['en:1310000003', 'en:1310000002'],
  serveText: (text) => ({ body: withChanges([{ ...change, comment: text }]) }),
  recheck: {
    ids: ['en:1', 'en:2', 'en:3', 'nonsense'],
    gone: ['en:2', 'en:3'],
    serve: () => ({
      body: {
        query: {
          badrevids: { 3: { revid: 3, missing: true } },
          pages: [
            {
              pageid: 1,
              title: 'K',
              revisions: [
                { revid: 1, user: 'a', comment: '' },
                { revid: 2, commenthidden: true },
              ],
            },
          ],
        },
      },
    }),
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

const plan = (pages = 'en:kestrelbox') =>
  wikipedia.plan([want([], 'kestrelbox')], [], { ...context.options, pages });

it('understands pages as people name them', () => {
  const typed =
    'Kestrelbox, fr:kestrelbox_(entreprise), https://de.m.wikipedia.org/wiki/Kestrel%20Box; en:Kestrelbox\nzh-min-nan:Acme, Inc., https://evil.example/wiki/X, en:Acme,Inc. (brand)|Other, en: ';
  expect(plan(typed).map(({ key }) => key)).toEqual([
    'en:Kestrelbox',
    'fr:Kestrelbox (entreprise)',
    'de:Kestrel Box',
    'zh-min-nan:Acme, Inc.',
    'en:Acme,Inc. (brand) Other',
  ]);
  const many = plan(Array.from({ length: 900 }, (_, n) => `en:Acme ${n}`).join(', '));
  expect(many.reduce((sum, { everyMs }) => sum + MINUTE / everyMs, 0)).toBeLessThanOrEqual(20.001);
});

it('asks politely: one page, since the last read, and not while the servers lag', async () => {
  await readAll(wikipedia, plan()[0]!, null, context);
  expect(server.requests[0]?.path).toBe('/en/w/api.php');
  expect(Object.fromEntries(server.requests[0]!.query)).toMatchObject({
    action: 'query',
    prop: 'revisions',
    titles: 'Kestrelbox',
    maxlag: '5',
    rvend: '2026-11-13T12:00:00.000Z',
    formatversion: '2',
  });
});

it('makes a post of each change: its summary in words, nobody without an account, nothing that is hidden', async () => {
  const { posts, pages } = await readAll(wikipedia, plan()[0]!, null, context);
  expect(posts).toEqual([
    {
      source: 'wikipedia',
      extId: 'en:1310000003',
      kind: 'post',
      url: 'https://en.wikipedia.org/wiki/Special:Diff/1310000003',
      title: 'Kestrelbox',
      text: 'History:  adds the recall, see the phone',
      publishedAt: Date.parse('2026-11-20T09:15:00Z'),
      outlet: 'Wikipedia (en)',
      lang: 'en',
      parentId: 'en:1310000002',
      author: { id: 'Maple Fox', name: 'Maple Fox', url: 'https://en.wikipedia.org/wiki/User:Maple_Fox' },
    },
    expect.objectContaining({ extId: 'en:1310000002', title: 'Kestrelbox' }),
  ]);
  expect(posts[1]).not.toHaveProperty('author');
  expect(pages[0]?.deleted).toEqual(['en:1310000001']);
});

it('turns pages to the last read', async () => {
  server.answer(({ query }) => {
    const at = Number(query.get('rvcontinue')?.split('|')[1] ?? 5);
    const revisions = [
      { ...change, revid: at, timestamp: new Date(context.now() - (6 - at) * DAY).toISOString() },
    ];
    return {
      body: withChanges(revisions, at > 1 ? { continue: { rvcontinue: `x|${at - 1}`, continue: '||' } } : {}),
    };
  });
  const { posts } = await readAll(wikipedia, plan()[0]!, null, context);
  expect(posts.map(({ extId }) => extId)).toEqual(['en:5', 'en:4', 'en:3', 'en:2', 'en:1']);
});

it('takes a week without changes as one', async () => {
  server.answer(() => ({ body: { query: { pages: [{ pageid: 1, title: 'Kestrelbox' }] } } }));
  const { posts, pages } = await readAll(wikipedia, plan()[0]!, null, context);
  expect(posts).toEqual([]);
  expect(pages[0]?.coveredFrom).toBe(context.now() - 7 * DAY);
});

it('says what a refusal is about', async () => {
  server.answer(() => ({ status: 403 }));
  const failed = await failureOf(wikipedia.collect(plan()[0]!, null, context));
  expect(failed.kind).toBe('refused');
  expect(failed.message).toContain('EARSHOT_CONTACT');
});

it.each([
  ['no such page', { query: { pages: [{ title: 'Kestrelbox', missing: true }] } }, 'misconfigured', null],
  ['a title that cannot be', { query: { pages: [{ title: '', invalid: true }] } }, 'misconfigured', null],
  ['servers that lag', { error: { code: 'maxlag', lag: 9 } }, 'limited', 90_000],
  ['another error', { error: { code: 'internal_api_error' } }, 'malformed', null],
])('says what is wrong: %s', async (_name, body, kind, retryAfterMs) => {
  server.answer(() => ({ body, headers: { 'retry-after': '90', 'content-type': 'application/json' } }));
  const failed = await failureOf(wikipedia.collect(plan()[0]!, null, context));
  expect(failed).toMatchObject({ kind, retryAfterMs });
});
