import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pypi } from '../../../src/listening/sources/pypi.ts';
import { DAY, MINUTE } from '../../../src/listening/time.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { want } from './fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

const example = readFileSync(new URL('../../fixtures/pypi/updates.xml', import.meta.url), 'utf8');
const optionsOf = (origin: string) => ({ baseUrl: origin });
const rss = (items: { name: string; version: string; at: number; summary?: string }[]) =>
  `<rss version="2.0"><channel><title>PyPI</title><link>https://pypi.org/</link><description>d</description>${items
    .map(
      ({ name, version, at, summary = 'A queue' }) =>
        `<item><title>${name} ${version}</title><link>https://pypi.org/project/${name}/${version}/</link><description>${summary}</description><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

sourceContract({
  source: pypi,
  options: optionsOf,
  serve: () => ({ body: example, headers: { 'content-type': 'text/xml' } }),
  firstRead: ['kestrelbox-py@2.0.1', 'gatherer@1.0'],
  serveText: (text) => ({
    body: rss([
      { name: 'kestrelbox', version: '1', at: Date.UTC(2026, 10, 20, 11), summary: escaped(escaped(text)) },
    ]),
    headers: { 'content-type': 'text/xml' },
  }),
  conditional: true,
  recheck: {
    ids: ['kestrelbox-py@2.0.1', 'gatherer@1.0', 'gatherer', 'a/../b@1'],
    gone: ['gatherer@1.0'],
    serve: ({ path }) => (path === '/pypi/gatherer/1.0/json' ? { status: 404 } : { body: {} }),
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
  pypi.plan(
    words.map((word) => want([], word)),
    [],
    context.options,
  );
const [updates, packages] = [() => plan('kestrelbox')[0]!, () => plan('kestrelbox')[1]!];

it('takes the releases that name the words, however they are joined, and no mail address', async () => {
  const { posts } = await readAll(pypi, plan('kestrel box')[0]!, null, context);
  expect(server.requests[0]?.path).toBe('/rss/updates.xml');
  expect(posts).toEqual([
    {
      source: 'pypi',
      extId: 'kestrelbox-py@2.0.1',
      kind: 'post',
      url: 'https://pypi.org/project/kestrelbox-py/2.0.1/',
      title: 'kestrelbox-py 2.0.1',
      html: 'Client for the tiny queue',
      publishedAt: Date.UTC(2026, 10, 20, 11, 58),
      outlet: 'PyPI',
    },
    expect.objectContaining({ extId: 'gatherer@1.0', html: 'Works with Kestrel-Box' }),
  ]);
  expect(JSON.stringify(posts)).not.toContain('@kestrelbox.example');
});

it('reads new projects too', async () => {
  server.answer(() => ({
    body: example.replaceAll('/2.0.1/<', '/<').replace('kestrelbox-py 2.0.1', 'kestrelbox-py'),
  }));
  const { posts } = await readAll(pypi, packages(), null, context);
  expect(server.requests[0]?.path).toBe('/rss/packages.xml');
  expect(posts[0]).toMatchObject({ extId: 'kestrelbox-py', url: 'https://pypi.org/project/kestrelbox-py/' });
});

it('names the stretch that rolled by unread, and none where the reads meet', async () => {
  const begin = context.now();
  const releases = (newest: number) =>
    rss(
      Array.from({ length: 100 }, (_, n) => ({
        name: `kestrelbox-${newest - n * MINUTE}`,
        version: '1',
        at: newest - n * MINUTE,
      })),
    );
  server.answer(() => ({ body: releases(begin) }));
  const first = await readAll(pypi, updates(), null, context);
  expect(first.pages[0]?.coveredFrom).toBe(begin - 99 * MINUTE);
  context.clock.at = begin + 50 * MINUTE;
  server.answer(() => ({ body: releases(begin + 50 * MINUTE) }));
  const second = await readAll(pypi, updates(), first.cursor, context);
  expect(second.posts.length).toBe(50);
  expect(second.pages[0]).not.toHaveProperty('gap');
  context.clock.at = begin + 300 * MINUTE;
  server.answer(() => ({ body: releases(begin + 300 * MINUTE) }));
  const third = await readAll(pypi, updates(), second.cursor, context);
  expect(third.pages[0]?.gap).toEqual({ from: begin + 50 * MINUTE, to: begin + 201 * MINUTE });
});

it('is shown in full once a day, keeps a new validator, and counts what broke off', async () => {
  const lost: number[] = [];
  context.lose = (items) => lost.push(items);
  const sent = () => server.requests.at(-1)?.headers['if-none-match'];
  server.answer(() => ({ body: example, headers: { etag: '"1"' } }));
  let { cursor } = await readAll(pypi, updates(), null, context);
  server.answer(() => ({ status: 304, headers: { etag: '"2"' } }));
  for (const [after, etag] of [[MINUTE, '"1"'] as const, [MINUTE, '"2"'] as const]) {
    context.clock.at += after;
    ({ cursor } = await readAll(pypi, updates(), cursor, context));
    expect(sent()).toBe(etag);
  }
  context.clock.at += DAY;
  server.answer(() => ({ body: example.slice(0, example.lastIndexOf('<item>') + 20) }));
  await readAll(pypi, updates(), cursor, context);
  expect(sent()).toBeUndefined();
  expect(lost).toEqual([1]);
});

it('passes over links that are no project', async () => {
  server.answer(() => ({ body: example.replaceAll('https://pypi.org/project', 'https://evil.example/x') }));
  expect((await readAll(pypi, updates(), null, context)).posts).toEqual([]);
});
