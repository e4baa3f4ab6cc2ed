/** Long because it is a table: a row a site. */
import type { Site } from './site.ts';

const YOUTUBE_FEED = 'https://www.youtube.com/feeds/videos.xml?channel_id={found}';
/** Where a page of YouTube says whose it is; other channels stand on it too, so no other place will do. */
const CHANNEL_ID = [
  /<link\b(?=[^>]*\brel="canonical")[^>]*\/channel\/(UC[\w-]{3,40})"/i,
  /<meta\b(?=[^>]*\bitemprop="(?:identifier|channelId)")[^>]*\bcontent="(UC[\w-]{3,40})"/i,
  /"externalId":"(UC[\w-]{3,40})"/,
  /"videoDetails":\{[^{}]*?"channelId":"(UC[\w-]{3,40})"/,
  /"externalChannelId":"(UC[\w-]{3,40})"/,
  /feeds\/videos\.xml\?channel_id=(UC[\w-]{3,40})/,
  /<link\b(?=[^>]*\bitemprop="url")[^>]*\/channel\/(UC[\w-]{3,40})"/i,
  // Where all that the page names are the same one.
  /^(?:(?!"channelId")[\s\S])*"channelId":"(UC[\w-]{3,40})"(?![\s\S]*"channelId":"(?!\1"))/,
];
const channelOf = (at: string) => ({ ask: { at, find: CHANNEL_ID, feed: YOUTUBE_FEED } });
const video = channelOf('https://www.youtube.com/watch?v={id}');

const REDDIT = 'https://www.reddit.com';
/** Newest first: what is new must not need votes to be seen. */
const subreddit = { feeds: [`${REDDIT}/r/{sub}/new/.rss`, `${REDDIT}/r/{sub}/.rss`] };

const github = (feed: string) => ({ feeds: [`https://github.com/{owner}/{repo}/${feed}.atom`] });
/** The search of Apple knows the feeds of nearly all podcasts. */
const applePodcast = {
  at: 'https://itunes.apple.com/lookup?id={id}&entity=podcast',
  find: [/"feedUrl"\s*:\s*"([^"]+)"/],
  feed: '{found}',
};
const gitlab = (...feeds: string[]) => ({ feeds: feeds.map((feed) => `https://gitlab.com/{path}${feed}`) });
const forge = (...feeds: string[]) => ({ feeds: feeds.map((feed) => `{origin}/{owner}/{repo}${feed}`) });

/**
 * Sites whose feeds have a known address that their pages do not, or not reliably, name: as Miniflux and feedscout know
 * them, and as their own help pages say. A new one is a row.
 */
