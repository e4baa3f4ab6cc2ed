/** How easily a keyword alerts. */
export type SpikeSensitivity = 'low' | 'normal' | 'high';

export interface SpikeBar {
  /** Smallest score (-log10 of the chance) that alerts. */
  readonly theta: number;
  /** Smallest number of mentions in a window that alerts. */
  readonly minCount: number;
  /** Smallest multiple of the expected count that alerts. */
  readonly minTimes: number;
  /** The same smallest score for the slow windows, which page nobody. */
  readonly slowTheta: number;
}

/**
 * The one table of sensitivities. False alerts per keyword and month on the hostile generator of
 * tools/eval-spikes: about 0.06, 0.3 and 1.2.
 */
export const SPIKE_BARS: Readonly<Record<SpikeSensitivity, SpikeBar>> = {
  low: { theta: 6.6, minCount: 7, minTimes: 4, slowTheta: 4 },
  normal: {
    theta: 5,
    minCount: 6,
    minTimes: 3,
    slowTheta: 3,
  },
  high: { theta: 4, minCount: 4, minTimes: 2.5, slowTheta: 2.7 },
};

/** Something planned (a launch, a broadcast): the bar is raised while it lasts, and the alert says so. */
interface ExpectedEvent {
  readonly name: string;
  /** Factor on theta while the event lasts. */
  readonly raise: number;
}

export const EXPECTED_EVENT_RAISE = 2;

/** Settings that may change from one bucket to the next without a new state. */
export interface SpikeConfig {
  readonly sensitivity: SpikeSensitivity;
  /** Replaces the table's theta. */
  readonly theta?: number;
  readonly expectedEvent?: ExpectedEvent;
  /** Whether slow-start and slow-calm are reported. The slow windows are learned either way. */
  readonly slowBurn: boolean;
}

export const BUCKET_MS = 5 * 60_000;
export const HOUR_MS = 60 * 60_000;
export const DAY_MS = 24 * HOUR_MS;
export const BUCKETS_PER_HOUR = HOUR_MS / BUCKET_MS;

/** 15 minutes, 1, 1.5 and 3 hours, in buckets. */
export const WINDOWS: readonly number[] = [3, 12, 18, 36];
/** 12 and 24 hours, in hours. */
export const SLOW_WINDOWS = [12, 24] as const;

/** Hours without any alert after the first collected bucket; backfilled buckets count. */
export const SILENT_HOURS = 6;
/** Hours during which a baseline is called "learning". */
export const LEARNING_HOURS = 96;
/** One start per keyword, stream and this long. */
export const EPISODE_MS = 24 * HOUR_MS;

/** Factor a bucket that makes something half as heavy after this many days. */
export function decayOfDays(days: number): number {
  return 0.5 ** (1 / (24 * BUCKETS_PER_HOUR * days));
}
