import { DAY, floorTo, HOUR, type Millis } from '../../listening/time.ts';
import { clockRuns, dayStart } from '../../listening/zoned.ts';

/** How much time one point of a chart stands for. Days are local days: 23 to 25 hours when the clock changes. */
export interface BlockSize {
  unit: 'hour' | 'day';
  count: number;
}

/** One point's stretch of time; `to` is exclusive. */
export interface TimeBlock {
  from: Millis;
  to: Millis;
  /** Shorter than the others, so that its count says less: the period begins or ends within it. */
  cut: boolean;
}

export interface Blocks {
  size: BlockSize;
  blocks: TimeBlock[];
}

const HOURS: readonly BlockSize[] = [1, 2, 3, 6, 12].map((count) => ({ unit: 'hour', count }));
const DAYS: readonly BlockSize[] = [1, 2, 7, 28].map((count) => ({ unit: 'day', count }));

/** More points than this on one line is grass: in a chat a chart is some 500 pixels wide. (The spike chart differs.) */
export const MOST_POINTS = 60;

/**
 * Cuts a period into about `most` equal blocks (the finest size of 1, 2, 3, 6, 12 hours and 1, 2, 7, 28 days that
 * fits): hours and days of the reader's clock, the first and the last cut by the period, so that all of them together
 * are the period and nothing else. Several days are counted back from the last one. An empty period gives no block.
 */
export function blocksOf(
  period: { from: Millis; to: Millis },
  timeZone: string,
  most: number = MOST_POINTS,
  finest: BlockSize['unit'] = 'hour',
): Blocks {
  const { from, to } = period;
  const sizes = finest === 'hour' ? [...HOURS, ...DAYS] : DAYS;
  const size = sizes.find((candidate) => (to - from) / lengthOf(candidate) <= most) ?? DAYS.at(-1)!;
  return {
    size,
    blocks: size.unit === 'hour' ? hourBlocks(from, to, size, timeZone) : dayBlocks(from, to, size, timeZone),
  };
}

function lengthOf(size: BlockSize): number {
  return size.count * (size.unit === 'hour' ? HOUR : DAY);
}

function hourBlocks(from: Millis, to: Millis, size: BlockSize, timeZone: string): TimeBlock[] {
  const joined = size.count > 1;
  return pieces(from, to, lengthOf(size), timeZone, joined).map((piece) => ({
    ...piece,
    cut: piece.to - piece.from < lengthOf(size),
  }));
}

function dayBlocks(from: Millis, to: Millis, { count }: BlockSize, timeZone: string): TimeBlock[] {
  const days = pieces(from, to, DAY, timeZone, true).map((day) => ({
    ...day,
    cut: dayStart(day.from, timeZone) < day.from || dayStart(day.to, timeZone) < day.to,
  }));
  const blocks: TimeBlock[] = [];
  for (let end = days.length; end > 0; end -= count) {
    const group = days.slice(Math.max(0, end - count), end);
    blocks.push({
      from: group[0]!.from,
      to: group.at(-1)!.to,
      cut: group.length < count || group.some(({ cut }) => cut),
    });
  }
  return blocks.reverse();
}

/**
 * Slots of the clock on the wall, at most a day long. @param joined whether a change of the clock within a slot makes it
 * longer or shorter; else it begins a new one, since an hour that comes twice is two hours
 */
function pieces(
  from: Millis,
  to: Millis,
  length: number,
  timeZone: string,
  joined: boolean,
): { from: Millis; to: Millis }[] {
  const found: { from: Millis; to: Millis; slot: number }[] = [];
  for (const run of clockRuns(from, to, timeZone)) {
    for (let start = run.from; start < run.to; ) {
      const slot = floorTo(start + run.offset, length);
      const end = Math.min(run.to, slot + length - run.offset);
      const last = found.at(-1);
      if (joined && last && slot <= last.slot) last.to = end;
      else found.push({ from: start, to: end, slot });
      start = end;
    }
  }
  return found.map(({ from: start, to: end }) => ({ from: start, to: end }));
}

/** Index of the block that holds `at`, or -1. */
export function blockAt(blocks: readonly TimeBlock[], at: Millis): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle]!;
    if (at < block.from) high = middle - 1;
    else if (at >= block.to) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** Sums of `pick` per block. An hour that has no point counts as zero: whether it was read is the gaps' business. */
export function sums<Point extends { start: Millis }>(
  blocks: readonly TimeBlock[],
  points: readonly Point[],
  pick: (point: Point) => number,
): number[] {
  const counts = blocks.map(() => 0);
  for (const point of points) {
    const index = blockAt(blocks, point.start);
    if (index >= 0) counts[index] = counts[index]! + pick(point);
  }
  return counts;
}
