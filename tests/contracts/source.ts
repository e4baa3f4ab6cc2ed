import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSecret } from '../../src/config/source-options.ts';
import type { RawPost } from '../../src/listening/mentions/mention.ts';
import { normalize } from '../../src/listening/mentions/normalize.ts';
import { FILLED_FIELDS } from '../../src/listening/sources/filled-fields.ts';
import type { FeedEntry, Json, Page, Request, Source, Wanted } from '../../src/listening/sources/source.ts';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { failureOf } from '../adapters/web/setup.ts';
import { type Answer, type HttpServer, type ReceivedRequest, startHttpServer } from '../fakes/http-server.ts';
import { type TestContext, testContext } from '../listening/sources/source-context.ts';
import { BAD_ELEMENTS, withBadElement } from './bad-elements.ts';
import { fieldsFilledIn } from './fields-filled-in.ts';
import { MISBEHAVIORS } from './misbehavior.ts';

/** How one source is brought before the contract. `origin` is the loopback server that plays its service. */
export interface SourceCase {
  source: Source;
  /** Options that point it to the server, and keys if it needs any. */
  options(origin: string): Record<string, string>;
  /** Feeds for sources that plan from feeds; other sources plan from the keywords of the contract. */
  feeds?(origin: string): FeedEntry[];
  /** The documented answer of the service: its example, the same at every read. */
  serve(request: ReceivedRequest): Answer;
  /** Ids that a first read of `serve` must bring, in any order. */
  firstRead: string[];
  /** The documented shape with `text` as title or body of one post. */
  serveText(text: string): Answer;
  /** The same with all that the service can say of a post; needed where `serve` leaves some of it out. */
  serveFull?(request: ReceivedRequest): Answer;
  /** True when the source sends validators back and understands 304. */
  conditional?: boolean;
  /** For sources that can be asked about deletions. */
  recheck?: Recheck | ((origin: string) => Recheck);
}

interface Recheck {
  ids: string[];
  gone: string[];
  serve(request: ReceivedRequest): Answer;
}

const PHRASES = ['Kestrelbox', 'acme phone'];

/** Reads until the chain ends, the cursor going through JSON each time as it does in the store. */
export async function readAll(source: Source, request: Request, cursor: Json, context: TestContext) {
  const pages: Page[] = [];
  let at = cursor;
  do {
    const page = await source.collect(request, at, context);
    expect(JSON.parse(JSON.stringify(page.cursor))).toEqual(page.cursor);
    at = JSON.parse(JSON.stringify(page.cursor)) as Json;
    pages.push(page);
    if (pages.length > 200) throw new Error('the page chain does not end');
  } while (pages.at(-1)?.more);
  return { pages, posts: pages.flatMap(({ posts }) => posts), cursor: at };
}

