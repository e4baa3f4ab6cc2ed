import { pooledPrior } from '../../src/listening/alerts/detectors/pooled-prior.ts';
import { stepInPlace } from '../../src/listening/alerts/detectors/spike.ts';
import {
  SPIKE_BARS as BARS,
  BUCKET_MS,
  type SpikeConfig,
  type SpikeSensitivity,
} from '../../src/listening/alerts/detectors/spike-settings.ts';
import {
  copyState,
  newSpikeState,
  type Prior,
  type SpikeState,
} from '../../src/listening/alerts/detectors/spike-state.ts';
import { BUSY, DAY, HOSTILE, HOURS, Series, type World } from './generator.ts';
import { randomOf } from './random.ts';

/** One burst that was tried: was it found, and how many minutes after it began. */
export interface Trial {
  readonly rate: number;
  readonly factor: number;
  readonly extra: number;
  readonly delay: number | null;
}

const SENSITIVITIES: readonly SpikeSensitivity[] = ['low', 'normal', 'high'];
const configOf = (sensitivity: SpikeSensitivity): SpikeConfig => ({ sensitivity, slowBurn: true });
const NORMAL = configOf('normal');
const WARM_UP = 28 * DAY;
/** A burst that is found in the hour after its end still counts. */
const GRACE = HOURS(1);
const HALF_WAY = BARS.normal.theta / 2;

function starts(state: SpikeState, series: Series, buckets: number, config = NORMAL, level = 1): number {
  let n = 0;
  for (let i = 0; i < buckets; i++) {
    for (const e of stepInPlace(state, series.next(1, level), config).events) if (e.kind === 'start') n += 1;
  }
  return n;
}

/** Sets a burst off in a fork of the series and reports it. */
function tryBurst(state: SpikeState, series: Series, factor: number, buckets: number, label: string): Trial {
  const fork = series.fork(0, label);
  const copy = copyState(state);
  const extra = fork.extra(factor, buckets);
  for (let i = 0; i < buckets + GRACE; i++) {
    const { events } = stepInPlace(copy, fork.next(i < buckets ? factor : 1), NORMAL);
    if (events.some((e) => e.kind === 'start')) {
      return { rate: series.rate, factor, extra, delay: ((i + 1) * BUCKET_MS) / 60_000 };
    }
  }
  return { rate: series.rate, factor, extra, delay: null };
}

export interface LowCounts {
  readonly keywordMonths: number;
  readonly falseAlerts: Readonly<Record<SpikeSensitivity, number>>;
  readonly slowLines: Readonly<Record<SpikeSensitivity, number>>;
  readonly trials: readonly Trial[];
}

/** One keyword: four weeks of warm-up, sixty days of false alerts, bursts at random times among them. */
export function lowCounts(seed: number, world: World, rate: number, index: number): LowCounts {
  const label = `low-counts ${world.name} ${rate} ${index}`;
  const days = 60;
  const falseAlerts = { low: 0, normal: 0, high: 0 };
  const slowLines = { low: 0, normal: 0, high: 0 };
  const trials: Trial[] = [];
  const when = randomOf(seed, `${label} when`);
  const planned = new Map<number, { factor: number; hours: number }>();
  for (const factor of [3, 5, 10, 20]) {
    for (const hours of [1, 3, 6]) {
      for (let i = 0; i < 4; i++) {
        planned.set(WARM_UP + Math.floor(when.uniform() * days * DAY), { factor, hours });
      }
    }
  }
  for (const sensitivity of SENSITIVITIES) {
    const series = new Series(world, rate, randomOf(seed, label));
    const state = newSpikeState();
    const config = configOf(sensitivity);
    for (let i = 0; i < WARM_UP + days * DAY; i++) {
      const burst = sensitivity === 'normal' ? planned.get(i) : undefined;
      if (burst) {
        trials.push(tryBurst(state, series, burst.factor, HOURS(burst.hours), `${seed} ${label} ${i}`));
      }
      for (const e of stepInPlace(state, series.next(), config).events) {
        if (i < WARM_UP) continue;
        if (e.kind === 'start') falseAlerts[sensitivity] += 1;
        if (e.kind === 'slow-start') slowLines[sensitivity] += 1;
      }
    }
  }
  return { keywordMonths: days / 30, falseAlerts, slowLines, trials };
}

/** A busy keyword of more than eight weeks, whose season may lower the expectation. */
export function busyBursts(seed: number, rate: number, index: number): Trial[] {
  const label = `busy ${rate} ${index}`;
  const series = new Series(BUSY, rate, randomOf(seed, label));
  const state = newSpikeState();
  starts(state, series, 57 * DAY);
  const when = randomOf(seed, `${label} when`);
  const trials: Trial[] = [];
  for (let i = 0; i < 14 * DAY; i++) {
    if (when.uniform() < 1 / HOURS(6)) {
      const factor = when.uniform() < 0.5 ? 5 : 10;
      const hours = [0.5, 1, 3][Math.floor(when.uniform() * 3)]!;
      trials.push(tryBurst(state, series, factor, HOURS(hours), `${seed} ${label} ${i}`));
    }
    starts(state, series, 1);
  }
  return trials;
}

