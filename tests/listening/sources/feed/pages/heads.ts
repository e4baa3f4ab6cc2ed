import { atom, jsonFeed, link, page, rss, type Served, type Sites } from './web.ts';

/** What a person pastes, the feeds that are offered in this order, and what stands there. */
export type Head = [
  what: string,
  typed: string,
  feeds: string[],
  sites: Sites,
  more?: { plain?: string[]; silent?: string[] },
];

const AT = 'https://queue.example';
const ATOM = 'application/atom+xml';
const JSON_FEED = 'application/feed+json';
const generator = (name: string) => `<meta name="generator" content="${name}">`;
const to = (location: string, status = 301): Served => ({ status, headers: { location } });
const XML = { 'content-type': 'application/rss+xml' };
const DENIED: Served = { status: 403, body: page('', 'Just a moment...') };
/** A home page at queue.example, and the feeds that it has. */
const home = (html: string, feeds: Sites): Sites => ({ 'queue.example/': html, ...feeds });
const wordpress = (root: string) =>
  page(
    `<link rel="alternate" type="application/rss+xml" title="Queue Weekly &raquo; Feed" href="https://${root}/feed/" />
<link rel="alternate" type="application/rss+xml" title="Queue Weekly &raquo; Comments Feed" href="https://${root}/comments/feed/" />
<link rel="https://api.w.org/" href="https://${root}/wp-json/" /><link rel="alternate" title="JSON" type="application/json" href="https://${root}/wp-json/wp/v2/pages/7" />
<link rel="alternate" title="oEmbed (JSON)" type="application/json+oembed" href="https://${root}/wp-json/oembed/1.0/embed?url=x" />${generator('WordPress 6.6.2')}`,
  );
const wordpressFeeds = (root: string): Sites => ({
  [`${root}/feed/`]: rss('Queue Weekly'),
  [`${root}/comments/feed/`]: rss('Comments for Queue Weekly', { answers: true }),
});

