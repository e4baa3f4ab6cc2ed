import { type Forecast, forecast, learn } from './baseline.ts';
import type { BucketInput } from './bucket-input.ts';
import { followEpisode } from './episode.ts';
import { followSlowBurn } from './slow-burn.ts';
import { eventOf, type SpikeEvent } from './spike-event.ts';
import { BUCKET_MS, DAY_MS, SPIKE_BARS, type SpikeConfig, WINDOWS } from './spike-settings.ts';
import { copyState, newSpikeState, type Prior, type SpikeState } from './spike-state.ts';
import {
  followRise,
  HOUR_WINDOW,
  learnWindows,
  pushBucket,
  readWindow,
  SHORTEST_WINDOW,
  windowPhi,
} from './window-scan.ts';

/** One bucket as a chart draws it. Its band is `countRange(expected, size)`, worked out on demand. */
interface SpikeReading {
  readonly start: number;
  readonly covered: boolean;
  readonly count: number;
  /** Expected in this bucket, and the same with the season as learned; both known before its count. */
  readonly expected: number;
  readonly usual: number;
  /** Size of the negative binomial around `expected`, by the over-dispersion of the shortest window. */
  readonly size: number;
  /** Highest score (-log10 of the chance) of the fast windows; zero in a gap. */
  readonly score: number;
}

export interface SpikeStep {
  readonly state: SpikeState;
  readonly events: readonly SpikeEvent[];
  readonly reading: SpikeReading;
}

/** A gap longer than the longest window: what was before it is old news and must not alert after it. */
const FORGET_MS = Math.max(...WINDOWS) * BUCKET_MS;

/**
 * One closed bucket of one keyword and stream. Pure: the given state is not changed. Deterministic: the
 * same buckets always give the same events, whether the state went through JSON between them or not.
 * Throws RangeError for a bucket that is not after the last one, is off the five-minute grid, or has a
 * count that is not a whole number from zero.
 */
export function step(state: SpikeState, input: BucketInput, config: SpikeConfig): SpikeStep {
  return stepInPlace(copyState(state), input, config);
}

/** `step` that changes the state it is given and returns that: for long replays. */
export function stepInPlace(state: SpikeState, input: BucketInput, config: SpikeConfig): SpikeStep {
  checkInput(state, input);
  const { start, parts, slots } = input;
  const count = countIn(input);
  const seen = forecast(state, slots, windowPhi(state, HOUR_WINDOW));
  if (parts.length === 0) {
    markGap(state, start, start + BUCKET_MS);
    return { state, events: [], reading: readingOf(state, input, count, seen, 0) };
  }
  enterBucket(state, start);
  pushBucket(state, start, count, seen.expected, seen.usual);
  followRise(state, start, count, seen.usual);

  const bar = SPIKE_BARS[config.sensitivity];
  const reaches = WINDOWS.map((_, i) => readWindow(state, i, seen.shape, bar));
  const best = reaches.reduce((a, b) => (b.score > a.score ? b : a));
  learnWindows(state, reaches, seen.shape);

  const raise = config.expectedEvent?.raise ?? 1;
  const sighting = { best, count, hourCount: reaches[HOUR_WINDOW]!.observed };
  const fast = followEpisode(state, sighting, (config.theta ?? bar.theta) * raise, bar.habituation);
  const slowTheta = bar.slowTheta * raise;
  const slow = followSlowBurn(state, count, seen.usual, seen.shape, slowTheta, bar.habituation);
  learn(state, slots, count, seen, windowPhi(state, SHORTEST_WINDOW));

  const events: SpikeEvent[] = [];
  if (fast) events.push(eventOf(state, fast, config));
  if (slow && config.slowBurn) events.push(eventOf(state, slow, config));
  return { state, events, reading: readingOf(state, input, count, seen, best.score) };
}

interface ReplayOptions extends Partial<Prior> {
  /** How long the detector learns before its events count. Default 28 days; 0 counts all. */
  readonly warmUpMs?: number;
}

/**
 * The events of a setting over stored buckets (oldest first): the same step from a fresh state.
 * Events before the end of the warm-up, counted from the first covered bucket, are left out.
 */
export function replayBuckets(
  buckets: Iterable<BucketInput>,
  config: SpikeConfig,
  options: ReplayOptions = {},
): SpikeEvent[] {
  const { warmUpMs = 28 * DAY_MS } = options;
  const state = newSpikeState(options);
  const events: SpikeEvent[] = [];
  let first: number | null = null;
  for (const bucket of buckets) {
    if (bucket.parts.length > 0) first ??= bucket.start;
    const reported = stepInPlace(state, bucket, config).events;
    if (first !== null && bucket.start >= first + warmUpMs) events.push(...reported);
  }
  return events;
}

/** Mentions of the parts that were read. */
function countIn({ parts, counts }: BucketInput): number {
  return parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
}

function checkInput(state: SpikeState, { start, counts }: BucketInput): void {
  if (start % BUCKET_MS !== 0) throw new RangeError(`bucket ${start} is off the five-minute grid`);
  if (state.last !== null && start <= state.last) {
    throw new RangeError(`bucket ${start} is not after the last one, ${state.last}`);
  }
  for (const count of counts.values()) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`impossible count ${count}`);
  }
}

/** Notes a stretch without data, joined to the one before when they touch. None before the first data. */
function markGap(state: SpikeState, from: number, to: number): void {
  if (state.last === null) return;
  if (state.gap?.to === from) state.gap.to = to;
  else state.gap = { from, to };
}

function enterBucket(state: SpikeState, start: number): void {
  const { last } = state;
  if (last !== null) {
    const known = Math.max(last + BUCKET_MS, state.gap?.to ?? 0);
    if (start > known) markGap(state, known, start);
    if (start - last > FORGET_MS) {
      state.ring = { bucket: [], count: [], expected: [], usual: [] };
      state.riseSince = null;
      state.riseExcess = 0;
    }
  }
  state.last = start;
  state.age += 1;
}

function readingOf(
  state: SpikeState,
  { start, parts }: BucketInput,
  count: number,
  seen: Forecast,
  score: number,
): SpikeReading {
  const covered = parts.length > 0;
  const size = 1 / (windowPhi(state, SHORTEST_WINDOW) + 1 / seen.shape);
  return { start, covered, count, expected: seen.expected, usual: seen.usual, size, score };
}
