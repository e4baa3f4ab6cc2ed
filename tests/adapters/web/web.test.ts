import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PoliteWeb } from '../../../src/adapters/web/index.ts';
import { SourceError } from '../../../src/config/errors.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { failureOf, type StepClock, stepClock, webFor } from './setup.ts';

let server: HttpServer;
let second: HttpServer;
let web: PoliteWeb;
let clock: StepClock;

beforeAll(async () => {
  server = await startHttpServer();
  second = await startHttpServer();
});
afterAll(async () => {
  await server.close();
  await second.close();
});
beforeEach(() => {
  clock = stepClock();
  server.requests.length = 0;
  second.requests.length = 0;
  web = webFor([server.port, second.port], { clock });
});
afterEach(() => web.close());

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('what is sent', () => {
  it('says who asks and gives the validators back exactly as received', async () => {
    server.answer(() => ({ status: 304 }));
    const answer = await web.fetch(`${server.origin}/feed#part`, {
      etag: 'W/"a-1"',
      lastModified: 'Fri, 20 Nov 2026 09:00:00 +0000',
      headers: { Accept: 'application/atom+xml' },
    });
    expect(answer).toMatchObject({ status: 304, notModified: true, movedTo: null });
    expect(answer.body.byteLength).toBe(0);
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'Earshot/0.1 (+https://earshot.example/bot; feed fetcher)',
      'if-none-match': 'W/"a-1"',
      'if-modified-since': 'Fri, 20 Nov 2026 09:00:00 +0000',
      accept: 'application/atom+xml',
    });
  });

  it.each(['"1"', 'W/"1"', '"1-gzip"'])('a body is news, whatever its validator says (%s)', async (etag) => {
    server.answer(() => ({ headers: { etag }, body: 'x' }));
    for (const asked of [etag, '"2"', null])
      expect((await web.fetch(server.origin, { etag: asked })).notModified).toBe(false);
  });

  it('leaves out a validator that no header can hold', async () => {
    server.answer(() => ({ body: 'x' }));
    await web.fetch(server.origin, { etag: '"\u2603"', lastModified: 'a\r\nx-evil: 1' });
    expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
    expect(server.requests[0]?.headers).not.toHaveProperty('x-evil');
  });

  it('posts a body', async () => {
    server.answer(({ method, body }) => ({ body: `${method} ${body}` }));
    const answer = await web.fetch(server.origin, { method: 'POST', body: 'a=1' });
    expect(text(answer.body)).toBe('POST a=1');
  });
});

describe('redirects', () => {
  const to = (status: number, location: string) => ({ status, headers: { location } });

  it.each([
    [[301], true],
    [[308, 301], true],
    [[302], false],
    [[301, 302], false],
    [[307, 301], false],
    [[], false],
  ])('%j: moved for good is %s', async (statuses, moved) => {
    server.answer(({ path }) => {
      const step = Number(path.slice(1));
      const status = statuses[step];
      return status === undefined ? { body: 'end' } : to(status, `/${step + 1}`);
    });
    const answer = await web.fetch(`${server.origin}/0`);
    expect(answer.url).toBe(`${server.origin}/${statuses.length}`);
    expect(answer.movedTo).toBe(moved ? answer.url : null);
  });

  it('follows ten hops and not eleven', async () => {
    server.answer(({ path }) =>
      path === '/10' ? { body: 'end' } : to(302, `/${Number(path.slice(1)) + 1}`),
    );
    expect((await web.fetch(`${server.origin}/0`)).status).toBe(200);
    server.answer(() => to(302, '/again'));
    const failure = await failureOf(web.fetch(server.origin));
    expect(failure).toMatchObject({ kind: 'down' });
    expect(failure.message).toMatch(/more than 10 times/);
  });

  it('keeps keys at home and forgets them abroad', async () => {
    server.answer(({ path }) => (path === '/' ? to(302, '/home') : to(302, `${second.origin}/abroad`)));
    second.answer(() => ({ body: 'end' }));
    await web.fetch(server.origin, {
      headers: { Authorization: 'Bearer hush', 'X-Api-Key': 'hush', Accept: 'text/html' },
    });
    expect(server.requests[1]?.headers).toMatchObject({ authorization: 'Bearer hush', 'x-api-key': 'hush' });
    expect(second.requests[0]?.headers).toMatchObject({ accept: 'text/html' });
    expect(JSON.stringify(second.requests)).not.toContain('hush');
  });

  it('does not carry sent data to another host', async () => {
    server.answer(() => to(307, `${second.origin}/`));
    const failure = await failureOf(web.fetch(server.origin, { method: 'POST', body: 'private' }));
    expect(failure.kind).toBe('refused');
    expect(second.requests).toEqual([]);
  });

  it('turns a redirected POST into a GET, as browsers do', async () => {
    server.answer(({ path, method, body }) =>
      path === '/' ? to(303, '/done') : { body: `${method}:${body}` },
    );
    expect(text((await web.fetch(server.origin, { method: 'POST', body: 'a' })).body)).toBe('GET:');
  });

  it('refuses a redirect to another scheme', async () => {
    server.answer(() => to(302, 'file:///etc/passwd'));
    expect((await failureOf(web.fetch(server.origin))).kind).toBe('refused');
  });

  it('returns a redirect that the caller allows', async () => {
    server.answer(() => to(302, '/x'));
    expect((await web.fetch(server.origin, { allow: [302] })).status).toBe(302);
  });
});

