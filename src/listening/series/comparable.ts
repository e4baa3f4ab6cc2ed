import { groupBy } from '../group.ts';
import type { Millis } from '../time.ts';
import { type PartClock, SMALL_SHARE } from './coverage.ts';
import type { PartId } from './part.ts';

/**
 * Since when what is new can be compared with what was: the parts that bring the keyword's mentions have all been read
 * since then, small ones aside. What others were read before says nothing about these.
 * @param brought mentions by part, of lately
 * @returns null where nothing was brought
 */
export function comparableSince(
  clocks: readonly PartClock[],
  brought: ReadonlyMap<PartId, number>,
): Millis | null {
  const all = [...brought.values()].reduce((sum, total) => sum + total, 0);
  const since = [...groupBy(clocks, ({ part }) => part)]
    .filter(([part]) => (brought.get(part) ?? 0) > SMALL_SHARE * all)
    .map(([, own]) => Math.min(...own.map(({ from }) => from)));
  return since.length > 0 ? Math.max(...since) : null;
}
