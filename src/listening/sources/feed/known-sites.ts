/**
 * Sites whose feeds have a known address that their pages do not, or not reliably, name.
 * YouTube: /feeds/videos.xml by channel or playlist; GitHub: releases, tags and commits as Atom. Both as Miniflux does
 * (`internal/reader/subscription/finder.go`).
 * @returns addresses to try, best first; empty for any other site and for an address that looks like a feed
 */
export function knownFeedsOf(page: URL): string[] {
  if (/\.(?:atom|rss|xml)$/.test(page.pathname)) return [];
  const host = page.hostname.replace(/^www\./, '');
  if (host === 'youtube.com' || host === 'm.youtube.com') return youtube(page);
  if (host === 'github.com') return github(page);
  if (host === 'old.reddit.com' || host === 'reddit.com') return reddit(page);
  return [];
}

function youtube(page: URL): string[] {
  const feed = (name: string, id: string) =>
    `https://www.youtube.com/feeds/videos.xml?${name}=${encodeURIComponent(id)}`;
  const channel = /^\/channel\/([\w-]{5,40})/.exec(page.pathname)?.[1];
  if (channel) return [feed('channel_id', channel)];
  const list = page.searchParams.get('list');
  return list && /^[\w-]{5,60}$/.test(list) ? [feed('playlist_id', list)] : [];
}

function github(page: URL): string[] {
  const [owner, repository] = page.pathname.split('/').filter(Boolean);
  if (!owner || !repository) return [];
  const home = `https://github.com/${owner}/${repository.replace(/\.git$/, '')}`;
  return [`${home}/releases.atom`, `${home}/tags.atom`, `${home}/commits.atom`];
}

function reddit(page: URL): string[] {
  const subreddit = /^\/r\/(\w{2,30})/.exec(page.pathname)?.[1];
  return subreddit ? [`https://www.reddit.com/r/${subreddit}/.rss`] : [];
}
