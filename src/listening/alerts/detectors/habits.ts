import type { SpikeState } from './spike-state.ts';

/**
 * What is published at a fixed minute: at eight every working day, at every full hour. Hours are too coarse for it, and a
 * burst is no habit before its third time. So each quarter of a day keeps the three largest excesses that it has had,
 * faded, and the smallest of the three is usual.
 */

const BUCKETS = 3;
/** A day fades an excess by as much as makes it half in two weeks. */
const FADE = 0.5 ** (1 / 14);
/** An excess that chance brings once in a hundred quarters is none. */
const SURPRISE = 2;
/** Less than one mention is no habit. */
const LEAST = 1;

const round2 = (x: number) => Math.round(x * 100) / 100;

function quarterOf(bucket: number): number {
  return Math.floor(bucket / BUCKETS);
}

/** The quarter of the local day. Clocks that are half an hour off UTC begin their quarters with it all the same. */
function slotOf(bucket: number, hourOfWeek: number): number {
  return (hourOfWeek % 24) * 4 + (quarterOf(bucket) % 4);
}

/**
 * Learns a bucket. A quarter is weighed when the next one begins.
 * @param surprise -log10 of the chance of so many in a quarter
 */
export function learnHabit(
  { habits }: SpikeState,
  { bucket, hourOfWeek, count, usual }: { bucket: number; hourOfWeek: number; count: number; usual: number },
  surprise: (count: number, usual: number) => number,
): void {
  const quarter = quarterOf(bucket);
  const { current } = habits;
  if (current && current.quarter !== quarter) close(habits, current, surprise);
  if (current?.quarter !== quarter)
    habits.current = { quarter, slot: slotOf(bucket, hourOfWeek), count: 0, usual: 0 };
  habits.current!.count += count;
  habits.current!.usual = Number((habits.current!.usual + usual).toPrecision(5));
}

function close(
  habits: SpikeState['habits'],
  { slot, count, usual }: { slot: number; count: number; usual: number },
  surprise: (count: number, usual: number) => number,
): void {
  const i = habits.top.findIndex(([known]) => known === slot);
  const excess = count > usual && surprise(count, usual) >= SURPRISE ? count - usual : 0;
  if (i < 0 && excess < LEAST) return;
  const [, ...former] = habits.top[i] ?? [slot, 0, 0, 0];
  const faded = former.map((x) => (x * FADE < LEAST ? 0 : round2(x * FADE)));
  const [first, second, third] = [...faded, round2(excess)].sort((a, b) => b - a);
  if (i >= 0) habits.top.splice(i, 1);
  if (first! >= LEAST) habits.top.push([slot, first!, second!, third!]);
}

/** The habit of each of the given quarters of a day; most have none. */
function habitOf({ habits }: SpikeState, slot: number): number {
  for (const top of habits.top) if (top[0] === slot) return top[3];
  return 0;
}

/** Mentions that are usual in a bucket because of the time of day: a third of its quarter's. */
export function habitIn(state: SpikeState, bucket: number, hourOfWeek: number): number {
  return habitOf(state, slotOf(bucket, hourOfWeek)) / BUCKETS;
}

const DAY_QUARTERS = 96;

/**
 * What may come in the window that ends with a bucket although its own buckets do not expect it: a habit may come five
 * minutes earlier or later than it used to, and all of it in one bucket of its quarter.
 */
export function habitAtEdges(state: SpikeState, bucket: number, hourOfWeek: number, window: number): number {
  if (state.habits.top.length === 0) return 0;
  const first = bucket - window + 1;
  const now = quarterOf(bucket);
  const slotNow = slotOf(bucket, hourOfWeek);
  const from = quarterOf(first - 1);
  const to = quarterOf(bucket + 1);
  let sum = 0;
  for (let quarter = from; quarter <= to; quarter++) {
    const [begin, end] = [quarter * BUCKETS, quarter * BUCKETS + BUCKETS - 1];
    const inside = Math.max(0, Math.min(end, bucket) - Math.max(begin, first) + 1);
    if (inside === BUCKETS) continue;
    const slot = (slotNow + quarter - now + 2 * DAY_QUARTERS) % DAY_QUARTERS;
    sum += (habitOf(state, slot) * (BUCKETS - inside)) / BUCKETS;
  }
  return sum;
}
