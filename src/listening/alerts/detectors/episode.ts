import { sizeNeeded, sizeOfRise } from './habituation.ts';
import type { Decision } from './spike-event.ts';
import {
  BUCKET_MS,
  BUCKETS_PER_HOUR,
  decayOfDays,
  EPISODE_MS,
  HOUR_MS,
  SILENT_HOURS,
} from './spike-settings.ts';
import type { Episode, SpikeState } from './spike-state.ts';
import { type Reach, riseStart } from './window-scan.ts';

const HABITUATION_DECAY = decayOfDays(28);
const CALM_BUCKETS = 2 * BUCKETS_PER_HOUR;
const ESCALATE_SCORE = 2;
const ESCALATE_RATE = 1.5;
/** What is younger may still change. Neither the size of an episode nor its end is judged by it. */
const FINAL_MS = 3 * HOUR_MS;
const SIZE_MS = EPISODE_MS - FINAL_MS;
const OUTGROWN = 1.5;
const STILL_HIGH = 0.5;
const REST_BUCKETS = 12 * BUCKETS_PER_HOUR;

/** The measures of the bucket just stepped through. */
export interface Sighting {
  /** Every window, and the one that stands out most. */
  readonly reaches: readonly Reach[];
  readonly best: Reach;
  readonly count: number;
  /** Mentions in the hour that ends now. */
  readonly hourCount: number;
}

const largest = (reaches: readonly Reach[]) =>
  Math.max(0, ...reaches.map((reach) => (reach.score > 0 ? sizeOfRise(reach) : 0)));

function addBucket(episode: Episode, seen: Sighting, end: number): void {
  episode.peak = Math.max(episode.peak, seen.best.score);
  if (end - episode.start <= SIZE_MS) episode.size = Math.max(episode.size, largest(seen.reaches));
  if (episode.calmAt !== null) return;
  episode.total += seen.count;
  if (seen.hourCount > episode.busiest) {
    episode.busiest = seen.hourCount;
    episode.busiestAt = end;
  }
}

function begin(state: SpikeState, seen: Sighting, best: Reach, end: number): Episode {
  const { hourCount } = seen;
  return {
    start: end,
    size: largest(seen.reaches),
    since: riseStart(state, best),
    peak: best.score,
    toldRate: best.observed / best.window,
    toldScore: best.score,
    total: best.observed,
    busiest: hourCount,
    busiestAt: end,
    quietBuckets: 0,
    open: true,
    calmAt: null,
    highs: [[end / BUCKET_MS, end / BUCKET_MS]],
  };
}

/** Notes that a rise is still half as high as a start would have to be, in stretches of buckets. */
function noteHigh({ highs }: Episode, end: number): void {
  const bucket = end / BUCKET_MS;
  const last = highs.at(-1)!;
  if (last[1] === bucket) return;
  if (last[1] === bucket - 1) highs[highs.length - 1] = [last[0], bucket];
  else highs.push([bucket, bucket]);
}

/**
 * Whether a rise has been over for so long that the next one is another. A level that stays, with a calm night in it, is
 * one rise. Heights that late posts may still change do not count.
 */
function isOver(episode: Episode, end: number): boolean {
  const final = (end - FINAL_MS) / BUCKET_MS;
  while (episode.highs.length > 1 && episode.highs[1]![0] <= final) episode.highs.shift();
  const last = Math.min(episode.highs[0]![1], final);
  return !episode.open && final - last >= REST_BUCKETS;
}

/**
 * Decides about a report after the bucket just stepped through: a start at most once in 24 hours, then escalations
 * and the return to normal of that same rise. A start has to reach `theta`, and what the keyword's own past asks
 * for.
 */
export function followEpisode(state: SpikeState, seen: Sighting, theta: number): Decision | null {
  state.habituation *= HABITUATION_DECAY;
  const end = (state.last ?? 0) + BUCKET_MS;
  const { best } = seen;
  const rate = best.observed / best.window;

  const { episode } = state;
  if (episode) addBucket(episode, seen, end);
  if (episode?.open && end - episode.start >= EPISODE_MS) {
    episode.open = false;
    state.habituation = Math.max(state.habituation, episode.size);
  }
  if (episode && isOver(episode, end)) state.episode = null;
  const report = (
    kind: 'start' | 'escalate' | 'calm',
    of: Episode,
    timesTold: number,
    reach = best,
  ): Decision => ({
    kind,
    reach,
    since: of.since,
    episodeStart: of.start,
    peakScore: of.peak,
    total: of.total,
    busiestHour: of.busiest,
    busiestAt: of.busiestAt,
    timesTold,
    bar: theta,
    habituation: state.habituation,
  });

  const silent = state.age < SILENT_HOURS * BUCKETS_PER_HOUR;
  const present = state.episode;
  if (!present?.open && !silent) {
    // A rise that goes on after its day is no news, unless it grows.
    const size = present ? OUTGROWN * present.size : sizeNeeded(state.habituation);
    const far = seen.reaches.filter((reach) => reach.score >= theta && sizeOfRise(reach) >= size);
    if (far.length > 0) {
      const reach = far.reduce((a, b) => (b.score > a.score ? b : a));
      state.episode = begin(state, seen, reach, end);
      return report('start', state.episode, 1, reach);
    }
  }
  if (!present) return null;
  if (best.score >= STILL_HIGH * theta) noteHigh(present, end);
  const times = rate / present.toldRate;
  if (present.open && best.score >= ESCALATE_SCORE * present.toldScore && times >= ESCALATE_RATE) {
    present.toldRate = rate;
    present.toldScore = best.score;
    present.calmAt = null;
    present.quietBuckets = 0;
    return report('escalate', present, times);
  }
  present.quietBuckets = best.score < 1 ? present.quietBuckets + 1 : 0;
  if (present.calmAt !== null || present.quietBuckets < CALM_BUCKETS) return null;
  present.calmAt = end;
  return report('calm', present, times);
}
