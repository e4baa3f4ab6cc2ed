import { type AddressInfo, createServer, type Server } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PoliteWeb } from '../../../src/adapters/web/index.ts';
import { failureOf, webFor } from './setup.ts';

const XML =
  '<rss version="2.0"><channel><title>T</title><item><title>kestrelbox é</title></item></channel></rss>';
const BYTES = Buffer.from(XML);

/** Bytes as they go over the wire, in answer to a path and all that was sent. */
type Wire = (path: string, sent: string) => Buffer;
let server: Server;
let port: number;
let wire: Wire;
let sent: string[];
let web: PoliteWeb;

beforeEach(async () => {
  sent = [];
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      const text = data.toString('latin1');
      const path = text.split(' ')[1]!;
      if (path === '/robots.txt') return void socket.end('HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n');
      sent.push(text);
      socket.end(wire(path, text));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  web = webFor([port], {
    localNames: new Map(
      ['a.example', 'b.example', 'www.a.example', 'a.co.uk', 'b.co.uk'].map((name) => [name, port]),
    ),
  });
});
afterEach(async () => {
  await web.close();
  server.close();
});

const answer = (head: readonly string[], body: Buffer | string = '', status = 'HTTP/1.1 200 OK') =>
  Buffer.concat([Buffer.from(`${[status, ...head].join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
const whole = (body: Buffer, ...head: string[]) => answer([`content-length: ${body.length}`, ...head], body);
const to = (...head: string[]) => answer(['content-length: 0', ...head], '', 'HTTP/1.1 302 Found');
const chunk = (body: Buffer) =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]);
const read = async (path = '/', host = `127.0.0.1:${port}`) => {
  const { body, brokenOff = false } = await web.fetch(`http://${host}${path}`, { brokenOff: true });
  return { text: new TextDecoder().decode(body), brokenOff };
};

const gz = gzipSync(XML);
const zlib = deflateSync(XML);
const bare = deflateRawSync(XML);
const br = brotliCompressSync(XML);

describe('compression, labeled or not, rightly or not', () => {
  test.each<[string, Buffer]>([
    ['plain', whole(BYTES)],
    ['gzip', whole(gz, 'content-encoding: gzip')],
    ['x-gzip', whole(gz, 'Content-Encoding: X-GZIP')],
    ['gzip without a label', whole(gz)],
    ['zlib without a label', whole(zlib)],
    ['brotli without a label', whole(br)],
    ['brotli', whole(br, 'content-encoding: br')],
    ['deflate', whole(zlib, 'content-encoding: deflate')],
    ['bare deflate', whole(bare, 'content-encoding: deflate')],
    ['bare deflate without a label', whole(bare)],
    ['twice, one label', whole(gzipSync(gz), 'content-encoding: gzip')],
    ['twice, two labels', whole(gzipSync(gz), 'content-encoding: gzip, gzip')],
    ['twice, no label', whole(gzipSync(br))],
    ['twice, two headers', whole(brotliCompressSync(gz), 'content-encoding: gzip', 'content-encoding: br')],
    ['plain under gzip', whole(BYTES, 'content-encoding: gzip')],
    ['plain under deflate', whole(BYTES, 'content-encoding: deflate')],
    ['plain under br', whole(BYTES, 'content-encoding: br')],
    ['gzip under deflate', whole(gz, 'content-encoding: deflate')],
    ['zlib under gzip', whole(zlib, 'content-encoding: gzip')],
    ['a charset for a label', whole(BYTES, 'content-encoding: UTF-8')],
    ['no label in the label', whole(BYTES, 'content-encoding: ')],
    ['identity', whole(BYTES, 'content-encoding: identity')],
    [
      'words after the end',
      whole(Buffer.concat([gz, Buffer.from('<!-- cached -->')]), 'content-encoding: gzip'),
    ],
    ['a wrong sum', whole(Buffer.concat([gz.subarray(0, -8), Buffer.alloc(8)]), 'content-encoding: gzip')],
    [
      'several members',
      whole(Buffer.concat([gzipSync(XML.slice(0, 40)), gzipSync(XML.slice(40))]), 'content-encoding: gzip'),
    ],
  ])('%s', async (_name, bytes) => {
    wire = () => bytes;
    expect((await read()).text).toBe(XML);
  });

  test('text is never taken for something packed', async () => {
    for (const text of [
      'x\u0001',
      'x^ marks the spot',
      'x\u009c',
      '{"a":1}',
      '\ufeff<rss/>',
      'xÚ plain',
      ' ',
    ]) {
      wire = () => whole(Buffer.from(text));
      expect((await web.fetch(`http://127.0.0.1:${port}/`)).body).toEqual(new Uint8Array(Buffer.from(text)));
    }
    const wide = Buffer.from(`\ufeff${XML}`, 'utf16le');
    wire = () => whole(wide);
    expect(Buffer.from((await web.fetch(`http://127.0.0.1:${port}/`)).body)).toEqual(wide);
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(60 * 1024 * 1024, 'a'))],
    ['two layers', gzipSync(gzipSync(Buffer.alloc(60 * 1024 * 1024, 'a')))],
    ['brotli', brotliCompressSync(Buffer.alloc(60 * 1024 * 1024, 'a'))],
  ])('a bomb without a label ends at the cap: %s', async (_name, bomb) => {
    wire = () => whole(bomb);
    expect((await failureOf(web.fetch(`http://127.0.0.1:${port}/`))).message).toMatch(/more than 5120 KiB/);
  });
});

