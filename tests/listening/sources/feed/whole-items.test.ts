import { describe, expect, it, test } from 'vitest';
import type { Keyword } from '../../../../src/listening/keywords/keyword.ts';
import { buildIndex } from '../../../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../../../src/listening/keywords/query/parse.ts';
import { matchPosts } from '../../../../src/listening/mentions/match-posts.ts';
import { readableOf } from '../../../../src/listening/mentions/normalize.ts';
import { feed } from '../../../../src/listening/sources/feed/feed.ts';
import { parseFeed } from '../../../../src/listening/sources/feed/parse.ts';
import type { ParsedItem, SourceContext } from '../../../../src/listening/sources/source.ts';

/** Where an item may have the word, K. */
const IN_RSS = [
  '<title>K</title>',
  '<description>K</description>',
  '<description>&lt;p&gt;K&lt;/p&gt;</description>',
  '<content:encoded><![CDATA[<p>K</p>]]></content:encoded>',
  '<author>ana@x.example (K Ana)</author>',
  '<category>K</category>',
  '<category domain="x">K</category>',
  '<comments>K says</comments>',
  '<source url="https://s.example/">K</source>',
  '<dc:creator>K</dc:creator>',
  '<dc:subject>K</dc:subject>',
  '<dc:description>K</dc:description>',
  '<dc:title>K</dc:title>',
  '<dcterms:abstract>K</dcterms:abstract>',
  '<dcterms:alternative>K</dcterms:alternative>',
  '<itunes:summary>K</itunes:summary>',
  '<itunes:subtitle>K</itunes:subtitle>',
  '<itunes:title>K</itunes:title>',
  '<itunes:keywords>a, K, b</itunes:keywords>',
  '<itunes:author>K</itunes:author>',
  '<googleplay:description>K</googleplay:description>',
  '<googleplay:author>K</googleplay:author>',
  '<media:title>K</media:title>',
  '<media:description type="html">&lt;b&gt;K&lt;/b&gt;</media:description>',
  '<media:keywords>x, K</media:keywords>',
  '<media:text>K</media:text>',
  '<media:credit role="author">K</media:credit>',
  '<media:group><media:title>K</media:title></media:group>',
  '<media:content url="https://m.example/a.jpg"><media:title>K</media:title><media:description>d</media:description></media:content>',
  '<media:category label="K">x/y</media:category>',
  '<podcast:person role="host">K</podcast:person>',
  '<podcast:soundbite startTime="1" duration="2">K</podcast:soundbite>',
  '<podcast:location>K</podcast:location>',
  '<podcast:season name="K">1</podcast:season>',
  '<podcast:episode display="K">1</podcast:episode>',
  '<slash:section>K</slash:section>',
  '<slash:department>from-the-K-dept</slash:department>',
  '<psc:chapters><psc:chapter start="0" title="K"/></psc:chapters>',
  '<georss:featurename>K</georss:featurename>',
  '<prism:publicationName>K</prism:publicationName>',
  '<atom:summary>K</atom:summary>',
  '<atom:title>K</atom:title>',
  '<atom:link rel="enclosure" title="K" href="https://m.example/x"/>',
  '<description>&lt;img src="x" alt="K"&gt;</description>',
  '<description>&lt;img src="x" title="K"&gt;</description>',
  '<description>&lt;figure&gt;&lt;figcaption&gt;K&lt;/figcaption&gt;&lt;/figure&gt;</description>',
  '<description>&lt;blockquote&gt;K&lt;/blockquote&gt;</description>',
  '<xhtml:body><xhtml:p>x <xhtml:b>K</xhtml:b></xhtml:p></xhtml:body>',
  '<yandex:full-text>K</yandex:full-text>',
  '<enclosure url="https://m.example/a.mp3" type="audio/mpeg" length="1" title="K"/>',
  '<title>List&lt;K&gt; a &lt; b</title>',
  '<title><![CDATA[List<K>]]></title>',
  '<content:encoded>&amp;amp;lt;p&amp;amp;gt;K</content:encoded>',
  '<title>Map&lt;String, K&gt; x</title>',
  '<title>a &lt;b and K&gt;c</title>',
  '<title>x &lt;K</title>',
  '<summary>K</summary>',
  '<body>K</body>',
  '<tags>a,K</tags>',
  '<media:community><media:tags>K:5, b:2</media:tags></media:community>',
  '<media:comments><media:comment>K</media:comment></media:comments>',
  '<media:scenes><media:scene><sceneTitle>K</sceneTitle><sceneDescription>x</sceneDescription></media:scene></media:scenes>',
];
const IN_ATOM = [
  '<title>K</title>',
  '<title type="html">&lt;b&gt;K&lt;/b&gt;</title>',
  '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>K</b></div></title>',
  '<title type="text">List&lt;K&gt;</title>',
  '<title>AT&amp;amp;T K</title>',
  '<summary>K</summary>',
  '<summary type="html">&lt;p&gt;K&lt;/p&gt;</summary>',
  '<content type="html">&lt;p&gt;K&lt;/p&gt;</content>',
  '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a <i>K</i></p></div></content>',
  '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><img src="x" alt="K"/></div></content>',
  '<content>K</content>',
  '<category term="K"/>',
  '<category term="x" label="K"/>',
  '<author><name>K</name></author>',
  '<contributor><name>K</name></contributor>',
  '<source><title>K</title></source>',
  '<link rel="enclosure" title="K" href="https://m.example/x"/>',
  '<media:group><media:description>K</media:description></media:group>',
  '<itunes:summary>K</itunes:summary>',
  '<dc:subject>K</dc:subject>',
];
const IN_JSON = [
  '{"title":"K"}',
  '{"content_html":"<p>K</p>"}',
  '{"content_text":"K"}',
  '{"content_html":"<p>x</p>","content_text":"K"}',
  '{"summary":"K","content_text":"x"}',
  '{"tags":["K"]}',
  '{"attachments":[{"url":"https://m.example/a","mime_type":"audio/mpeg","title":"K"}]}',
  '{"authors":[{"name":"K"}]}',
  '{"title":"List<K> of a < b"}',
  '{"title":"Tom &amp; K"}',
];

