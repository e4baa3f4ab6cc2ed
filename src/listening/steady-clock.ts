import { type Clock, MINUTE, type Millis } from './time.ts';

/** A date that moves by less, against the time that has passed, is only set right: it is taken as it is. */
const CORRECTION = MINUTE;
/** For how long a date that has leapt must go on evenly before it is believed. */
const PROOF = 10 * MINUTE;

/**
 * The one guard before every mark that only grows. The date of a machine may leap, for minutes (a wrong time server, a
 * snapshot that is restored) or for good (a wrong date that is set right): time goes on evenly meanwhile, and follows the
 * date only once that has proved itself. Nothing is sent, summed up or deleted for a day that has not come.
 * @param latest the last time that was known before the start: a date before it is no better than one that leaps
 */
export function steadyClock(
  clock: Clock & Required<Pick<Clock, 'monotonic'>>,
  latest: Millis | null,
  onLeap: (leap: { from: Millis; to: Millis }) => void,
): Clock {
  const start = clock.now();
  let anchor = {
    at: latest !== null && latest - start > CORRECTION ? latest : start,
    passed: clock.monotonic(),
  };
  let leap: { by: Millis; since: Millis } | null = null;

  const now = (): Millis => {
    const [date, passed] = [clock.now(), clock.monotonic()];
    const even = anchor.at + passed - anchor.passed;
    const by = date - even;
    if (Math.abs(by) < CORRECTION) {
      leap = null;
      anchor = { at: date, passed };
      return date;
    }
    if (leap === null || Math.abs(by - leap.by) >= CORRECTION) leap = { by, since: passed };
    if (passed - leap.since < PROOF) return even;
    onLeap({ from: even, to: date });
    leap = null;
    anchor = { at: date, passed };
    return date;
  };
  return { ...clock, now };
}
