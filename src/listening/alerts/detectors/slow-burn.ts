import { type DispersionPrior, learnDispersion, overDispersion, sizeOf } from './dispersion.ts';
import { tailLog10 } from './negative-binomial.ts';
import { likeliestStart } from './rise-start.ts';
import type { Decision } from './spike-event.ts';
import { BUCKET_MS, DAY_MS, HOUR_MS, SLOW_WINDOWS } from './spike-settings.ts';
import type { SlowEpisode, SpikeState } from './spike-state.ts';
import type { Reach } from './window-scan.ts';

const PRIOR: DispersionPrior = { phi: 0.05, weight: 3 };
const MIN_COUNT = 12;
const MIN_TIMES = 1.5;
/** Covered buckets before the slow windows speak: 72 hours. */
const MIN_AGE = 72 * 12;
/** Over-dispersion is learned once the week is: before, a first weekend would pass for noise. */
const LEARN_AGE = 14 * 24 * 12;
/** How long a raised level is news. */
const NEW_NORMAL_MS = 3 * DAY_MS;
const FINAL_MS = 3 * HOUR_MS;
/** A window with more of it missing than this says nothing. */
const MIN_COVERED = 0.75;
const DECAYS = SLOW_WINDOWS.map((hours) => 0.5 ** (hours / (24 * 14)));
const LONGEST = Math.max(...SLOW_WINDOWS);

function readSlow(state: SpikeState, index: number, shape: number): Reach & { readonly buckets: number } {
  const { hours } = state.slow;
  const window = SLOW_WINDOWS[index]!;
  const [now] = hours.at(-1)!;
  let [observed, usual, buckets, first] = [0, 0, 0, now];
  for (const [hour, count, usualThen, read] of hours) {
    if (hour <= now - window) continue;
    first = Math.min(first, hour);
    observed += count;
    usual += usualThen;
    buckets += read;
  }
  const size = sizeOf(overDispersion(state.slow.dispersion[index]!, PRIOR), shape, usual);
  const covered = buckets >= MIN_COVERED * window * 12 && state.age > MIN_AGE;
  const worth = covered && observed >= MIN_COUNT && observed >= MIN_TIMES * usual;
  return {
    window: window * 12,
    from: first * HOUR_MS,
    observed,
    expected: usual,
    usual,
    size,
    score: worth ? -tailLog10(observed, usual, size) : 0,
    buckets,
  };
}

function addBucket(state: SpikeState, count: number, usual: number): void {
  const { slow } = state;
  const hour = Math.floor((state.last ?? 0) / HOUR_MS);
  if (slow.current && slow.current[0] !== hour) {
    slow.hours.push(slow.current);
    slow.current = null;
  }
  const [, before, usualBefore, buckets] = slow.current ?? [hour, 0, 0, 0];
  slow.current = [hour, before + count, Number((usualBefore + usual).toPrecision(7)), buckets + 1];
}

/**
 * Adds the bucket just stepped through to the 12 and 24 hour windows and, at the last bucket of an hour,
 * decides whether a slow rise began or ended. `shape` is that of the level's Gamma.
 */
export function followSlowBurn(
  state: SpikeState,
  count: number,
  usual: number,
  shape: number,
  theta: number,
): Decision | null {
  addBucket(state, count, usual);
  const { slow } = state;
  const end = (state.last ?? 0) + BUCKET_MS;
  if (end % HOUR_MS !== 0 || !slow.current) return null;
  const [now] = slow.current;
  slow.hours.push(slow.current);
  slow.hours = slow.hours.filter(([hour]) => hour > now - LONGEST);
  slow.current = null;
  slow.closed += 1;

  const reaches = SLOW_WINDOWS.map((_, i) => readSlow(state, i, shape));
  for (let i = 0; i < SLOW_WINDOWS.length; i++) {
    const { window, observed, usual, buckets } = reaches[i]!;
    if (state.age < LEARN_AGE || slow.closed % SLOW_WINDOWS[i]! !== 0) continue;
    if (buckets !== window || !(usual > 0)) continue;
    const learned = slow.dispersion[i]!;
    // A rise must not be weighed against a noise that it has taught itself.
    if (learned.waiting) learnDispersion(learned, PRIOR, DECAYS[i]!, learned.waiting);
    learned.waiting = { count: observed, mean: usual, shape: Number(shape.toPrecision(7)) };
  }
  const best = reaches.reduce((a, b) => (b.score > a.score ? b : a));
  return decideSlow(state, end, best, theta);
}

/** A slow rise begins at the hour of its window from which on the day is least like a usual one, not with the window. */
function slowStart(hours: SpikeState['slow']['hours'], from: number): number {
  const stretches = hours.map(([hour, count, usual]) => ({ start: hour * HOUR_MS, count, usual }));
  return likeliestStart(stretches.filter(({ start }) => start >= from).reverse(), from);
}

function decideSlow(state: SpikeState, end: number, reach: Reach, theta: number): Decision | null {
  const { slow } = state;
  const lastHour = slow.hours.at(-1)![1];
  const report = (kind: 'slow-start' | 'slow-calm', of: SlowEpisode): Decision => ({
    kind,
    reach,
    since: of.since,
    episodeStart: of.start,
    peakScore: of.peak,
    total: of.total,
    busiestHour: of.busiest,
    busiestAt: of.busiestAt,
    timesTold: 1,
    bar: theta,
    habituation: 0,
  });

  const times = reach.observed / reach.usual;
  const { episode } = slow;
  // A level that stayed is the normal until it is left, or outgrown as far as a rise has to be.
  const outgrown = episode?.settled != null && times >= MIN_TIMES * episode.settled;
  if (!episode || outgrown) {
    if (reach.score < theta) return null;
    // A burst reported within the day explains the day: its aftermath is followed without a report.
    const burst = state.episode !== null && end - state.episode.start <= DAY_MS;
    slow.episode = {
      start: end,
      since: slowStart(slow.hours, reach.from),
      peak: reach.score,
      total: reach.observed,
      busiest: lastHour,
      busiestAt: end,
      told: !burst,
      settled: null,
    };
    return burst ? null : report('slow-start', slow.episode);
  }
  episode.peak = Math.max(episode.peak, reach.score);
  episode.total += lastHour;
  if (lastHour > episode.busiest) {
    episode.busiest = lastHour;
    episode.busiestAt = end;
  }
  const over = reach.score < 1;
  if (over) slow.episode = null;
  const known = episode.settled !== null;
  if (over || (!known && end - episode.start >= NEW_NORMAL_MS)) {
    episode.settled = times;
    // Not before late posts cannot change it any more.
    if (!over && !known) slow.settled = { at: end + FINAL_MS, times: Number(times.toPrecision(5)) };
    return episode.told && !known ? report('slow-calm', episode) : null;
  }
  return null;
}
