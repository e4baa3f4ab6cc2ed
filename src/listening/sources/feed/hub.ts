import { parseUrl } from '../../parse-url.ts';
import { fieldsOf, httpOf } from '../shared/fields.ts';
import type { Json, ParsedFeed, WebAnswer } from '../source.ts';

/** Where a feed can be had by pushes, and its name there. */
export interface Hub {
  hub: string;
  topic: string;
}

/** The hub that an answer names: in its `Link` headers, else in the feed itself (WebSub 4). */
export function hubOf({ headers, url }: WebAnswer, parsed: Pick<ParsedFeed, 'hub' | 'self'>): Hub | null {
  const link = headers.get('link') ?? '';
  const hub = linkTo(link, 'hub', url) ?? parsed.hub;
  const topic = linkTo(link, 'self', url) ?? parsed.self;
  return hub && topic ? { hub, topic } : null;
}

/** The hub in the stored cursor of a feed. */
export function hubIn(cursor: Json): Hub | null {
  const { hub, topic } = fieldsOf(fieldsOf(cursor).hub);
  const [address, name] = [httpOf(hub), httpOf(topic)];
  return address && name ? { hub: address, topic: name } : null;
}

/** `<https://hub.example/>; rel="hub", <https://queue.example/feed>; rel=self` (RFC 8288). */
function linkTo(header: string, rel: string, base: string): string | null {
  for (const [, address, parameters] of header.slice(0, 8_000).matchAll(/<([^>]*)>([^<]*)/g)) {
    const rels = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters!);
    const named = (rels?.[1] ?? rels?.[2] ?? '').toLowerCase().split(/\s+/);
    const url = named.includes(rel) ? parseUrl(address!, base) : null;
    if (url) return httpOf(url.href) ?? null;
  }
  return null;
}
