/** Builds the addresses of a site's feeds from the address of one of its pages; empty when this page has none. */
type Preset = (page: URL, path: string[]) => string[];

/**
 * Sites whose feeds have a known address that their pages do not, or not reliably, name. YouTube and GitHub as Miniflux
 * does (`internal/reader/subscription/finder.go`), the others as their own help pages say.
 */
const BY_HOST: Readonly<Record<string, Preset>> = {
  'youtube.com': youtube,
  'm.youtube.com': youtube,
  'github.com': github,
  'reddit.com': reddit,
  'old.reddit.com': reddit,
  'medium.com': medium,
  'dev.to': (_page, [first, tag]) =>
    first === 't' && tag
      ? [`https://dev.to/feed/tag/${tag}`]
      : first && tag === undefined
        ? [`https://dev.to/feed/${first}`]
        : [],
  'stackoverflow.com': (_page, [first, second, tag]) =>
    first === 'questions' && second === 'tagged' && tag ? [`https://stackoverflow.com/feeds/tag/${tag}`] : [],
  'bsky.app': (_page, [first, name]) =>
    first === 'profile' && name ? [`https://bsky.app/profile/${name}/rss`] : [],
  'pypi.org': (_page, [first, name]) =>
    first === 'project' && name ? [`https://pypi.org/rss/project/${name}/releases.xml`] : [],
};

/** Hosts that give each blog a name of its own under theirs. */
const BY_SUFFIX: Readonly<Record<string, Preset>> = {
  'substack.com': ({ origin }) => [`${origin}/feed`],
  'medium.com': ({ origin }) => [`${origin}/feed`],
  'wordpress.com': ({ origin }) => [`${origin}/feed/`],
  'tumblr.com': ({ origin }) => [`${origin}/rss`],
};

/** @returns addresses to try, best first; empty for any other site and for an address that looks like a feed */
export function knownFeedsOf(page: URL): string[] {
  if (/\.(?:atom|rss|xml)$/.test(page.pathname)) return [];
  const path = page.pathname.split('/').filter(Boolean);
  const host = page.hostname.replace(/^www\./, '');
  if (path.includes('feed') || path.includes('rss')) return [];
  const preset = BY_HOST[host] ?? BY_SUFFIX[host.slice(host.indexOf('.') + 1)];
  if (preset) return preset(page, path);
  // A community of Lemmy, on any instance.
  const community = /^\/c\/[\w.@-]{1,100}$/.test(page.pathname);
  return community ? [`${page.origin}/feeds${page.pathname}.xml?sort=New`] : [];
}

function youtube(page: URL, [first, id]: string[]): string[] {
  const feed = (name: string, value: string) =>
    `https://www.youtube.com/feeds/videos.xml?${name}=${encodeURIComponent(value)}`;
  if (first === 'channel' && id && /^[\w-]{5,40}$/.test(id)) return [feed('channel_id', id)];
  const list = page.searchParams.get('list');
  return list && /^[\w-]{5,60}$/.test(list) ? [feed('playlist_id', list)] : [];
}

function github(_page: URL, [owner, repository]: string[]): string[] {
  if (!owner) return [];
  if (!repository) return [`https://github.com/${owner}.atom`];
  const home = `https://github.com/${owner}/${repository.replace(/\.git$/, '')}`;
  return [`${home}/releases.atom`, `${home}/tags.atom`, `${home}/commits.atom`];
}

function reddit(_page: URL, [first, subreddit]: string[]): string[] {
  return first === 'r' && subreddit && /^\w{2,30}$/.test(subreddit)
    ? [`https://www.reddit.com/r/${subreddit}/.rss`]
    : [];
}

/** A person (`@name`), a tag or a publication. */
function medium(_page: URL, [first, second]: string[]): string[] {
  if (!first || first === 'm' || first === 'search') return [];
  return [`https://medium.com/feed/${first === 'tag' && second ? `tag/${second}` : first}`];
}