export const HEADS: readonly Head[] = [
  // WordPress
  [
    'WordPress: posts before comments',
    'queue.example',
    [`${AT}/feed/`, `${AT}/comments/feed/`],
    home(wordpress('queue.example'), wordpressFeeds('queue.example')),
  ],
  [
    'WordPress: no comments yet',
    'queue.example',
    [`${AT}/feed/`],
    home(wordpress('queue.example'), {
      ...wordpressFeeds('queue.example'),
      'queue.example/comments/feed/': rss('Comments for Queue Weekly', { items: 0 }),
    }),
  ],
  [
    'WordPress in a folder',
    'https://queue.example/blog/',
    [`${AT}/blog/feed/`, `${AT}/blog/comments/feed/`],
    { 'queue.example/blog/': wordpress('queue.example/blog'), ...wordpressFeeds('queue.example/blog') },
  ],
  [
    'WordPress in a folder, its head cleaned',
    'https://queue.example/blog',
    [`${AT}/blog/feed/`],
    {
      'queue.example/blog': page('', '<img src="/blog/wp-content/uploads/a.png">'),
      'queue.example/blog/feed/': rss('Queue Weekly'),
    },
  ],
  [
    'WordPress without pretty links',
    'queue.example',
    [`${AT}/?feed=rss2`],
    home(page(generator('WordPress 4.9')), { 'queue.example/?feed=rss2': rss('Queue Weekly') }),
  ],
  [
    'WordPress, feed pasted',
    'https://queue.example/?feed=rss2',
    [`${AT}/?feed=rss2`],
    { 'queue.example/?feed=rss2': rss('Queue Weekly') },
  ],
  [
    'WordPress, a category',
    'https://queue.example/category/redis/',
    [`${AT}/category/redis/feed/`, `${AT}/feed/`, `${AT}/comments/feed/`],
    {
      'queue.example/category/redis/': wordpress('queue.example').replace(
        '</head>',
        `${link(`${AT}/category/redis/feed/`, 'Queue Weekly &raquo; Redis Category Feed')}</head>`,
      ),
      ...wordpressFeeds('queue.example'),
      'queue.example/category/redis/feed/': rss('Redis – Queue Weekly', { at: `${AT}/redis` }),
    },
  ],
  [
    'WordPress, a post with comments of its own',
    'https://queue.example/2026/11/one/',
    [`${AT}/feed/`, `${AT}/comments/feed/`, `${AT}/2026/11/one/feed/`],
    {
      'queue.example/2026/11/one/': wordpress('queue.example').replace(
        '</head>',
        `${link(`${AT}/2026/11/one/feed/`, 'Queue Weekly &raquo; One Comments Feed')}</head>`,
      ),
      ...wordpressFeeds('queue.example'),
      'queue.example/2026/11/one/feed/': rss('Comments on: One', { at: `${AT}/one`, answers: true }),
    },
  ],
  [
    'a post whose folder has only its comments',
    'https://queue.example/2026/one',
    [`${AT}/feed/`],
    {
      'queue.example/2026/one': page(generator('WordPress 6.6')),
      'queue.example/2026/one/feed/': rss('Antworten auf: One', { answers: true }),
      'queue.example/feed/': rss('Queue Weekly'),
    },
  ],
  [
    'a page that is 403 while /feed/ is open',
    'https://queue.example/',
    [`${AT}/feed/`],
    { 'queue.example/': DENIED, 'queue.example/feed/': rss('Queue Weekly') },
  ],
  [
    'a page that is 403, its feed behind a redirect',
    'https://queue.example/news',
    [`${AT}/rss.xml`],
    {
      'queue.example/news': DENIED,
      'queue.example/feed/': to('/rss.xml'),
      'queue.example/rss.xml': rss('Queue Weekly'),
    },
  ],
  [
    'a guess that redirects',
    'queue.example',
    [`${AT}/blog/index.xml`],
    home(page(''), {
      'queue.example/feed/': to('/feed', 302),
      'queue.example/feed': to('https://queue.example/blog/index.xml'),
      'queue.example/blog/index.xml': rss('Queue Weekly'),
    }),
  ],
  [
    'a guess that leads to another host for now keeps its address',
    'queue.example',
    [`${AT}/feed/`],
    home(page(''), {
      'queue.example/feed/': to('https://feeds.cdn.example/x?token=1', 302),
      'feeds.cdn.example/x?token=1': rss('Queue Weekly'),
    }),
  ],
  [
    'a named feed that has moved for good',
    'queue.example',
    ['https://feeds.cast.example/queue'],
    home(page(link('/feed')), {
      'queue.example/feed': to('https://feeds.cast.example/queue'),
      'feeds.cast.example/queue': rss('Queue Weekly'),
    }),
  ],

  // One feed once
  [
    'RSS and Atom of the same items',
    'queue.example',
    [`${AT}/atom.xml`],
    home(page(link('/rss.xml', 'RSS') + link('/atom.xml', 'Atom', ATOM)), {
      'queue.example/rss.xml': rss('Queue Weekly'),
      'queue.example/atom.xml': atom('Queue Weekly', { words: 'Kestrelbox keeps every job.' }),
    }),
  ],
  [
    'RSS with the fuller text',
    'queue.example',
    [`${AT}/rss.xml`],
    home(page(link('/atom.xml', 'Atom', ATOM) + link('/rss.xml', 'RSS')), {
      'queue.example/rss.xml': rss('Queue Weekly', { words: 'Kestrelbox keeps every job.' }),
      'queue.example/atom.xml': atom('Queue Weekly', { words: 'K' }),
    }),
  ],
  [
    'three formats, the longer list not preferred for its length',
    'queue.example',
    [`${AT}/rss.xml`],
    home(page(link('/rss.xml') + link('/atom.xml', '', ATOM) + link('/feed.json', '', JSON_FEED)), {
      'queue.example/rss.xml': rss('Queue Weekly', { items: 5, words: 'All of the text.' }),
      'queue.example/atom.xml': atom('Queue Weekly', { items: 5 }),
      'queue.example/feed.json': jsonFeed('Queue Weekly', { items: 5 }),
    }),
  ],
  [
    'the same feed by http and with www',
    'queue.example',
    [`${AT}/feed`],
    home(page(link('/feed') + link('http://www.queue.example/feed')), {
      'queue.example/feed': rss('Queue Weekly'),
      'www.queue.example/feed': rss('Queue Weekly'),
    }),
  ],
  [
    'an empty blog in two formats',
    'queue.example',
    [`${AT}/rss.xml`],
    home(page(link('/rss.xml') + link('/atom.xml', '', ATOM)), {
      'queue.example/rss.xml': rss('New', { items: 0 }),
      'queue.example/atom.xml': atom('New', { items: 0 }),
    }),
  ],
  [
    'several feeds of one page',
    'queue.example',
    [`${AT}/posts.xml`, `${AT}/podcast.xml`],
    home(page(link('/posts.xml', 'Posts') + link('/podcast.xml', 'Podcast')), {
      'queue.example/posts.xml': rss('Posts'),
      'queue.example/podcast.xml': rss('Podcast'),
    }),
  ],
  [
    'the main feed before a category',
    'queue.example',
    [`${AT}/feed.xml`, `${AT}/category/redis/feed.xml`],
    home(page(link('/category/redis/feed.xml', 'Redis') + link('/feed.xml', 'All')), {
      'queue.example/feed.xml': rss('All'),
      'queue.example/category/redis/feed.xml': rss('Redis'),
    }),
  ],
  [
    'comments named first',
    'queue.example',
    [`${AT}/posts`, `${AT}/replies`],
    home(page(link('/replies', 'Commentaires') + link('/posts', 'Articles')), {
      'queue.example/posts': rss('Articles'),
      'queue.example/replies': rss('Réponses', { answers: true }),
    }),
  ],

  [
    'comments named alone',
    'queue.example',
    [`${AT}/feed/`, `${AT}/comments/feed/`],
    home(page(link('/comments/feed/', 'Comments')), wordpressFeeds('queue.example')),
  ],
  [
    'comments named alone, and nothing else there',
    'queue.example',
    [`${AT}/comments/feed/`],
    home(page(link('/comments/feed/', 'Comments')), {
      'queue.example/comments/feed/': rss('Comments', { answers: true }),
    }),
  ],

  // How heads are written
  [
    'base',
    'https://queue.example/en/',
    ['https://cdn.example/site/rss.xml'],
    {
      'queue.example/en/': page(`<base href="https://cdn.example/site/">${link('rss.xml')}`),
      'cdn.example/site/rss.xml': rss('Queue'),
    },
  ],
  [
    'base after the link',
    'https://queue.example/en/',
    ['https://cdn.example/site/rss.xml'],
    {
      'queue.example/en/': page(`${link('rss.xml')}<base href="//cdn.example/site/">`),
      'cdn.example/site/rss.xml': rss('Queue'),
    },
  ],
  [
    'only the first base counts',
    'queue.example',
    [`${AT}/a/rss.xml`],
    home(page(`<base href="/a/"><base href="/b/">${link('rss.xml')}`), {
      'queue.example/a/rss.xml': rss('Queue'),
    }),
  ],
  [
    'relative links',
    'https://queue.example/blog/2026/post',
    [`${AT}/blog/feed.xml`],
    {
      'queue.example/blog/2026/post': page(link('../feed.xml')),
      'queue.example/blog/feed.xml': rss('Queue'),
    },
  ],
  [
    'a link without scheme',
    'queue.example',
    ['https://feeds.cdn.example/q'],
    home(page(link('//feeds.cdn.example/q')), { 'feeds.cdn.example/q': rss('Queue') }),
  ],
  [
    'upper case, single quotes, spaces',
    'queue.example',
    [`${AT}/feed`],
    home(page("<LINK REL='Alternate' TYPE=' Application/RSS+XML ; charset=utf-8' HREF=' /feed '>"), {
      'queue.example/feed': rss('Queue'),
    }),
  ],
  [
    'no quotes',
    'queue.example',
    [`${AT}/feed`],
    home(page('<link rel=alternate type=application/rss+xml href=/feed>'), {
      'queue.example/feed': rss('Queue'),
    }),
  ],
  [
    'entities in the address',
    'queue.example',
    [`${AT}/feed?a=1&b=2`],
    home(page(link('/feed?a=1&amp;b=2')), { 'queue.example/feed?a=1&b=2': rss('Queue') }),
  ],
  [
    'text/xml',
    'queue.example',
    [`${AT}/rss`],
    home(page(link('/rss', 'RSS', 'text/xml')), { 'queue.example/rss': rss('Queue') }),
  ],
  [
    'XML of any name',
    'queue.example',
    [`${AT}/latest`],
    home(
      page(
        link('/map', 'Map', 'text/xml') +
          link('/latest', 'Latest', 'text/xml') +
          link('/o', '', 'text/xml+oembed'),
      ),
      {
        'queue.example/latest': rss('Queue'),
        'queue.example/map': '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
        'queue.example/o': rss('No feed'),
      },
    ),
  ],
  [
    'application/xml',
    'queue.example',
    [`${AT}/news/feed`],
    home(page(link('/news/feed', 'News', 'application/xml')), { 'queue.example/news/feed': rss('Queue') }),
  ],
  [
    'application/x.atom+xml',
    'queue.example',
    [`${AT}/a`],
    home(page(link('/a', '', 'application/x.atom+xml')), { 'queue.example/a': atom('Queue') }),
  ],
  [
    'RDF',
    'queue.example',
    [`${AT}/index.rdf`],
    home(page(link('/index.rdf', '', 'application/rdf+xml')), { 'queue.example/index.rdf': rss('Queue') }),
  ],
  [
    'no type',
    'queue.example',
    [`${AT}/feed.xml`],
    home(page('<link rel="alternate" href="/feed.xml">'), { 'queue.example/feed.xml': rss('Queue') }),
  ],
  [
    'rel="feed"',
    'queue.example',
    [`${AT}/updates`],
    home(page('<link rel="feed" href="/updates">'), { 'queue.example/updates': rss('Queue') }),
  ],
  [
    'rel="alternate feed"',
    'queue.example',
    [`${AT}/updates`],
    home(page('<link rel="home alternate feed" type="application/rss+xml" href="/updates">'), {
      'queue.example/updates': rss('Queue'),
    }),
  ],
  [
    'JSON Feed',
    'queue.example',
    [`${AT}/feed.json`],
    home(page(link('/feed.json', 'JSON', JSON_FEED)), { 'queue.example/feed.json': jsonFeed('Queue') }),
  ],
  [
    'JSON Feed as application/json',
    'queue.example',
    [`${AT}/feed.json`],
    home(page(link('/feed.json', 'JSON', 'application/json')), {
      'queue.example/feed.json': { headers: { 'content-type': 'application/json' }, body: jsonFeed('Queue') },
    }),
  ],
  [
    'feed: in a head',
    'queue.example',
    [`${AT}/rss`],
    home(page(link('feed://queue.example/rss')), { 'queue.example/rss': rss('Queue') }),
  ],
  [
    'in the body',
    'queue.example',
    [`${AT}/rss`],
    home(page('', `<p>hello</p>${link('/rss')}`), { 'queue.example/rss': rss('Queue') }),
  ],
  [
    'in a noscript',
    'queue.example',
    [`${AT}/rss`],
    home(page(`<noscript>${link('/rss')}</noscript>`), { 'queue.example/rss': rss('Queue') }),
  ],
  [
    'a comment and a script are no head',
    'queue.example',
    [`${AT}/rss`],
    home(page(`<!-- ${link('/old')} --><script>var a='${link('/script')}'</script>${link('/rss')}`), {
      'queue.example/rss': rss('Queue'),
      'queue.example/old': rss('Old'),
      'queue.example/script': rss('Script'),
    }),
  ],
  [
    'other languages are no feeds',
    'queue.example',
    [`${AT}/rss`],
    home(
      page(
        `<link rel="alternate" hreflang="fr" href="/fr"><link rel="alternate" type="text/html" media="handheld" href="/m">${link('/rss')}`,
      ),
      { 'queue.example/rss': rss('Queue') },
    ),
  ],
  [
    'a Link header',
    'queue.example',
    [`${AT}/rss`],
    home('', {
      'queue.example/': {
        headers: {
          'content-type': 'text/html',
          link: '</style.css>; rel=preload, </rss>; rel="alternate"; type="application/rss+xml"; title="News, all"',
        },
        body: page(''),
      },
      'queue.example/rss': rss('Queue'),
    }),
  ],
  [
    'a dead link beside a live one',
    'queue.example',
    [`${AT}/rss`],
    home(page(link('/old.rss', 'My blog') + link('/rss')), { 'queue.example/rss': rss('Queue') }),
  ],
  [
    'a dead link, and a feed in the usual place',
    'queue.example',
    [`${AT}/feed.xml`],
    home(page(link('/old.rss', 'My blog')), { 'queue.example/feed.xml': rss('Queue') }),
  ],
  [
    'a link to an API, and a feed in the usual place',
    'queue.example',
    [`${AT}/atom.xml`],
    home(page(link('/api/page/1', 'API', 'application/json')), {
      'queue.example/api/page/1': { headers: { 'content-type': 'application/json' }, body: '{"id":1}' },
      'queue.example/atom.xml': atom('Queue'),
    }),
  ],
  [
    'a feed link that answers a page',
    'queue.example',
    [`${AT}/rss.xml`],
    home(page(link('/feed')), {
      'queue.example/feed': page('', 'Oops'),
      'queue.example/rss.xml': rss('Queue'),
    }),
  ],
  [
    'a long head',
    'queue.example',
    [`${AT}/rss`],
    home(page(`<style>${'a{b:c}'.repeat(60_000)}</style>${link('/rss')}`), {
      'queue.example/rss': rss('Queue'),
    }),
  ],
  [
    'windows-1252',
    'queue.example',
    [`${AT}/rss`],
    home('', {
      'queue.example/': {
        headers: { 'content-type': 'text/html; charset=windows-1252' },
        body: Buffer.from(page(link('/rss', 'Nouveaut\xe9s')), 'latin1'),
      },
      'queue.example/rss': rss('Queue'),
    }),
  ],

  // Without a head
  [
    'only a link that people see',
    'queue.example',
    [`${AT}/news.rss`],
    home(page('', '<a href="/about">About</a> <a href="/news.rss">RSS</a>'), {
      'queue.example/news.rss': rss('Queue'),
    }),
  ],
  [
    'only a picture that people see',
    'queue.example',
    [`${AT}/x/42`],
    home(page('', '<a href="/x/42"><img src="i.png" alt="RSS feed"></a>'), {
      'queue.example/x/42': rss('Queue'),
    }),
  ],
  [
    'only a sign of a font',
    'queue.example',
    [`${AT}/x/42`],
    home(page('', '<a href="/x/42"><i class="fa fa-rss"></i></a>'), { 'queue.example/x/42': rss('Queue') }),
  ],
  [
    'a button of a feed reader is not theirs',
    'queue.example',
    [`${AT}/rss`],
    home(
      page(
        '',
        '<a href="https://feedly.com/i/subscription/feed/x">Subscribe to the feed</a> <a href="/rss">rss</a>',
      ),
      { 'queue.example/rss': rss('Queue'), 'feedly.com/i/subscription/feed/x': rss('Not theirs') },
    ),
  ],
  [
    'a page of all feeds',
    'https://queue.example/',
    [`${AT}/feeds/world.xml`, `${AT}/feeds/tech.xml`],
    home(page('', '<a href="/feeds">RSS feeds</a>'), {
      'queue.example/feeds': page(
        '',
        '<a href="/feeds/world.xml">World</a><a href="/feeds/tech.xml">Tech</a>',
      ),
      'queue.example/feeds/world.xml': rss('World'),
      'queue.example/feeds/tech.xml': rss('Tech'),
    }),
  ],
  [
    'a company whose blog names it',
    'queue.example',
    [`${AT}/blog/rss.xml`],
    home(page('', '<a href="/pricing">Pricing</a><a href="/blog">Blog</a>'), {
      'queue.example/blog': page(link('/blog/rss.xml')),
      'queue.example/blog/rss.xml': rss('Queue blog'),
    }),
  ],
  [
    'a blog on another name of the same site',
    'queue.example',
    ['https://blog.queue.example/feed'],
    home(page('', '<a href="https://blog.queue.example/">Blog</a>'), {
      'blog.queue.example/': page(link('/feed')),
      'blog.queue.example/feed': rss('Queue blog'),
    }),
  ],
  [
    'meta refresh',
    'queue.example',
    [`${AT}/blog/rss.xml`],
    home('<html><head><meta http-equiv="refresh" content="0; url=/blog/"></head></html>', {
      'queue.example/blog/': page(link('rss.xml')),
      'queue.example/blog/rss.xml': rss('Queue'),
    }),
  ],
  [
    'meta refresh to a page without a head',
    'queue.example',
    [`${AT}/en/feed.xml`],
    home('<html><head><meta http-equiv="Refresh" content="0;URL=\'/en/\'"></head></html>', {
      'queue.example/en/': page(''),
      'queue.example/en/feed.xml': rss('Queue'),
    }),
  ],
  [
    'a page that comes anew every minute',
    'queue.example',
    [`${AT}/feed.xml`],
    home(page('<meta http-equiv="refresh" content="60">'), { 'queue.example/feed.xml': rss('Queue') }),
  ],
  [
    'an AMP page',
    'https://queue.example/amp/one',
    [`${AT}/rss`],
    {
      'queue.example/amp/one': page(`<link rel="canonical" href="${AT}/one">`),
      'queue.example/one': page(link('/rss')),
      'queue.example/rss': rss('Queue'),
    },
  ],
  [
    'an article without a head, its home page with one',
    'https://queue.example/a/one.html',
    [`${AT}/all.xml`],
    {
      'queue.example/a/one.html': page(''),
      'queue.example/': page(link('/all.xml')),
      'queue.example/all.xml': rss('Queue'),
    },
  ],
  [
    'the folder before the home page',
    'https://queue.example/blog/',
    [`${AT}/blog/feed.xml`],
    {
      'queue.example/blog/': page(''),
      'queue.example/blog/feed.xml': rss('Blog'),
      'queue.example/': page(link('/shop.xml')),
      'queue.example/shop.xml': rss('Shop'),
    },
  ],

  [
    'frames',
    'queue.example',
    ['https://blog.cdn.example/rss'],
    home('<html><frameset><frame src="https://blog.cdn.example/"></frameset></html>', {
      'blog.cdn.example/': page(link('/rss')),
      'blog.cdn.example/rss': rss('Queue'),
    }),
  ],
  [
    'a script that leads on',
    'queue.example',
    [`${AT}/en/rss`],
    home('<html><script>window.location.replace("/en/")</script></html>', {
      'queue.example/en/': page(link('rss')),
      'queue.example/en/rss': rss('Queue'),
    }),
  ],
  [
    'a home page that is not there',
    'queue.example',
    [`${AT}/feed/`],
    { 'queue.example/feed/': rss('Queue') },
  ],

  // Software
  [
    'Ghost',
    'queue.example',
    [`${AT}/rss/`],
    home(page(generator('Ghost 5.94')), { 'queue.example/rss/': rss('Queue') }),
  ],
  [
    'Ghost, named',
    'queue.example',
    [`${AT}/rss/`],
    home(page(generator('Ghost 5.94') + link(`${AT}/rss/`, 'Queue')), { 'queue.example/rss/': rss('Queue') }),
  ],
  [
    'Hugo',
    'queue.example',
    [`${AT}/index.xml`],
    home(page(generator('Hugo 0.136.0')), { 'queue.example/index.xml': rss('Queue') }),
  ],
  [
    'Hugo, a section',
    'https://queue.example/posts/',
    [`${AT}/posts/index.xml`],
    {
      'queue.example/posts/': page(generator('Hugo 0.136.0')),
      'queue.example/posts/index.xml': rss('Posts on Queue'),
      'queue.example/index.xml': rss('Queue'),
    },
  ],
  [
    'Jekyll',
    'queue.example',
    [`${AT}/feed.xml`],
    home(
      page(
        `${generator('Jekyll v4.3.3')}<link type="application/atom+xml" rel="alternate" href="${AT}/feed.xml" title="Queue" />`,
      ),
      { 'queue.example/feed.xml': atom('Queue') },
    ),
  ],
  [
    'Jekyll in a folder',
    'https://queue.github.example/kestrelbox/',
    ['https://queue.github.example/kestrelbox/feed.xml'],
    {
      'queue.github.example/kestrelbox/': page(generator('Jekyll v4.3.3')),
      'queue.github.example/kestrelbox/feed.xml': atom('Queue'),
    },
  ],
  [
    'Substack on a name of its own',
    'queue.example',
    [`${AT}/feed`],
    home(page('<link rel="preconnect" href="https://substackcdn.com">'), {
      'queue.example/feed': rss('Queue'),
    }),
  ],
  [
    'Medium on a name of its own',
    'queue.example',
    [`${AT}/feed`],
    home(page('<meta property="al:android:package" content="com.medium.reader">'), {
      'queue.example/feed': rss('Queue'),
    }),
  ],
  [
    'Blogger',
    'queue.example',
    [`${AT}/feeds/posts/default?alt=rss`],
    home(
      page(
        `${generator('blogger')}<link rel="alternate" type="application/atom+xml" title="Queue - Atom" href="${AT}/feeds/posts/default" /><link rel="alternate" type="application/rss+xml" title="Queue - RSS" href="${AT}/feeds/posts/default?alt=rss" /><link rel="service.post" type="application/atom+xml" title="Queue - Atom" href="https://www.blogger.com/feeds/1/posts/default" />`,
      ),
      {
        'queue.example/feeds/posts/default': atom('Queue', { words: 'K' }),
        'queue.example/feeds/posts/default?alt=rss': rss('Queue'),
      },
    ),
  ],
  [
    'Drupal',
    'queue.example',
    [`${AT}/rss.xml`],
    home(page(generator('Drupal 10')), { 'queue.example/rss.xml': rss('Queue') }),
  ],
  [
    'Squarespace',
    'https://queue.example/journal',
    [`${AT}/journal/?format=rss`],
    {
      'queue.example/journal': page('<link rel="preconnect" href="https://static1.squarespace.com">'),
      'queue.example/journal/?format=rss': rss('Queue'),
    },
  ],
  [
    'Squarespace by its script',
    'https://queue.example/journal',
    [`${AT}/journal/?format=rss`],
    {
      'queue.example/journal': page(
        '<!-- This is Squarespace. --><script>Static.SQUARESPACE_CONTEXT = {}</script>',
      ),
      'queue.example/journal/?format=rss': rss('Queue'),
    },
  ],
  [
    'Shopify',
    'queue.example',
    [`${AT}/blogs/news.atom`],
    home(page('<script src="https://cdn.shopify.com/x.js"></script>'), {
      'queue.example/blogs/news.atom': atom('Queue news'),
    }),
  ],
  [
    'Wix',
    'queue.example',
    [`${AT}/blog-feed.xml`],
    home(page(generator('Wix.com Website Builder')), { 'queue.example/blog-feed.xml': rss('Queue') }),
  ],
  [
    'Docusaurus',
    'queue.example',
    [`${AT}/blog/rss.xml`],
    home(page(generator('Docusaurus v3.5')), { 'queue.example/blog/rss.xml': rss('Queue') }),
  ],
  [
    'MediaWiki',
    'https://queue.example/wiki/Main_Page',
    [`${AT}/index.php?title=Special:RecentChanges&feed=atom`],
    {
      'queue.example/wiki/Main_Page': page(
        `${generator('MediaWiki 1.42')}${link('/index.php?title=Special:RecentChanges&amp;feed=atom', 'Queue Atom feed', ATOM)}`,
      ),
      'queue.example/index.php?title=Special:RecentChanges&feed=atom': atom('Recent changes'),
    },
  ],
  [
    'a status page',
    'status.queue.example',
    ['https://status.queue.example/history.atom'],
    {
      'status.queue.example/': page(
        `${link('https://status.queue.example/history.atom', 'Queue Status History - Atom Feed', ATOM)}${link('https://status.queue.example/history.rss', 'Queue Status History - RSS Feed')}`,
      ),
      'status.queue.example/history.atom': atom('Queue Status'),
      'status.queue.example/history.rss': rss('Queue Status'),
    },
  ],

  // The fediverse and forums
  [
    'Mastodon, named',
    'https://social.example/@ana',
    ['https://social.example/@ana.rss'],
    {
      'social.example/@ana': page(link('https://social.example/@ana.rss')),
      'social.example/@ana.rss': rss('Ana Lis'),
    },
  ],
  [
    'Mastodon, no link tag',
    'https://social.example/@ana',
    ['https://social.example/@ana.rss'],
    {
      'social.example/@ana': page('', '<div id="mastodon"></div>'),
      'social.example/@ana.rss': rss('Ana Lis'),
    },
  ],
  [
    'Mastodon, one post',
    'https://social.example/@ana/1156',
    ['https://social.example/@ana.rss'],
    {
      'social.example/@ana/1156': page('', '<div id="mastodon"></div>'),
      'social.example/@ana.rss': rss('Ana Lis'),
    },
  ],
  [
    'Mastodon, name',
    '@ana@social.example',
    ['https://social.example/@ana.rss'],
    {
      'social.example/@ana': page('', '<div id="mastodon"></div>'),
      'social.example/@ana.rss': rss('Ana Lis'),
    },
  ],
  [
    'Mastodon, a tag',
    'https://social.example/tags/kestrelbox',
    ['https://social.example/tags/kestrelbox.rss'],
    {
      'social.example/tags/kestrelbox': {
        headers: { 'content-type': 'text/html', server: 'Mastodon' },
        body: page(''),
      },
      'social.example/tags/kestrelbox.rss': rss('#kestrelbox'),
    },
  ],
  [
    'Mastodon behind a closed door',
    'https://social.example/@ana',
    ['https://social.example/@ana.rss'],
    { 'social.example/@ana': DENIED, 'social.example/@ana.rss': rss('Ana Lis') },
  ],
  [
    'Mastodon, somebody of another server',
    'https://social.example/@ana@other.example',
    ['https://other.example/@ana.rss'],
    { 'social.example/@ana@other.example': page(''), 'other.example/@ana.rss': rss('Ana Lis') },
  ],
  [
    'Misskey',
    'https://misskey.example/@ana',
    ['https://misskey.example/@ana.atom'],
    {
      'misskey.example/@ana': page('<meta name="application-name" content="Misskey">'),
      'misskey.example/@ana.atom': atom('Ana Lis'),
    },
  ],
  [
    'Pixelfed',
    'https://pics.example/ana',
    ['https://pics.example/users/ana.atom'],
    {
      'pics.example/ana': page('<meta name="generator" content="pixelfed">'),
      'pics.example/users/ana.atom': atom('Ana Lis'),
    },
  ],
  [
    'PeerTube, a channel',
    'https://tube.example/c/queue_films/videos',
    ['https://tube.example/feeds/videos.xml?videoChannelName=queue_films'],
    {
      'tube.example/c/queue_films/videos': {
        headers: { 'content-type': 'text/html', 'x-powered-by': 'PeerTube' },
        body: page(''),
      },
      'tube.example/feeds/videos.xml?videoChannelName=queue_films': rss('Queue films'),
    },
  ],
  [
    'PeerTube, an account',
    'https://tube.example/a/ana/video-channels',
    ['https://tube.example/feeds/videos.xml?accountName=ana'],
    {
      'tube.example/a/ana/video-channels': page(''),
      'tube.example/feeds/videos.xml?accountName=ana': rss('Ana'),
    },
  ],
  [
    'PeerTube, named: the same videos as podcast and as feed',
    'https://tube.example/c/queue_films',
    [
      'https://tube.example/feeds/podcast/videos.xml?videoChannelId=7',
      'https://tube.example/feeds/videos.xml?sort=-publishedAt',
    ],
    {
      'tube.example/c/queue_films': page(
        link('/feeds/podcast/videos.xml?videoChannelId=7', 'Podcast') +
          link('/feeds/videos.xml?videoChannelId=7', 'Queue films') +
          link('/feeds/videos.xml?sort=-publishedAt', 'All'),
      ),
      'tube.example/feeds/podcast/videos.xml?videoChannelId=7': rss('Queue films podcast', {
        at: 'https://tube.example/w/q',
      }).replaceAll(' of Queue films podcast', ''),
      'tube.example/feeds/videos.xml?videoChannelId=7': rss('Queue films', {
        at: 'https://tube.example/w/q',
      }).replaceAll(' of Queue films', ''),
      'tube.example/feeds/videos.xml?sort=-publishedAt': rss('Tube', { at: 'https://tube.example/w/t' }),
    },
  ],
  [
    'Lemmy, the instance',
    'https://lemmy.example/',
    ['https://lemmy.example/feeds/all.xml?sort=New'],
    {
      'lemmy.example/': page('', '<script>window.isoData={}</script>'),
      'lemmy.example/feeds/all.xml?sort=New': rss('Lemmy'),
    },
  ],
  [
    'Lemmy, a person',
    'https://lemmy.example/u/ana',
    ['https://lemmy.example/feeds/u/ana.xml?sort=New'],
    {
      'lemmy.example/u/ana': page('', '<script>window.isoData={}</script>'),
      'lemmy.example/feeds/u/ana.xml?sort=New': rss('Ana'),
    },
  ],
  [
    'Discourse, latest',
    'https://forum.example/latest',
    ['https://forum.example/latest.rss'],
    {
      'forum.example/latest': page(generator('Discourse 3.4 - https://github.com/discourse/discourse')),
      'forum.example/latest.rss': rss('Latest topics'),
    },
  ],
  [
    'Discourse, named',
    'https://forum.example/',
    ['https://forum.example/posts.rss', 'https://forum.example/latest.rss'],
    {
      'forum.example/': page(link('/posts.rss', 'Latest posts') + link('/latest.rss', 'Latest topics')),
      'forum.example/posts.rss': rss('Latest posts'),
      'forum.example/latest.rss': rss('Latest topics'),
    },
  ],
  [
    'Discourse, a category',
    'https://forum.example/c/support/7',
    ['https://forum.example/c/support/7.rss'],
    { 'forum.example/c/support/7': page(''), 'forum.example/c/support/7.rss': rss('Support') },
  ],
  [
    'Discourse, a part of a category, by its view',
    'https://forum.example/c/support/api/12/l/latest',
    ['https://forum.example/c/support/api/12.rss'],
    { 'forum.example/c/support/api/12/l/latest': page(''), 'forum.example/c/support/api/12.rss': rss('API') },
  ],
  [
    'Discourse, a topic',
    'https://forum.example/t/lost-jobs/501/14',
    ['https://forum.example/t/lost-jobs/501.rss'],
    { 'forum.example/t/lost-jobs/501/14': page(''), 'forum.example/t/lost-jobs/501.rss': rss('Lost jobs') },
  ],
  [
    'Discourse, a tag',
    'https://forum.example/tag/redis',
    ['https://forum.example/tag/redis.rss'],
    {
      'forum.example/tag/redis': page(generator('Discourse 3.4')),
      'forum.example/tag/redis.rss': rss('Topics tagged redis'),
    },
  ],
  [
    'PeerTube, a channel that nothing names',
    'https://tube.example/c/queue_films',
    ['https://tube.example/feeds/videos.xml?videoChannelName=queue_films'],
    {
      'tube.example/c/queue_films': page(''),
      'tube.example/feeds/videos.xml?videoChannelName=queue_films': rss('Queue films'),
    },
  ],
  [
    'Discourse, a category by its name alone',
    'https://forum.example/c/support',
    ['https://forum.example/c/support.rss'],
    { 'forum.example/c/support': page(''), 'forum.example/c/support.rss': rss('Support') },
  ],
  [
    'Discourse, a person',
    'https://forum.example/u/ana/summary',
    ['https://forum.example/u/ana/activity.rss'],
    { 'forum.example/u/ana/summary': page(''), 'forum.example/u/ana/activity.rss': rss('Ana') },
  ],
  [
    'a feed in the usual place, without a slash',
    'queue.example',
    [`${AT}/feed`],
    home(page(''), { 'queue.example/feed': rss('Queue') }),
  ],
  [
    'Gitea',
    'https://git.example/queue/kestrelbox',
    ['https://git.example/queue/kestrelbox/releases.atom'],
    {
      'git.example/queue/kestrelbox': page('', 'Powered by Gitea Version: 1.22'),
      'git.example/queue/kestrelbox/releases.atom': atom('Releases'),
    },
  ],
  [
    'GitLab of one’s own',
    'https://git.example/queue/kestrelbox',
    ['https://git.example/queue/kestrelbox/-/releases.atom'],
    {
      'git.example/queue/kestrelbox': page('<meta content="GitLab" property="og:site_name">'),
      'git.example/queue/kestrelbox/-/releases.atom': atom('Releases'),
    },
  ],

  // How addresses are pasted
  ['feed://', 'feed://queue.example/rss', [`${AT}/rss`], { 'queue.example/rss': rss('Queue') }],
  ['feed:https://', 'feed:https://queue.example/rss', [`${AT}/rss`], { 'queue.example/rss': rss('Queue') }],
  [
    'no scheme, http only',
    'queue.example/blog',
    ['http://queue.example/blog/rss'],
    {
      'queue.example/blog': page(link('rss').replace('rss"', 'blog/rss"')),
      'queue.example/blog/rss': rss('Queue'),
    },
    { plain: ['queue.example'] },
  ],
  [
    'https typed, http only',
    'https://queue.example/',
    ['http://queue.example/rss'],
    { 'queue.example/': page(link('/rss')), 'queue.example/rss': rss('Queue') },
    { plain: ['queue.example'] },
  ],
  [
    'feed: to a host of http only',
    'feed://queue.example/rss',
    ['http://queue.example/rss'],
    { 'queue.example/rss': rss('Queue') },
    { plain: ['queue.example'] },
  ],
  [
    'markup of Slack',
    '<https://queue.example/rss|queue.example/rss>',
    [`${AT}/rss`],
    { 'queue.example/rss': rss('Queue') },
  ],
  ['Markdown', '[Queue](https://queue.example/rss)', [`${AT}/rss`], { 'queue.example/rss': rss('Queue') }],
  [
    'in a sentence',
    'please add https://queue.example/rss, thanks!',
    [`${AT}/rss`],
    { 'queue.example/rss': rss('Queue') },
  ],
  [
    'quotes and a full stop',
    '“https://queue.example/rss”.',
    [`${AT}/rss`],
    { 'queue.example/rss': rss('Queue') },
  ],
  ['upper case', 'HTTPS://QUEUE.EXAMPLE/rss', [`${AT}/rss`], { 'queue.example/rss': rss('Queue') }],
  [
    'tracking',
    'https://queue.example/rss?utm_source=x&fbclid=1',
    [`${AT}/rss`],
    { 'queue.example/rss': rss('Queue') },
  ],
  [
    'an international name',
    'münchen.example/feed',
    ['https://xn--mnchen-3ya.example/feed'],
    { 'xn--mnchen-3ya.example/feed': rss('München') },
  ],
  [
    'a short address',
    'https://short.example/q',
    [`${AT}/rss`],
    {
      'short.example/q': to('https://queue.example/'),
      'queue.example/': page(link('/rss')),
      'queue.example/rss': rss('Queue'),
    },
  ],
  [
    'a short address of a known site',
    'https://short.example/q',
    ['https://github.com/queue/kestrelbox/releases.atom'],
    {
      'short.example/q': to('https://github.com/queue/kestrelbox', 302),
      'github.com/queue/kestrelbox': page(''),
      'github.com/queue/kestrelbox/releases.atom': atom('Releases'),
    },
  ],
  [
    'a feed served as a page',
    'https://queue.example/rss',
    [`${AT}/rss`],
    { 'queue.example/rss': { headers: { 'content-type': 'text/html' }, body: rss('Queue') } },
  ],
  [
    'a feed behind the warnings of its server',
    'https://queue.example/rss',
    [`${AT}/rss`],
    {
      'queue.example/rss': {
        headers: XML,
        body: `<br />\n<b>Warning</b>: x in <b>/f.php</b> on line <b>3</b><br />\n${rss('Queue')}`,
      },
    },
  ],
];
