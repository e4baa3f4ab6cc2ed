import type { Millis } from '../../time.ts';
import type { NamedItems } from '../shared/item-names.ts';
import type { Page, ParsedFeed, ParsedItem } from '../source.ts';

/**
 * A feed shows its newest items: on a first read everything since the last of them is known. Not so when the order is
 * another (a post pinned on top of newer ones) or a date is missing.
 */
export function reachOf(
  items: readonly ParsedItem[],
  firstLook: Millis,
  now: Millis,
): { coveredFrom?: Millis } {
  const times = items.map(({ publishedAt }) => publishedAt ?? Number.NaN);
  if (times[0]! < times.at(-1)!) times.reverse();
  const inOrder = times.every((at, index) => at <= (times[index - 1] ?? Number.POSITIVE_INFINITY));
  const oldest = times.at(-1);
  return inOrder && oldest !== undefined && oldest < now
    ? { coveredFrom: Math.max(oldest, now - firstLook) }
    : {};
}

/**
 * When nothing that the feed shows was there before, what came between may have passed unseen. What is pinned on top of
 * newer items says nothing about that. Without dates the stretch is that since the last read.
 * @param before newest date that the feed had shown, and when it was last read in full; null = never, or not known
 */
export function overflowOf(
  { items, left }: Pick<ParsedFeed, 'items' | 'left'>,
  { known }: Pick<NamedItems, 'known'>,
  before: { newest: Millis | null; readAt: Millis | null },
  now: Millis,
): Pick<Page, 'gap'> {
  const shown = unpinned(items);
  if (shown.length < 2 || shown.some((item) => known.has(item))) return {};
  const reason = left > 0 ? 'too-many' : 'short';
  const { newest, readAt } = before;
  const times = shown.flatMap(({ publishedAt }) => publishedAt ?? []);
  if (newest !== null && times.length > 1) {
    const oldest = Math.min(...times);
    return oldest > newest ? { gap: { from: newest, to: oldest, reason } } : {};
  }
  return readAt !== null && readAt < now && times.length === 0
    ? { gap: { from: readAt, to: now, reason } }
    : {};
}

/** The items without those at the head that are older than one below them, in a feed that shows its newest first. */
function unpinned(items: readonly ParsedItem[]): readonly ParsedItem[] {
  const times = items.map(({ publishedAt }) => publishedAt ?? Number.NaN);
  const falling = times.filter((at, index) => at < times[index - 1]!).length;
  const rising = times.filter((at, index) => at > times[index - 1]!).length;
  if (rising > falling) return items;
  let newestBelow = Number.NEGATIVE_INFINITY;
  let pinned = 0;
  for (let index = times.length - 1; index >= 0; index--) {
    if (times[index]! < newestBelow) pinned = Math.max(pinned, index + 1);
    newestBelow = Math.max(newestBelow, times[index]! || Number.NEGATIVE_INFINITY);
  }
  // More than a few of them are a feed without order.
  return pinned > 0 && pinned <= 5 ? items.slice(pinned) : items;
}
