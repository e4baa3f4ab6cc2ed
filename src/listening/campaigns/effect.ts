import type { CampaignEffect, Estimate } from './campaign.ts';
import {
  driftOf,
  fitDays,
  inflationOf,
  informationOf,
  meanOf,
  type Regression,
  type RegressionDay,
} from './regression.ts';

/** One day of all keywords of a campaign together, and of each of its controls; null = it was not read. */
export interface CampaignDay {
  /** 0 (Monday) to 6. */
  weekday: number;
  count: number | null;
  controls: readonly (number | null)[];
}

/** The days before, and those whose effect is asked for: of the campaign, or after it. */
export interface EffectQuestion {
  before: readonly CampaignDay[];
  during: readonly CampaignDay[];
}

/** An effect with what was expected of each day: the range in which a single day would lie nine times in ten. */
export interface EffectResult extends CampaignEffect {
  bands: {
    before: readonly (Estimate | null)[];
    during: readonly (Estimate | null)[];
  };
}

/** Days before that are looked at: what was longer ago is another time. */
export const MOST_BEFORE = 84;
/** Fewer say nothing: two of each weekday. */
export const LEAST_BEFORE = 14;
/** With fewer, little is known of what is usual: nothing is said without controls, and less surely with them. */
export const ENOUGH_BEFORE = 28;
const WINDOW = 7;
/** Student's t with 12 degrees of freedom, and with 6: an interval of 90 %, and the 80 % by which the least effect is named. */
const T_LONG = { interval: 1.782, power: 0.873 };
const T_SHORT = { interval: 1.943, power: 0.906 };
/** What controls drift from the campaign's keywords by themselves. */
const DRIFT = 0.1;

/**
 * What a campaign changed, against what the time before it and the movement of its controls let expect: counts of days as
 * negative-binomial, with the sum of the controls as a fixed offset. It is fixed and not learned: a learned weight shrinks,
 * for the controls are noisy, and then sells a rise of the whole market as an effect.
 * @returns null without enough days before, without a post in them, or without a day during that was read
 */
export function effectOf({ before, during }: EffectQuestion): EffectResult | null {
  const controls = usableControls(before, during);
  const offsets = { before: offsetsOf(before, controls), during: offsetsOf(during, controls) };
  const counted = read(before, offsets.before);
  const past = capped(counted);
  const now = read(during, offsets.during);
  const least = controls.length > 0 ? LEAST_BEFORE : ENOUGH_BEFORE;
  const fitted = past.length < least || now.length === 0 ? null : fitDays(past);
  if (!fitted) return null;

  const observed = sumOf(now.map(({ count }) => count));
  const mean = sumOf(now.map((day) => meanOf(fitted, day)));
  const t = now.length < WINDOW || past.length < ENOUGH_BEFORE ? T_SHORT : T_LONG;
  const phi = fitted.phi + burstsOf(counted, past, fitted);
  const scatter = sumOf(now.map((day) => meanOf(fitted, day) ** 2)) / mean ** 2;
  // Nothing but its own past says where the level would be, where no control shows what the market does.
  const known =
    inflationOf(past, fitted, past.length) / informationOf(fitted, past) +
    controlNoise(before, during, controls) +
    (controls.length > 0 ? 0 : (driftOf(past, fitted) * (past.length + now.length)) / 3);
  /** Of the logarithm of the ratio, were it `ratio`. */
  const deviation = (ratio: number) =>
    Math.sqrt(
      inflationOf(past, fitted, now.length) * (1 / Math.max(0.5, mean * ratio) + phi * scatter) + known,
    );
  const ratio = Math.max(0.5, observed) / mean;
  const reach = Math.exp(t.interval * deviation(ratio));
  return {
    observed,
    expected: { mean, low: mean / reach, high: mean * reach },
    ratio: { mean: observed / mean, low: observed === 0 ? 0 : ratio / reach, high: ratio * reach },
    leastSeen: leastOf(deviation, t),
    days: now.length,
    controls: controls.length,
    bands: {
      before: bandsOf(before, offsets.before),
      during: bandsOf(during, offsets.during),
    },
  };

  /** A day's own scatter, and the doubt about its mean. */
  function bandsOf(days: readonly CampaignDay[], offset: readonly (number | null)[]): (Estimate | null)[] {
    return days.map(({ weekday }, index) => {
      const scale = offset[index];
      if (scale === null || scale === undefined) return null;
      const expected = meanOf(fitted!, { weekday, offset: scale });
      const spread = Math.exp(t.interval * Math.sqrt(1 / Math.max(0.5, expected) + fitted!.phi + known));
      return { mean: expected, low: expected / spread, high: expected * spread };
    });
  }
}

