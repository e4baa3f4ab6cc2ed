import { countRange } from './negative-binomial.ts';
import { BUCKET_MS, BUCKETS_PER_HOUR, DAY_MS, LEARNING_HOURS, type SpikeConfig } from './spike-settings.ts';
import type { SpikeState } from './spike-state.ts';
import type { Reach } from './window-scan.ts';

type SpikeEventKind = 'start' | 'escalate' | 'calm' | 'slow-start' | 'slow-calm';

/** An event to report, with all that an explanation needs. Times are ms UTC, counts capped mentions. */
export interface SpikeEvent {
  readonly kind: SpikeEventKind;
  /** End of the bucket after which it was known. */
  readonly at: number;
  /** The window that stood out most, in buckets of five minutes, and the start of its oldest bucket. */
  readonly window: number;
  readonly windowFrom: number;
  readonly observed: number;
  /** Expected in the window; never below what the season floor allows. */
  readonly expected: number;
  /** Expected in the window by the season as learned. */
  readonly usual: number;
  /** Central 90 % of what was to be expected. */
  readonly low: number;
  readonly high: number;
  /** observed / expected. */
  readonly timesNormal: number;
  /** -log10 of the chance of so many. */
  readonly score: number;
  /** The score asked for: the setting's, raised by a planned event. */
  readonly bar: number;
  /** Size of the keyword's largest past rise, faded. */
  readonly habituation: number;
  /** Name of the planned event that raised the bar, or null. */
  readonly expectedEvent: string | null;
  /** When the rise began. */
  readonly since: number;
  /** When its start was known: equal to `at` for a start, the key of the episode for the others. */
  readonly episodeStart: number;
  /** Highest score and mentions so far in the episode; most mentions in one hour, and when that ended. */
  readonly peakScore: number;
  readonly total: number;
  readonly busiestHour: number;
  readonly busiestAt: number;
  /** Rate over the rate at the last report; "doubled" may be said from 2. */
  readonly timesTold: number;
  /** Collected hours behind the baseline; `learning` under 96. */
  readonly ageHours: number;
  readonly learning: boolean;
  /** The latest stretch without data in the last 24 hours, if any. */
  readonly gap: { readonly from: number; readonly to: number } | null;
}

/** The decision of a detector, before its event is built. */
export interface Decision {
  readonly kind: SpikeEventKind;
  readonly reach: Reach;
  readonly since: number;
  readonly episodeStart: number;
  readonly peakScore: number;
  readonly total: number;
  readonly busiestHour: number;
  readonly busiestAt: number;
  readonly timesTold: number;
  readonly bar: number;
  readonly habituation: number;
}

/** The event of a decision taken after the bucket that `state` has just stepped through. */
export function eventOf(state: SpikeState, decision: Decision, config: SpikeConfig): SpikeEvent {
  const { reach, ...rest } = decision;
  const at = (state.last ?? 0) + BUCKET_MS;
  const ageHours = state.age / BUCKETS_PER_HOUR;
  const { gap } = state;
  return {
    ...rest,
    at,
    window: reach.window,
    windowFrom: reach.from,
    observed: reach.observed,
    expected: reach.expected,
    usual: reach.usual,
    ...countRange(reach.expected, reach.size),
    timesNormal: reach.observed / reach.expected,
    score: reach.score,
    expectedEvent: config.expectedEvent?.name ?? null,
    ageHours,
    learning: ageHours < LEARNING_HOURS,
    gap: gap && gap.to > at - DAY_MS ? { ...gap } : null,
  };
}
