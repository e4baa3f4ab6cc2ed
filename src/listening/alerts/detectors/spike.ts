import { type Forecast, forecast, knowsItsDay, learn } from './baseline.ts';
import type { BucketInput } from './bucket-input.ts';
import { sizeOf } from './dispersion.ts';
import { followEpisode } from './episode.ts';
import { habitIn, learnHabit } from './habits.ts';
import { coveredShare, enterParts, isSilent, levelOf, moveLevel } from './levels.ts';
import { tailLog10 } from './negative-binomial.ts';
import { clearRing, markHigh, pushBucket, type RipeBucket, takeRipe } from './ring.ts';
import { type SeasonSlots, slotsOfHour } from './season-slots.ts';
import { followSlowBurn } from './slow-burn.ts';
import { eventOf, type SpikeEvent } from './spike-event.ts';
import { BUCKET_MS, DAY_MS, SPIKE_BARS, type SpikeConfig, WINDOWS } from './spike-settings.ts';
import { copyState, newSpikeState, type Prior, type SpikeState } from './spike-state.ts';
import {
  followRise,
  HOUR_WINDOW,
  learnWindows,
  type Reach,
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

/** Score of a rise that is no noise, reported or not. */
const HIGH = 2.5;

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
  if (parts.length === 0) {
    markGap(state, start, start + BUCKET_MS);
    const seen = seenBy(state, state.parts.n, start, slots);
    return { state, events: [], reading: readingOf(state, input, 0, seen, 0) };
  }
  enterBucket(state, input);
  const seen = seenBy(state, parts, start, slots);
  const count = countIn(state, input);
  pushBucket(state, {
    ...seen,
    start,
    hourOfWeek: slots.hourOfWeek,
    read: parts,
    counts: input.counts,
    count,
  });
  followRise(state, start, count, seen.usual);

  const bar = SPIKE_BARS[config.sensitivity];
  const scale = { shape: seen.shape, bar, hourOfWeek: slots.hourOfWeek, share: seen.share };
  const reaches = WINDOWS.map((_, i) => readWindow(state, i, scale));
  const best = highest(reaches);
  if (best.score >= HIGH) markHigh(state);

  const raise = config.expectedEvent?.raise ?? 1;
  const sighting = { reaches, best, count, hourCount: reaches[HOUR_WINDOW]!.observed };
  const fast = followEpisode(state, sighting, (config.theta ?? bar.theta) * raise);
  const slow = followSlowBurn(state, count, seen.usual, seen.shape, bar.slowTheta * raise);

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

/** Mentions of the parts that were read, without newcomers that are only listened to. */
function countIn(state: SpikeState, { parts, counts }: BucketInput): number {
  return parts.reduce((sum, part) => sum + (isSilent(state, part) ? 0 : (counts.get(part) ?? 0)), 0);
}

/** What was to be expected of a bucket, known before its count. */
interface Seen extends Forecast {
  /** Share of the keyword that is read in it. */
  readonly share: number;
}

function seenBy(state: SpikeState, read: readonly number[], start: number, slots: SeasonSlots): Seen {
  const seen = forecast(state, levelOf(state, read), slots, windowPhi(state, HOUR_WINDOW));
  const share = coveredShare(state, read);
  const habit = share * habitIn(state, start / BUCKET_MS, slots.hourOfWeek);
  return { ...seen, expected: seen.expected + habit, usual: seen.usual + habit, share };
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

function highest(reaches: readonly Reach[]): Reach {
  return reaches.reduce((a, b) => (b.score > a.score ? b : a));
}

/** Notes a stretch without data, joined to the one before when they touch. None before the first data. */
function markGap(state: SpikeState, from: number, to: number): void {
  if (state.last === null) return;
  if (state.gap?.to === from) state.gap.to = to;
  else state.gap = { from, to };
}

/**
 * What was read three hours ago is final now and is learned, before this bucket is forecast: the forecast of a bucket that
 * may still receive late posts does not change with them.
 */
function enterBucket(state: SpikeState, { start, parts }: BucketInput): void {
  const { last } = state;
  for (let ripe = takeRipe(state, start); ripe; ripe = takeRipe(state, start)) learnBucket(state, ripe);
  const { settled } = state.slow;
  if (settled && start >= settled.at) {
    moveLevel(state, settled.times);
    state.slow.settled = null;
  }
  if (last !== null) {
    const known = Math.max(last + BUCKET_MS, state.gap?.to ?? 0);
    if (start > known) markGap(state, known, start);
    if (start - last > FORGET_MS) clearRing(state);
  }
  state.last = start;
  state.age += 1;
  enterParts(state, parts, start / BUCKET_MS);
}

function learnBucket(state: SpikeState, ripe: RipeBucket): void {
  const phi = windowPhi(state, SHORTEST_WINDOW);
  const { counted: shape } = levelOf(state, ripe.read);
  // While the borrowed day is not believed, the keyword's own day would pass for noise.
  if (knowsItsDay(state)) learnWindows(state, ripe.count, ripe.usual, shape);
  const slots = slotsOfHour(ripe.hourOfWeek);
  const known = learn(state, { ...ripe, slots }, windowPhi(state, HOUR_WINDOW), phi);
  if (!known) return;
  learnHabit(
    state,
    { ...ripe, ...known },
    (count, usual) => -tailLog10(count, usual, sizeOf(phi, shape, usual)),
  );
}

function readingOf(
  state: SpikeState,
  { start, parts }: BucketInput,
  count: number,
  seen: Forecast,
  score: number,
): SpikeReading {
  const covered = parts.length > 0;
  const size = sizeOf(windowPhi(state, SHORTEST_WINDOW), seen.shape, seen.expected);
  return { start, covered, count, expected: seen.expected, usual: seen.usual, size, score };
}