/** The contract of every source, whatever it reads. Call it in the test file of the source. */
export function sourceContract(theCase: SourceCase): void {
  const { source } = theCase;
  let server: HttpServer;
  let context: TestContext;

  beforeEach(async () => {
    server = await startHttpServer((request) => theCase.serve(request));
    context = testContext([server.port], theCase.options(server.origin));
  });
  afterEach(async () => {
    await context.web.close();
    await server.close();
  });

  const wanted = (workspaces: number): Wanted[] =>
    Array.from({ length: workspaces }, (_, n) =>
      PHRASES.map((phrase) => ({
        workspaceId: `w${n}`,
        keywordId: `w${n}-${phrase}`,
        // Spelled differently everywhere, as people do.
        anchors: [n % 2 === 0 ? phrase : ` ${phrase.toUpperCase()}`],
        languages: [],
      })),
    ).flat();
  const feeds = (workspaces: number): FeedEntry[] =>
    Array.from({ length: workspaces }, (_, n) =>
      (theCase.feeds?.(server.origin) ?? []).map((entry) => ({ ...entry, workspaces: [`w${n}`] })),
    ).flat();
  const plan = (workspaces: number) =>
    source.plan(wanted(workspaces), feeds(workspaces), theCase.options(server.origin));
  const firstRequest = () => {
    const [request] = plan(1);
    if (!request) throw new Error(`${source.id} plans nothing for a keyword`);
    return request;
  };

  describe(`${source.id} keeps the contract of a source`, () => {
    it('says what it is', () => {
      expect(source.id).toMatch(/^[a-z][a-z0-9-]{0,30}$/);
      expect(source.label).not.toBe('');
      expect(URL.canParse(source.homepage)).toBe(true);
      expect(source.terms).toMatch(/^[A-Z].*\.$/s);
      expect(source.cost).not.toBe('');
      expect(source.keyFrom !== null).toBe(Object.keys(source.options).some(isSecret));
      for (const name of Object.keys(source.options)) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
      const needWords = Object.keys(source.options).filter((name) => !name.endsWith('Url'));
      expect(Object.keys(source.about).sort()).toEqual(needWords.sort());
      for (const sentence of Object.values(source.about)) expect(sentence).toMatch(/\.$/);
      if (source.access !== 'keyed') expect(Object.values(source.options)).not.toContain(null);
    });

    it('plans nothing for nobody', () => {
      expect(source.plan([], [], theCase.options(server.origin))).toEqual([]);
    });

    it('plans distinct requests, the same every time', () => {
      const requests = plan(3);
      expect(requests.length).toBeGreaterThan(0);
      expect(new Set(requests.map(({ key }) => key)).size).toBe(requests.length);
      expect(plan(3)).toEqual(requests);
      for (const request of requests) {
        expect(request.source).toBe(source.id);
        expect(request.everyMs).toBeGreaterThanOrEqual(MINUTE);
        expect(JSON.parse(JSON.stringify(request))).toEqual(request);
      }
    });

    it('plans as many requests for a hundred workspaces as for one, and forgets none of them', () => {
      const forOne = plan(1);
      const hundred = plan(100);
      expect(hundred.map(({ key }) => key)).toEqual(forOne.map(({ key }) => key));
      const served = hundred.flatMap(({ serves, scope }) => (serves === 'all' ? scope : serves));
      if (!served.includes('all')) {
        const needed = theCase.feeds ? 100 : 100 * PHRASES.length;
        expect(new Set(served).size).toBe(needed);
      }
    });

    it('reads what there is, as posts that can be kept', async () => {
      const { posts, pages } = await readAll(source, firstRequest(), null, context);
      expect(new Set(posts.map(({ extId }) => extId))).toEqual(new Set(theCase.firstRead));
      expect(pages.at(-1)?.more).toBe(false);
      for (const post of posts) expectKeepable(post, source);
      expect(server.requests.length).toBeGreaterThan(0);
      for (const { headers } of server.requests)
        expect(headers['user-agent']).toMatch(/^Earshot\/|:Earshot:/);
    });

    it('fills the fields that its table names, and no others', async () => {
      const filled = new Set<string>();
      for (const serve of [theCase.serve, theCase.serveFull]) {
        if (!serve) continue;
        server.answer((request) => serve.call(theCase, request));
        for (const request of plan(1)) {
          const first = await readAll(source, request, null, context).catch(() => null);
          if (!first) continue;
          // What stands below a post is asked for at a later read.
          const second = await readAll(source, request, first.cursor, context);
          for (const raw of [...first.posts, ...second.posts]) {
            const post = normalize(raw, context.now());
            if (!('dropped' in post)) for (const field of fieldsFilledIn(post)) filled.add(field);
          }
        }
      }
      expect([...filled].sort()).toEqual([...(FILLED_FIELDS[source.id] ?? [])].sort());
    });

    it('brings nothing new when there is nothing new', async () => {
      const request = firstRequest();
      const first = await readAll(source, request, null, context);
      context.clock.at += request.everyMs;
      const second = await readAll(source, request, first.cursor, context);
      const known = new Set(first.posts.map(({ extId }) => extId));
      expect(second.posts.filter(({ extId }) => !known.has(extId))).toEqual([]);
      context.clock.at += request.everyMs;
      const third = await readAll(source, request, second.cursor, context);
      expect(third.posts).toEqual(second.posts);
    });

    it('passes hostile words on as words', async () => {
      for (const text of HOSTILE) {
        server.answer(() => theCase.serveText(text));
        const { posts } = await readAll(source, firstRequest(), null, context);
        expect(posts.length).toBe(1);
        expectKeepable(posts[0]!, source);
        // Markup and invisible characters may be cleaned away; words may not.
        if (!/[<&\u202e]/.test(text))
          expect(JSON.stringify(posts)).toContain(JSON.stringify(text).slice(1, -1));
      }
      expect(Object.prototype).not.toHaveProperty('polluted');
    });

    it.each([
      [{ 'retry-after': '2' }, 2_000],
      [{ date: 'Fri, 20 Nov 2026 12:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' }, 30_000],
      [{}, null],
    ])('waits after 429 with %j', async (headers, ms) => {
      server.answer(() => ({ status: 429, headers: headers as Record<string, string> }));
      const failure = await failureOf(source.collect(firstRequest(), null, context));
      expect(failure).toMatchObject({ kind: 'limited', retryAfterMs: ms, status: 429 });
    });

    it.each([
      [500, 'down'],
      [502, 'down'],
      [503, 'down'],
      [401, 'refused'],
      [410, 'gone'],
    ])('says of HTTP %i that it is %s', async (status, kind) => {
      server.answer(() => ({ status, body: 'words of the server' }));
      const failure = await failureOf(source.collect(firstRequest(), null, context));
      expect(failure.kind).toBe(kind);
      expect(failure.message).not.toContain('words of the server');
    });

    it.each([
      'neither this nor that',
      '{"hits":',
      '<rss version="2.0"><channel>',
      '<!doctype html><html><head><title>Sign in</title></head></html>',
      '\u0000\u0001\u0002',
      '',
    ])('says of %j that it cannot be read', async (body) => {
      server.answer(() => ({ body, headers: { 'content-type': 'text/html' } }));
      expect((await failureOf(source.collect(firstRequest(), null, context))).kind).toBe('malformed');
    });

    it.each(Object.entries(BAD_ELEMENTS))('of a list with %s loses nothing else', async (_name, change) => {
      const good = await readAll(source, firstRequest(), null, context);
      server.answer((request) => {
        const answer = theCase.serve(request);
        return withBadElement(answer, change) ?? answer;
      });
      const { posts } = await readAll(source, firstRequest(), null, { ...context, lose: () => {} });
      const ids = posts.map(({ extId }) => extId);
      expect(ids).toEqual(expect.arrayContaining(good.posts.map(({ extId }) => extId)));
      for (const post of posts) expectKeepable(post, source);
    });

    it('says of a broken connection that it is down', async () => {
      server.answer((_asked, response) => {
        response.destroy();
        return undefined;
      });
      expect((await failureOf(source.collect(firstRequest(), null, context))).kind).toBe('down');
    });

    it.each(MISBEHAVIORS)('stands a server that $name', async ({ answer, kind, stalls }) => {
      const fetch: TestContext['web']['fetch'] = (url, ask) =>
        context.web.fetch(url, stalls ? { ...ask, timeoutMs: 500 } : ask);
      const { cursor, posts } = await readAll(source, firstRequest(), null, context);
      server.answer((request, response) => answer(request, response, theCase.serve));
      const reading = readAll(source, firstRequest(), null, { ...context, web: { ...context.web, fetch } });
      if (kind === null) expect((await reading).posts).toEqual(posts);
      else expect((await failureOf(reading)).kind).toBe(kind);
      // The mark of the last good read still serves.
      server.answer((request) => theCase.serve(request));
      context.clock.at += HOUR;
      await readAll(source, firstRequest(), cursor, context);
    });

    it.runIf(theCase.conditional)('sends validators back and understands 304', async () => {
      server.answer((request) =>
        request.headers['if-none-match'] === '"v1"'
          ? { status: 304 }
          : { ...theCase.serve(request), headers: { etag: '"v1"' } },
      );
      const first = await readAll(source, firstRequest(), null, context);
      expect(first.posts.length).toBeGreaterThan(0);
      server.requests.length = 0;
      const second = await readAll(source, firstRequest(), first.cursor, context);
      expect(server.requests[0]?.headers['if-none-match']).toBe('"v1"');
      expect(second.posts).toEqual([]);
      expect(second.cursor).toEqual(first.cursor);
    });

    it.runIf(theCase.recheck)('finds out which posts are gone', async () => {
      const theRecheck = theCase.recheck!;
      const { ids, gone, serve } = typeof theRecheck === 'function' ? theRecheck(server.origin) : theRecheck;
      server.answer((request) => serve(request));
      expect((await source.recheck!(ids, context)).sort()).toEqual([...gone].sort());
      expect(await source.recheck!([], context)).toEqual([]);
      server.answer(() => ({ status: 500 }));
      expect((await failureOf(source.recheck!(ids, context))).kind).toBe('down');
    });
  });
}