export const OPEN_SITES: readonly Site[] = [
  {
    name: 'YouTube',
    hosts: ['youtube.com', 'music.youtube.com', 'gaming.youtube.com', 'youtube-nocookie.com'],
    pages: {
      '/channel/:id([\\w-]{5,40})/*': {
        feeds: ['https://www.youtube.com/feeds/videos.xml?channel_id={id}'],
      },
      '/playlist?list=:list': { feeds: ['https://www.youtube.com/feeds/videos.xml?playlist_id={list}'] },
      '/watch?v=:id': video,
      '/watch?list=:list': { feeds: ['https://www.youtube.com/feeds/videos.xml?playlist_id={list}'] },
      '/shorts/:id/*': video,
      '/live/:id/*': video,
      '/embed/:id/*': video,
      '/v/:id/*': video,
      '/user/:name/*': {
        feeds: ['https://www.youtube.com/feeds/videos.xml?user={name}'],
        ...channelOf('https://www.youtube.com/user/{name}'),
      },
      '/c/:name/*': channelOf('https://www.youtube.com/c/{name}'),
      '/@:name/*': channelOf('https://www.youtube.com/@{name}'),
      '/results/*': { none: { why: 'keyed', source: 'youtube' } },
      '/hashtag/*': { none: { why: 'keyed', source: 'youtube' } },
      '/feed/*': { none: { why: 'other-page' } },
      '/:name': channelOf('https://www.youtube.com/{name}'),
    },
  },
  { name: 'YouTube', hosts: ['youtu.be'], pages: { '/:id': video } },
  {
    name: 'Reddit',
    hosts: [
      'reddit.com',
      'old.reddit.com',
      'new.reddit.com',
      'np.reddit.com',
      'i.reddit.com',
      'sh.reddit.com',
    ],
    pages: {
      '/r/:sub([\\w+]{2,200})/comments/:id/*': { feeds: [`${REDDIT}/r/{sub}/comments/{id}/.rss`] },
      '/r/:sub([\\w+]{2,200})/comments': { feeds: [`${REDDIT}/r/{sub}/comments/.rss`] },
      '/r/:sub([\\w+]{2,200})/search?q=:q': {
        feeds: [`${REDDIT}/r/{sub}/search.rss?q={q}&restrict_sr=1&sort=new`],
      },
      '/r/:sub([\\w+]{2,200})/s/*': {},
      '/r/:sub([\\w+]{2,200})/*': subreddit,
      '/comments/:id/*': { feeds: [`${REDDIT}/comments/{id}/.rss`] },
      '/user/:name/m/:multi/*': {
        feeds: [`${REDDIT}/user/{name}/m/{multi}/new/.rss`, `${REDDIT}/user/{name}/m/{multi}/.rss`],
      },
      '/user/:name/submitted/*': { feeds: [`${REDDIT}/user/{name}/submitted/.rss`] },
      '/user/:name/comments/*': { feeds: [`${REDDIT}/user/{name}/comments/.rss`] },
      '/user/:name/*': { feeds: [`${REDDIT}/user/{name}/.rss`] },
      '/u/:name/*': { feeds: [`${REDDIT}/user/{name}/.rss`] },
      '/domain/:site/*': { feeds: [`${REDDIT}/domain/{site}/new/.rss`, `${REDDIT}/domain/{site}/.rss`] },
      '/search?q=:q': { feeds: [`${REDDIT}/search.rss?q={q}&sort=new`] },
      '/': { feeds: [`${REDDIT}/.rss`] },
    },
  },
  { name: 'Reddit', hosts: ['redd.it'], pages: { '/:id': { feeds: [`${REDDIT}/comments/{id}/.rss`] } } },
  {
    name: 'GitHub',
    hosts: ['github.com'],
    pages: {
      '/orgs/:owner/discussions/*': { feeds: ['https://github.com/orgs/{owner}/discussions.atom'] },
      '/orgs/:owner/*': { feeds: ['https://github.com/{owner}.atom'] },
      '/advisories/*': { feeds: ['https://github.com/security-advisories.atom'] },
      '/:owner/:repo/releases/*': github('releases'),
      '/:owner/:repo/tags/*': github('tags'),
      '/:owner/:repo/commits/:branch/*': github('commits/{branch}'),
      '/:owner/:repo/commits/*': github('commits'),
      '/:owner/:repo/tree/:branch': github('commits/{branch}'),
      '/:owner/:repo/discussions/categories/:category/*': github('discussions/categories/{category}'),
      '/:owner/:repo/discussions/*': github('discussions'),
      '/:owner/:repo/wiki/*': github('wiki'),
      '/:owner/:repo/issues/*': { none: { why: 'searched', source: 'github' } },
      '/:owner/:repo/pulls/*': { none: { why: 'searched', source: 'github' } },
      '/:owner/:repo/pull/*': { none: { why: 'searched', source: 'github' } },
      '/search/*': { none: { why: 'searched', source: 'github' } },
      '/:owner/:repo/*': {
        feeds: ['releases', 'tags', 'commits'].map(
          (feed) => `https://github.com/{owner}/{repo}/${feed}.atom`,
        ),
      },
      '/:owner': { feeds: ['https://github.com/{owner}.atom'] },
    },
  },
  {
    name: 'GitHub',
    hosts: ['gist.github.com'],
    pages: { '/:owner/*': { feeds: ['https://gist.github.com/{owner}.atom'] } },
  },
  {
    name: 'GitLab',
    hosts: ['gitlab.com'],
    pages: {
      '/:path+/-/releases/*': gitlab('/-/releases.atom'),
      '/:path+/-/tags/*': gitlab('/-/tags?format=atom'),
      '/:path+/-/issues/*': gitlab('/-/issues.atom'),
      '/:path+/-/merge_requests/*': gitlab('/-/merge_requests.atom'),
      '/:path+/-/commits/:branch': gitlab('/-/commits/{branch}?format=atom'),
      '/:path+/-/*': gitlab('/-/releases.atom', '/-/tags?format=atom', '.atom'),
      '/:owner': { feeds: ['https://gitlab.com/{owner}.atom'] },
      '/:path+': gitlab('/-/releases.atom', '/-/tags?format=atom', '.atom'),
    },
  },
  {
    name: 'Codeberg',
    hosts: ['codeberg.org', 'gitea.com'],
    pages: {
      '/:owner/:repo/releases/*': forge('/releases.atom', '/releases.rss'),
      '/:owner/:repo/tags/*': forge('/tags.atom', '/tags.rss'),
      '/:owner/:repo/commits/branch/:branch': forge('/rss/branch/{branch}'),
      '/:owner/:repo/src/branch/:branch': forge('/rss/branch/{branch}'),
      '/:owner/:repo/*': forge('/releases.atom', '/tags.atom', '.atom', '.rss'),
      '/:owner': { feeds: ['{origin}/{owner}.atom', '{origin}/{owner}.rss'] },
    },
  },
  {
    name: 'SourceForge',
    hosts: ['sourceforge.net'],
    pages: { '/projects/:name/*': { feeds: ['https://sourceforge.net/projects/{name}/rss?path=/'] } },
  },
  {
    name: 'Bluesky',
    hosts: ['bsky.app'],
    pages: {
      '/profile/:name/*': { feeds: ['https://bsky.app/profile/{name}/rss'] },
      '/search/*': { none: { why: 'searched', source: 'bluesky' } },
      '/hashtag/*': { none: { why: 'searched', source: 'bluesky' } },
    },
  },
  {
    name: 'Medium',
    hosts: ['medium.com'],
    pages: {
      '/m/*': {},
      '/search/*': {},
      '/tag/:tag/*': { feeds: ['https://medium.com/feed/tag/{tag}'] },
      '/:name/tagged/:tag/*': {
        feeds: ['https://medium.com/feed/{name}/tagged/{tag}', 'https://medium.com/feed/{name}'],
      },
      '/:name/*': { feeds: ['https://medium.com/feed/{name}'] },
    },
  },
  {
    name: 'Medium',
    hosts: ['*.medium.com'],
    pages: {
      '/tagged/:tag/*': { feeds: ['{origin}/feed/tagged/{tag}', '{origin}/feed'] },
      '/*': { feeds: ['{origin}/feed'] },
    },
  },
  { name: 'Substack', hosts: ['*.substack.com'], pages: { '/*': { feeds: ['{origin}/feed'] } } },
  {
    name: 'Substack',
    hosts: ['substack.com', 'open.substack.com'],
    pages: {
      '/@:name/*': { feeds: ['https://{name}.substack.com/feed'] },
      '/pub/:name/*': { feeds: ['https://{name}.substack.com/feed'] },
    },
  },
  {
    name: 'WordPress.com',
    hosts: ['*.wordpress.com'],
    pages: {
      '/category/:name+': { feeds: ['{origin}/category/{name}/feed/', '{origin}/feed/'] },
      '/tag/:name+': { feeds: ['{origin}/tag/{name}/feed/', '{origin}/feed/'] },
      '/author/:name/*': { feeds: ['{origin}/author/{name}/feed/', '{origin}/feed/'] },
      '/*': { feeds: ['{origin}/feed/'] },
    },
  },
  {
    name: 'Tumblr',
    hosts: ['*.tumblr.com'],
    pages: { '/tagged/:tag/*': { feeds: ['{origin}/tagged/{tag}/rss'] }, '/*': { feeds: ['{origin}/rss'] } },
  },
  {
    name: 'Tumblr',
    hosts: ['tumblr.com'],
    pages: {
      '/blog/view/:name/*': { feeds: ['https://{name}.tumblr.com/rss'] },
      '/blog/:name/*': { feeds: ['https://{name}.tumblr.com/rss'] },
      '/tagged/*': {},
      '/:name/*': { feeds: ['https://{name}.tumblr.com/rss'] },
    },
  },
  {
    name: 'Blogger',
    hosts: ['*.blogspot.com'],
    pages: {
      '/search/label/:label': { feeds: ['{origin}/feeds/posts/default/-/{label}?alt=rss'] },
      '/*': { feeds: ['{origin}/feeds/posts/default?alt=rss', '{origin}/feeds/posts/default'] },
    },
  },
  {
    name: 'DEV',
    hosts: ['dev.to'],
    pages: {
      '/t/:tag/*': { feeds: ['https://dev.to/feed/tag/{tag}'] },
      '/:name': { feeds: ['https://dev.to/feed/{name}'] },
      '/': { feeds: ['https://dev.to/feed'] },
    },
  },
  { name: 'Hashnode', hosts: ['*.hashnode.dev'], pages: { '/*': { feeds: ['{origin}/rss.xml'] } } },
  { name: 'Ghost', hosts: ['*.ghost.io'], pages: { '/*': { feeds: ['{origin}/rss/'] } } },
  {
    name: 'Buttondown',
    hosts: ['buttondown.com', 'buttondown.email'],
    pages: { '/:name/*': { feeds: ['https://buttondown.com/{name}/rss'] } },
  },
  {
    name: 'Stack Exchange',
    hosts: [
      'stackoverflow.com',
      'serverfault.com',
      'superuser.com',
      'askubuntu.com',
      'stackapps.com',
      'mathoverflow.net',
      '*.stackexchange.com',
      '*.stackoverflow.com',
    ],
    pages: {
      '/questions/tagged/:tag/*': { feeds: ['{origin}/feeds/tag/{tag}'] },
      '/tags/:tag/*': { feeds: ['{origin}/feeds/tag/{tag}'] },
      '/questions/:id(\\d+)/*': { feeds: ['{origin}/feeds/question/{id}'] },
      '/q/:id(\\d+)/*': { feeds: ['{origin}/feeds/question/{id}'] },
      '/users/:id(\\d+)/*': { feeds: ['{origin}/feeds/user/{id}'] },
      '/search?q=:q': { none: { why: 'searched', source: 'stack-exchange' } },
      '/*': { feeds: ['{origin}/feeds'] },
    },
  },
  {
    name: 'Hacker News',
    hosts: ['news.ycombinator.com'],
    pages: { '/*': { none: { why: 'searched', source: 'hacker-news' } } },
  },
  {
    name: 'Hacker News',
    hosts: ['hn.algolia.com'],
    pages: { '/*': { none: { why: 'searched', source: 'hacker-news' } } },
  },
  {
    name: 'Lobsters',
    hosts: ['lobste.rs'],
    pages: {
      '/t/:tags/*': { feeds: ['https://lobste.rs/t/{tags}.rss'] },
      '/domains/:site/*': { feeds: ['https://lobste.rs/domains/{site}.rss'] },
      '/~:name/*': { feeds: ['https://lobste.rs/~{name}/stories.rss'] },
      '/newest': { feeds: ['https://lobste.rs/newest.rss'] },
      '/comments': { feeds: ['https://lobste.rs/comments.rss'] },
      '/*': { feeds: ['https://lobste.rs/rss'] },
    },
  },
  {
    name: 'PyPI',
    hosts: ['pypi.org'],
    pages: { '/project/:name/*': { feeds: ['https://pypi.org/rss/project/{name}/releases.xml'] } },
  },
  {
    name: 'npm',
    hosts: ['npmjs.com', 'npmjs.org'],
    pages: {
      '/package/:name(@[^/]+\\/[^/]+|[^@/][^/]*)/*': {
        ask: {
          at: 'https://registry.npmjs.org/{name}/latest',
          find: [
            /"repository"\s*:\s*(?:"|\{[^}]*"url"\s*:\s*")[^"]*?\bgithub(?:\.com)?[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?[#"]/,
          ],
          feed: 'https://github.com/{found}/releases.atom',
        },
        none: { why: 'other-page' },
      },
    },
  },
  {
    name: 'crates.io',
    hosts: ['crates.io'],
    pages: { '/crates/:name/*': { feeds: ['https://static.crates.io/rss/crates/{name}.xml'] } },
  },
  {
    name: 'RubyGems',
    hosts: ['rubygems.org'],
    pages: { '/gems/:name/*': { feeds: ['https://rubygems.org/gems/{name}/versions.atom'] } },
  },
  {
    name: 'Packagist',
    hosts: ['packagist.org'],
    pages: {
      '/packages/:vendor/:name/*': { feeds: ['https://packagist.org/feeds/package.{vendor}/{name}.rss'] },
    },
  },
  {
    name: 'Product Hunt',
    hosts: ['producthunt.com'],
    pages: {
      '/': { feeds: ['https://www.producthunt.com/feed'] },
      '/topics/:topic/*': { feeds: ['https://www.producthunt.com/feed?category={topic}'] },
      '/*': { none: { why: 'keyed', source: 'product-hunt' } },
    },
  },
  {
    name: 'Apple Podcasts',
    hosts: ['podcasts.apple.com', 'itunes.apple.com'],
    pages: {
      '/:path+/id:id(\\d+)/*': {
        ask: applePodcast,
      },
    },
  },
  {
    name: 'Overcast',
    hosts: ['overcast.fm'],
    pages: {
      '/itunes:id(\\d+)/*': { ask: applePodcast },
      '/*': { none: { why: 'podcast' } },
    },
  },
  {
    name: 'App Store',
    hosts: ['apps.apple.com'],
    pages: {
      '/:country([a-z]{2})/:path+/id:id(\\d+)/*': {
        feeds: ['https://itunes.apple.com/{country}/rss/customerreviews/id={id}/sortBy=mostRecent/xml'],
      },
      '/:path+/id:id(\\d+)/*': {
        feeds: ['https://itunes.apple.com/us/rss/customerreviews/id={id}/sortBy=mostRecent/xml'],
      },
    },
  },
  {
    name: 'SoundCloud',
    hosts: ['soundcloud.com'],
    pages: {
      '/:name/*': {
        ask: {
          at: 'https://soundcloud.com/{name}',
          find: [/soundcloud:\/\/users:(\d+)/, /soundcloud:users:(\d+)/],
          feed: 'https://feeds.soundcloud.com/users/soundcloud:users:{found}/sounds.rss',
        },
      },
    },
  },
  {
    name: 'Steam',
    hosts: ['store.steampowered.com'],
    pages: {
      '/app/:id(\\d+)/*': { feeds: ['https://store.steampowered.com/feeds/news/app/{id}/'] },
      '/news/app/:id(\\d+)/*': { feeds: ['https://store.steampowered.com/feeds/news/app/{id}/'] },
      '/news/group/:id(\\d+)/*': { feeds: ['https://store.steampowered.com/feeds/news/group/{id}/'] },
      '/news/*': { feeds: ['https://store.steampowered.com/feeds/news/'] },
    },
  },
  {
    name: 'Steam',
    hosts: ['steamcommunity.com'],
    pages: {
      '/app/:id(\\d+)/*': { feeds: ['https://store.steampowered.com/feeds/news/app/{id}/'] },
      '/games/:id(\\d+)/*': { feeds: ['https://store.steampowered.com/feeds/news/app/{id}/'] },
      '/games/:name/*': { feeds: ['https://steamcommunity.com/games/{name}/rss/'] },
      '/groups/:name/*': { feeds: ['https://steamcommunity.com/groups/{name}/rss/'] },
    },
  },
  {
    name: 'Vimeo',
    hosts: ['vimeo.com'],
    pages: {
      '/channels/:name/*': { feeds: ['https://vimeo.com/channels/{name}/videos/rss'] },
      '/groups/:name/*': { feeds: ['https://vimeo.com/groups/{name}/videos/rss'] },
      '/:id(\\d+)/*': {
        ask: {
          at: 'https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F{id}',
          find: [/"author_url"\s*:\s*"https?:\\?\/\\?\/vimeo\.com\\?\/(\w+)"/],
          feed: 'https://vimeo.com/{found}/videos/rss',
        },
      },
      '/:name/*': { feeds: ['https://vimeo.com/{name}/videos/rss'] },
    },
  },
  {
    name: 'Dailymotion',
    hosts: ['dailymotion.com'],
    pages: {
      '/playlist/:id/*': { feeds: ['https://www.dailymotion.com/rss/playlist/{id}'] },
      '/video/*': {},
      '/user/:name/*': { feeds: ['https://www.dailymotion.com/rss/user/{name}'] },
      '/:name': { feeds: ['https://www.dailymotion.com/rss/user/{name}'] },
    },
  },
  {
    name: 'Pinterest',
    hosts: ['pinterest.com', 'pinterest.fr', 'pinterest.de', 'pinterest.co.uk', '*.pinterest.com'],
    pages: {
      '/pin/*': { none: { why: 'other-page' } },
      '/search/*': { none: { why: 'closed' } },
      '/:name/:board': { feeds: ['https://www.pinterest.com/{name}/{board}.rss'] },
      '/:name': { feeds: ['https://www.pinterest.com/{name}/feed.rss'] },
    },
  },
  {
    name: 'Letterboxd',
    hosts: ['letterboxd.com'],
    pages: { '/film/*': {}, '/:name/*': { feeds: ['https://letterboxd.com/{name}/rss/'] } },
  },
  {
    name: 'SourceHut',
    hosts: ['git.sr.ht'],
    pages: {
      '/~:owner/:repo/log/*': { feeds: ['https://git.sr.ht/~{owner}/{repo}/log/rss.xml'] },
      '/~:owner/:repo/*': {
        feeds: [
          'https://git.sr.ht/~{owner}/{repo}/refs/rss.xml',
          'https://git.sr.ht/~{owner}/{repo}/log/rss.xml',
        ],
      },
    },
  },
  {
    name: 'LiveJournal',
    hosts: ['*.livejournal.com', '*.dreamwidth.org'],
    pages: { '/*': { feeds: ['{origin}/data/rss'] } },
  },
  {
    name: 'Odysee',
    hosts: ['odysee.com'],
    pages: { '/@:name/*': { feeds: ['https://odysee.com/$/rss/@{name}'] } },
  },
  {
    name: 'BitChute',
    hosts: ['bitchute.com'],
    pages: { '/channel/:name/*': { feeds: ['https://www.bitchute.com/feeds/rss/channel/{name}/'] } },
  },
  {
    name: 'Spreaker',
    hosts: ['spreaker.com'],
    pages: {
      '/podcast/:name(.+)--:id(\\d+)': { feeds: ['https://www.spreaker.com/show/{id}/episodes/feed'] },
      '/show/:id(\\d+)/*': { feeds: ['https://www.spreaker.com/show/{id}/episodes/feed'] },
    },
  },
  {
    name: 'Buzzsprout',
    hosts: ['buzzsprout.com'],
    pages: { '/:id(\\d+)/*': { feeds: ['https://feeds.buzzsprout.com/{id}.rss'] } },
  },
  {
    name: 'arXiv',
    hosts: ['arxiv.org'],
    pages: { '/list/:subject/*': { feeds: ['https://rss.arxiv.org/rss/{subject}'] } },
  },
  {
    name: 'Wikipedia',
    hosts: ['*.wikipedia.org', '*.m.wikipedia.org'],
    pages: {
      '/wiki/:title': { feeds: ['{origin}/w/index.php?title={title}&action=history&feed=atom'] },
      '/w/index.php?title=:title': { feeds: ['{origin}/w/index.php?title={title}&action=history&feed=atom'] },
    },
  },
  {
    name: 'Google News',
    hosts: ['news.google.com'],
    pages: {
      '/search?q=:q': { none: { why: 'opt-in', source: 'google-news' } },
      '/topics/:id': { feeds: ['https://news.google.com/rss/topics/{id}'] },
    },
  },
];