const MODULES =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
  'xmlns:dcterms="http://purl.org/dc/terms/" ' +
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" ' +
  'xmlns:media="http://search.yahoo.com/mrss/" ' +
  'xmlns:atom="http://www.w3.org/2005/Atom" ' +
  'xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0" ' +
  'xmlns:podcast="https://podcastindex.org/namespace/1.0" ' +
  'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" ' +
  'xmlns:psc="http://podlove.org/simple-chapters" ' +
  'xmlns:georss="http://www.georss.org/georss" ' +
  'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" ' +
  'xmlns:xhtml="http://www.w3.org/1999/xhtml" ' +
  'xmlns:yandex="http://news.yandex.ru" ';
const NOW = Date.parse('2026-11-24T12:00:00Z');
const BODY = 'Some words of the week that are long enough to be a text of their own.';

function rss(items: readonly string[]): string {
  return `<?xml version="1.0"?><rss version="2.0" ${MODULES}><channel><title>Blog</title><link>https://b.example/</link><description>d</description>${items.map((item, at) => `<item><guid isPermaLink="false">g${at}</guid><link>https://b.example/${at}</link><pubDate>Tue, 24 Nov 2026 10:20:30 GMT</pubDate>${item}</item>`).join('')}</channel></rss>`;
}

async function postsOf(text: string) {
  const bytes = new TextEncoder().encode(text);
  const headers = new Headers({ 'content-type': 'application/octet-stream' });
  const url = 'https://b.example/feed';
  const context: SourceContext = {
    web: {
      fetch: async () => ({ status: 200, url, movedTo: null, headers, body: bytes, notModified: false }),
    },
    parseFeed,
    now: () => NOW,
    options: {},
  };
  const [request] = feed.plan([], [{ url, workspaces: ['w'] }], {});
  return (await feed.collect(request!, null, context)).posts;
}

const keyword = {
  workspaceId: 'w',
  id: 'k',
  query: 'kestrelbox',
  sources: [],
  languages: [],
  paused: false,
} as unknown as Keyword;
const parsed = parseQuery(keyword.query);
if (!parsed.ok) throw new Error('a word is a query');
const matcher = {
  index: buildIndex([{ id: 'w/k', query: parsed.query }]),
  keywords: new Map([['w/k', keyword]]),
  languageIndexOf: () => null,
};
const found = async (text: string) =>
  matchPosts(await postsOf(text), 'all', matcher, NOW).candidates.get('w')?.length ?? 0;

describe('the word is found in', () => {
  it.each(IN_RSS)('RSS: %s', async (place) => {
    const title = place.includes('<title>') ? '' : '<title>Weekly note</title>';
    const body = place.startsWith('<description>') ? '' : `<description>${BODY}</description>`;
    expect(await found(rss([title + body + place.replaceAll('K', 'Kestrelbox')]))).toBe(1);
  });

  it.each(IN_ATOM)('Atom: %s', async (place) => {
    const title = place.startsWith('<title') ? '' : '<title>Weekly note</title>';
    const entry = `<entry><id>urn:x:1</id><link href="https://b.example/1"/><updated>2026-11-24T10:00:00Z</updated>${title}${place.replaceAll('K', 'Kestrelbox')}</entry>`;
    expect(
      await found(
        `<feed xmlns="http://www.w3.org/2005/Atom" ${MODULES}><title>Blog</title><id>urn:x</id>${entry}</feed>`,
      ),
    ).toBe(1);
  });

  it.each(IN_JSON)('JSON Feed: %s', async (place) => {
    const item = { id: '1', url: 'https://b.example/1', ...JSON.parse(place.replaceAll('K', 'Kestrelbox')) };
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Blog',
      items: [{ title: 'Note', ...item }],
    };
    expect(await found(JSON.stringify(json))).toBe(1);
  });

  it('a text that is longer than what is kept of it', async () => {
    const long = `${'word '.repeat(60_000)}<p>Kestrelbox broke.</p>${' more'.repeat(9_000)}`;
    const posts = await postsOf(rss([`<title>t</title><description><![CDATA[${long}]]></description>`]));
    const [candidate] = matchPosts(posts, 'all', matcher, NOW).candidates.get('w')!;
    const { text } = candidate!.post;
    const [hit] = candidate!.matches[0]!.terms;
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(text.slice(hit!.start, hit!.end)).toBe('Kestrelbox');
    expect(text).toContain('…\nword');
  });
});

