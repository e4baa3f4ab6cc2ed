import type { BucketInput } from '../../src/listening/alerts/detectors/bucket-input.ts';
import { type SeasonSlots, seasonSlots } from '../../src/listening/alerts/detectors/season-slots.ts';
import { BUCKET_MS, BUCKETS_PER_HOUR, HOUR_MS } from '../../src/listening/alerts/detectors/spike-settings.ts';
import { type Random, randomOf } from './random.ts';

/**
 * Mentions of an invented keyword: a day and a week, an hourly mood (Gamma factor) and replies that
 * mentions cause. The goals hold for this generator only.
 */
export interface World {
  readonly name: string;
  /** Variance of the hourly mood. */
  readonly mood: number;
  /** Replies that each mention causes, on average. */
  readonly replies: number;
}

export const HOSTILE: World = { name: 'hostile', mood: 0.5, replies: 0.2 };
export const CALM: World = { name: 'calm', mood: 0.2, replies: 0.1 };
export const BUSY: World = { name: 'busy', mood: 0.1, replies: 0.1 };

/** A bucket of a keyword that one part reads. */
export function onePart(start: number, count: number, slots: SeasonSlots): BucketInput {
  return { start, parts: ONE, counts: new Map([[0, count]]), slots };
}

const ONE = [0];

export const DAY = 24 * BUCKETS_PER_HOUR;
/** Monday 5 January 2026, 00:00 UTC. */
const EPOCH = Date.UTC(2026, 0, 5);
/** Replies come some four buckets later, and none later than this. */
const LONGEST_DELAY = 128;
const MEAN_DELAY = 4;
/** Inside a burst the hourly mood never falls under this. */
const BURST_MOOD = 0.5;

/** Factor of the hour and day, mean 1 over a week. */
export function shapeAt(bucket: number): number {
  const at = new Date(EPOCH + bucket * BUCKET_MS);
  const day = 1 + 0.8 * Math.sin((2 * Math.PI * (at.getUTCHours() - 9)) / 24);
  const weekend = at.getUTCDay() === 0 || at.getUTCDay() === 6;
  return day * (weekend ? 0.55 : 1.18);
}

const SHAPES = Array.from({ length: 7 * DAY }, (_, i) => shapeAt(i));
const SLOTS = Array.from({ length: 7 * DAY }, (_, i) => seasonSlots(EPOCH + i * BUCKET_MS, 'UTC'));

/** One keyword's series, drawn bucket by bucket; a fork goes on from the same past with its own chances. */
export class Series {
  readonly world: World;
  readonly rate: number;
  bucket: number;
  #random: Random;
  #mood = 1;
  #pending: number[];

  constructor(world: World, rate: number, random: Random, bucket = 0) {
    this.world = world;
    this.rate = rate;
    this.bucket = bucket;
    this.#random = random;
    this.#pending = new Array<number>(LONGEST_DELAY).fill(0);
  }

  fork(seed: number, label: string): Series {
    const copy = new Series(this.world, this.rate, randomOf(seed, label), this.bucket);
    copy.#mood = this.#mood;
    copy.#pending = this.#pending.slice();
    return copy;
  }

  /** The next bucket; `factor` above 1 is a burst, `level` a lasting change. */
  next(factor = 1, level = 1): BucketInput {
    const { world, rate, bucket } = this;
    const random = this.#random;
    if (bucket % BUCKETS_PER_HOUR === 0) this.#mood = random.gamma(world.mood);
    const mood = factor > 1 ? Math.max(BURST_MOOD, this.#mood) : this.#mood;
    const shape = SHAPES[bucket % SHAPES.length]!;
    const lambda = (rate / BUCKETS_PER_HOUR) * shape * mood * factor * level * (1 - world.replies);
    const slot = bucket % LONGEST_DELAY;
    const count = random.poisson(lambda) + this.#pending[slot]!;
    this.#pending[slot] = 0;
    const replies = count > 0 ? random.poisson(world.replies * count) : 0;
    for (let i = 0; i < replies; i++) {
      const delay = Math.min(LONGEST_DELAY - 1, 1 + Math.floor(random.exponential(MEAN_DELAY)));
      this.#pending[(slot + delay) % LONGEST_DELAY]! += 1;
    }
    this.bucket += 1;
    const start = EPOCH + bucket * BUCKET_MS;
    return onePart(start, count, SLOTS[bucket % SLOTS.length]!);
  }

  /** Mentions that a burst of `factor` adds over the next `buckets`, on average. */
  extra(factor: number, buckets: number): number {
    let sum = 0;
    for (let i = 0; i < buckets; i++) sum += SHAPES[(this.bucket + i) % SHAPES.length]!;
    return (this.rate / BUCKETS_PER_HOUR) * sum * (factor - 1);
  }
}

export const HOURS = (hours: number) => Math.round((hours * HOUR_MS) / BUCKET_MS);
