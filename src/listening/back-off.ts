import type { Millis } from './time.ts';

/** Beyond this the wait no longer matters and the power would leave the numbers. */
const MOST_DOUBLINGS = 20;

/** Wait before the next try: the first one doubled so many times, never longer than the longest. */
export function backOff(first: Millis, longest: Millis, doublings: number): Millis {
  return Math.min(longest, first * 2 ** Math.min(doublings, MOST_DOUBLINGS));
}
