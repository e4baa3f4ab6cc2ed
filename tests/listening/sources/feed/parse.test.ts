import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../../src/config/errors.ts';
import { isWebPage, parseFeed } from '../../../../src/listening/sources/feed/parse.ts';
import { runs } from '../../../runs.ts';
import { bytes, fixture, parseText, rss } from './fixture.ts';

const at = (text: string) => Date.parse(text);

describe('formats', () => {
  it('RSS 2.0', async () => {
    const feed = await parseFeed(fixture('feed/rss.xml'), null, 'https://queue.example/feed');
    expect(feed).toMatchObject({
      title: 'Queue Weekly',
      link: 'https://queue.example/',
      lang: 'en-us',
      intervalMs: 3_600_000,
      hub: 'https://hub.example/',
      self: 'https://queue.example/feed',
      readBy: 'feedsmith',
    });
    expect(feed.items).toEqual([
      {
        id: 'qw-2',
        url: 'https://queue.example/posts/2?utm_medium=rss',
        title: 'Kestrelbox 2.0 & friends',
        html: '<p>We tried Kestrelbox.</p>',
        author: { name: 'Ana Lis', url: null },
        publishedAt: at('2026-11-20T09:00:00Z'),
        editedAt: null,
        originalUrl: null,
        tags: ['queues', 'Ana Lis'],
        lang: 'en-us',
      },
      {
        id: 'https://queue.example/posts/1',
        url: 'https://queue.example/posts/1',
        title: 'A bold claim',
        html: 'Older words',
        author: null,
        publishedAt: at('2026-11-19T08:00:00Z'),
        editedAt: null,
        originalUrl: null,
        tags: [],
        lang: 'en-us',
      },
    ]);
  });

  it('Atom 1.0 with nested bases, languages and three kinds of text', async () => {
    const feed = await parseFeed(fixture('feed/atom.xml'), null, 'https://feeds.example/atom');
    expect(feed).toMatchObject({
      title: 'Notes daily',
      link: 'https://base.example/',
      self: 'https://base.example/blog/feed.atom',
      lang: 'en',
    });
    expect(feed.items[0]).toMatchObject({
      id: 'tag:base.example,2026:1',
      url: 'https://base.example/blog/2026/kestrelbox.html',
      title: 'Un outil',
      html: '<p>Kestrel<b>box</b></p>',
      author: { name: 'Ana Lis', url: 'https://base.example/blog/about' },
      publishedAt: at('2026-11-20T08:00:00Z'),
      editedAt: at('2026-11-20T09:00:00Z'),
      tags: ['Queues'],
      lang: 'fr',
    });
    expect(feed.items[1]).toMatchObject({
      url: 'https://base.example/blog/2.html',
      title: '1 < 2 & so on',
      html: 'a &lt;b&gt; c',
      author: { name: 'Bo Vant' },
      publishedAt: at('2026-11-19T09:00:00Z'),
      editedAt: null,
      lang: 'en',
    });
  });

  it('Atom 0.3', async () => {
    const { items } = await parseFeed(fixture('feed/atom03.xml'), null, 'https://old.example/atom');
    expect(items[0]).toMatchObject({
      id: 'old-1',
      url: 'https://old.example/1',
      publishedAt: at('2026-11-20T08:00:00Z'),
      editedAt: at('2026-11-20T09:00:00Z'),
    });
  });

  it('RSS 1.0', async () => {
    const feed = await parseFeed(fixture('feed/rdf.xml'), null, 'https://rdf.example/feed');
    expect(feed).toMatchObject({ title: 'Old times', lang: 'fr' });
    expect(feed.items[0]).toMatchObject({
      id: 'https://rdf.example/1',
      url: 'https://rdf.example/1',
      author: { name: 'Ana Lis' },
      publishedAt: at('2026-11-20T07:00:00Z'),
    });
  });

  it.each(['https://jsonfeed.org/version/1', 'https://jsonfeed.org/version/1.1', '1.0', '1.1', '1'])(
    'JSON Feed that calls its version %s',
    async (version) => {
      const json = JSON.parse(new TextDecoder().decode(fixture('feed/feed.json')));
      const feed = await parseText(JSON.stringify({ ...json, version }), 'https://ana.example/feed.json');
      expect(feed).toMatchObject({ title: 'Ana', link: 'https://ana.example/' });
      expect(feed.items[0]).toMatchObject({
        id: 'a-1',
        url: 'https://ana.example/kestrelbox',
        originalUrl: 'https://kestrelbox.example/',
        html: '<p>It works.</p>',
        author: { name: 'Ana Lis', url: 'https://ana.example/' },
        tags: ['queue', 'Ana Lis'],
        lang: 'en',
      });
      expect(feed.items[1]).toMatchObject({ id: 'a-2', url: null, html: 'a &lt; b<br>and c' });
    },
  );

  it('Google Alerts: the target, not the way through Google', async () => {
    const { items } = await parseFeed(
      fixture('feed/google-alerts.xml'),
      null,
      'https://www.google.com/alerts/feeds/1/2',
    );
    expect(items[0]).toMatchObject({
      id: 'tag:google.com,2013:googlealerts/feed:777',
      url: 'https://daily.example/a?id=1',
      title: 'Kestrelbox raises seed round',
      author: null,
    });
  });

  it('YouTube: the description stands in a media group', async () => {
    const { items } = await parseFeed(
      fixture('feed/youtube.xml'),
      null,
      'https://www.youtube.com/feeds/videos.xml',
    );
    expect(items[0]).toMatchObject({ title: 'Kestrelbox & me', html: 'First line<br>second &lt;line&gt;' });
  });
});

