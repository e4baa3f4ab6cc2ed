import { type Dispersion, newDispersion, type WholeWindow } from './dispersion.ts';
import { BUCKETS_PER_HOUR, SLOW_WINDOWS, WINDOWS } from './spike-settings.ts';

/** A reported rise, until it is over. Counts are mentions, times ms UTC. Stored: `told…` keep their names. */
export interface Episode {
  start: number;
  since: number;
  /** Highest score, and largest size in its first 21 hours. */
  peak: number;
  size: number;
  /** Mentions per bucket and score at the last report. */
  toldRate: number;
  toldScore: number;
  total: number;
  /** Most mentions in any hour, and the end of that hour. */
  busiest: number;
  busiestAt: number;
  quietBuckets: number;
  /** False once 24 h old: a new start may follow, only the end is still to be reported. */
  open: boolean;
  /** When it had returned to normal; null before. */
  calmAt: number | null;
  /** Stretches in which it was half as high as a start has to be, in buckets since 1970, first and last; the old ones left out. */
  highs: (readonly [number, number])[];
}

export interface SlowEpisode {
  start: number;
  since: number;
  peak: number;
  total: number;
  busiest: number;
  busiestAt: number;
  /** Whether it was reported; false when a burst already was. Stored under this name. */
  told: boolean;
  /** Times the usual when it had lasted so long that its level is the new normal; null before. */
  settled: number | null;
}

/** An hour: hours since 1970, mentions, what was usual, and the buckets in which anything was read. */
type SlowHour = readonly [hour: number, count: number, usual: number, buckets: number];

/** Over-dispersion of a fast window, and the window that is being filled with learned buckets. */
interface FastDispersion extends Dispersion {
  count: number;
  mean: number;
  buckets: number;
}

/** Overdispersion of a slow window; the latest whole one is learned when the next one is. */
interface SlowDispersion extends Dispersion {
  waiting: WholeWindow | null;
}

/** What is known of each part, one entry a part in every column. */
interface PartColumns {
  n: number[];
  /** Discounted mentions, and season-weighted exposure in buckets. */
  a: number[];
  b: number[];
  /** Buckets in which it was read, and the last one (since 1970). */
  age: number[];
  seen: number[];
  /** 1 while it is a newcomer to a keyword that was there before, 0 after. */
  late: number[];
}

/** The last 36 buckets that were read, oldest first, one entry a bucket in every column. */
export interface Ring {
  /** Since 1970, and the hour of its week. */
  bucket: number[];
  hour: number[];
  /** The parts that were read; 0 for the same as in the bucket before. */
  read: (readonly number[] | 0)[];
  /** Part, mentions, part, mentions … of the parts that had any. */
  counts: (readonly number[])[];
  /** Mentions that are weighed, expected and usual. */
  count: number[];
  expected: number[];
  usual: number[];
  /** 1 where a rise was seen: what it brings is no season. */
  high: number[];
  /** How many of the newest are not learned yet. */
  fresh: number;
}

/** What comes at the same quarter of an hour every day or week. */
interface Habits {
  /** Quarters of a day with their three largest excesses, faded, largest first. */
  top: (readonly [quarter: number, first: number, second: number, third: number])[];
  /** The quarter that is being filled with learned buckets (since 1970), and its quarter of the day. */
  current: { quarter: number; slot: number; count: number; usual: number } | null;
}

/**
 * All that the detector remembers of one keyword and stream: plain data, under 8 kB as JSON. Every number
 * survives JSON exactly; the long tables are kept rounded to three decimals so that the text stays short.
 */
export interface SpikeState {
  readonly version: 3;
  /** Covered buckets stepped through so far. */
  age: number;
  /** Start of the last covered bucket, ms UTC, or null before the first. */
  last: number | null;
  /** The latest stretch without data since collection began, ms UTC. */
  gap: { from: number; to: number } | null;
  /** The prior, from other keywords: mentions per bucket to expect before anything is learned. */
  readonly priorMean: number;
  /** Shape of the day: 48 factors of mean 1 over a week (hours of a working day, hours of a weekend day). */
  readonly dayProfile: readonly number[] | null;
  /** Levels by part, in columns. */
  parts: PartColumns;
  /** Slow mean: discounted mentions and exposure. */
  total: number;
  exposure: number;
  /** Hour of the week: 168 counts and exposures. Hour of a working or weekend day: 48. */
  weekCount: number[];
  weekExposure: number[];
  dayCount: number[];
  dayExposure: number[];
  /** One for each fast window. */
  dispersion: FastDispersion[];
  ring: Ring;
  habits: Habits;
  /** Start of the present rise, and its excess over three times the usual. */
  riseSince: number | null;
  riseExcess: number;
  /** Size of the largest past rise, fading with a half-life of 28 days. */
  habituation: number;
  episode: Episode | null;
  slow: {
    current: SlowHour | null;
    hours: SlowHour[];
    closed: number;
    dispersion: SlowDispersion[];
    /** A level that has become the normal, in times of the former, and when that counts; null mostly. */
    settled: { readonly at: number; readonly times: number } | null;
    episode: SlowEpisode | null;
  };
}

