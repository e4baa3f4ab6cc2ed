import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createFeedParser, type FeedParser } from '../../../src/adapters/feed-worker/index.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';
import { failureOf } from '../web/setup.ts';

const MiB = 1024 * 1024;
const URL_OF_FEED = 'https://queue.example/feed';
const bytes = (text: string) => new TextEncoder().encode(text);
const rss = (items: string) => `<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;
const SOUND = bytes(rss('<item><title>a</title></item>'));

const parser = createFeedParser();
afterAll(() => parser.close());

const parse = (text: string, by: FeedParser = parser) => by.parse(bytes(text), 'text/xml', URL_OF_FEED);

/** After whatever happened, the next feed is read as if nothing had. */
async function stillReads(by: FeedParser): Promise<void> {
  expect((await by.parse(SOUND, null, URL_OF_FEED)).items.length).toBe(1);
}

it('reads a feed and says malformed with the reason the parser gives', async () => {
  await stillReads(parser);
  const failure = await failureOf(parse('<!doctype html><html></html>'));
  expect(failure).toMatchObject({
    kind: 'malformed',
    message: 'queue.example answers with a web page instead of a feed.',
  });
});

it('answers each asker with its own feed', async () => {
  const titles = Array.from({ length: 20 }, (_, n) => `feed ${n}`);
  const feeds = await Promise.all(titles.map((title) => parse(rss('').replace('T', title))));
  expect(feeds.map(({ title }) => title)).toEqual(titles);
});

describe('hostile feeds cost nothing but their own reading', () => {
  it('more bytes than the cap never reach the worker', async () => {
    const failure = await failureOf(parser.parse(new Uint8Array(30 * MiB), null, URL_OF_FEED));
    expect(failure.message).toMatch(/5 MiB/);
  });

  it.each([
    ['one text of 4.9 MiB', rss(`<item><title>${'kestrelbox '.repeat(440_000)}</title></item>`)],
    [
      '25,000 items',
      rss('<item><title>a</title><link>/1</link><description>d</description></item>'.repeat(25_000)),
    ],
    ['170,000 tiny items', rss('<item><title>a</title></item>'.repeat(170_000))],
    ['100,000 nested elements', rss(`<item>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</item>`)],
    ['unclosed elements', `<rss version="2.0"><channel>${'<item><title>'.repeat(100_000)}`],
    [
      'many attributes',
      rss(`<item ${Array.from({ length: 40_000 }, (_, n) => `a${n}="x"`).join(' ')}><title>a</title></item>`),
    ],
    ['open comments', rss('<!--'.repeat(500_000))],
    ['open sections', rss('<![CDATA['.repeat(300_000))],
    ['angle brackets', `<rss version="2.0"><channel>${'<'.repeat(2_000_000)}`],
    ['white space before anything', `${' '.repeat(4_000_000)}<html>`],
    ['markup in markup', rss(`<item><title>${'&lt;b&gt;'.repeat(500_000)}</title></item>`)],
    ['JSON in JSON', `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(1_000_000)}`],
    [
      'billion laughs',
      `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`).join('')}]>${rss('<item><title>&a30;</title></item>')}`,
    ],
    [
      'one entity, many times',
      `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "${'x'.repeat(50_000)}">]>${rss(`<item><title>${'&a;'.repeat(20_000)}</title></item>`)}`,
    ],
  ])('%s', async (_name, text) => {
    const before = process.memoryUsage().heapUsed;
    const outcome = await parse(text).then(
      ({ items }) => items.length,
      (error: unknown) => error,
    );
    if (typeof outcome === 'number') expect(outcome).toBeLessThanOrEqual(1_000);
    else expect(outcome).toMatchObject({ name: 'SourceError', kind: 'malformed' });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * MiB);
    await stillReads(parser);
  });
});

describe('outside entities', () => {
  let server: HttpServer;
  afterEach(() => server.close());

  it('are never fetched', async () => {
    server = await startHttpServer(() => ({ body: 'secret' }));
    const ways = [
      `<!DOCTYPE r [<!ENTITY x SYSTEM "${server.origin}/x">]>`,
      `<!DOCTYPE r SYSTEM "${server.origin}/dtd">`,
      `<!DOCTYPE r [<!ENTITY % p SYSTEM "${server.origin}/p"> %p;]>`,
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    ];
    for (const way of ways) {
      const text = `<?xml version="1.0"?>${way}${rss('<item><title>[&x;]</title></item>')}`;
      const titles = await parse(text).then(
        ({ items }) => items.map(({ title }) => title),
        () => [],
      );
      for (const title of titles) expect(title).toBe('[&x;]');
    }
    expect(server.requests).toEqual([]);
  });
});

it('ends a worker that takes too long, and fails nobody else', async () => {
  const hasty = createFeedParser({ killMs: 1 });
  const text = rss('<item><title>a</title><description>d</description></item>'.repeat(60_000));
  const [first, second] = await Promise.all([failureOf(parse(text, hasty)), failureOf(parse(text, hasty))]);
  for (const failure of [first, second])
    expect(failure).toMatchObject({
      kind: 'malformed',
      message: 'The feed of queue.example is too large or too tangled to be read.',
    });
  await hasty.close();
});

it('hostile feeds of one workspace hold up none of another', async () => {
  const pool = createFeedParser({ workers: 2, killMs: 1_000 });
  const attributes = Array.from({ length: 120_000 }, (_, n) => `a${n}="x"`).join(' ');
  const tangled = rss(`<item ${attributes}><title>a</title></item>`);
  const heavy = Array.from({ length: 12 }, (_, n) =>
    pool.parse(bytes(tangled), null, `https://bad.example/${n}`, 'bad').then(
      () => 'read',
      (error: Error) => error.message,
    ),
  );
  let ended = 0;
  for (const outcome of heavy) void outcome.then(() => ended++);
  const sound = await Promise.all(
    Array.from({ length: 20 }, (_, n) => pool.parse(SOUND, null, `https://good.example/${n}`, 'good')),
  );
  expect(sound.every(({ items }) => items.length === 1)).toBe(true);
  // They are read one after the other, a second each and a new worker each; the sound ones have the other worker.
  expect(ended).toBeLessThan(6);
  await pool.close();
  await Promise.all(heavy);
});

it('survives a worker that runs out of memory', async () => {
  const poor = createFeedParser({ heapMb: 40, killMs: 60_000 });
  await stillReads(poor);
  const items = Array.from(
    { length: 15_000 },
    (_, n) => `<item>${'<a>1</a>'.repeat(35)}<title>${n}</title></item>`,
  );
  const failure = await failureOf(parse(rss(items.join('')), poor));
  expect(failure.kind).toBe('malformed');
  await stillReads(poor);
  await poor.close();
});

it('ends what is under way when it closes', async () => {
  const closing = createFeedParser();
  const pending = [failureOf(parse('x', closing)), failureOf(parse('y', closing))];
  await closing.close();
  for (const failure of await Promise.all(pending)) expect(failure.kind).toBe('down');
  expect((await failureOf(parse('z', closing))).message).toBe('Earshot is stopping.');
});
