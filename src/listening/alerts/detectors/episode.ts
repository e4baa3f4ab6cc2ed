import type { Decision } from './spike-event.ts';
import { BUCKET_MS, BUCKETS_PER_HOUR, decayOfDays, EPISODE_MS, SILENT_HOURS } from './spike-settings.ts';
import type { Episode, SpikeState } from './spike-state.ts';
import { type Reach, riseStart } from './window-scan.ts';

const HABITUATION_DECAY = decayOfDays(28);
const CALM_BUCKETS = 2 * BUCKETS_PER_HOUR;
const ESCALATE_SCORE = 2;
const ESCALATE_RATE = 1.5;

/** The measures of the bucket just stepped through. */
export interface Sighting {
  readonly best: Reach;
  readonly count: number;
  /** Mentions in the hour that ends now. */
  readonly hourCount: number;
}

function addBucket(episode: Episode, seen: Sighting, end: number): void {
  episode.peak = Math.max(episode.peak, seen.best.score);
  if (episode.calmed) return;
  episode.total += seen.count;
  if (seen.hourCount > episode.busiest) {
    episode.busiest = seen.hourCount;
    episode.busiestAt = end;
  }
}

function begin(state: SpikeState, seen: Sighting, end: number): Episode {
  const { best, hourCount } = seen;
  return {
    start: end,
    since: riseStart(state, best),
    peak: best.score,
    toldRate: best.observed / best.window,
    toldScore: best.score,
    total: best.observed,
    busiest: hourCount,
    busiestAt: end,
    quietBuckets: 0,
    open: true,
    calmed: false,
  };
}

/**
 * Decides about a report after the bucket just stepped through: a start at most once in 24 hours, then escalations
 * and the return to normal of that same rise. A start has to reach `theta` and the `habituation` share of
 * the keyword's own past scores.
 */
export function followEpisode(
  state: SpikeState,
  seen: Sighting,
  theta: number,
  habituation: number,
): Decision | null {
  state.habituation *= HABITUATION_DECAY;
  const end = (state.last ?? 0) + BUCKET_MS;
  const { best } = seen;
  const rate = best.observed / best.window;

  let { episode } = state;
  if (episode) addBucket(episode, seen, end);
  if (episode?.open && end - episode.start >= EPISODE_MS) {
    episode.open = false;
    state.habituation = Math.max(state.habituation, episode.peak);
    if (episode.calmed) episode = state.episode = null;
  }
  const bar = Math.max(theta, habituation * state.habituation);
  const report = (kind: 'start' | 'escalate' | 'calm', of: Episode, timesTold: number): Decision => ({
    kind,
    reach: best,
    since: of.since,
    episodeStart: of.start,
    peakScore: of.peak,
    total: of.total,
    busiestHour: of.busiest,
    busiestAt: of.busiestAt,
    timesTold,
    theta,
    bar,
    habituation: state.habituation,
  });

  const silent = state.age < SILENT_HOURS * BUCKETS_PER_HOUR;
  if (!episode?.open && !silent && best.score >= bar) {
    state.episode = begin(state, seen, end);
    return report('start', state.episode, 1);
  }
  if (!episode) return null;
  const times = rate / episode.toldRate;
  if (episode.open && best.score >= ESCALATE_SCORE * episode.toldScore && times >= ESCALATE_RATE) {
    episode.toldRate = rate;
    episode.toldScore = best.score;
    episode.calmed = false;
    episode.quietBuckets = 0;
    return report('escalate', episode, times);
  }
  episode.quietBuckets = best.score < 1 ? episode.quietBuckets + 1 : 0;
  if (episode.calmed || episode.quietBuckets < CALM_BUCKETS) return null;
  episode.calmed = true;
  if (!episode.open) state.episode = null;
  return report('calm', episode, times);
}
