import { Parser } from 'htmlparser2';
import { parseUrl } from '../../parse-url.ts';

export interface FeedLink {
  url: string;
  title: string;
}

const FEED_TYPE = /^\s*application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)\s*(?:;|$)/i;
const MAX_LINKS = 20;

/**
 * Feeds that a page names in its head (`<link rel="alternate" type="application/rss+xml" href="…">`), in its order.
 * Addresses are absolute, http or https, without repeats; a JSON link of the WordPress API is no feed.
 */
export function feedLinksIn(html: string, pageUrl: string): FeedLink[] {
  const found = new Map<string, FeedLink>();
  let base = pageUrl;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && attributes.href) base = parseUrl(attributes.href, pageUrl)?.href ?? base;
      if (name !== 'link' || !/\balternate\b/i.test(attributes.rel ?? '')) return;
      if (!FEED_TYPE.test(attributes.type ?? '') || !attributes.href) return;
      const url = parseUrl(attributes.href.trim(), base);
      if (url === null) return;
      const { href, protocol, pathname, hostname } = url;
      if (!/^https?:$/.test(protocol) || pathname.includes('/wp-json/') || found.size >= MAX_LINKS) return;
      const title = attributes.title?.replace(/\s+/g, ' ').trim().slice(0, 200);
      if (!found.has(href)) found.set(href, { url: href, title: title || hostname });
    },
  });
  parser.write(html);
  parser.end();
  return [...found.values()];
}
