import { createHash } from 'node:crypto';
import type { Json, ParsedItem } from '../source.ts';

/** Ids kept per feed, of items that the feed no longer shows: feeds reorder and bring old items back. */
const KEPT = 500;

/** The items that a feed has already given: per item a mark of its id and a mark of its words, newest first. */
export type SeenItems = readonly string[];

export interface Sorted {
  /** New items, and known ones whose words have changed. */
  fresh: ParsedItem[];
  /** Those of them that were known. */
  changed: ReadonlySet<ParsedItem>;
  seen: SeenItems;
}

/** Parts the items of one read into known and fresh ones. Order and dates of a feed are not to be trusted, ids are. */
export function sortOut(items: readonly ParsedItem[], seen: SeenItems): Sorted {
  const before = new Map(seen.map((mark) => [mark.slice(0, 12), mark.slice(12)]));
  const now = new Map(items.map((item) => [hash(item.id, 12), wordsOf(item)]));
  const fresh = items.filter((item) => before.get(hash(item.id, 12)) !== wordsOf(item));
  const gone = [...before].filter(([id]) => !now.has(id)).slice(0, Math.max(0, KEPT - now.size));
  const changed = new Set(fresh.filter((item) => before.has(hash(item.id, 12))));
  return { fresh, changed, seen: [...now, ...gone].map(([id, words]) => id + words) };
}

/** Reads what an earlier run has stored; anything else counts as nothing seen. */
export function seenIn(json: Json | undefined): SeenItems {
  if (!Array.isArray(json)) return [];
  return json.filter((mark) => typeof mark === 'string' && mark.length === 20) as string[];
}

function wordsOf({ title, html, url, more }: ParsedItem): string {
  return hash(JSON.stringify(more ? [title, html, url, more] : [title, html, url]), 8);
}

function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length);
}