describe('caps', () => {
  const MiB = 1024 * 1024;

  it('reads a body up to the cap and not a byte more', async () => {
    server.answer(() => ({ body: 'x'.repeat(1000) }));
    expect((await web.fetch(server.origin, { maxBytes: 1000 })).body.byteLength).toBe(1000);
    expect(await failureOf(web.fetch(server.origin, { maxBytes: 999 }))).toMatchObject({ kind: 'malformed' });
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(200 * MiB), { level: 9 })],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(200 * MiB), { level: 9 }), { level: 9 })],
    ['br', brotliCompressSync(Buffer.alloc(200 * MiB))],
  ])('ends a %s bomb at the cap', async (encoding, bomb) => {
    server.answer(() => ({ headers: { 'content-encoding': encoding }, body: bomb }));
    const before = process.memoryUsage().rss;
    const failure = await failureOf(web.fetch(server.origin));
    expect(failure.kind).toBe('malformed');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MiB);
  });

  it('ends a body that never ends', async () => {
    let stopped: () => void = () => {};
    const clientLeft = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    server.answer((_asked, response) => {
      response.writeHead(200);
      const piece = Buffer.alloc(65_536, 'x');
      const pump = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', pump);
      response.on('close', stopped);
      pump();
      return undefined;
    });
    expect((await failureOf(web.fetch(server.origin))).kind).toBe('malformed');
    await clientLeft;
  });

  it('refuses fifty chained encodings', async () => {
    const chain = Array(50).fill('gzip').join(', ');
    server.answer(() => ({ headers: { 'content-encoding': chain }, body: 'x' }));
    expect((await failureOf(web.fetch(server.origin))).kind).toBe('malformed');
  });

  it('refuses endless headers', async () => {
    server.answer(() => ({ headers: { 'x-long': 'x'.repeat(40_000) }, body: 'x' }));
    expect((await failureOf(web.fetch(server.origin))).kind).toBe('malformed');
  });

  it.each([
    ['no answer', () => {}],
    [
      'a body that stops halfway',
      (response: import('node:http').ServerResponse) => {
        response.writeHead(200);
        response.write('x');
      },
    ],
  ])('gives up on %s after the total time', async (_name, start) => {
    server.answer((_asked, response) => {
      start(response);
      return undefined;
    });
    const failure = await failureOf(web.fetch(server.origin, { timeoutMs: 200, lane: 'api' }));
    expect(failure.kind).toBe('down');
    expect(failure.message).toMatch(/too long/);
  });

  it('counts the time of all hops together', async () => {
    server.answer(async ({ path }) => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      return { status: 302, headers: { location: `${path}x` } };
    });
    const failure = await failureOf(web.fetch(`${server.origin}/`, { timeoutMs: 300, lane: 'api' }));
    expect(failure.message).toMatch(/too long/);
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });
});

describe('what an answer means', () => {
  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'down'],
    [410, 'gone'],
    [418, 'down'],
    [429, 'limited'],
    [500, 'down'],
    [502, 'down'],
    [503, 'down'],
    [304, 'down'],
  ])('HTTP %i is %s, and comes back when allowed', async (status, kind) => {
    server.answer(() => ({ status }));
    const failure = await failureOf(web.fetch(`${server.origin}/x?key=hush`));
    expect(failure).toMatchObject({ kind, status });
    expect(failure.message).not.toContain('hush');
    expect((await web.fetch(server.origin, { allow: [status] })).status).toBe(status);
  });

  it('a refused connection is down', async () => {
    const closed = await startHttpServer();
    await closed.close();
    const web = webFor([closed.port]);
    expect((await failureOf(web.fetch(closed.origin))).kind).toBe('down');
    await web.close();
  });

  it('GitHub says 403 when it means 429', async () => {
    server.answer(() => ({ status: 403, headers: { 'x-ratelimit-remaining': '0', 'retry-after': '60' } }));
    expect(await failureOf(web.fetch(server.origin))).toMatchObject({
      kind: 'limited',
      retryAfterMs: 60_000,
    });
  });

  it('lets a source say what a failure means, from a capped part of the answer', async () => {
    const words: string[] = [];
    const explain = (detail: string, usual: SourceError) => {
      words.push(detail);
      return usual.status === 403 ? new SourceError('limited', 'The day is spent.') : usual;
    };
    server.answer(() => ({ status: 403, body: '{"reason":"quota"}' }));
    expect(await failureOf(web.fetch(server.origin, { explain }))).toMatchObject({
      kind: 'limited',
      message: 'The day is spent.',
    });
    server.answer(() => ({ status: 500, body: 'x'.repeat(1_000_000) }));
    expect((await failureOf(web.fetch(server.origin, { explain }))).kind).toBe('down');
    server.answer((_asked, response) => {
      response.writeHead(404, { 'content-length': '50' });
      response.write('half');
      setImmediate(() => response.destroy());
      return undefined;
    });
    expect((await failureOf(web.fetch(server.origin, { explain }))).status).toBe(404);
    expect(words).toEqual(['{"reason":"quota"}', '', '']);
  });

  it('leaves a host alone for as long as its 429 asked, without another request', async () => {
    server.answer(() => ({ status: 429, headers: { 'retry-after': '120', date: '' } }));
    await failureOf(web.fetch(`${server.origin}/a`));
    const again = await failureOf(web.fetch(`${server.origin}/b`));
    expect(again.kind).toBe('limited');
    expect(again.retryAfterMs).toBeGreaterThan(110_000);
    expect(server.requests.length).toBe(1);
    clock.at += 121_000;
    server.answer(() => ({ body: 'back' }));
    expect((await web.fetch(`${server.origin}/b`)).status).toBe(200);
  });

  it('fails what is on its way when it closes', async () => {
    server.answer(() => undefined);
    const pending = failureOf(web.fetch(server.origin, { lane: 'api' }));
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await web.close();
    expect((await pending).message).toBe('Earshot is stopping.');
    expect((await failureOf(web.fetch(server.origin))).message).toBe('Earshot is stopping.');
  });
});
