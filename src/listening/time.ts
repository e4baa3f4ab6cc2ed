/** A moment: integer milliseconds since 1970, UTC. */
export type Millis = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** One detector bucket. Finer ones hold too few posts to say anything, coarser ones delay the alert. */
export const BUCKET = 5 * MINUTE;

/** Start of the UTC slot of `size` milliseconds that holds `at`. */
export function floorTo(at: Millis, size: number): Millis {
  return Math.floor(at / size) * size;
}

/** The only way the code learns the time, so that the tour can play a week in a minute. */
export interface Clock {
  now(): Millis;
  /** Resolves after `ms` of this clock's time, or when `signal` is aborted; a simulated clock resolves at once. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** As `monotonic` below gives it. Left out by a simulated clock, which nobody sets. */
  monotonic?(): Millis;
}

/** For durations: goes on evenly whatever is done to the date, sleep of the machine included. From no known moment. */
export function monotonic(clock: Clock): Millis {
  return clock.monotonic ? clock.monotonic() : clock.now();
}