describe('what is no word of an item', () => {
  it.each([
    '<guid isPermaLink="false">kestrelbox</guid>',
    '<enclosure url="https://m.example/kestrelbox.mp3" type="audio/kestrelbox" length="1"/>',
    '<author>kestrelbox@x.example (Ana Lis)</author>',
    '<media:thumbnail url="https://kestrelbox.example/a.jpg"/>',
    '<dc:rights>Kestrelbox</dc:rights>',
    '<description>&lt;script&gt;kestrelbox()&lt;/script&gt;x</description>',
    '<description>&lt;p class="kestrelbox"&gt;x&lt;/p&gt;</description>',
  ])('%s', async (place) => expect(await found(rss([`<title>Note</title>${place}`]))).toBe(0));

  it('what all of them say', async () => {
    const items = [1, 2, 3].map(
      (n) =>
        `<title>Note ${n}</title><description>${BODY}</description><itunes:author>Kestrelbox</itunes:author><itunes:subtitle>By Kestrelbox</itunes:subtitle>`,
    );
    expect(await found(rss(items))).toBe(0);
    expect(await found(rss([...items, '<title>Kestrelbox</title>']))).toBe(4);
  });

  it('a summary is not told twice', async () => {
    const [post] = await postsOf(
      rss([
        `<title>Note</title><description>First words of it. The post Note appeared first on Blog.</description><content:encoded><![CDATA[<p>First words of it.</p><p>And more of the same, which nobody else tells of.</p>]]></content:encoded>`,
      ]),
    );
    expect(readableOf(post!).text).toMatch(
      /^First words of it\.\n\nAnd more .+\n\nThe post Note appeared first on Blog\.$/,
    );
  });
});

describe('dates of items', () => {
  const itemsOf = async (...items: string[]): Promise<ParsedItem[]> =>
    (
      await parseFeed(
        new TextEncoder().encode(rss(items).replaceAll(/<pubDate>Tue[^<]*<\/pubDate>/g, '')),
        null,
        'https://b.example/',
      )
    ).items;
  const at = ({ publishedAt }: ParsedItem) =>
    publishedAt === null ? null : new Date(publishedAt).toISOString();

  test.each([
    ['<pubDate>mardi 24 novembre 2026 à 10h20</pubDate>', '2026-11-24T10:20:00.000Z'],
    ['<pubDate>soon</pubDate><dc:date>2026-11-24</dc:date>', '2026-11-24T00:00:00.000Z'],
    ['<prism:publicationDate>2026-11-24T10:20Z</prism:publicationDate>', '2026-11-24T10:20:00.000Z'],
    ['<pubdate>24 Nov 2026 10:20 GMT</pubdate>', '2026-11-24T10:20:00.000Z'],
    ['<date>1795515600</date>', '2026-11-24T10:20:00.000Z'],
    ['<pubDate>03/04/2026</pubDate>', null],
  ])('%s', async (date, expected) => {
    const [item] = await itemsOf(`<title>a</title>${date}`);
    expect(at(item!)).toBe(expected);
  });

  test('one date proves the order of the others', async () => {
    const dates = ['03/04/2026', '24/04/2026 10:20', '05/06/2026'];
    const items = await itemsOf(...dates.map((date) => `<title>${date}</title><pubDate>${date}</pubDate>`));
    expect(items.map(at)).toEqual([
      '2026-04-03T00:00:00.000Z',
      '2026-04-24T10:20:00.000Z',
      '2026-06-05T00:00:00.000Z',
    ]);
  });
});

test.each([
  ['<dc:language>fr</dc:language><dc:language>en</dc:language>', ['fr', 'en']],
  ['<title xml:lang="de">x</title>', ['de']],
  ['', ['nl']],
])('languages that an item declares: %s', async (item, expected) => {
  const xml = rss([`${item}<description>x</description>`]).replace(
    '<description>d',
    '<language>nl</language><description>d',
  );
  const [post] = await postsOf(xml);
  expect(post!.langs ?? [post!.lang]).toEqual(expected);
});