/** The start of a state, never changed: the same buckets stepped from the same prior give the same events. */
export type Prior = Pick<SpikeState, 'priorMean' | 'dayProfile'>;

/**
 * Half a mention an hour, in mentions per bucket. In a simulation of sixty new keywords with one mention an hour, a prior
 * of 0.01 (and little over-dispersion) raised 0.65 false alerts a keyword in the first six hours, this one none.
 */
export const PRIOR_MEAN = 0.5 / BUCKETS_PER_HOUR;

/** A state of another version is learned anew from the stored buckets. */
export const STATE_VERSION = 3;

export const newRing = (): Ring => ({
  bucket: [],
  hour: [],
  read: [],
  counts: [],
  count: [],
  expected: [],
  usual: [],
  high: [],
  fresh: 0,
});

/** The state of a keyword and stream before its first bucket. A former state of the same keyword passes its prior on. */
export function newSpikeState(prior: Partial<Prior> = {}): SpikeState {
  const { priorMean = PRIOR_MEAN, dayProfile } = prior;
  if (!(priorMean > 0)) throw new RangeError(`priorMean must be above zero, not ${priorMean}`);
  if (dayProfile && dayProfile.length !== 48) {
    throw new RangeError(`a day profile has 48 factors, not ${dayProfile.length}`);
  }
  return {
    version: STATE_VERSION,
    age: 0,
    last: null,
    gap: null,
    priorMean,
    dayProfile: dayProfile ?? null,
    parts: { n: [], a: [], b: [], age: [], seen: [], late: [] },
    total: 0,
    exposure: 0,
    weekCount: new Array<number>(168).fill(0),
    weekExposure: new Array<number>(168).fill(0),
    dayCount: new Array<number>(48).fill(0),
    dayExposure: new Array<number>(48).fill(0),
    dispersion: WINDOWS.map(() => ({ ...newDispersion(), count: 0, mean: 0, buckets: 0 })),
    ring: newRing(),
    habits: { top: [], current: null },
    riseSince: null,
    riseExcess: 0,
    habituation: 0,
    episode: null,
    slow: {
      current: null,
      hours: [],
      closed: 0,
      dispersion: SLOW_WINDOWS.map(() => ({ ...newDispersion(), waiting: null })),
      settled: null,
      episode: null,
    },
  };
}

/** An independent copy. */
export function copyState(state: SpikeState): SpikeState {
  const { parts, ring, habits, slow } = state;
  return {
    ...state,
    gap: state.gap && { ...state.gap },
    weekCount: state.weekCount.slice(),
    weekExposure: state.weekExposure.slice(),
    dayCount: state.dayCount.slice(),
    dayExposure: state.dayExposure.slice(),
    dispersion: state.dispersion.map((d) => ({ ...d })),
    parts: {
      n: parts.n.slice(),
      a: parts.a.slice(),
      b: parts.b.slice(),
      age: parts.age.slice(),
      seen: parts.seen.slice(),
      late: parts.late.slice(),
    },
    ring: {
      ...ring,
      bucket: ring.bucket.slice(),
      hour: ring.hour.slice(),
      read: ring.read.slice(),
      counts: ring.counts.slice(),
      count: ring.count.slice(),
      expected: ring.expected.slice(),
      usual: ring.usual.slice(),
      high: ring.high.slice(),
    },
    habits: { top: habits.top.slice(), current: habits.current && { ...habits.current } },
    episode: state.episode && { ...state.episode, highs: state.episode.highs.slice() },
    slow: {
      ...slow,
      // An hour never changes, so copies may share it.
      hours: slow.hours.slice(),
      dispersion: slow.dispersion.map((d) => ({ ...d })),
      episode: slow.episode && { ...slow.episode },
    },
  };
}