/** The smallest rise that is found four times in five: its own scatter is less, since there is more to count. */
function leastOf(deviation: (ratio: number) => number, t: typeof T_LONG): number {
  let ratio = 1;
  for (let step = 0; step < 20; step++) ratio = Math.exp((t.interval + t.power) * deviation(ratio));
  return ratio;
}

/** Controls that were read often enough to compare with, and brought anything. */
function usableControls(before: readonly CampaignDay[], during: readonly CampaignDay[]): number[] {
  return (before[0]?.controls ?? []).flatMap((_, index) => {
    const past = before.filter(({ controls }) => controls[index] !== null);
    const now = during.filter(({ controls }) => controls[index] !== null);
    const brought = sumOf(past.map(({ controls }) => controls[index] ?? 0));
    return past.length >= LEAST_BEFORE && now.length * 2 > during.length && brought > 0 ? [index] : [];
  });
}

/** The logarithm of the controls' mean of a week around each day, within these days: null where none was read. */
function offsetsOf(days: readonly CampaignDay[], controls: readonly number[]): (number | null)[] {
  if (controls.length === 0) return days.map(() => 0);
  const sums = cappedControls(days, controls);
  const half = Math.floor(WINDOW / 2);
  return days.map((_, index) => {
    const near = sums
      .slice(Math.max(0, index - half), index + half + 1)
      .filter((sum): sum is number => sum !== null);
    return near.length === 0 ? null : Math.log(Math.max(LEAST_CONTROL, sumOf(near) / near.length));
  });
}

/** A week without any control post says little: not that there is none to be expected. */
const LEAST_CONTROL = 0.3;

function cappedControls(days: readonly CampaignDay[], controls: readonly number[]): (number | null)[] {
  const sums = days.map((day) => {
    const counts = controls.map((index) => day.controls[index]!);
    return counts.some((count) => count === null) ? null : sumOf(counts);
  });
  const cap = capOf(sums.filter((sum): sum is number => sum !== null));
  return sums.map((sum) => (sum === null ? null : Math.min(sum, cap)));
}

/** What the controls do not know themselves: their counting noise in both periods, and what they drift. */
function controlNoise(
  before: readonly CampaignDay[],
  during: readonly CampaignDay[],
  controls: readonly number[],
): number {
  if (controls.length === 0) return 0;
  const past = read(
    before,
    before.map(() => 0),
    controls,
  );
  const fitted = fitDays(capped(past));
  if (!fitted) return 0;
  const now = read(
    during,
    during.map(() => 0),
    controls,
  );
  const rate = (days: readonly RegressionDay[]) =>
    Math.max(LEAST_CONTROL, sumOf(days.map(({ count }) => count)) / days.length);
  return (
    (1 / rate(now) + fitted.phi) / now.length +
    (1 / rate(past) + fitted.phi) / past.length +
    DRIFT / (now.length * controls.length)
  );
}

/** The days that were read. @param controls counts their sum instead of the campaign's */
function read(
  days: readonly CampaignDay[],
  offsets: readonly (number | null)[],
  controls?: readonly number[],
): RegressionDay[] {
  return days.flatMap((day, index) => {
    const counts = controls ? controls.map((control) => day.controls[control]!) : [day.count];
    const offset = offsets[index];
    if (offset === null || offset === undefined || counts.some((count) => count === null)) return [];
    return [{ weekday: day.weekday, count: sumOf(counts as number[]), offset }];
  });
}

/** Past bursts are no part of what is usual. */
function capped(days: readonly RegressionDay[]): RegressionDay[] {
  const cap = capOf(days.map(({ count }) => count));
  return days.map((day) => ({ ...day, count: Math.min(day.count, cap) }));
}

function capOf(counts: readonly number[]): number {
  const median = medianOf(counts);
  const scatter = 1.4826 * medianOf(counts.map((count) => Math.abs(count - median)));
  return Math.max(median + 3.5 * scatter, 2 * median + 2);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * The scatter of what was capped, its largest day left out: one burst in twelve weeks is chance, but where they come again
 * one may come during the campaign, too.
 */
function burstsOf(
  counted: readonly RegressionDay[],
  past: readonly RegressionDay[],
  fitted: Regression,
): number {
  const above = counted
    .map((day, index) => ((day.count - past[index]!.count) / meanOf(fitted, day)) ** 2)
    .sort((a, b) => b - a);
  return sumOf(above.slice(1)) / counted.length;
}
