import { DAY, floorTo, HOUR, type Millis } from '../../listening/time.ts';
import { localTime, momentOf } from '../../listening/zoned.ts';

/** How much time one point of a chart stands for. Days are local days: 23 to 25 hours when the clock changes. */
export interface BlockSize {
  unit: 'hour' | 'day';
  count: number;
}

/** One point's stretch of time; `to` is exclusive. */
export interface TimeBlock {
  from: Millis;
  to: Millis;
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
 * Cuts a period into at most `most` equal blocks (the finest size of 1, 2, 3, 6, 12 hours and 1, 2, 7, 28 days that
 * fits). Blocks are counted back from the end, so that the latest one is whole and a line never ends in a false fall.
 * The ends are moved down to full UTC hours, the grain of the series; an empty period gives no block.
 */
export function blocksOf(
  period: { from: Millis; to: Millis },
  timeZone: string,
  most: number = MOST_POINTS,
  finest: BlockSize['unit'] = 'hour',
): Blocks {
  const from = floorTo(period.from, HOUR);
  const to = floorTo(period.to, HOUR);
  const sizes = finest === 'hour' ? [...HOURS, ...DAYS] : DAYS;
  const size = sizes.find((candidate) => (to - from) / lengthOf(candidate) <= most) ?? DAYS.at(-1)!;
  const blocks: TimeBlock[] = [];
  for (let end = to, back = 1; end > from; back++) {
    const start = Math.max(from, startOf(to, size, back, timeZone));
    blocks.push({ from: start, to: end });
    end = start;
  }
  return { size, blocks: blocks.reverse() };
}

function lengthOf(size: BlockSize): number {
  return size.count * (size.unit === 'hour' ? HOUR : DAY);
}

function startOf(to: Millis, size: BlockSize, back: number, timeZone: string): Millis {
  if (size.unit === 'hour') return to - back * lengthOf(size);
  const local = localTime(to, timeZone);
  return floorTo(momentOf({ ...local, day: local.day - back * size.count }, timeZone), HOUR);
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