describe('odd answers', () => {
  test.each<[string, Buffer, boolean]>([
    ['a length that is too long', answer([`content-length: ${BYTES.length + 50}`], BYTES), true],
    ['no length', answer(['connection: close'], BYTES), false],
    ['HTTP/1.0', answer([], BYTES, 'HTTP/1.0 200 OK'), false],
    [
      'HTTP/1.0 that stays',
      answer([`content-length: ${BYTES.length}`, 'connection: keep-alive'], BYTES, 'HTTP/1.0 200 OK'),
      false,
    ],
    ['no reason', answer([`content-length: ${BYTES.length}`], BYTES, 'HTTP/1.1 200'), false],
    [
      'chunks',
      answer(['transfer-encoding: chunked'], Buffer.concat([chunk(BYTES), Buffer.from('0\r\n\r\n')])),
      false,
    ],
    ['chunks without an end', answer(['transfer-encoding: chunked'], chunk(BYTES)), true],
    ['a chunk without an end', answer(['transfer-encoding: chunked'], `fff\r\n${XML}`), true],
    [
      'early hints',
      Buffer.concat([answer(['link: </a>'], '', 'HTTP/1.1 103 Early Hints'), whole(BYTES)]),
      false,
    ],
    ['two types', whole(BYTES, 'content-type: text/html', 'content-type: application/rss+xml'), false],
    ['twenty kilobytes of headers', whole(BYTES, `x-policy: ${'a'.repeat(20_000)}`), false],
    ['bytes in a header', whole(BYTES, 'x-name: caf\xe9'), false],
    ['203', answer([`content-length: ${BYTES.length}`], BYTES, 'HTTP/1.1 203 Changed'), false],
  ])('%s', async (_name, bytes, brokenOff) => {
    wire = () => bytes;
    expect(await read()).toEqual({ text: XML, brokenOff });
  });

  test('what breaks off is refused by whoever has no use for a part', async () => {
    wire = () => answer([`content-length: ${BYTES.length + 50}`], BYTES);
    expect((await failureOf(web.fetch(`http://127.0.0.1:${port}/`))).kind).toBe('down');
    wire = () => answer(['content-length: 50']);
    expect((await failureOf(web.fetch(`http://127.0.0.1:${port}/`, { brokenOff: true }))).kind).toBe('down');
  });

  test('what is no HTTP is called so', async () => {
    wire = () => Buffer.from('SSH-2.0-OpenSSH_9.2\r\n');
    expect((await failureOf(read())).message).toContain('not HTTP');
  });
});

