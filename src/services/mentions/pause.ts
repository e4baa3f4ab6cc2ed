import { backOff } from '../../listening/back-off.ts';
import type { OpinionFailure } from '../../listening/sentiment/opinion/opinion.ts';
import { HOUR, MINUTE, type Millis } from '../../listening/time.ts';

/** One failure may be the post's; after so many in a row it is the endpoint's. */
const IN_A_ROW = 3;
const FIRST = MINUTE;
const LONGEST = HOUR;

/** Leaves an endpoint alone for a while when it fails, so much longer each time; one success ends that. */
export interface Pause {
  /** Whether it may be asked now. */
  isOver(now: Millis): boolean;
  succeeded(): void;
  /** @returns how long it is left alone; 0 = it is asked on */
  failed(failure: OpinionFailure, retryAfterMs: number | null, now: Millis): Millis;
}

export function createPause(): Pause {
  let inARow = 0;
  let pauses = 0;
  let until = 0;
  return {
    isOver: (now) => now >= until,
    succeeded: () => {
      inARow = 0;
      pauses = 0;
    },
    failed: (failure, retryAfterMs, now) => {
      inARow += 1;
      const atOnce = failure === 'busy' || failure === 'refused';
      if (!atOnce && inARow < IN_A_ROW) return 0;
      const wait =
        failure === 'refused' ? LONGEST : Math.max(backOff(FIRST, LONGEST, pauses), retryAfterMs ?? 0);
      pauses += 1;
      inARow = 0;
      until = now + wait;
      return wait;
    },
  };
}