const HOSTILE = [
  'kestrelbox <script>alert(1)</script>',
  'kestrelbox <!channel> <@U123> &amp;',
  "kestrelbox '; drop table mentions; --",
  'kestrelbox \u0024{process.exit(1)} {{7*7}}',
  'kestrelbox \u202egnp.exe \u200b\ufeff',
  'kestrelbox @everyone `code` *bold* ](https://evil.example)',
  'kestrelbox __proto__ constructor polluted',
  'kestrelbox 👩‍👩‍👧‍👦 ﷽ Z̷a̷l̷g̷o̷',
  `kestrelbox ${'long '.repeat(5_000)}`.trim().slice(0, 900),
];

function expectKeepable(post: RawPost, source: Source): void {
  expect(post.source).toBe(source.id);
  expect(post.extId).not.toBe('');
  expect(post.extId.length).toBeLessThanOrEqual(600);
  expect(post.url).toMatch(/^https?:\/\//);
  expect(Boolean(post.title ?? post.text ?? post.html)).toBe(true);
  if (post.publishedAt !== null) expect(Number.isSafeInteger(post.publishedAt)).toBe(true);
  if (post.editedAt !== undefined) expect(Number.isSafeInteger(post.editedAt)).toBe(true);
  for (const count of Object.values(post.counts ?? {})) expect(Number.isFinite(count)).toBe(true);
  for (const optional of [post.author, post.title, post.text, post.html, post.lang])
    expect(optional).not.toBeNull();
}