describe('what real feeds get wrong', () => {
  const firstItem = async (item: string, attributes = '') =>
    (await parseText(rss(`<item>${item}</item>`, attributes))).items[0];

  it('unescaped ampersands', async () => {
    expect((await firstItem('<title>AT&T & co</title>'))?.title).toBe('AT&T & co');
  });

  it('numbers stay text', async () => {
    const titles = ['007', '1e5', '0x1F'];
    const { items } = await parseText(rss(titles.map((t) => `<item><title>${t}</title></item>`).join('')));
    expect(items.map(({ title }) => title)).toEqual(titles);
  });

  it('words in unescaped markup', async () => {
    expect((await firstItem('<title>a <b>kestrelbox</b> word</title>'))?.title).toBe('a kestrelbox word');
  });

  it('a notice of the server or blank lines before the feed', async () => {
    for (const junk of ['\n\n  ', 'Notice: undefined variable on line 3\n']) {
      const { items } = await parseText(
        `${junk}<?xml version="1.0"?>${rss('<item><title>a</title></item>')}`,
      );
      expect(items.length).toBe(1);
    }
  });

  it('no version on rss', async () => {
    expect(
      (await parseText('<rss><channel><item><title>a</title></item></channel></rss>')).items.length,
    ).toBe(1);
  });

  it('an element that the first reader refuses goes to the second', async () => {
    const feed = await parseText(
      rss(
        '<item><title>a &amp; b</title><link>/1</link><guid isPermaLink="false">g</guid><__proto__>x</__proto__></item>',
      ),
    );
    expect(feed.readBy).toBe('rss-parser');
    expect(feed.items[0]).toMatchObject({ id: 'g', url: 'https://queue.example/1', title: 'a & b' });
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it.each(['xml', 'rdf'])('a feed cut in the middle of an item keeps what came whole (%s)', async (kind) => {
    const item = (n: number) =>
      `<item rdf:about="https://x.example/${n}"><title>t${n}</title><link>https://x.example/${n}</link></item>`;
    const items = [1, 2, 3].map(item).join('');
    const text =
      kind === 'xml'
        ? `<rss version="2.0"><channel><title>T</title>${items}`
        : `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel>${items}`;
    const feed = await parseText(text.slice(0, -20));
    expect(feed.items.map(({ title }) => title)).toEqual(['t1', 't2']);
    expect(feed.readBy).toBe('feedsmith+repair');
  });

  it('only http links are links, and the next one counts', async () => {
    const item = await firstItem(
      '<title>a</title><link>javascript:alert(1)</link><guid>https://queue.example/9</guid>',
    );
    expect(item?.url).toBe('https://queue.example/9');
    expect((await firstItem('<title>a</title><link>data:text/html,x</link>'))?.url).toBeNull();
  });

  it('a guid that is no permalink is no address', async () => {
    expect(
      (await firstItem('<title>a</title><guid isPermaLink="false">https://queue.example/id/1</guid>'))?.url,
    ).toBeNull();
  });

  it('credentials in links are dropped', async () => {
    expect((await firstItem('<title>a</title><link>https://u:p@queue.example/1</link>'))?.url).toBe(
      'https://queue.example/1',
    );
  });

  it('an unreadable date is no date, and an address of an author is no name', async () => {
    const item = await firstItem(
      '<title>a</title><pubDate>yesterday</pubDate><author>ana@queue.example</author>',
    );
    expect(item).toMatchObject({ publishedAt: null, author: null });
  });

  it('the source of a republished item stands in for an author', async () => {
    const item = await firstItem(
      '<title>a</title><source url="https://daily.example">Example Daily</source>',
    );
    expect(item).toMatchObject({
      author: { name: 'Example Daily', url: 'https://daily.example/' },
      originalUrl: null,
    });
  });

  it('entities within entities are not expanded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "kestrel"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${rss('<item><title>&b;</title></item>')}`;
    const read = await parseText(bomb).then(
      ({ items }) => items[0]?.title ?? '',
      () => '',
    );
    expect(read.length).toBeLessThan(20);
  });
});

describe('ids', () => {
  const ids = async (items: string) => (await parseText(rss(items))).items.map(({ id }) => id);

  it('guid, then the address without tracking, then the words', async () => {
    const [guid, link, words] = await ids(
      `<item><guid isPermaLink="false"> g-1 </guid><title>a</title><link>https://x.example/1</link></item>
       <item><title>b</title><link>https://x.example/2?utm_source=rss</link></item>
       <item><title>c</title><description>d</description></item>`,
    );
    expect(guid).toBe('g-1');
    expect(link).toBe('https://x.example/2');
    expect(words).toMatch(/^[0-9a-f]{32}$/);
    expect(await ids('<item><title>c</title><description>d</description></item>')).toEqual([words]);
  });

  it('one guid on everything: different addresses are different items, repeats are not', async () => {
    const item = (n: number) =>
      `<item><guid isPermaLink="false">same</guid><title>t</title><link>https://x.example/${n}</link></item>`;
    const all = await ids(item(1) + item(2) + item(3) + item(2));
    expect(new Set(all).size).toBe(3);
    expect(all.length).toBe(3);
  });

  it('a very long id is shortened', async () => {
    expect((await ids(`<item><guid>${'x'.repeat(5_000)}</guid><title>a</title></item>`))[0]?.length).toBe(32);
  });
});

describe('limits', () => {
  it('takes no more than a thousand items', async () => {
    const items = Array.from({ length: 1_500 }, (_, n) => `<item><title>t${n}</title></item>`);
    const feed = await parseText(rss(items.join('')));
    expect(feed.items.length).toBe(1_000);
  });

  it('refuses more than 5 MiB', async () => {
    await expect(parseFeed(new Uint8Array(5 * 1024 * 1024 + 1), null, 'https://x.example/')).rejects.toThrow(
      /5 MiB/,
    );
  });

  it('caps every text', async () => {
    const long = 'kestrelbox '.repeat(30_000);
    const { items } = await parseText(
      rss(`<item><title>${long}</title><description>${long}</description></item>`),
    );
    // A title is matched whole, and cut to 500 characters when it is kept.
    expect(items[0]?.title?.length).toBeLessThanOrEqual(20_000);
    expect(items[0]?.html?.length).toBe(long.trim().length);
  });
});

describe('what is no feed', () => {
  it.each([
    ['a web page', '<!doctype html><html><head><title>Not found</title></head></html>', /web page/],
    [
      'XHTML',
      '<?xml version="1.0"?>\n<!-- x --><!DOCTYPE html PUBLIC "x" "y"><html xmlns="z"></html>',
      /web page/,
    ],
    ['JSON of another kind', '{"error":"nope"}', /cannot be read/],
    ['nothing', '', /cannot be read/],
    ['words', 'Service unavailable', /cannot be read/],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000', /cannot be read/],
  ])('%s', async (_name, text, words) => {
    const error = await parseText(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ kind: 'malformed', message: expect.stringMatching(words) });
  });

  it('a feed that quotes a page is a feed', () => {
    expect(
      isWebPage(rss('<item><description><![CDATA[<html><body>x</body></html>]]></description></item>')),
    ).toBe(false);
  });
});

it('reads anything or says malformed, and what it reads is safe to keep', async () => {
  const piece = fc.constantFrom(
    '<rss version="2.0">',
    '<channel>',
    '</channel>',
    '</rss>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<link>',
    '</link>',
    '<![CDATA[',
    ']]>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '</feed>',
    '<entry>',
    '</entry>',
    '<id>1</id>',
    '<link href="//x.example"/>',
    'javascript:x',
    '&amp;',
    '&#0;',
    '&lol;',
    '<!--',
    '<!DOCTYPE a [',
    '\ud800',
    '{"version":"1.1","items":[{"id":1}]}',
    '<pubDate>x</pubDate>',
    'text',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), async (pieces) => {
      const error = await parseFeed(bytes(pieces.join('')), 'text/xml', 'https://x.example/').then(
        ({ items }) => {
          for (const { id, url } of items) {
            expect(id).not.toBe('');
            expect(url ?? 'http').toMatch(/^http/);
          }
          return null;
        },
        (thrown: unknown) => thrown,
      );
      if (error) expect(error).toBeInstanceOf(SourceError);
    }),
    { numRuns: runs(300) },
  );
});
