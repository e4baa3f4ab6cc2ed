import type { Log } from '../../config/log.ts';
import { type Clock, MINUTE, type Millis } from '../../listening/time.ts';

/** Requests that were turned away since the start, by why. */
export interface Refused {
  forged: number;
  old: number;
  ahead: number;
  repeated: number;
  tooLarge: number;
  /** Signed by Slack, and not to be read. */
  malformed: number;
}

export interface Refusals {
  readonly counts: Readonly<Refused>;
  add(why: keyof Refused): void;
}

/** Whoever knocks in vain shall not fill the log: one line a minute at most, with the counts so far. */
const TOLD_EVERY_MS = MINUTE;

/** @param onRefused called for each, for the metrics */
export function createRefusals(clock: Clock, log: Log, onRefused: (why: string) => void): Refusals {
  const counts: Refused = { forged: 0, old: 0, ahead: 0, repeated: 0, tooLarge: 0, malformed: 0 };
  let loggedAt: Millis = -Infinity;
  return {
    counts,
    add: (why) => {
      counts[why] += 1;
      onRefused(why);
      // Slack repeats a request that got no answer: that is no attack.
      if (why === 'repeated' || clock.now() - loggedAt < TOLD_EVERY_MS) return;
      loggedAt = clock.now();
      log.warn('slack requests turned away', { ...counts });
    },
  };
}