describe('redirects as browsers follow them', () => {
  test.each<[string, string, string]>([
    ['relative', '/to', '/to'],
    ['to a query', '?a=1', '/?a=1'],
    ['with spaces', '/a b', '/a%20b'],
    ['with spaces around', '  /to  ', '/to'],
    ['with a fragment', '/to#part', '/to'],
    ['in UTF-8', Buffer.from('/café').toString('latin1'), '/caf%C3%A9'],
    ['in another charset', '/caf\xe9', '/caf%E9'],
    ['with dots', '/x/../to', '/to'],
    ['with backslashes', '\\to', '/to'],
  ])('%s', async (_name, location, path) => {
    wire = (asked) => (asked === path ? whole(BYTES) : to(`location: ${location}`));
    expect((await read('/')).text).toBe(XML);
  });

  test.each([301, 302, 303, 307, 308])('%i, and one that is named twice', async (status) => {
    wire = (asked) =>
      asked === '/to'
        ? whole(BYTES)
        : answer(['content-length: 3', 'location: /to', 'location: /to'], 'moved', `HTTP/1.1 ${status} X`);
    expect((await read()).text).toBe(XML);
  });

  test('a refresh at once is one, a refresh of the page itself or much later is none', async () => {
    for (const refresh of ['0; url=/to', '0;URL="/to"', "1 ; url='/to'", '0;/to', '0,/to']) {
      wire = (asked) =>
        asked === '/to' ? whole(BYTES) : answer(['content-length: 0', `refresh: ${refresh}`]);
      expect((await read()).text).toBe(XML);
    }
    for (const refresh of ['300; url=/to', '0', '30', '0; url=/', '0; url=', 'soon']) {
      wire = (asked) => (asked === '/to' ? answer([]) : whole(BYTES, `refresh: ${refresh}`));
      expect((await read()).text).toBe(XML);
    }
  });

  test.each([
    'http://169.254.169.254/latest',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'http://[::1]/',
    'http://a.example:22/',
  ])('a refresh and a location are checked alike: %s', async (target) => {
    wire = () => answer(['content-length: 0', `refresh: 0; url=${target}`]);
    expect((await failureOf(read())).kind).toBe('refused');
    wire = () => to(`location: ${target}`);
    expect((await failureOf(read())).kind).toBe('refused');
    expect(sent.length).toBe(2);
  });
});

describe('cookies live for one fetch', () => {
  const cookiesOf = (text: string) => /^cookie: (.*)$/im.exec(text)?.[1]?.trim() ?? null;

  test('given back within its redirects, gone with the next fetch', async () => {
    wire = (_path, text) =>
      cookiesOf(text) === 'seen=1; b=2'
        ? whole(BYTES)
        : to('set-cookie: seen=1; Path=/; HttpOnly', 'set-cookie: b=2', 'location: /');
    expect((await read()).text).toBe(XML);
    expect((await read()).text).toBe(XML);
    expect(sent.map(cookiesOf)).toEqual([null, 'seen=1; b=2', null, 'seen=1; b=2']);
  });

  test('a new value takes the place of the old one, and a deletion deletes', async () => {
    const steps = [
      'set-cookie: a=1; Path=/',
      'set-cookie: a=2; Path=/',
      'set-cookie: a=; Path=/; Max-Age=0',
      'set-cookie: a=3; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    ];
    wire = (path) => {
      const step = Number(path.slice(1));
      return step < steps.length ? to(steps[step]!, `location: /${step + 1}`) : whole(BYTES);
    };
    await read('/0');
    expect(sent.map(cookiesOf)).toEqual([null, 'a=1', 'a=2', null, null]);
  });

  test.each<[string, string, string, string, string | null]>([
    ['another host', 'a.example', 'a=1', 'b.example', null],
    ['a host below', 'a.example', 'a=1', 'www.a.example', null],
    ['a host below, shared', 'a.example', 'a=1; Domain=.a.example', 'www.a.example', 'a=1'],
    ['the host above', 'www.a.example', 'a=1', 'a.example', null],
    ['the host above, shared', 'www.a.example', 'a=1; Domain=a.example', 'a.example', 'a=1'],
    ['a stranger, claimed', 'a.example', 'a=1; Domain=b.example', 'b.example', null],
    ['a whole registry', 'a.co.uk', 'a=1; Domain=co.uk', 'b.co.uk', null],
    ['everybody', 'a.example', 'a=1; Domain=example', 'b.example', null],
    ['the same name', 'a.example', 'a=1', 'a.example', 'a=1'],
    ['secure over plain HTTP', 'a.example', 'a=1; Secure', 'a.example', null],
    ['another path', 'a.example', 'a=1; Path=/private', 'a.example', null],
    ['a path that begins alike', 'a.example', 'a=1; Path=/e', 'a.example', null],
    ['the path', 'a.example', 'a=1; Path=/end', 'a.example', 'a=1'],
  ])('%s', async (_name, from, cookie, target, expected) => {
    wire = (path) =>
      path === '/end' ? whole(BYTES) : to(`set-cookie: ${cookie}`, `location: http://${target}/end`);
    await read('/', from);
    expect(sent.map(cookiesOf)).toEqual([null, expected]);
  });

  test('hundreds of cookies, endless ones and nonsense do no harm', async () => {
    wire = (path) =>
      path === '/end'
        ? whole(BYTES)
        : to(
            ...Array.from({ length: 200 }, (_, n) => `set-cookie: c${n}=${'x'.repeat(60)}`),
            'set-cookie: ;;;=',
            'set-cookie: ',
            'location: /end',
          );
    expect((await read()).text).toBe(XML);
    expect((cookiesOf(sent[1]!) ?? '').length).toBeLessThan(8_192);
  });
});
