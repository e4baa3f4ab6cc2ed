import { atom, link, page, rss, type Sites } from './web.ts';

/** What a person pastes, the feed that it must become, and what stands behind it. */
export type Pasted = [typed: string, feed: string, sites?: Sites];

const UC = 'UCabcdefghijklmnopqrstuv';
const OTHER = 'UCzzzzzzzzzzzzzzzzzzzzzz';
const channel = `https://www.youtube.com/feeds/videos.xml?channel_id=${UC}`;
const bare = (url: string) => url.replace(/^https?:\/\//, '');
const tube = (address: string, html: string): Sites => ({
  [address]: html,
  [bare(channel)]: atom('Queue TV'),
});
const watch = page(
  '<link rel="canonical" href="https://www.youtube.com/watch?v=abcdefghijk">',
  `<script>var ytInitialData = {"related":[{"channelId":"${OTHER}"}]};var p={"videoDetails":{"videoId":"abcdefghijk","title":"Queues","keywords":["a"],"channelId":"${UC}","isOwnerViewing":false,"thumbnail":{"a":1}}}</script>`,
);
const handle = page(
  `<link rel="canonical" href="https://www.youtube.com/channel/${UC}"><meta itemprop="identifier" content="${UC}">`,
  `<script>{"featured":{"channelId":"${OTHER}"},"externalId":"${UC}"}</script>`,
);
const reddit = 'https://www.reddit.com';
const gh = 'https://github.com/queue/kestrelbox';
const gl = 'https://gitlab.com/queue/tools/kestrelbox';
const cb = 'https://codeberg.org/queue/kestrelbox';
const steam = 'https://store.steampowered.com/feeds/news/app/648800/';
const so = 'https://stackoverflow.com/feeds';
const lob = 'https://lobste.rs';
/** The feed stands where it is expected; nothing else does. */
const there = (typed: string, feed: string): Pasted => [typed, feed, { [bare(feed)]: atom('Queue') }];

/** Places of sites that the tables know. */
export const KNOWN: readonly Pasted[] = [
  there(`https://www.youtube.com/channel/${UC}`, channel),
  there(`https://m.youtube.com/channel/${UC}/videos?app=desktop`, channel),
  there(`youtube.com/channel/${UC}/featured`, channel),
  there(
    'https://www.youtube.com/playlist?list=PLabc-123',
    'https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc-123',
  ),
  there(
    'https://music.youtube.com/playlist?list=PLabc-123&si=xyz',
    'https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc-123',
  ),
  ['https://www.youtube.com/@QueueTV', channel, tube('www.youtube.com/@QueueTV', handle)],
  ['https://www.youtube.com/@QueueTV/streams', channel, tube('www.youtube.com/@QueueTV', handle)],
  ['@QueueTV', channel, tube('www.youtube.com/@QueueTV', handle)],
  ['https://www.youtube.com/c/QueueTV/videos', channel, tube('www.youtube.com/c/QueueTV', handle)],
  ['https://www.youtube.com/QueueTV', channel, tube('www.youtube.com/QueueTV', handle)],
  [
    'https://www.youtube.com/watch?v=abcdefghijk&t=42s',
    channel,
    tube('www.youtube.com/watch?v=abcdefghijk', watch),
  ],
  ['https://youtu.be/abcdefghijk?si=share', channel, tube('www.youtube.com/watch?v=abcdefghijk', watch)],
  ['https://m.youtube.com/watch?v=abcdefghijk', channel, tube('www.youtube.com/watch?v=abcdefghijk', watch)],
  ['https://www.youtube.com/shorts/abcdefghijk', channel, tube('www.youtube.com/watch?v=abcdefghijk', watch)],
  ['https://www.youtube.com/live/abcdefghijk', channel, tube('www.youtube.com/watch?v=abcdefghijk', watch)],
  ['https://www.youtube.com/embed/abcdefghijk', channel, tube('www.youtube.com/watch?v=abcdefghijk', watch)],
  there('https://www.youtube.com/user/queuetv', 'https://www.youtube.com/feeds/videos.xml?user=queuetv'),

  there('https://www.reddit.com/r/selfhosted/', `${reddit}/r/selfhosted/new/.rss`),
  there('https://old.reddit.com/r/selfhosted/top/?t=week', `${reddit}/r/selfhosted/new/.rss`),
  there('reddit.com/r/selfhosted', `${reddit}/r/selfhosted/.rss`),
  there('r/selfhosted', `${reddit}/r/selfhosted/new/.rss`),
  there('https://www.reddit.com/r/selfhosted+homelab/', `${reddit}/r/selfhosted+homelab/new/.rss`),
  there('https://www.reddit.com/user/ana_lis/', `${reddit}/user/ana_lis/.rss`),
  there('u/ana_lis', `${reddit}/user/ana_lis/.rss`),
  there('https://www.reddit.com/u/ana_lis', `${reddit}/user/ana_lis/.rss`),
  there('https://www.reddit.com/user/ana_lis/m/queues/', `${reddit}/user/ana_lis/m/queues/new/.rss`),
  there('https://www.reddit.com/domain/kestrelbox.example/', `${reddit}/domain/kestrelbox.example/new/.rss`),
  there('https://www.reddit.com/search/?q=kestrel+box', `${reddit}/search.rss?q=kestrel%20box&sort=new`),
  there(
    'https://www.reddit.com/r/selfhosted/search/?q=kestrelbox',
    `${reddit}/r/selfhosted/search.rss?q=kestrelbox&restrict_sr=1&sort=new`,
  ),
  there(
    'https://np.reddit.com/r/selfhosted/comments/1abcd/which_queue/',
    `${reddit}/r/selfhosted/comments/1abcd/.rss`,
  ),
  there('https://redd.it/1abcd', `${reddit}/comments/1abcd/.rss`),
  [
    'https://www.reddit.com/r/selfhosted/s/AbC123',
    `${reddit}/r/selfhosted/comments/1abcd/.rss`,
    {
      'www.reddit.com/r/selfhosted/s/AbC123': {
        status: 301,
        headers: { location: `${reddit}/r/selfhosted/comments/1abcd/which_queue/` },
      },
      'www.reddit.com/r/selfhosted/comments/1abcd/which_queue/': page(''),
      'www.reddit.com/r/selfhosted/comments/1abcd/.rss': atom('Which queue'),
    },
  ],

  there('https://github.com/queue/kestrelbox', `${gh}/releases.atom`),
  there('https://github.com/queue/kestrelbox/releases/tag/v2.0', `${gh}/releases.atom`),
  there('https://github.com/queue/kestrelbox/tags', `${gh}/tags.atom`),
  there('https://github.com/queue/kestrelbox/commits/main/', `${gh}/commits/main.atom`),
  there('https://github.com/queue/kestrelbox/discussions', `${gh}/discussions.atom`),
  there('https://github.com/queue/kestrelbox/discussions/12', `${gh}/discussions.atom`),
  there('https://github.com/queue/kestrelbox/wiki', `${gh}/wiki.atom`),
  there('https://github.com/queue/kestrelbox.git', `${gh}/releases.atom`),
  there('https://github.com/queue/kestrelbox?tab=readme-ov-file#install', `${gh}/releases.atom`),
  there('https://github.com/queue', 'https://github.com/queue.atom'),
  there('https://github.com/orgs/queue/discussions', 'https://github.com/orgs/queue/discussions.atom'),
  [
    'https://github.com/queue/unreleased',
    'https://github.com/queue/unreleased/commits.atom',
    {
      'github.com/queue/unreleased/releases.atom': atom('Release notes from unreleased', { items: 0 }),
      'github.com/queue/unreleased/tags.atom': atom('Tags from unreleased', { items: 0 }),
      'github.com/queue/unreleased/commits.atom': atom('Recent Commits to unreleased:main'),
    },
  ],
  there('https://gitlab.com/queue/tools/kestrelbox', `${gl}/-/releases.atom`),
  there('https://gitlab.com/queue/tools/kestrelbox/-/tags', `${gl}/-/tags?format=atom`),
  there('https://gitlab.com/queue/tools/kestrelbox/-/issues', `${gl}/-/issues.atom`),
  there('https://codeberg.org/queue/kestrelbox', `${cb}/releases.atom`),
  there('https://codeberg.org/queue/kestrelbox/src/branch/main', `${cb}/rss/branch/main`),
  there('https://codeberg.org/queue', 'https://codeberg.org/queue.rss'),

  there('https://bsky.app/profile/ana.example', 'https://bsky.app/profile/ana.example/rss'),
  there('https://bsky.app/profile/did:plc:abc/post/3k', 'https://bsky.app/profile/did:plc:abc/rss'),
  there('@ana.bsky.social', 'https://bsky.app/profile/ana.bsky.social/rss'),
  there('https://medium.com/@ana/queues-1ab', 'https://medium.com/feed/@ana'),
  there('https://medium.com/queue-weekly', 'https://medium.com/feed/queue-weekly'),
  there('https://medium.com/queue-weekly/tagged/redis', 'https://medium.com/feed/queue-weekly/tagged/redis'),
  there('https://medium.com/tag/queues/recommended', 'https://medium.com/feed/tag/queues'),
  there('https://ana.medium.com/queues-1ab', 'https://ana.medium.com/feed'),
  there('https://queueweekly.substack.com/p/one?utm_source=share', 'https://queueweekly.substack.com/feed'),
  there('https://substack.com/@queueweekly', 'https://queueweekly.substack.com/feed'),
  there('https://queues.wordpress.com/2026/11/', 'https://queues.wordpress.com/feed/'),
  there('https://queues.wordpress.com/category/redis/', 'https://queues.wordpress.com/category/redis/feed/'),
  there('https://queues.tumblr.com/post/12/hello', 'https://queues.tumblr.com/rss'),
  there('https://www.tumblr.com/queues/12/hello', 'https://queues.tumblr.com/rss'),
  there(
    'https://queues.blogspot.com/2026/11/post.html',
    'https://queues.blogspot.com/feeds/posts/default?alt=rss',
  ),
  there(
    'https://queues.blogspot.com/search/label/redis',
    'https://queues.blogspot.com/feeds/posts/default/-/redis?alt=rss',
  ),
  there('https://dev.to/ana', 'https://dev.to/feed/ana'),
  there('https://dev.to/t/queues', 'https://dev.to/feed/tag/queues'),
  there('https://ana.hashnode.dev/queues', 'https://ana.hashnode.dev/rss.xml'),
  there('https://stackoverflow.com/questions/tagged/queues?tab=Newest', `${so}/tag/queues`),
  there('https://stackoverflow.com/questions/79900001/why', `${so}/question/79900001`),
  there('https://stackoverflow.com/users/12/ana', `${so}/user/12`),
  there(
    'https://unix.stackexchange.com/questions/tagged/queues',
    'https://unix.stackexchange.com/feeds/tag/queues',
  ),
  there('https://lobste.rs/t/distributed', `${lob}/t/distributed.rss`),
  there('https://lobste.rs/', `${lob}/rss`),
  there(
    'https://pypi.org/project/kestrelbox/#history',
    'https://pypi.org/rss/project/kestrelbox/releases.xml',
  ),
  there('https://crates.io/crates/kestrelbox', 'https://static.crates.io/rss/crates/kestrelbox.xml'),
  there('https://rubygems.org/gems/kestrelbox', 'https://rubygems.org/gems/kestrelbox/versions.atom'),
  [
    'https://www.npmjs.com/package/@queue/kestrelbox',
    `${gh}/releases.atom`,
    {
      'registry.npmjs.org/@queue/kestrelbox/latest': {
        headers: { 'content-type': 'application/json' },
        body: '{"name":"@queue/kestrelbox","repository":{"type":"git","url":"git+https://github.com/queue/kestrelbox.git"}}',
      },
      [bare(`${gh}/releases.atom`)]: atom('Release notes'),
    },
  ],
  there('https://www.producthunt.com/', 'https://www.producthunt.com/feed'),
  [
    'https://podcasts.apple.com/us/podcast/queue-cast/id123456789?i=1000',
    'https://feeds.cast.example/queue',
    {
      'itunes.apple.com/lookup?id=123456789&entity=podcast': {
        headers: { 'content-type': 'text/javascript; charset=utf-8' },
        body: '\n\n\n{"resultCount":1,"results":[{"kind":"podcast","feedUrl":"https:\\/\\/feeds.cast.example\\/queue"}]}',
      },
      'feeds.cast.example/queue': rss('Queue Cast'),
    },
  ],
  there(
    'https://apps.apple.com/fr/app/kestrelbox/id987654321',
    'https://itunes.apple.com/fr/rss/customerreviews/id=987654321/sortBy=mostRecent/xml',
  ),
  [
    'https://soundcloud.com/queue-cast/sets/all',
    'https://feeds.soundcloud.com/users/soundcloud:users:2686999/sounds.rss',
    {
      'soundcloud.com/queue-cast': page('<meta property="al:ios:url" content="soundcloud://users:2686999">'),
      'feeds.soundcloud.com/users/soundcloud:users:2686999/sounds.rss': rss('Queue Cast'),
    },
  ],
  there('https://store.steampowered.com/app/648800/Raft/', steam),
  there('https://steamcommunity.com/app/648800/discussions/', steam),
  there('https://steamcommunity.com/groups/queuefans', 'https://steamcommunity.com/groups/queuefans/rss/'),
  there('https://vimeo.com/queuefilms', 'https://vimeo.com/queuefilms/videos/rss'),
  there('https://vimeo.com/channels/queues', 'https://vimeo.com/channels/queues/videos/rss'),
  [
    'https://vimeo.com/76979871',
    'https://vimeo.com/queuefilms/videos/rss',
    {
      'vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F76979871': {
        headers: { 'content-type': 'application/json' },
        body: '{"type":"video","author_url":"https:\\/\\/vimeo.com\\/queuefilms"}',
      },
      'vimeo.com/queuefilms/videos/rss': rss('Queue Films'),
    },
  ],
  there('https://www.dailymotion.com/queuetv', 'https://www.dailymotion.com/rss/user/queuetv'),
  there('https://www.pinterest.com/ana/queues/', 'https://www.pinterest.com/ana/queues.rss'),
  there('https://lemmy.example/c/selfhosted', 'https://lemmy.example/feeds/c/selfhosted.xml?sort=New'),
  there('!selfhosted@lemmy.example', 'https://lemmy.example/feeds/c/selfhosted.xml?sort=New'),
  there(
    'https://sourceforge.net/projects/kestrelbox/files/',
    'https://sourceforge.net/projects/kestrelbox/rss?path=/',
  ),
  there('https://queue.ghost.io/welcome/', 'https://queue.ghost.io/rss/'),
  there('https://buttondown.com/queue/archive/', 'https://buttondown.com/queue/rss'),
  there(
    'https://packagist.org/packages/queue/kestrelbox',
    'https://packagist.org/feeds/package.queue/kestrelbox.rss',
  ),
  there('https://letterboxd.com/ana/films/', 'https://letterboxd.com/ana/rss/'),
  there(
    'https://fr.wikipedia.org/wiki/File_(structure)',
    'https://fr.wikipedia.org/w/index.php?title=File_(structure)&action=history&feed=atom',
  ),
  [
    'https://overcast.fm/itunes123456789/queue-cast',
    'https://feeds.cast.example/queue',
    {
      'itunes.apple.com/lookup?id=123456789&entity=podcast':
        '{"results":[{"feedUrl":"https://feeds.cast.example/queue"}]}',
      'feeds.cast.example/queue': rss('Queue Cast'),
    },
  ],
  there('https://git.sr.ht/~ana/kestrelbox', 'https://git.sr.ht/~ana/kestrelbox/refs/rss.xml'),
  there('https://ana.livejournal.com/12.html', 'https://ana.livejournal.com/data/rss'),
  there('https://odysee.com/@QueueTV:1/episode:2', 'https://odysee.com/$/rss/@QueueTV:1'),
  there('https://www.bitchute.com/channel/queuetv/', 'https://www.bitchute.com/feeds/rss/channel/queuetv/'),
  there(
    'https://www.spreaker.com/podcast/queue-cast--5085297',
    'https://www.spreaker.com/show/5085297/episodes/feed',
  ),
  there('https://www.buzzsprout.com/2050847/episodes', 'https://feeds.buzzsprout.com/2050847.rss'),
  there('https://arxiv.org/list/cs.DC/recent', 'https://rss.arxiv.org/rss/cs.DC'),
  there('https://queues.wordpress.com/author/ana/', 'https://queues.wordpress.com/author/ana/feed/'),
  [
    'https://www.youtube.com/watch?v=plainscript',
    channel,
    tube(
      'www.youtube.com/watch?v=plainscript',
      page('', `<script>{"channelId":"${UC}","a":[{"channelId":"${UC}"}]}</script>`),
    ),
  ],
  // A page that does name its feed goes on doing so.
  [
    'https://www.tumblr.com/tagged/queues',
    'https://www.tumblr.com/tagged/queues.xml',
    {
      'www.tumblr.com/tagged/queues': page(link('/tagged/queues.xml')),
      'www.tumblr.com/tagged/queues.xml': rss('Queues'),
    },
  ],
];
