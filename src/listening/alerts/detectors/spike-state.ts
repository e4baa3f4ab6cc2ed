import { BUCKETS_PER_HOUR, SLOW_WINDOWS, WINDOWS } from './spike-settings.ts';

/** The count of a whole window, the expected count, and the shape of the level's Gamma then. */
export interface WholeWindow {
  readonly count: number;
  readonly mean: number;
  readonly shape: number;
}

/** One learned window: a discounted sum of squared surprises and of their weights. */
export interface Dispersion {
  num: number;
  den: number;
  /** The latest whole window, not learned yet; null before the first. */
  waiting: WholeWindow | null;
}

/** A reported rise, until it is over. Counts are mentions, times ms UTC. Stored: `told…` keep their names. */
export interface Episode {
  start: number;
  since: number;
  /** Highest score. */
  peak: number;
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
  calmed: boolean;
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
}

interface SlowHour {
  /** Hours since 1970. */
  hour: number;
  count: number;
  usual: number;
  buckets: number;
}

/**
 * All that the detector remembers of one keyword and stream: plain data, under 8 kB as JSON. Every number
 * survives JSON exactly; the long tables are kept rounded to three decimals so that the text stays short.
 */
export interface SpikeState {
  readonly version: 1;
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
  /** Level: discounted mentions and season-weighted exposure. */
  a: number;
  b: number;
  /** Slow mean: discounted mentions and exposure. */
  total: number;
  exposure: number;
  /** Hour of the week: 168 counts and exposures. Hour of a working or weekend day: 48. */
  weekCount: number[];
  weekExposure: number[];
  dayCount: number[];
  dayExposure: number[];
  /** One for each fast window. */
  dispersion: Dispersion[];
  /** The last three hours, oldest first: bucket numbers since 1970, counts, expected, usual. */
  ring: { bucket: number[]; count: number[]; expected: number[]; usual: number[] };
  /** Start of the present rise, and its excess over three times the usual. */
  riseSince: number | null;
  riseExcess: number;
  /** Highest past score, fading with a half-life of 28 days. */
  habituation: number;
  episode: Episode | null;
  slow: {
    current: SlowHour | null;
    hours: Readonly<SlowHour>[];
    closed: number;
    dispersion: Dispersion[];
    habituation: number;
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

/** Five digits or more, and a short text. */
export const roundShort = (x: number) => (x < 1 ? Math.round(x * 1e6) / 1e6 : Math.round(x * 1e4) / 1e4);

const newDispersion = (): Dispersion => ({ num: 0, den: 0, waiting: null });

/** The state of a keyword and stream before its first bucket. A former state of the same keyword passes its prior on. */
export function newSpikeState(prior: Partial<Prior> = {}): SpikeState {
  const { priorMean = PRIOR_MEAN, dayProfile } = prior;
  if (!(priorMean > 0)) throw new RangeError(`priorMean must be above zero, not ${priorMean}`);
  if (dayProfile && dayProfile.length !== 48) {
    throw new RangeError(`a day profile has 48 factors, not ${dayProfile.length}`);
  }
  return {
    version: 1,
    age: 0,
    last: null,
    gap: null,
    priorMean,
    dayProfile: dayProfile ?? null,
    a: 0,
    b: 0,
    total: 0,
    exposure: 0,
    weekCount: new Array<number>(168).fill(0),
    weekExposure: new Array<number>(168).fill(0),
    dayCount: new Array<number>(48).fill(0),
    dayExposure: new Array<number>(48).fill(0),
    dispersion: WINDOWS.map(newDispersion),
    ring: { bucket: [], count: [], expected: [], usual: [] },
    riseSince: null,
    riseExcess: 0,
    habituation: 0,
    episode: null,
    slow: {
      current: null,
      hours: [],
      closed: 0,
      dispersion: SLOW_WINDOWS.map(newDispersion),
      habituation: 0,
      episode: null,
    },
  };
}

/** An independent copy. */
export function copyState(state: SpikeState): SpikeState {
  const { ring, slow } = state;
  return {
    ...state,
    gap: state.gap && { ...state.gap },
    weekCount: state.weekCount.slice(),
    weekExposure: state.weekExposure.slice(),
    dayCount: state.dayCount.slice(),
    dayExposure: state.dayExposure.slice(),
    dispersion: state.dispersion.map((d) => ({ ...d })),
    ring: {
      bucket: ring.bucket.slice(),
      count: ring.count.slice(),
      expected: ring.expected.slice(),
      usual: ring.usual.slice(),
    },
    episode: state.episode && { ...state.episode },
    slow: {
      ...slow,
      current: slow.current && { ...slow.current },
      // A closed hour never changes, so copies may share it.
      hours: slow.hours.slice(),
      dispersion: slow.dispersion.map((d) => ({ ...d })),
      episode: slow.episode && { ...slow.episode },
    },
  };
}
