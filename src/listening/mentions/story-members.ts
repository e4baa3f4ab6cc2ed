import { MINUTE, type Millis } from '../time.ts';
import { siteOf } from './canonical-url.ts';
import { type Fingerprint, sameOutlet } from './fingerprint.ts';
import { idSpaceOf } from './id-space.ts';
import type { Post } from './mention.ts';

/** Sources that list the articles of others under addresses of their own. */
const AGGREGATORS: ReadonlySet<string> = new Set(['google-news']);

/** What is remembered of a mention among those that carry one text. */
export interface Member {
  source: string;
  outlet: string | null;
  site: string;
  originalSite: string | null;
  author: string;
  at: Millis;
  /** Its address without parameters, and where its id is valid. */
  page: string;
  space: string;
}

export function memberOf(post: Post, print: Fingerprint): Member {
  return {
    source: post.source,
    outlet: post.outlet,
    site: post.site,
    originalSite: originalSiteOf(post),
    author: print.author,
    at: post.publishedAt,
    page: pageOf(post),
    space: idSpaceOf(post),
  };
}

/** Parameters that nobody has listed may say how a reader came: elsewhere, the same words of that moment on that page are it. */
function pageOf({ canonicalUrl }: Post): string {
  return canonicalUrl.replace(/[?#].*/, '');
}

export function elsewhereOf(post: Post, members: ReadonlyMap<string, Member>): string | null {
  const [page, space] = [pageOf(post), idSpaceOf(post)];
  for (const [id, member] of members)
    if (member.page === page && member.space !== space && Math.abs(member.at - post.publishedAt) < MINUTE)
      return id;
  return null;
}

/** Where the original is; an aggregator may name the outlet as the author. */
function originalSiteOf({ source, originalUrl, author }: Post): string | null {
  const address = originalUrl ?? (AGGREGATORS.has(source) ? author?.url : null);
  return address ? siteOf(address) : null;
}

/** The article that an aggregator lists, or the listing of the article: same title (given by the caller), same outlet. */
export function twinOf(post: Post, members: ReadonlyMap<string, Member>, within: Millis): string | null {
  const listed = AGGREGATORS.has(post.source);
  const originalSite = originalSiteOf(post);
  for (const [id, member] of members) {
    if (listed === AGGREGATORS.has(member.source)) continue;
    if (Math.abs(post.publishedAt - member.at) > within) continue;
    const sameSite = listed ? originalSite === member.site : member.originalSite === post.site;
    const outlet = post.outlet !== null && member.outlet !== null && sameOutlet(post.outlet, member.outlet);
    if (sameSite || outlet) return id;
  }
  return null;
}
