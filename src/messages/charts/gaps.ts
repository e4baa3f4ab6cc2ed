import type { Coverage } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { holes } from '../../listening/series/coverage.ts';
import type { Millis } from '../../listening/time.ts';
import type { ChartWords } from '../languages/chart-words.ts';
import type { Chart } from '../message.ts';
import { sums, type TimeBlock } from './blocks.ts';

type Stretch = NonNullable<Chart['stretches']>[number];

export interface TimeRange {
  from: Millis;
  to: Millis;
}

/** Share of a block from which on it is marked; a shorter outage is in the sentence only. */
const MARKED = 1 / 3;
/** Share of a block from which on nothing counted in it says nothing. */
const UNKNOWN = 1 / 2;

/** Some minutes are always not read yet. */
const NEARLY_ALL = 0.98;

/** Gaps of all sources as stretches that do not overlap, cut to the period, oldest first. */
export function mergeGaps(gaps: readonly TimeRange[], period: TimeRange): TimeRange[] {
  const merged: TimeRange[] = [];
  const cut = gaps
    .map((gap) => ({ from: Math.max(gap.from, period.from), to: Math.min(gap.to, period.to) }))
    .filter((gap) => gap.to > gap.from)
    .sort((a, b) => a.from - b.from);
  for (const gap of cut) {
    const last = merged.at(-1);
    if (last && gap.from <= last.to) last.to = Math.max(last.to, gap.to);
    else merged.push(gap);
  }
  return merged;
}

/** Holes in what the sources bring that at least one of the keywords listens to. */
export function gapsOf({ gaps, sources: read }: Coverage, keywords: readonly Keyword[]): TimeRange[] {
  const relevant = gaps.filter(({ source }) =>
    keywords.some(({ sources }) => sources.length === 0 || sources.includes(source)),
  );
  return holes(relevant, new Map(read.map(({ source, requests }) => [source, requests])));
}

/** What is missing of the time in which a keyword was listened to. */
export function gapsSince(coveredFrom: Millis | null, gaps: readonly TimeRange[]): TimeRange[] {
  return mergeGaps(gaps, { from: coveredFrom ?? Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY });
}

/** Milliseconds of all stretches; they must not overlap. */
export function lengthOf(stretches: readonly TimeRange[]): number {
  return stretches.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0);
}

function missingShare(block: TimeBlock, gaps: readonly TimeRange[]): number {
  const missing = gaps.reduce(
    (sum, gap) => sum + Math.max(0, Math.min(gap.to, block.to) - Math.max(gap.from, block.from)),
    0,
  );
  return missing / (block.to - block.from);
}

/** Whether a count of this block can be held against that of another. */
export function isWhole(block: TimeBlock, gaps: readonly TimeRange[]): boolean {
  return !block.cut && missingShare(block, gaps) < MARKED;
}

/**
 * The stretches of a chart that were not read, as runs of labels. Where something was counted all the same, by another
 * source, they do not claim that there is nothing.
 */
export function gapStretches(
  blocks: readonly TimeBlock[],
  gaps: readonly TimeRange[],
  lines: readonly (readonly (number | null)[])[],
  { gap, partial }: Pick<ChartWords, 'gap' | 'partial'>,
): Stretch[] {
  const stretches: Stretch[] = [];
  blocks.forEach((block, index) => {
    if (missingShare(block, gaps) < MARKED) return;
    const last = stretches.at(-1);
    if (last?.to === index - 1) last.to = index;
    else stretches.push({ from: index, to: index, what: 'gap', name: gap });
  });
  return stretches.map((stretch) => {
    const points = blocks.slice(stretch.from, stretch.to + 1);
    const empty = points.filter((_, nth) => lines.every((values) => values[stretch.from + nth] === null));
    return empty.length * 2 >= points.length ? stretch : { ...stretch, name: partial };
  });
}

/** The blocks that the period cuts, to be drawn as less than the others: a short hour is no fall. */
export function cutStretches(blocks: readonly TimeBlock[], name: string): Stretch[] {
  return blocks.flatMap(({ cut }, index) =>
    cut ? [{ from: index, to: index, what: 'cut' as const, name }] : [],
  );
}

/**
 * Counts per block, null where nothing was counted and half of the block or more was not read. What was counted always
 * stands, so that the blocks together are the figure of the period: when one source of four is down the other three
 * still count, and so do posts of an hour that was only partly read.
 */
export function countsWithGaps<Point extends { start: Millis }>(
  blocks: readonly TimeBlock[],
  points: readonly Point[],
  pick: (point: Point) => number,
  gaps: readonly TimeRange[],
): (number | null)[] {
  return sums(blocks, points, pick).map((count, index) =>
    count === 0 && missingShare(blocks[index]!, gaps) >= UNKNOWN ? null : count,
  );
}

/** How much of a period the counts of a chart speak for. */
export type Reading = 'all' | 'part' | 'none';

/** @param nothing where nothing at all was read; @param unread where something was not */
export function readingOf(
  period: TimeRange,
  nothing: readonly TimeRange[],
  unread: readonly TimeRange[],
): Reading {
  const share = (stretches: readonly TimeRange[]) =>
    lengthOf(mergeGaps(stretches, period)) / (period.to - period.from);
  if (share(nothing) >= NEARLY_ALL) return 'none';
  return share([...nothing, ...unread]) >= MARKED ? 'part' : 'all';
}

/** Of several keywords together. */
export function jointReading(each: readonly Reading[]): Reading {
  const [first = 'none'] = each;
  return each.every((one) => one === first) ? first : 'part';
}

/** The time of a period before a keyword was listened to: not read, so not a zero. */
export function unreadStart(period: TimeRange, coveredFrom: Millis | null): TimeRange[] {
  const first = Math.min(coveredFrom ?? period.to, period.to);
  return first > period.from ? [{ from: period.from, to: first }] : [];
}
