import { BUCKETS_PER_HOUR, decayOfDays, SILENT_HOURS } from './spike-settings.ts';
import type { SpikeState } from './spike-state.ts';

/**
 * The levels of a keyword's parts: one Gamma each of mentions per bucket, which moves only while the part is read. Parts
 * that began with the keyword, or have settled since, share one prior; a newcomer has its own and is told carefully.
 */

/** Mentions per bucket that are usual with a flat season. */
export interface Level {
  readonly mean: number;
  /** Shape of their Gamma: one over its relative variance, an unknown day included. */
  readonly shape: number;
  /** The same by what has been counted alone. */
  readonly counted: number;
}

const LEVEL_DECAY = decayOfDays(14);
const PRIOR_SHAPE = 0.5;
const BUCKETS_PER_DAY = 24 * BUCKETS_PER_HOUR;
/** Relative variance while nobody knows the day yet: the next hour may be ten times this one. */
const DAY_UNKNOWN = 4;
const KNOWN_FROM = BUCKETS_PER_DAY;
const KNOWN_AT = 1.25 * BUCKETS_PER_DAY;
/** A newcomer has settled by then. */
const SETTLED_AT = 2 * BUCKETS_PER_DAY;
const SILENT_BUCKETS = SILENT_HOURS * BUCKETS_PER_HOUR;
/** A part that nobody has read for so long is forgotten. */
const FORGET_PART = 28 * BUCKETS_PER_DAY;
const MOVED_MEMORY = 2 * BUCKETS_PER_DAY;
/** Never nothing: parts without any mention have a level, too. */
const TRACE = 1e-9;

const short = (x: number) => Math.round(x * 1e7) / 1e7;

/** How far the hours of a day are still unknown after so many buckets, 1 to 0. */
function dayUnknown(age: number): number {
  return Math.min(1, Math.max(0, (KNOWN_AT - age) / (KNOWN_AT - KNOWN_FROM)));
}

function indexOf({ parts }: SpikeState, part: number): number {
  return parts.n.indexOf(part);
}

/** Whether a part joined a keyword that was there already and has not been read for two days yet. */
export function isNewcomer(state: SpikeState, part: number): boolean {
  const i = indexOf(state, part);
  return i >= 0 && state.parts.late[i] === 1;
}

/** Whether a part's mentions are listened to, but neither expected nor counted yet. */
export function isSilent(state: SpikeState, part: number): boolean {
  const i = indexOf(state, part);
  return i >= 0 && state.parts.late[i] === 1 && state.parts.age[i]! < SILENT_BUCKETS;
}

/** Notes that these parts are read in a bucket: new ones begin, newcomers settle, the long unread are forgotten. */
export function enterParts(state: SpikeState, read: readonly number[], bucket: number): void {
  const { parts } = state;
  for (const part of read) {
    const i = indexOf(state, part);
    if (i >= 0) {
      parts.age[i]! += 1;
      parts.seen[i] = bucket;
      if (parts.late[i] === 1 && parts.age[i]! >= SETTLED_AT) settle(state, i);
      continue;
    }
    parts.n.push(part);
    parts.a.push(0);
    parts.b.push(0);
    parts.age.push(1);
    parts.seen.push(bucket);
    parts.late.push(state.age > SILENT_BUCKETS ? 1 : 0);
  }
  if (parts.seen.some((seen) => bucket - seen > FORGET_PART)) forgetUnread(state, bucket);
}

/** From now on the newcomer is one of the keyword's parts; what the season has seen so far was only a share of it. */
function settle(state: SpikeState, index: number): void {
  const { parts } = state;
  const before = rawLevel(state, (i) => parts.late[i] === 0);
  parts.late[index] = 0;
  const now = rawLevel(state, (i) => parts.late[i] === 0);
  scaleExposures(state, before / now);
}

function forgetUnread(state: SpikeState, bucket: number): void {
  const { parts } = state;
  const keep = (i: number) => bucket - parts.seen[i]! <= FORGET_PART;
  const before = rawLevel(state, (i) => parts.late[i] === 0);
  const now = rawLevel(state, (i) => parts.late[i] === 0 && keep(i));
  if (now > 0) scaleExposures(state, before / now);
  const kept = parts.n.map((_, i) => i).filter(keep);
  const pick = (column: readonly number[]) => kept.map((i) => column[i]!);
  state.parts = {
    n: pick(parts.n),
    a: pick(parts.a),
    b: pick(parts.b),
    age: pick(parts.age),
    seen: pick(parts.seen),
    late: pick(parts.late),
  };
}

function scaleExposures(state: SpikeState, factor: number): void {
  state.exposure *= factor;
  for (const table of [state.weekExposure, state.dayExposure])
    for (let i = 0; i < table.length; i++) table[i] = Number((table[i]! * factor).toPrecision(5));
}

