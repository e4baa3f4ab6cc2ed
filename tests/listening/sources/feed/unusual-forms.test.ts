import { describe, expect, it, test } from 'vitest';
import { parseText, rss } from './fixture.ts';

const NAMESPACES =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"';
const atom = (entry: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>T</title>${entry}</entry></feed>`;
const first = async (xml: string) => (await parseText(xml)).items[0];
const inRss = (item: string, head = '') => rss(`${head}<item><title>T</title>${item}</item>`, NAMESPACES);

describe('who wrote it', () => {
  it.each([
    ['<author>ana@queue.example (Ana Lis)</author>'],
    ['<author>Ana Lis &lt;ana@queue.example&gt;</author>'],
    ['<author>ana@queue.example [Ana Lis]</author>'],
    ['<author><name>Ana Lis</name><email>ana@queue.example</email></author>'],
    ['<author>noreply@queue.example</author><dc:creator>Ana Lis</dc:creator>'],
    ['<dc:author>Ana Lis</dc:author>'],
    ['<itunes:author>Ana Lis</itunes:author>'],
    ['<atom:author><atom:name>Ana Lis</atom:name></atom:author>'],
    [
      '<media:credit role="photographer">Bo Vant</media:credit><media:credit role="author">Ana Lis</media:credit>',
    ],
    ['<author>ana@queue.example</author><atom:author><atom:name>Ana Lis</atom:name></atom:author>'],
  ])('RSS: %s', async (item) => expect((await first(inRss(item)))?.author?.name).toBe('Ana Lis'));

  it.each(['<itunes:author>Ana Lis</itunes:author>', '<dc:creator>Ana Lis</dc:creator>'])(
    'the channel says it for its items: %s',
    async (head) => {
      expect((await first(inRss('', head)))?.author?.name).toBe('Ana Lis');
      expect((await first(inRss('<dc:creator>Bo Vant</dc:creator>', head)))?.author?.name).toBe('Bo Vant');
    },
  );

  it.each([
    '<author>Ana Lis</author>',
    '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ana Lis</dc:creator>',
    '<author><email>ana@queue.example</email></author><author><name>Ana Lis</name></author>',
  ])('Atom: %s', async (entry) => expect((await first(atom(entry)))?.author?.name).toBe('Ana Lis'));

  it('an address of mail alone names nobody', async () =>
    expect((await first(atom('<author><email>ana@queue.example</email></author>')))?.author).toBeNull());
});

describe('where it stands', () => {
  it.each([
    '<link rel="http://www.iana.org/assignments/relation/alternate" href="https://queue.example/1"/>',
    '<link rel="Alternate" href="https://queue.example/1"/>',
    '<link rel="" href="https://queue.example/1"/>',
    '<link rel="self" href="https://queue.example/self"/><link rel="alternate" href="https://queue.example/1"/>',
    '<link>https://queue.example/1</link>',
  ])('Atom: %s', async (entry) => expect((await first(atom(entry)))?.url).toBe('https://queue.example/1'));

  it.each([
    ['www.queue.example/1?a=1', 'https://www.queue.example/1?a=1'],
    ['https://queue.example/?a=1&amp;amp;b=2', 'https://queue.example/?a=1&b=2'],
    ['www/1', 'https://queue.example/www/1'],
    ['www.html', 'https://queue.example/www.html'],
  ])('RSS: %s', async (link, url) => expect((await first(inRss(`<link>${link}</link>`)))?.url).toBe(url));
});

test.each([
  '<link href="https://queue.example/1"/>',
  '<link rel="alternate" type="text/html" href="https://queue.example/1"></link>',
  '<link rel="self" href="https://queue.example/self"/><link href="https://queue.example/1"/>',
])('RSS with links as Atom writes them: %s', async (item) =>
  expect((await first(inRss(item)))?.url).toBe('https://queue.example/1'),
);

describe('how it is written', () => {
  test('a bare sign costs nothing', async () => {
    const feed = await parseText(
      rss(
        '<item><title>1 < 2 and a <3</title></item><item><title>U</title><description>x <</description></item>',
      ),
    );
    expect(feed.items.map(({ title }) => title)).toEqual(['1 < 2 and a <3', 'U']);
    expect(feed.lost).toBe(0);
  });

  test.each([
    ['&#55357;&#56832; &#xD83D;&#xde00;', '😀 😀'],
    ['&#x1F600; &#50000;&#50001;', '😀 썐썑'],
  ])('signs of two halves: %s', async (title, read) =>
    expect((await first(rss(`<item><title>${title}</title></item>`)))?.title).toBe(read),
  );

  test('texts of Atom 0.3 in base64', async () => {
    const coded = Buffer.from('A <b>box</b> for “kestrels”').toString('base64');
    const xml = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title><entry><title mode="base64" type="text/html">${coded}</title><content type="text/html" mode='base64'>\n${coded}\n</content></entry></feed>`;
    expect(await first(xml)).toMatchObject({
      title: 'A box for “kestrels”',
      html: 'A <b>box</b> for “kestrels”',
    });
  });

  test('entities that a feed declares for itself', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY nbsp "&#160;"> <!ENTITY box 'Kestrelbox'> <!ENTITY file SYSTEM "file:///etc/passwd"> <!ENTITY amp "x">]>${inRss('<description>The &box; &amp; &file;</description>')}`;
    expect((await first(xml))?.html).toBe('The Kestrelbox & &file;');
  });

  test('they make no feed grow without end', async () => {
    const xml = `<!DOCTYPE rss [<!ENTITY a "${'kestrel '.repeat(12)}">]>${inRss(`<description>${'&a;'.repeat(100_000)}</description>`)}`;
    expect((await first(xml))?.html?.length).toBeLessThan(1_400_000);
  });

  test('a text without spaces is one word, however long', async () => {
    const text = `${'開發者說這個盒子很好用'.repeat(40_000)}kestrelbox`;
    const item = await first(inRss(`<description>${text}@x</description><dc:subject>t</dc:subject>`));
    expect(item?.html).toBe(`${text}@x`);
  });

  test('RSS with a prefix', async () => {
    const xml =
      '<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>F</r:title><r:item><r:title>T</r:title><r:link>https://queue.example/1</r:link></r:item></r:channel></r:rss>';
    expect(await first(xml)).toMatchObject({ title: 'T', url: 'https://queue.example/1' });
  });
});

test.each([
  [`<rss version="2.0"><channel xml:base="https://queue.example/a/">`, 'https://queue.example/a/1'],
  [
    `<rss version="2.0" xml:base="https://queue.example/a/"><channel xml:base='b/'>`,
    'https://queue.example/a/b/1',
  ],
  [`<rss version="2.0"><channel xml:base="b/">`, 'https://queue.example/b/1'],
])('the base of a channel: %s', async (head, url) => {
  const feed = `${head}<title>T</title><item><title>One</title><link>1</link></item></channel></rss>`;
  expect((await first(feed))?.url).toBe(url);
});

describe('forms that no reader knows', () => {
  const read = async (xml: string) => {
    const { title, items } = await parseText(xml);
    return [title, ...items.map(({ url, title: own, html, publishedAt }) => [url, own, html, publishedAt])];
  };
  const AT = Date.parse('2026-11-20T10:00:00Z');
  const ONE = ['https://queue.example/1', 'One', 'kestrelbox', AT];

  test('the Channel Definition Format', async () => {
    const cdf = `<?xml version="1.0"?><!DOCTYPE Channel SYSTEM "cdf.dtd"><CHANNEL HREF="https://queue.example/" LASTMOD="2026-11-20T10:00"><TITLE>Queue</TITLE><ITEM HREF="https://queue.example/1" LASTMOD="2026-11-20T10:00Z"><TITLE>One</TITLE><ABSTRACT>kestrelbox</ABSTRACT></ITEM><ITEM LASTMOD='2026-11-20T10:00Z'><A HREF='https://queue.example/2'/><TITLE>Two</TITLE></ITEM></CHANNEL>`;
    expect(await read(cdf)).toEqual(['Queue', ONE, ['https://queue.example/2', 'Two', null, AT]]);
  });

  test('a channel that says only what it is called', async () => {
    expect(await read('<CHANNEL HREF="https://queue.example/"><TITLE>Queue</TITLE></CHANNEL>')).toEqual([
      'Queue',
    ]);
  });

  test('RSS 1.1', async () => {
    const feed = `<Channel xmlns="http://purl.org/net/rss1.1#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="https://queue.example/f"><title>Queue</title><link>https://queue.example/</link><description>d</description><items rdf:parseType="Collection"><item rdf:about="https://queue.example/1"><title>One</title><link>https://queue.example/1</link><description>kestrelbox</description><dc:date>2026-11-20T10:00:00Z</dc:date></item></items></Channel>`;
    expect(await read(feed)).toEqual(['Queue', ONE]);
  });

  test.each(['', 'atom:'])('one Atom entry alone (%s)', async (p) => {
    const space = p === '' ? 'xmlns' : 'xmlns:atom';
    const entry = `<?xml version="1.0"?>\n<!-- one --><${p}entry ${space}="http://www.w3.org/2005/Atom"><${p}id>urn:1</${p}id><${p}title>One</${p}title><${p}link href="https://queue.example/1"/><${p}published>2026-11-20T10:00:00Z</${p}published><${p}content>kestrelbox</${p}content></${p}entry>`;
    expect((await read(entry)).slice(1)).toEqual([ONE]);
  });

  test('items inside a list, and a channel without its root', async () => {
    const item =
      '<item><title>One</title><link>https://queue.example/1</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><description>kestrelbox</description></item>';
    expect(await read(rss(`<items>${item}</items>`))).toEqual(['T', ONE]);
    expect(await read(`<channel><title>T</title>${item}</channel>`)).toEqual(['T', ONE]);
  });

  test('a post about <items> keeps its word', async () => {
    const [, item] = await read(
      rss('<item><title>a &lt;items> b</title><description>x</description></item>'),
    );
    expect((item as unknown[])[1]).toContain('<items>');
  });
});
