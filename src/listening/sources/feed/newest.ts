import type { ParsedItem } from '../source.ts';

/**
 * The newest items of a feed that holds more than are kept, in the feed's own order. Where items have no date the dates
 * around them speak; where none has one, what is new stands at one end or at the other: both are kept.
 */
export function newestItems(items: readonly ParsedItem[], most: number): ParsedItem[] {
  if (items.length <= most) return [...items];
  const times = datesOf(items);
  if (times === null) {
    const head = Math.ceil(most / 2);
    return [...items.slice(0, head), ...items.slice(items.length - (most - head))];
  }
  const kept = new Set(
    items
      .map((_, index) => index)
      .sort((a, b) => times[b]! - times[a]!)
      .slice(0, most),
  );
  return items.filter((_, index) => kept.has(index));
}

/** The date of each item, or of the nearest one before it, else after it; null when no item has one. */
function datesOf(items: readonly ParsedItem[]): number[] | null {
  let last = items.find(({ publishedAt }) => publishedAt !== null)?.publishedAt ?? null;
  if (last === null) return null;
  return items.map(({ publishedAt }) => {
    last = publishedAt ?? last;
    return last!;
  });
}
