import type { KeywordCounts, Period, TimeRange } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { dependenceOf, type Listening } from '../../listening/series/coverage.ts';
import { IMPORT_PART, type PartId, partOf, webhookPart } from '../../listening/series/part.ts';
import type { PeriodTotals } from '../../listening/series/series.ts';
import { lengthWithin, without } from '../../listening/series/stretches.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { readStretches } from './read-coverage.ts';

/** What brought no more than this part of the mentions may have been missing in one of the periods. */
const SMALL_SHARE = 0.2;
/** A part that was read for less of a period than this was missing in it. */
const ENOUGH = 0.8;

/**
 * Whether two periods of a keyword can be compared: what brought most of the mentions of each was read in the other too.
 * Else a new feed would be a rise, and a dead one a fall.
 */
export async function isComparable(
  store: Store,
  { keyword, totals, before }: Pick<KeywordCounts, 'keyword' | 'totals' | 'before'>,
  { from, to, beforeFrom }: Pick<Period, 'from' | 'to' | 'beforeFrom'>,
  listening: Listening,
  now: Millis,
): Promise<boolean> {
  const [present, past] = [
    { from, to: Math.min(to, now) },
    { from: beforeFrom, to: from },
  ];
  const { workspaceId, id } = keyword;
  const stretches = stretchesOf(keyword, listening, { from: beforeFrom, to: present.to }, now);
  const lacks =
    ({ from, to }: TimeRange) =>
    (part: PartId) => {
      const read = stretches.get(part);
      return read !== undefined && lengthWithin(read, { from, to }) < (to - from) * ENOUGH;
    };
  const mostly = (counts: ReadonlyMap<PartId, number>, missing: (part: PartId) => boolean) => {
    let [all, lost] = [0, 0];
    for (const [part, total] of counts) {
      all += total;
      if (missing(part)) lost += total;
    }
    return lost <= all * SMALL_SHARE;
  };
  const bySource = (of: PeriodTotals) => new Map(of.bySource.map(({ source, total }) => [source, total]));
  return (
    mostly(bySource(totals), lacks(past)) &&
    mostly(bySource(before), lacks(present)) &&
    mostly(await store.partTotals(workspaceId, id, present.from, present.to), lacks(past)) &&
    mostly(await store.partTotals(workspaceId, id, past.from, past.to), lacks(present))
  );
}

/** When each part and each source was read for the keyword; of several requests, when any was. What is gone is not known. */
function stretchesOf(
  keyword: Keyword,
  listening: Listening,
  period: TimeRange,
  now: Millis,
): Map<PartId, TimeRange[]> {
  const parts = new Map<PartId, TimeRange[]>();
  const add = (part: PartId, read: TimeRange[]) => parts.set(part, [...(parts.get(part) ?? []), ...read]);
  const { states, clocks } = dependenceOf(keyword, listening, new Map());
  for (const state of states) {
    const read = readStretches(state, listening.gaps, period, now);
    for (const name of new Set([partOf(state), state.source])) add(name, read);
  }
  const pushed = new Set([
    IMPORT_PART,
    ...listening.webhooks.map(({ id, health }) => webhookPart(id, health)),
  ]);
  for (const { part, from, until } of clocks)
    if (pushed.has(part)) add(part, without([{ from, to: Math.min(until, period.to) }], []));
  return parts;
}
