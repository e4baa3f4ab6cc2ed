import type { Json, Page, ParsedItem, SourceContext } from '../source.ts';
import { conditionsAfter, conditionsFor, conditionsIn } from './conditions.ts';
import { fieldsOf, numberOf } from './fields.ts';
import { memoryAsJson, memoryIn } from './item-memory.ts';
import { nameItems } from './item-names.ts';

type Cursor = { [name: string]: Json };

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
  const now = context.now();
  const conditions = conditionsIn(before);
  const answer = await context.web.fetch(url, { ...ask, ...conditionsFor(conditions, now) });
  const kept = conditionsAfter(answer, conditions, now);
  if (answer.notModified) return { fresh: [], cursor: { ...(stored as Cursor), ...kept }, more: false };
  const { items, lost } = await context.parseFeed(
    answer.body,
    answer.headers.get('content-type'),
    answer.url,
  );
  if (lost > 0) context.lose?.(lost);
  const memory = memoryIn(before.seen as Json | undefined);
  const named = nameItems(items, memory);
  const times = items.map(({ publishedAt }) => publishedAt).filter((time) => time !== null);
  const mark = numberOf(before.high);
  const oldest = times.length > 0 ? Math.min(...times) : null;
  const newest = Math.min(now, Math.max(mark ?? 0, ...times));
  const passed = memory.items.length > 0 && named.known.size === 0 && mark !== null && oldest !== null;
  return {
    fresh: named.fresh.map(({ item, name }) => ({ ...item, id: name })),
    cursor: {
      v: 1,
      seen: memoryAsJson(named.memory),
      high: newest > 0 ? newest : null,
      ...kept,
    },
    more: false,
    ...(memory.items.length === 0 && oldest !== null ? { coveredFrom: Math.min(oldest, now) } : {}),
    ...(passed && oldest > mark ? { gap: { from: mark, to: oldest } } : {}),
  };
}
