import type { BucketInput } from '../../src/listening/alerts/detectors/bucket-input.ts';
import { seasonSlots } from '../../src/listening/alerts/detectors/season-slots.ts';
import { stepInPlace } from '../../src/listening/alerts/detectors/spike.ts';
import { BUCKET_MS, type SpikeConfig } from '../../src/listening/alerts/detectors/spike-settings.ts';
import {
  copyState,
  newSpikeState,
  type SpikeState,
} from '../../src/listening/alerts/detectors/spike-state.ts';
import { DAY, HOURS, onePart } from './generator.ts';
import { randomOf } from './random.ts';

/** Cases in which a detector is silent, or cries, for a reason of its own; each from a plain Poisson world. */

const NORMAL: SpikeConfig = { sensitivity: 'normal', slowBurn: true };
/** Monday 5 January 2026, 00:00 UTC. */
const EPOCH = Date.UTC(2026, 0, 5);
const startOf = (bucket: number) => EPOCH + bucket * BUCKET_MS;
const bucketOf = (bucket: number, count: number) =>
  onePart(startOf(bucket), count, seasonSlots(startOf(bucket), 'UTC'));

function starts(state: SpikeState, bucket: BucketInput): boolean {
  return stepInPlace(state, bucket, NORMAL).events.some((e) => e.kind === 'start');
}

/** A crisis of `first` times the usual for six hours, and `gap` days later a rise of six times for three: is it found? */
export function secondBurst(seed: number, rate: number, first: number, gap: number, index: number): boolean {
  const random = randomOf(seed, `second ${rate} ${first} ${gap} ${index}`);
  const state = newSpikeState();
  const at = 30 * DAY + Math.floor(random.uniform() * DAY);
  const second = at + gap * DAY + Math.floor((random.uniform() - 0.5) * HOURS(5));
  let mood = 1;
  for (let i = 0; i < second + HOURS(4); i++) {
    if (i % HOURS(1) === 0) mood = random.gamma(0.09);
    const factor = i >= second && i < second + HOURS(3) ? 6 : i >= at && i < at + HOURS(6) ? first : 1;
    if (starts(state, bucketOf(i, random.poisson((rate / 12) * mood * factor))) && i >= second) return true;
  }
  return false;
}

/** So much of a day comes within `spread` buckets at about 08:00, every day or on working days: starts a month after two weeks. */
export function fixedMinute(
  seed: number,
  { rate, share, spread, jitter, week }: FixedMinute,
  index: number,
): number {
  const random = randomOf(seed, `fixed ${rate} ${share} ${spread} ${jitter} ${week} ${index}`);
  const state = newSpikeState();
  const days = 74;
  let found = 0;
  let at = HOURS(8);
  for (let i = 0; i < days * DAY; i++) {
    if (i % DAY === 0) at = HOURS(8) + Math.round((random.uniform() * 2 - 1) * jitter);
    const published = week || Math.floor(i / DAY) % 7 < 5;
    let count = random.poisson((rate / 12) * (1 - share));
    if (published && i % DAY >= at && i % DAY < at + spread)
      count += random.poisson((rate * 24 * share) / spread);
    if (starts(state, bucketOf(i, count)) && i >= 14 * DAY) found += 1;
  }
  return found / 2;
}

export interface FixedMinute {
  readonly rate: number;
  readonly share: number;
  readonly spread: number;
  readonly jitter: number;
  /** Every day, or on working days only. */
  readonly week: boolean;
}

export type Rhythm = 'sine' | 'step';
const RHYTHMS: Readonly<Record<Rhythm, (hour: number) => number>> = {
  sine: (hour) => 1 + 0.818 * Math.sin((2 * Math.PI * (hour - 9)) / 24),
  step: (hour) => (hour >= 7 && hour < 21 ? 1.6 : 0.16),
};
/** A day lent by keywords of a time zone that is nine hours off. */
const LENT = Array.from({ length: 48 }, (_, d) => 1 + 0.7 * Math.sin((2 * Math.PI * ((d % 24) - 18)) / 24));

/** Starts on the first day of a keyword whose hours differ by ten to one, added at any hour without history. */
export function firstDay(seed: number, rate: number, rhythm: Rhythm, lent: boolean, index: number): number {
  const random = randomOf(seed, `first day ${rate} ${rhythm} ${lent} ${index}`);
  const state = newSpikeState(lent ? { dayProfile: LENT } : {});
  const begin = Math.floor(random.uniform() * 7 * DAY);
  let mood = 1;
  let found = 0;
  for (let i = begin; i < begin + 1.25 * DAY; i++) {
    if (i % HOURS(1) === 0) mood = random.gamma(0.2);
    const mean = (rate / 12) * mood * RHYTHMS[rhythm]((i / HOURS(1)) % 24);
    if (starts(state, bucketOf(i, random.poisson(mean)))) found += 1;
  }
  return found;
}

