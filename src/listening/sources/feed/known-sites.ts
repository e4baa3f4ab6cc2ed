import { CLOSED_SITES } from './sites/closed-sites.ts';
import { OPEN_SITES } from './sites/open-sites.ts';
import { fill, type Parts, partsOf } from './sites/pattern.ts';
import type { PageKind, Site } from './sites/site.ts';

/** A page of a site that the tables know. */
export interface KnownPage {
  site: Site;
  kind: PageKind;
  parts: Parts;
}

const BY_HOST = new Map<string, Site>();
for (const site of [...CLOSED_SITES, ...OPEN_SITES])
  for (const host of site.hosts) if (!BY_HOST.has(host)) BY_HOST.set(host, site);

/** The same site for small screens, in another dress or in the language of a country. */
const VARIANT = /^(?:www\d?|m|mobile|touch|amp|web|old|new)\.(?=.+\..)/;
const COUNTRY = /^[a-z]{2}(?:-[a-z]{2,3})?\.(?=.+\..)/;

/**
 * @param isPage it has been read, and is no feed
 * @returns null for a page of any other site, and for an address that looks like a feed itself
 */
export function knownPage(page: URL, isPage = false): KnownPage | null {
  if (!isPage && looksLikeFeed(page)) return null;
  const host = page.hostname.replace(/\.$/, '');
  const site = siteAt(host);
  if (site === null) return null;
  const plain = new URL(page);
  plain.pathname = page.pathname.replace(/\/{2,}/g, '/').replace(/\.git\/?$/, '');
  for (const [pattern, kind] of Object.entries(site.pages)) {
    const parts = partsOf(pattern, plain);
    if (parts) return { site, kind, parts: { ...parts, origin: page.origin } };
  }
  return null;
}

/** @returns addresses to try, best first; empty for any other site and for an address that looks like a feed */
export function knownFeedsOf(page: URL, isPage = false): string[] {
  const known = knownPage(page, isPage);
  if (known) return (known.kind.feeds ?? []).map((feed) => fill(feed, known.parts));
  // A community of Lemmy, on any instance.
  const community = /^\/c\/[\w.@-]{1,100}$/.test(page.pathname) && siteAt(page.hostname) === null;
  return community && !looksLikeFeed(page) ? [`${page.origin}/feeds${page.pathname}.xml?sort=New`] : [];
}

function siteAt(host: string): Site | null {
  const own = BY_HOST.get(host) ?? BY_HOST.get(host.replace(VARIANT, ''));
  if (own) return own;
  const under = BY_HOST.get(`*.${host.replace(/^www\./, '').replace(/^[^.]+\./, '')}`);
  return under ?? BY_HOST.get(host.replace(VARIANT, '').replace(COUNTRY, '')) ?? null;
}

function looksLikeFeed({ pathname }: URL): boolean {
  return /\.(?:atom|rss|xml)$/.test(pathname) || /\/(?:feed|rss|feeds)(?:\/|$)/.test(pathname);
}