/** Mentions per bucket of the parts that a test picks, without any prior. */
function rawLevel({ parts }: SpikeState, picks: (index: number) => boolean): number {
  let sum = 0;
  for (let i = 0; i < parts.n.length; i++)
    if (picks(i) && parts.b[i]! > 0) sum += (parts.a[i]! + TRACE) / parts.b[i]!;
  return sum;
}

/** The share of the keyword's settled parts that is read in a bucket, by what they bring. */
export function coveredShare(state: SpikeState, read: readonly number[]): number {
  const { parts } = state;
  if (parts.n.every((part, i) => parts.late[i] === 1 || read.includes(part))) return 1;
  const all = rawLevel(state, (i) => parts.late[i] === 0);
  const some = rawLevel(state, (i) => parts.late[i] === 0 && read.includes(parts.n[i]!));
  return all > 0 ? some / all : 1;
}

/**
 * What these parts bring together: the sum of their Gammas matched in mean and variance, so that two parts that were
 * always read together are the same as one that has both. A newcomer is added with a prior of its own.
 */
export function levelOf(state: SpikeState, read: readonly number[]): Level {
  const known = read.map((part) => indexOf(state, part)).filter((i) => i >= 0);
  const settled = known.filter((i) => state.parts.late[i] === 0);
  const heard = known.filter((i) => state.parts.late[i] === 1 && state.parts.age[i]! >= SILENT_BUCKETS);
  const levels = heard.map((i) => newcomerLevel(state, i));
  if (settled.length > 0 || state.parts.n.length === 0)
    levels.push(gamma(state, pooled(state, settled), state.age));
  if (levels.length === 1) return levels[0]!;
  const mean = levels.reduce((sum, level) => sum + level.mean, 0);
  const joined = (shape: (level: Level) => number) =>
    mean > 0
      ? mean ** 2 / levels.reduce((sum, level) => sum + level.mean ** 2 / shape(level), 0)
      : PRIOR_SHAPE;
  return { mean, shape: joined((level) => level.shape), counted: joined((level) => level.counted) };
}

/** The level of one newcomer by itself, silent or not. */
export function levelOfNewcomer(state: SpikeState, part: number): Level {
  return newcomerLevel(state, indexOf(state, part));
}

function newcomerLevel(state: SpikeState, i: number): Level {
  return gamma(state, [state.parts.a[i]!, state.parts.b[i]!], state.parts.age[i]!);
}

function gamma({ priorMean }: SpikeState, [a, b]: readonly [number, number], age: number): Level {
  const shape = a + PRIOR_SHAPE;
  return {
    mean: shape / (b + PRIOR_SHAPE / priorMean),
    shape: 1 / (1 / shape + DAY_UNKNOWN * dayUnknown(age)),
    counted: shape,
  };
}

/** Mentions and exposure of these parts as if they were one. */
function pooled({ parts }: SpikeState, indexes: readonly number[]): readonly [number, number] {
  if (indexes.length === 1) return [parts.a[indexes[0]!]!, parts.b[indexes[0]!]!];
  let [mean, variance] = [0, 0];
  for (const i of indexes) {
    const b = parts.b[i]!;
    if (!(b > 0)) continue;
    mean += (parts.a[i]! + TRACE) / b;
    variance += (parts.a[i]! + TRACE) / (b * b);
  }
  return variance > 0 ? [(mean * mean) / variance, mean / variance] : [0, 0];
}

/**
 * Another level has become the normal: the past is taken to have had it, and weighs no more than two days, so that a level
 * which does not stay is left as fast.
 */
export function moveLevel(state: SpikeState, times: number): void {
  const { parts } = state;
  for (let i = 0; i < parts.n.length; i++) {
    const share = Math.min(1, MOVED_MEMORY / Math.max(1, parts.b[i]!));
    parts.a[i] = short(parts.a[i]! * share * times);
    parts.b[i] = short(parts.b[i]! * share);
  }
  state.total *= times;
  for (const table of [state.weekCount, state.dayCount])
    for (let i = 0; i < table.length; i++) table[i] = Number((table[i]! * times).toPrecision(5));
}

/** Learns what each of these parts brought in a bucket of this season. */
export function learnParts(
  state: SpikeState,
  read: readonly number[],
  held: (part: number) => number,
  season: number,
) {
  const { parts } = state;
  for (const part of read) {
    const i = indexOf(state, part);
    if (i < 0) continue;
    parts.a[i] = short(LEVEL_DECAY * parts.a[i]! + held(part));
    parts.b[i] = short(LEVEL_DECAY * parts.b[i]! + season);
  }
}
