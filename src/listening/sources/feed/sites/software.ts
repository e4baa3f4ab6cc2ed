import type { Software } from './site.ts';

const forge = (...feeds: string[]) => feeds.map((feed) => `{origin}/{owner}/{repo}${feed}`);
const project = (...feeds: string[]) => feeds.map((feed) => `{origin}/{path}${feed}`);

/** Software that sites run under their own names, with where it keeps its feeds. A new one is a row. */
export const SOFTWARE: readonly Software[] = [
  {
    name: 'Mastodon',
    sign: /mastodon|gotosocial|pleroma|akkoma|misskey|firefish|sharkey|friendica|hometown|iceshrimp/i,
    mark: /id=["']mastodon["']/i,
    sure: {
      // Somebody of another server, seen from this one.
      '/@:name@:host([\\w.-]+\\.[a-z]+)/*': ['https://{host}/@{name}.rss', 'https://{host}/@{name}.atom'],
      '/@:name/tagged/:tag': ['{origin}/@{name}/tagged/{tag}.rss'],
      '/@:name([^/@]+)/*': ['{origin}/@{name}.rss', '{origin}/@{name}.atom', '{origin}/@{name}/feed.rss'],
      '/web/@:name([^/@]+)/*': ['{origin}/@{name}.rss'],
    },
    pages: {
      '/users/:name/*': ['{origin}/users/{name}.rss', '{origin}/users/{name}/feed.atom'],
      '/tags/:tag': ['{origin}/tags/{tag}.rss'],
      '/profile/:name/*': ['{origin}/feed/{name}/'],
    },
  },
  {
    name: 'Pixelfed',
    sign: /pixelfed/i,
    pages: { '/users/:name': ['{origin}/users/{name}.atom'], '/:name': ['{origin}/users/{name}.atom'] },
  },
  {
    name: 'PeerTube',
    sign: /peertube/i,
    mark: /<my-app[\s>]|window\.PeerTubeServerConfig/i,
    sure: {
      '/a/:name/*': ['{origin}/feeds/videos.xml?accountName={name}'],
      '/c/:name': ['{origin}/feeds/videos.xml?videoChannelName={name}'],
      '/c/:name/videos/*': ['{origin}/feeds/videos.xml?videoChannelName={name}'],
      '/video-channels/:name/*': ['{origin}/feeds/videos.xml?videoChannelName={name}'],
      '/accounts/:name/*': ['{origin}/feeds/videos.xml?accountName={name}'],
    },
    pages: {
      '/c/:name/*': ['{origin}/feeds/videos.xml?videoChannelName={name}'],
      '/*': ['{origin}/feeds/videos.xml?sort=-publishedAt', '{origin}/feeds/videos.xml'],
    },
  },
  {
    name: 'Lemmy',
    sign: /lemmy/i,
    mark: /lemmy-site|window\.isoData|lemmy-ui/i,
    sure: { '/u/:name': ['{origin}/feeds/u/{name}.xml?sort=New'] },
    pages: {
      '/': ['{origin}/feeds/all.xml?sort=New', '{origin}/feeds/local.xml?sort=New'],
    },
  },
  {
    name: 'Discourse',
    sign: /discourse/i,
    mark: /data-discourse-setup|discourse-assets-json|discourse\/discourse/i,
    sure: {
      '/c/:path+/l/:view': ['{origin}/c/{path}.rss'],
      '/c/:category/:id(\\d+)': ['{origin}/c/{category}/{id}.rss'],
      '/c/:path+/:id(\\d+)': ['{origin}/c/{path}/{id}.rss'],
      '/t/:slug/:id(\\d+)/*': ['{origin}/t/{slug}/{id}.rss'],
      '/t/:id(\\d+)/*': ['{origin}/t/-/{id}.rss'],
      '/c/:path+': ['{origin}/c/{path}.rss'],
      '/tag/:tag': ['{origin}/tag/{tag}.rss'],
      '/tags/c/:path+': ['{origin}/tags/c/{path}.rss'],
      '/u/:name/*': ['{origin}/u/{name}/activity.rss'],
      '/latest': ['{origin}/latest.rss'],
    },
    pages: {
      '/top/*': ['{origin}/top.rss'],
      '/*': ['{origin}/latest.rss', '{origin}/posts.rss'],
    },
  },
  {
    name: 'GitLab',
    sign: /gitlab/i,
    mark: /gon\.gitlab_url|content="GitLab"/i,
    pages: {
      '/:path+/-/issues/*': project('/-/issues.atom'),
      '/:path+/-/merge_requests/*': project('/-/merge_requests.atom'),
      '/:path+/-/tags/*': project('/-/tags?format=atom'),
      '/:path+/-/*': project('/-/releases.atom', '/-/tags?format=atom', '.atom'),
      '/:owner': ['{origin}/{owner}.atom'],
      '/:path+': project('/-/releases.atom', '/-/tags?format=atom', '.atom'),
    },
  },
  {
    name: 'Gitea',
    sign: /gitea|forgejo/i,
    mark: /(?:Powered by|content=")[^<"]{0,40}(?:Gitea|Forgejo)/i,
    pages: {
      '/:owner/:repo/releases/*': forge('/releases.atom', '/releases.rss'),
      '/:owner/:repo/tags/*': forge('/tags.atom', '/tags.rss'),
      '/:owner/:repo/*': forge('/releases.atom', '/tags.atom', '.atom', '.rss'),
      '/:owner': ['{origin}/{owner}.atom', '{origin}/{owner}.rss'],
    },
  },
  {
    name: 'MediaWiki',
    sign: /mediawiki/i,
    places: [
      'index.php?title=Special:RecentChanges&feed=atom',
      'api.php?action=feedrecentchanges&feedformat=atom',
    ],
  },
  {
    name: 'Ghost',
    sign: /\bghost\b/i,
    mark: /ghost-(?:portal|sdk|search)|\/ghost\/api\//i,
    places: ['rss/'],
  },
  {
    name: 'WordPress',
    sign: /wordpress/i,
    mark: /\/wp-(?:content|includes)\//i,
    places: ['feed/', '?feed=rss2'],
  },
  { name: 'Hugo', sign: /\bhugo\b/i, places: ['index.xml', 'posts/index.xml', 'blog/index.xml'] },
  { name: 'Jekyll', sign: /jekyll/i, places: ['feed.xml', 'atom.xml'] },
  {
    name: 'Medium',
    sign: /\bmedium\b/i,
    mark: /cdn-client\.medium\.com|com\.medium\.reader/i,
    places: ['feed'],
  },
  { name: 'Substack', sign: /substack/i, mark: /substackcdn\.com/i, places: ['feed'] },
  { name: 'Blogger', sign: /blogger/i, places: ['feeds/posts/default?alt=rss'] },
  { name: 'Drupal', sign: /drupal/i, places: ['rss.xml'] },
  { name: 'Joomla', sign: /joomla/i, places: ['?format=feed&type=rss'] },
  {
    name: 'Squarespace',
    sign: /squarespace/i,
    mark: /(?:static1?|assets|images)\.squarespace\.com|SQUARESPACE_CONTEXT|This is Squarespace/i,
    places: ['?format=rss', 'blog?format=rss'],
  },
  {
    name: 'Wix',
    sign: /\bwix\.com\b/i,
    mark: /static\.wixstatic\.com|static\.parastorage\.com/i,
    places: ['blog-feed.xml'],
  },
  {
    name: 'Shopify',
    sign: /shopify/i,
    mark: /cdn\.shopify\.com/i,
    places: ['blogs/news.atom', 'blogs/blog.atom'],
  },
  { name: 'Docusaurus', sign: /docusaurus/i, places: ['blog/rss.xml', 'blog/atom.xml'] },
  { name: 'Hexo', sign: /\bhexo\b/i, places: ['atom.xml', 'rss2.xml'] },
  { name: 'Pelican', sign: /pelican/i, places: ['feeds/all.atom.xml', 'feeds/all.rss.xml'] },
  { name: 'Gatsby', sign: /gatsby/i, mark: /id=["']___gatsby["']/i, places: ['rss.xml'] },
  { name: 'Astro', sign: /\bastro\b/i, places: ['rss.xml'] },
  { name: 'Eleventy', sign: /eleventy/i, places: ['feed.xml', 'feed/feed.xml'] },
  { name: 'Zola', sign: /\bzola\b/i, places: ['atom.xml', 'rss.xml'] },
  { name: 'TYPO3', sign: /typo3/i, places: ['rss.xml', 'feed.xml', '?type=9818'] },
  { name: 'XenForo', sign: /xenforo/i, mark: /id=["']XF["']/, places: ['forums/-/index.rss'] },
  {
    name: 'phpBB',
    sign: /phpbb/i,
    mark: /powered by[^<]{0,60}phpbb/i,
    places: ['feed', 'app.php/feed', 'feed.php'],
  },
  { name: 'vBulletin', sign: /vbulletin/i, places: ['external.php?type=RSS2'] },
  { name: 'NodeBB', sign: /nodebb/i, places: ['recent.rss', 'topics.rss'] },
  { name: 'Flarum', sign: /flarum/i, places: ['rss', 'atom'] },
  {
    name: 'Statuspage',
    sign: /statuspage/i,
    mark: /\.statuspage\.io\//i,
    places: ['history.atom', 'history.rss'],
  },
  { name: 'DokuWiki', sign: /dokuwiki/i, places: ['feed.php'] },
];