/**
 * Posts that become visible up to three hours late, read as the live path does: the state three hours old, and younger
 * buckets stepped anew from it at every turn. Returns the starts that live and replay do not share.
 */
export function latePosts(seed: number, rate: number, index: number): number {
  const random = randomOf(seed, `late ${rate} ${index}`);
  const days = 16;
  const all = new Array<number>(days * DAY).fill(0);
  const visible = Array.from({ length: days * DAY + 40 }, () => [] as number[]);
  const burst = Array.from({ length: 4 }, () => 10 * DAY + Math.floor(random.uniform() * 5 * DAY));
  for (let i = 0; i < all.length; i++) {
    const factor = burst.some((at) => i >= at && i < at + HOURS(2)) ? 10 : 1;
    all[i] = random.poisson((rate / 12) * factor);
    for (let n = 0; n < all[i]!; n++) visible[i + Math.floor(random.uniform() ** 3 * 35)]!.push(i);
  }
  const replay = newSpikeState();
  const expected = new Set<number>();
  for (let i = 0; i < all.length; i++)
    if (starts(replay, bucketOf(i, all[i]!))) expected.add(Math.floor(i / HOURS(3)));

  const seen = new Array<number>(all.length).fill(0);
  const live = newSpikeState();
  const told: number[] = [];
  for (let now = 0; now < all.length; now++) {
    for (const i of visible[now]!) seen[i]! += 1;
    const final = now - HOURS(3);
    if (final >= 0) stepInPlace(live, bucketOf(final, seen[final]!), NORMAL);
    // Every half hour is turn enough.
    if (now % 6 !== 0) continue;
    const copy = copyState(live);
    for (let i = Math.max(0, final + 1); i <= now; i++)
      if (starts(copy, bucketOf(i, seen[i]!)) && !told.some((at) => Math.abs(at - i) < HOURS(23)))
        told.push(i);
  }
  const missing = [...expected].filter((at) => !told.some((i) => Math.abs(i - at * HOURS(3)) < HOURS(6)));
  return missing.length + Math.max(0, told.length - expected.size);
}

/** Pushes that join look-back parts which were silent for a week: starts of the first week, and whether a later burst is found. */
export function newPart(seed: number, rate: number, index: number): { early: number; found: boolean } {
  const random = randomOf(seed, `new part ${rate} ${index}`);
  const state = newSpikeState();
  const joins = 7 * DAY + Math.floor(random.uniform() * DAY);
  const burst = joins + 7 * DAY + Math.floor(random.uniform() * DAY);
  const quiet = Math.floor(random.uniform() * 3);
  let [early, found] = [0, false];
  for (let i = 0; i < burst + HOURS(4); i++) {
    const factor = i >= burst && i < burst + HOURS(3) ? 10 : 1;
    // A hook is filled in batches: its first delivery is the largest.
    const first = i === joins ? 20 : 0;
    const pushed =
      i < joins ? 0 : random.poisson((rate / 12) * RHYTHMS.sine((i / HOURS(1)) % 24) * factor) + first;
    const old = random.poisson((rate / 12) * 0.1 * quiet);
    const parts = i < joins ? [0, 1] : [0, 1, 2];
    const counts = new Map([
      [0, old],
      [2, pushed],
    ]);
    const start = startOf(i);
    if (!starts(state, { start, parts, counts, slots: seasonSlots(start, 'UTC') })) continue;
    if (i >= burst) found = true;
    else if (i >= joins) early += 1;
  }
  return { early, found };
}

/** Forty people who say the same within forty minutes, of whom each counts once or twice: found after a quiet month? */
export function manyAuthors(seed: number, rate: number, index: number): boolean {
  const random = randomOf(seed, `authors ${rate} ${index}`);
  const state = newSpikeState();
  const at = 28 * DAY + Math.floor(random.uniform() * 7 * DAY);
  const posts = new Array<number>(HOURS(1)).fill(0);
  for (let author = 0; author < 40; author++)
    for (let n = 0; n < 1 + Math.floor(random.uniform() * 2); n++)
      posts[Math.floor(random.uniform() * 8)]! += 1;
  for (let i = 0; i < at + HOURS(1); i++) {
    const count = random.poisson(rate / 12) + (i >= at ? posts[i - at]! : 0);
    if (starts(state, bucketOf(i, count)) && i >= at) return true;
  }
  return false;
}

