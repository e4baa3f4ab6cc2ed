import { page, rss, type Served, type Sites } from './web.ts';

/** What a person pastes that can be no feed, and why. */
export type Impossible = [typed: string, site: string, why: string];

export const IMPOSSIBLE: readonly Impossible[] = [
  ['https://x.com/kestrelbox', 'X', 'keyed'],
  ['https://mobile.twitter.com/kestrelbox/status/1', 'X', 'keyed'],
  ['https://www.instagram.com/kestrelbox/', 'Instagram', 'closed'],
  ['https://fr-fr.facebook.com/kestrelbox', 'Facebook', 'closed'],
  ['https://m.facebook.com/groups/1', 'Facebook', 'closed'],
  ['https://fr.linkedin.com/company/kestrelbox', 'LinkedIn', 'closed'],
  ['https://www.tiktok.com/@kestrelbox', 'TikTok', 'closed'],
  ['https://www.threads.net/@kestrelbox', 'Threads', 'keyed'],
  ['https://fr.trustpilot.com/review/kestrelbox.example', 'Trustpilot', 'closed'],
  ['https://www.g2.com/products/kestrelbox/reviews', 'G2', 'closed'],
  ['https://play.google.com/store/apps/details?id=example.kestrelbox', 'Google Play', 'own'],
  ['https://discord.gg/abc', 'Discord', 'chat'],
  ['https://discord.com/channels/1/2', 'Discord', 'chat'],
  ['https://kestrelbox.slack.com/archives/C1', 'Slack', 'chat'],
  ['https://t.me/kestrelbox', 'Telegram', 'own'],
  ['https://chat.whatsapp.com/abc', 'WhatsApp', 'chat'],
  ['https://open.spotify.com/show/abc', 'Spotify', 'podcast'],
  ['https://news.ycombinator.com/newest', 'Hacker News', 'searched'],
  ['https://github.com/queue/kestrelbox/issues?q=is%3Aopen', 'GitHub', 'searched'],
  ['https://github.com/queue/kestrelbox/pull/12', 'GitHub', 'searched'],
  ['https://bsky.app/search?q=kestrelbox', 'Bluesky', 'searched'],
  ['https://stackoverflow.com/search?q=kestrelbox', 'Stack Exchange', 'searched'],
  ['https://www.youtube.com/results?search_query=kestrelbox', 'YouTube', 'keyed'],
  ['https://www.producthunt.com/products/kestrelbox', 'Product Hunt', 'keyed'],
  ['https://news.google.com/search?q=kestrelbox', 'Google News', 'opt-in'],
  ['https://www.youtube.com/feed/subscriptions', 'YouTube', 'other-page'],
  ['https://www.youtube.com/@consent', 'YouTube', 'unnamed'],
  ['https://www.youtube.com/@somebody', 'YouTube', 'unnamed'],
  ['https://pca.st/abc', 'Pocket Casts', 'podcast'],
  ['https://www.npmjs.com/package/kestrelbox', 'npm', 'other-page'],
];

const as = (type: string, body: string | Uint8Array): Served => ({ headers: { 'content-type': type }, body });

/** Files that stand in the place of a feed, with the kind that they are called. */
export const FILES: readonly [kind: string, served: Served][] = [
  [
    'sitemap',
    as(
      'application/xml',
      '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://queue.example/</loc></url></urlset>',
    ),
  ],
  [
    'sitemap',
    as(
      'text/xml',
      '<?xml version="1.0"?><!-- made by a plug-in --><?xml-stylesheet href="s.xsl"?><sitemapindex><sitemap><loc>x</loc></sitemap></sitemapindex>',
    ),
  ],
  [
    'feed-list',
    as(
      'text/x-opml',
      '<?xml version="1.0"?><opml version="2.0"><head/><body><outline xmlUrl="https://queue.example/rss" type="rss" text="Q"/></body></opml>',
    ),
  ],
  ['api', as('application/json', '{"id":1}')],
  ['api', as('application/json', '{"version":"1.0","title":"An API"}')],
  ['api', as('application/json', '{"version":"1.1","title":"An API","items":[{"id":1,"price":2}]}')],
  ['api', as('text/html', '[{"id":1,"title":{"rendered":"Post"},"link":"https://queue.example/1"}]')],
  ['xml', as('application/xml', '<?xml version="1.0"?><catalog><book id="1"/></catalog>')],
  ['xml', as('application/soap+xml', '<soap:Envelope xmlns:soap="x"><soap:Body/></soap:Envelope>')],
  ['picture', as('image/png', Buffer.from('89504e470d0a1a0a0000', 'hex'))],
  ['picture', as('application/octet-stream', Buffer.from('ffd8ffe000104a46', 'hex'))],
  ['picture', as('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
  ['sound', as('audio/mpeg', Buffer.from('494433040000000000', 'hex'))],
  ['video', as('video/mp4', Buffer.from('000000186674797069736f6d', 'hex'))],
  ['document', as('application/pdf', '%PDF-1.7 ...')],
  ['archive', as('application/zip', Buffer.from('504b030414000000', 'hex'))],
  ['calendar', as('text/calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')],
  ['text', as('text/plain', 'User-agent: *\nDisallow: /')],
  ['empty', as('application/rss+xml', '')],
  ['empty', as('text/html', '   \n')],
];

/** Pages without a feed: nothing is found, and nothing is made up. */
export const NOTHING: readonly [what: string, sites: Sites][] = [
  ['a page', { 'queue.example/': page('') }],
  [
    'a page below a long comment',
    { 'queue.example/': `<!-- ${'words '.repeat(500)} --><!DOCTYPE html>${page('').slice(15)}` },
  ],
  ['an error page with 200', { 'queue.example/': '<div>Internal error</div>' }],
  ['a page without its outermost element', { 'queue.example/': '<title>Hello</title><p>words' }],
  [
    'feed links to a sitemap, an API and a picture',
    {
      'queue.example/': page(
        '<link rel="alternate" type="application/rss+xml" href="/sitemap.xml"><link rel="alternate" type="application/json" href="/api"><link rel="alternate" type="application/rss+xml" href="/rss.png">',
      ),
      'queue.example/sitemap.xml': '<urlset><url/></urlset>',
      'queue.example/api': '{"items":[]}',
      'queue.example/rss.png': {
        headers: { 'content-type': 'image/png' },
        body: Buffer.from('89504e47', 'hex'),
      },
    },
  ],
  [
    'every guess answers the home page',
    Object.fromEntries(
      ['', 'feed/', 'feed.xml', 'rss.xml', 'atom.xml', 'index.xml', 'rss/'].map((path) => [
        `queue.example/${path}`,
        page(''),
      ]),
    ),
  ],
  [
    'pages that send their readers round in a circle',
    {
      'queue.example/': page('<meta http-equiv="refresh" content="0; url=/a">'),
      'queue.example/a': page(
        '<meta http-equiv="refresh" content="0; url=/b"><link rel="canonical" href="/b">',
      ),
      'queue.example/b': page(
        '<meta http-equiv="refresh" content="0; url=/a"><link rel="canonical" href="/">',
      ),
    },
  ],
  [
    'a feed on a host that a page of its name only mentions',
    {
      'queue.example/': page('', '<a href="https://feedly.com/feed">feed</a>'),
      'feedly.com/feed': rss('Not theirs'),
    },
  ],
];
