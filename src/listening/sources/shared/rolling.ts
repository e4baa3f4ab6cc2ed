import type { Json, Page, ParsedItem, SourceContext } from '../source.ts';
import { fieldsOf, numberOf, textOf } from './fields.ts';
import { memoryAsJson, memoryIn } from './item-memory.ts';
import { nameItems } from './item-names.ts';

/** What a read of a rolling feed has brought: the items that are new or changed, and the rest of its page. */
export type Rolled = { fresh: ParsedItem[] } & Omit<Page, 'posts'>;

/**
 * Reads a feed of the newest things of a whole site, which holds a fixed number of them and has no second page: where
 * nothing on it is known from the last read, something in between has passed unread.
 * @param ask headers and pace of the request
 */
export async function readRolling(
  url: string,
  stored: Json,
  context: SourceContext,
  ask: Parameters<SourceContext['web']['fetch']>[1] = {},
): Promise<Rolled> {
  const before = fieldsOf(stored);
  const answer = await context.web.fetch(url, {
    ...ask,
    etag: textOf(before.etag) ?? null,
    lastModified: textOf(before.lastModified) ?? null,
  });
  if (answer.notModified) return { fresh: [], cursor: stored, more: false };
  const { items } = await context.parseFeed(answer.body, answer.headers.get('content-type'), answer.url);
  const memory = memoryIn(before.seen as Json | undefined);
  const named = nameItems(items, memory);
  const times = items.map(({ publishedAt }) => publishedAt).filter((time) => time !== null);
  const mark = numberOf(before.high);
  const oldest = times.length > 0 ? Math.min(...times) : null;
  const newest = Math.min(context.now(), Math.max(mark ?? 0, ...times));
  const passed = memory.items.length > 0 && named.known.size === 0 && mark !== null && oldest !== null;
  return {
    fresh: named.fresh.map(({ item, name }) => ({ ...item, id: name })),
    cursor: {
      v: 1,
      seen: memoryAsJson(named.memory),
      high: newest > 0 ? newest : null,
      etag: answer.headers.get('etag'),
      lastModified: answer.headers.get('last-modified'),
    },
    more: false,
    ...(memory.items.length === 0 && oldest !== null ? { coveredFrom: Math.min(oldest, context.now()) } : {}),
    ...(passed && oldest > mark ? { gap: { from: mark, to: oldest } } : {}),
  };
}