export interface Rare {
  readonly months: number;
  readonly ours: { alerts: number; six: number; twelve: number };
  /** The plain rule of this many standard deviations, at least `least`. */
  readonly plain: readonly {
    deviations: number;
    least: number;
    alerts: number;
    six: number;
    twelve: number;
  }[];
  readonly tried: number;
}

/** Mean and standard deviation of the last four weeks of hours, against the hour that ends now. */
class PlainRule {
  readonly deviations: number;
  readonly least: number;
  #hour: number[] = [];
  #now = 0;
  #n = 0;
  #past: number[] = [];
  #sum = 0;
  #squares = 0;
  #quiet = 0;

  constructor(deviations: number, least: number) {
    this.deviations = deviations;
    this.least = least;
  }

  copy(): PlainRule {
    const copy = new PlainRule(this.deviations, this.least);
    [copy.#hour, copy.#past] = [this.#hour.slice(), this.#past.slice()];
    [copy.#now, copy.#n, copy.#sum, copy.#squares, copy.#quiet] = [
      this.#now,
      this.#n,
      this.#sum,
      this.#squares,
      this.#quiet,
    ];
    return copy;
  }

  step(count: number): boolean {
    this.#hour.push(count);
    this.#now += count;
    if (this.#hour.length > 12) this.#now -= this.#hour.shift()!;
    this.#n += 1;
    this.#quiet -= 1;
    const hours = this.#past.length;
    const mean = hours > 0 ? this.#sum / hours : 0;
    const sd = hours > 0 ? Math.sqrt(Math.max(0, this.#squares / hours - mean * mean)) : 0;
    const fires =
      hours >= 48 && this.#quiet <= 0 && this.#now >= this.least && this.#now > mean + this.deviations * sd;
    if (fires) this.#quiet = DAY;
    if (this.#n % 12 === 0) {
      this.#past.push(this.#now);
      this.#sum += this.#now;
      this.#squares += this.#now ** 2;
      if (hours >= 28 * 24) {
        const old = this.#past.shift()!;
        this.#sum -= old;
        this.#squares -= old ** 2;
      }
    }
    return fires;
  }
}

/** A keyword of a few mentions a day, in clumps: six or twelve more in one or two hours, here and by the plain rule. */
export function rareKeyword(seed: number, perDay: number, clumps: number, index: number): Rare {
  const random = randomOf(seed, `rare ${perDay} ${clumps} ${index}`);
  const days = 88;
  const counts = new Array<number>(days * DAY + HOURS(4)).fill(0);
  for (let i = 0; i < counts.length; i++) {
    const heads = random.poisson(perDay / (1 + 3 * clumps) / DAY);
    for (let n = 0; n < heads; n++) {
      counts[i]! += 1;
      if (random.uniform() >= clumps) continue;
      for (let more = 1 + random.poisson(2); more > 0; more--) {
        const at = i + Math.floor(random.exponential(8));
        if (at < counts.length) counts[at]! += 1;
      }
    }
  }
  const state = newSpikeState();
  const rules = [4, 5, 6]
    .map((least) => new PlainRule(5, least))
    .concat([4].map((least) => new PlainRule(15, least)));
  const ours = { alerts: 0, six: 0, twelve: 0 };
  const plain = rules.map(({ deviations, least }) => ({ deviations, least, alerts: 0, six: 0, twelve: 0 }));
  let tried = 0;
  for (let i = 0; i < days * DAY; i++) {
    const old = i >= 28 * DAY;
    if (starts(state, bucketOf(i, counts[i]!)) && old) ours.alerts += 1;
    rules.forEach((rule, r) => {
      if (rule.step(counts[i]!) && old) plain[r]!.alerts += 1;
    });
    if (!old || random.uniform() >= 1 / (4 * DAY)) continue;
    tried += 1;
    const length = HOURS(1 + Math.floor(random.uniform() * 2));
    for (const [name, extra] of [
      ['six', 6],
      ['twelve', 12],
    ] as const) {
      const more = new Array<number>(length + HOURS(1)).fill(0);
      for (let n = 0; n < extra; n++) more[Math.floor(random.uniform() * length)]! += 1;
      const series = more.map((x, k) => x + counts[i + 1 + k]!);
      const copy = copyState(state);
      if (series.map((count, k) => starts(copy, bucketOf(i + 1 + k, count))).includes(true)) ours[name] += 1;
      rules.forEach((rule, r) => {
        const fork = rule.copy();
        if (series.map((count) => fork.step(count)).includes(true)) plain[r]![name] += 1;
      });
    }
  }
  return { months: 2, ours, plain, tried };
}