export interface ColdStart {
  /** Alerts in the first 24 hours without history, and with seven days of backfill. */
  readonly fresh: number;
  readonly backfilled: number;
  /** Whether a burst of ten times for three hours at hour 4 was found after backfill. */
  readonly found: boolean;
}

const loans = new Map<number, Partial<Prior>>();

/** The prior that a new keyword gets from a workspace of six keywords, sixty days old. */
function loanOf(seed: number): Partial<Prior> {
  let loan = loans.get(seed);
  if (!loan) {
    loan = pooledPrior(
      [0.05, 0.2, 0.5, 1, 2, 5].map((rate) => {
        const state = newSpikeState();
        starts(state, new Series(HOSTILE, rate, randomOf(seed, `lender ${rate}`)), 60 * DAY);
        return state;
      }),
    );
    loans.set(seed, loan);
  }
  return loan;
}

/** A keyword added at a random hour of the week to a workspace whose other keywords give it a prior. */
export function coldStart(seed: number, rate: number, index: number): ColdStart {
  const label = `cold ${rate} ${index}`;
  const at = Math.floor(randomOf(seed, `${label} when`).uniform() * 7 * DAY);
  const loan = loanOf(seed);
  const fresh = newSpikeState(loan);
  const freshStarts = starts(fresh, new Series(HOSTILE, rate, randomOf(seed, label), at), DAY);

  const series = new Series(HOSTILE, rate, randomOf(seed, `${label} backfill`), at);
  const state = newSpikeState(loan);
  starts(state, series, 7 * DAY);
  const before = copyState(state);
  const later = series.fork(seed, `${label} later`);
  starts(before, later, HOURS(4));
  const found = tryBurst(before, later, 10, HOURS(3), `${seed} ${label} burst`).delay !== null;
  return { fresh: freshStarts, backfilled: starts(state, series, DAY), found };
}

/** A level that changes for ever after four weeks: starts in the first week, and in the three after it. */
export function levelShift(seed: number, rate: number, factor: number, index: number): [number, number] {
  const series = new Series(HOSTILE, rate, randomOf(seed, `shift ${rate} ${factor} ${index}`));
  const state = newSpikeState();
  starts(state, series, WARM_UP);
  const first = starts(state, series, 7 * DAY, NORMAL, factor);
  return [first, starts(state, series, 21 * DAY, NORMAL, factor)];
}

/**
 * Alerts that a hole in the data causes: those in the hour after its end (or after a late start: 24 hours
 * of nothing, then data) where the same series without the hole is neither in an alert of its own nor
 * half-way to one. A borderline burst that falls on either side of the bar is not the hole's doing.
 */
export function outages(seed: number, rate: number, index: number): number {
  const label = `outage ${rate} ${index}`;
  const holes = randomOf(seed, `${label} holes`);
  const whole = newSpikeState();
  const holed = newSpikeState();
  const series = new Series(HOSTILE, rate, randomOf(seed, label), Math.floor(holes.uniform() * 7 * DAY));
  let caused = 0;
  let left = DAY;
  let since = 0;
  for (let i = 0; i < 40 * DAY; i++) {
    const bucket = series.next();
    if (left === 0 && i > 10 * DAY && holes.uniform() < 1 / (2 * DAY)) {
      left = 1 + Math.floor(holes.uniform() * HOURS(12));
    }
    const reference = stepInPlace(whole, bucket, NORMAL).reading.score;
    const explained = whole.episode?.open || reference >= HALF_WAY;
    const covered = left === 0;
    since = covered ? since + 1 : 0;
    if (!covered) left -= 1;
    const { events } = stepInPlace(holed, covered ? bucket : { ...bucket, parts: [] }, NORMAL);
    const reported = events.some((e) => e.kind === 'start');
    if (reported && !explained && since <= HOURS(1)) caused += 1;
  }
  return caused;
}

/** A day of so many times its usual, without any burst in it: does a slow line report it before its end? */
export function slowDay(seed: number, world: World, rate: number, factor: number, index: number): boolean {
  const label = `slow ${world.name} ${rate} ${factor} ${index}`;
  const series = new Series(world, rate, randomOf(seed, label));
  const state = newSpikeState();
  starts(state, series, WARM_UP + Math.floor(randomOf(seed, `${label} when`).uniform() * 14) * DAY);
  for (let i = 0; i < DAY; i++) {
    const { events } = stepInPlace(state, series.next(1, factor), NORMAL);
    if (events.some((e) => e.kind === 'start' || e.kind === 'slow-start')) return true;
  }
  return false;
}
