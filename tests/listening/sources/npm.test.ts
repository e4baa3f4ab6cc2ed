import { afterEach, beforeEach, expect, it } from 'vitest';
import { npm } from '../../../src/listening/sources/npm.ts';
import { DAY, MINUTE } from '../../../src/listening/time.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { jsonFixture, want } from './fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

const example = jsonFixture('npm/search.json') as { objects: { package: Record<string, unknown> }[] };
const release = example.objects[0]!.package;
const optionsOf = (origin: string) => ({ baseUrl: origin });

sourceContract({
  source: npm,
  options: optionsOf,
  serve: () => ({ body: example }),
  firstRead: ['@acme/kestrelbox-client@2.0.1'],
  serveText: (text) => ({ body: { objects: [{ package: { ...release, description: text } }], total: 1 } }),
  recheck: {
    ids: ['@acme/kestrelbox-client@2.0.1', 'kestrelbox@0.1.0', 'nonsense', '../../x@1'],
    gone: ['kestrelbox@0.1.0'],
    serve: ({ path }) => (path === '/kestrelbox/0.1.0' ? { status: 404 } : { body: release }),
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
  npm.plan(
    words.map((word) => want([], word)),
    [],
    context.options,
  );

it('makes a post of each release of the last week, without a mail address', async () => {
  const { posts } = await readAll(npm, plan('Kestrelbox')[0]!, null, context);
  expect(Object.fromEntries(server.requests[0]!.query)).toEqual({
    text: 'kestrelbox',
    size: '250',
    from: '0',
  });
  expect(posts).toEqual([
    {
      source: 'npm',
      extId: '@acme/kestrelbox-client@2.0.1',
      kind: 'post',
      url: 'https://www.npmjs.com/package/@acme/kestrelbox-client/v/2.0.1',
      title: '@acme/kestrelbox-client 2.0.1',
      text: 'Client for Kestrelbox, the tiny queue',
      publishedAt: Date.parse('2026-11-20T09:15:00.123Z'),
      outlet: 'npm',
      tags: ['queue', 'kestrelbox'],
      links: ['https://github.com/acme/kestrelbox-client', 'https://kestrelbox.example/'],
      author: { id: 'maplefox', name: 'maplefox', url: 'https://www.npmjs.com/~maplefox' },
    },
  ]);
  expect(JSON.stringify(posts)).not.toContain('maplefox@');
});

it('reads the thousand that match best, and calls the rest no gap', async () => {
  server.answer(({ query }) => {
    const from = Number(query.get('from'));
    const objects = Array.from({ length: 250 }, (_, n) => ({
      package: {
        ...release,
        name: `kestrelbox-${from + n}`,
        date: new Date(context.now() - (from + n) * MINUTE).toISOString(),
      },
    }));
    return { body: { objects, total: 5_000 } };
  });
  const { pages, posts } = await readAll(npm, plan('kestrelbox')[0]!, null, context);
  expect(pages.length).toBe(4);
  expect(new Set(posts.map(({ extId }) => extId)).size).toBe(1_000);
  expect(pages.at(-1)).not.toHaveProperty('gap');
});

it('brings the next version as a release of its own', async () => {
  const first = await readAll(npm, plan('kestrelbox')[0]!, null, context);
  context.clock.at += DAY;
  const date = new Date(context.now()).toISOString();
  server.answer(() => ({
    body: { objects: [{ package: { ...release, version: '2.1.0', date } }], total: 1 },
  }));
  const second = await readAll(npm, plan('kestrelbox')[0]!, first.cursor, context);
  expect(second.posts.map(({ extId }) => extId)).toEqual(['@acme/kestrelbox-client@2.1.0']);
});

it.each([
  ['name', '../evil'],
  ['name', 7],
  ['version', undefined],
  ['version', 'latest/../..'],
])('passes over a package whose %s is %j', async (field, value) => {
  server.answer(() => ({
    body: { objects: [{ package: { ...release, [field]: value } }, null, {}], total: 1 },
  }));
  expect((await readAll(npm, plan('kestrelbox')[0]!, null, context)).posts).toEqual([]);
});

it('is for those who opted in, six searches a minute at most', () => {
  const requests = plan(...Array.from({ length: 900 }, (_, n) => `brand${n}`));
  expect(requests.reduce((sum, { everyMs }) => sum + MINUTE / everyMs, 0)).toBeLessThanOrEqual(6.001);
  expect(requests[0]?.scope).toEqual(['w']);
});
