import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lobsters } from '../../../src/listening/sources/lobsters.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { failureOf } from '../../adapters/web/setup.ts';
import { readAll, sourceContract } from '../../contracts/source.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { jsonFixture, want } from './fixture.ts';
import { type TestContext, testContext } from './source-context.ts';

const stories = jsonFixture('lobsters/newest.json') as Record<string, unknown>[];
const comments = readFileSync(new URL('../../fixtures/lobsters/comments.xml', import.meta.url), 'utf8');
const optionsOf = (origin: string) => ({ baseUrl: origin });

sourceContract({
  source: lobsters,
  options: optionsOf,
  serve: () => ({ body: stories }),
  serveFull: ({ path }) => ({ body: path.includes('comments') ? comments : stories }),
  firstRead: ['abc123'],
  serveText: (text) => ({ body: [{ ...stories[0], title: text }] }),
  recheck: {
    ids: ['abc123', 'gone12', 'c:xyz789', 'c:del123', 'c:mod123', '../x'],
    gone: ['gone12', 'c:del123', 'c:mod123'],
    serve: ({ path }) =>
      ({
        '/s/abc123.json': { body: stories[0] },
        '/c/xyz789.json': { body: { short_id: 'xyz789', is_deleted: false, is_moderated: false } },
        '/c/del123.json': { body: { is_deleted: true } },
        '/c/mod123.json': { body: { is_deleted: false, is_moderated: true } },
      })[path] ?? { status: 404 },
  },
});

const [storyRequest, commentRequest] = [0, 1].map(
  (index) => (options: Record<string, string>) =>
    lobsters.plan([want([], 'kestrelbox')], [], options)[index]!,
) as [
  (options: Record<string, string>) => ReturnType<typeof lobsters.plan>[0],
  (options: Record<string, string>) => ReturnType<typeof lobsters.plan>[0],
];

describe('what it reads', () => {
  let server: HttpServer;
  let context: TestContext;
  beforeEach(async () => {
    server = await startHttpServer(({ path }) => ({ body: path.endsWith('.rss') ? comments : stories }));
    context = testContext([server.port], optionsOf(server.origin));
  });
  afterEach(async () => {
    await context.web.close();
    await server.close();
  });

  it('makes posts of stories and of comments', async () => {
    const { posts } = await readAll(lobsters, storyRequest(context.options), null, context);
    expect(posts).toEqual([
      {
        source: 'lobsters',
        extId: 'abc123',
        kind: 'post',
        url: `${server.origin}/s/abc123`,
        title: 'Kestrelbox: a tiny queue',
        html: '<p>Written in <em>one</em> file.</p>',
        publishedAt: Date.parse('2026-11-20T09:15:00Z'),
        outlet: 'Lobsters',
        counts: { points: 12, replies: 4 },
        tags: ['distributed', 'show'],
        links: ['https://kestrelbox.example/'],
        author: { id: 'maplefox', name: 'maplefox', url: `${server.origin}/~maplefox` },
      },
    ]);
    const said = await readAll(lobsters, commentRequest(context.options), null, context);
    expect(said.posts).toEqual([
      {
        source: 'lobsters',
        extId: 'c:xyz789',
        kind: 'comment',
        form: 'reply',
        url: `${server.origin}/c/xyz789`,
        html: '<p>Tried <em>Kestrelbox</em>, it is slow on ARM</p>',
        publishedAt: Date.parse('2026-11-20T11:40:00Z'),
        outlet: 'Lobsters',
        author: { id: 'rivet', name: 'rivet', url: `${server.origin}/~rivet` },
      },
    ]);
  });

  it('knows the older form of an author, and passes over what has no id', async () => {
    server.answer(() => ({
      body: [{ ...stories[0], submitter_user: { username: 'ana' } }, { title: 'x' }, 7],
    }));
    const { posts } = await readAll(lobsters, storyRequest(context.options), null, context);
    expect(posts.map(({ author }) => author?.name)).toEqual(['ana']);
  });

  it('turns pages by its pace to the last read', async () => {
    server.answer(({ path }) => {
      const page = Number(/page\/(\d+)/.exec(path)?.[1] ?? 1);
      return {
        body: Array.from({ length: 25 }, (_, n) => {
          const nth = (page - 1) * 25 + n;
          return {
            ...stories[0],
            short_id: `s${nth}`,
            created_at: new Date(Date.UTC(2026, 10, 20, 12) - nth * HOUR).toISOString(),
          };
        }),
      };
    });
    const first = await readAll(lobsters, storyRequest(context.options), null, context);
    expect(server.requests.map(({ path }) => path).slice(0, 2)).toEqual([
      '/newest.json',
      '/newest/page/2.json',
    ]);
    expect(first.posts.length).toBe(175);
    server.requests.length = 0;
    await readAll(lobsters, storyRequest(context.options), first.cursor, context);
    expect(server.requests.length).toBe(1);
  });

  it('names the comments that rolled by unread', async () => {
    const first = await readAll(lobsters, commentRequest(context.options), null, context);
    context.clock.at += DAY;
    server.answer(() => ({
      body: comments.replaceAll('xyz789', 'new456').replace('20 Nov 2026 05:40', '21 Nov 2026 05:40'),
    }));
    const second = await readAll(lobsters, commentRequest(context.options), first.cursor, context);
    expect(second.pages[0]?.gap).toEqual({
      from: Date.parse('2026-11-20T11:40:00Z'),
      to: Date.parse('2026-11-21T11:40:00Z'),
    });
  });

  it('serves those who opted in, and keeps below what an address may ask', () => {
    const requests = lobsters.plan([want([], 'kestrelbox')], [], context.options);
    expect(requests.map(({ key, scope }) => [key, scope])).toEqual([
      ['stories', ['w']],
      ['comments', ['w']],
    ]);
    for (const { everyMs } of requests) expect(everyMs).toBe(15 * MINUTE);
  });
});

describe('the robots.txt of Lobsters', () => {
  const listed = `User-agent: Acmebot\nUser-agent: Earshot\nAllow: /\n\nUser-agent: *\nDisallow: /\n`;
  it.each([
    ['lets nobody in', 'User-agent: *\nCrawl-delay: 1\nDisallow: /\n', false],
    ['lets others in', 'User-agent: Acmebot\nAllow: /\n\nUser-agent: *\nDisallow: /\n', false],
    ['names this bot', listed, true],
  ])('is obeyed when it %s', async (_name, robots, allowed) => {
    const server = await startHttpServer(() => ({ body: stories }), { robots });
    const context = testContext([server.port], optionsOf(server.origin));
    try {
      const reading = lobsters.collect(storyRequest(context.options), null, context);
      if (allowed) expect((await reading).posts.length).toBe(1);
      else {
        const failed = await failureOf(reading);
        expect(failed.kind).toBe('refused');
        expect(failed.message).toContain('robots.txt');
        expect(server.requests).toEqual([]);
      }
    } finally {
      await context.web.close();
      await server.close();
    }
  });
});
