import type { Estimate } from './campaign.ts';

/** Of the judged posts of one day, those that are negative; null = it was not read. */
export interface MoodDay {
  negative: number;
  judged: number;
}

export interface MoodQuestion {
  before: readonly (MoodDay | null)[];
  during: readonly (MoodDay | null)[];
  /** All controls together; null = there are none. */
  controls: { before: readonly (MoodDay | null)[]; during: readonly (MoodDay | null)[] } | null;
}

/** A share before and during a campaign, 0..1, and what was expected of it by what it was and how the controls moved. */
export interface ShareChange {
  before: number;
  observed: number;
  expected: Estimate;
  /** In points: how much larger or smaller it would have to be to be seen four times in five. */
  leastSeen: number;
  /** Judged posts of which it is. */
  of: number;
}

/** Fewer judged posts in either time say nothing of a share. */
export const ENOUGH_JUDGED = 30;
const WEEK = 7;
const T = { interval: 1.782, power: 0.873 };

/**
 * The share of negative posts during a campaign against that before, less what it moved for the controls. Posts of a day and
 * of a week agree more than chance has it: by how much, the past shows.
 * @returns null where too few posts are judged
 */
export function moodChange({ before, during, controls }: MoodQuestion): ShareChange | null {
  const own = changeOf(before, during);
  if (!own) return null;
  const others = controls && changeOf(controls.before, controls.during);
  const moved = others ? others.now - others.past : 0;
  const deviation = Math.sqrt(own.variance + (others?.variance ?? 0));
  const mean = own.past + moved;
  const reach = T.interval * deviation;
  return {
    before: own.past,
    observed: own.now,
    expected: { mean: clamped(mean), low: clamped(mean - reach), high: clamped(mean + reach) },
    leastSeen: (T.interval + T.power) * deviation,
    of: own.judged,
  };
}

function changeOf(before: readonly (MoodDay | null)[], during: readonly (MoodDay | null)[]) {
  const [past, now] = [sumOf(before), sumOf(during)];
  if (past.judged < ENOUGH_JUDGED || now.judged < ENOUGH_JUDGED) return null;
  const pooled = (past.negative + now.negative + 1) / (past.judged + now.judged + 2);
  const scatter = Math.max(1, scatterOf(before, past, 1), scatterOf(before, past, WEEK));
  const variance = scatter * pooled * (1 - pooled) * (1 / past.judged + 1 / now.judged);
  return { past: past.negative / past.judged, now: now.negative / now.judged, judged: now.judged, variance };
}

/** How much more the shares of stretches of so many days differ than posts that are judged one by one would make them. */
function scatterOf(days: readonly (MoodDay | null)[], all: MoodDay, length: number): number {
  const share = (all.negative + 1) / (all.judged + 2);
  let [squares, stretches] = [0, 0];
  for (let from = 0; from < days.length; from += length) {
    const { negative, judged } = sumOf(days.slice(from, from + length));
    if (judged === 0) continue;
    squares += (negative - share * judged) ** 2 / (judged * share * (1 - share));
    stretches += 1;
  }
  return stretches < 3 ? 1 : squares / (stretches - 1);
}

function sumOf(days: readonly (MoodDay | null)[]): MoodDay {
  const sum = { negative: 0, judged: 0 };
  for (const day of days) {
    sum.negative += day?.negative ?? 0;
    sum.judged += day?.judged ?? 0;
  }
  return sum;
}

function clamped(share: number): number {
  return Math.max(0, Math.min(1, share));
}
