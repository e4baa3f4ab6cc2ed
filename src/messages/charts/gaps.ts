import type { Coverage } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { holes } from '../../listening/series/coverage.ts';
import type { Millis } from '../../listening/time.ts';
import type { Chart } from '../message.ts';
import { sums, type TimeBlock } from './blocks.ts';

export interface TimeRange {
  from: Millis;
  to: Millis;
}

/** Share of a block from which on it is hatched; a shorter outage is in the footnote only. */
const HATCHED = 1 / 3;
/** Share of a block from which on its count says nothing, unless something was counted all the same. */
const UNKNOWN = 1 / 2;

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

/** The hatched stretches of a chart, as runs of labels. */
export function gapStretches(
  blocks: readonly TimeBlock[],
  gaps: readonly TimeRange[],
  name: string,
): NonNullable<Chart['stretches']> {
  const stretches: NonNullable<Chart['stretches']> = [];
  blocks.forEach((block, index) => {
    if (missingShare(block, gaps) < HATCHED) return;
    const last = stretches.at(-1);
    if (last?.to === index - 1) last.to = index;
    else stretches.push({ from: index, to: index, what: 'gap', name });
  });
  return stretches;
}

/**
 * Counts per block, null where half of the block or more was not read and nothing was counted in it meanwhile: when
 * one source of four is down the other three still count, and their figure stands (under the hatching).
 */
export function countsWithGaps<Point extends { start: Millis }>(
  blocks: readonly TimeBlock[],
  points: readonly Point[],
  pick: (point: Point) => number,
  gaps: readonly TimeRange[],
): (number | null)[] {
  const counts = sums(blocks, points, pick);
  const inGaps = sums(
    blocks,
    points.filter((point) => gaps.some((gap) => point.start >= gap.from && point.start < gap.to)),
    pick,
  );
  return counts.map((count, index) =>
    inGaps[index] === 0 && missingShare(blocks[index]!, gaps) >= UNKNOWN ? null : count,
  );
}

/** The time before a keyword was listened to, unless older posts were fetched for it: not read, so not a zero. */
export function unreadStart(
  period: TimeRange,
  createdAt: Millis,
  points: readonly { start: Millis; total: number }[],
): TimeRange[] {
  const first = points.reduce((at, point) => (point.total > 0 ? Math.min(at, point.start) : at), createdAt);
  return first > period.from ? [{ from: period.from, to: Math.min(first, period.to) }] : [];
}
