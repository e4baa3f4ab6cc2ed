import type { Channel } from '../channel.ts';
import type { Millis } from '../time.ts';
import { quietFrom, quietUntil } from '../zoned.ts';
import type { Triage } from './alert.ts';
import type { Severity } from './kinds/kind.ts';

/** The time of an alert's people: it runs only while they can see the alert. */
export interface TriageClock {
  /** Since when it is shown anywhere; null while it is nowhere yet. */
  seenFrom: Millis | null;
  /** Whether it runs at a moment. */
  runsAt(at: Millis): boolean;
  /** The moment by which it has run for so long since another one. */
  after(from: Millis, length: Millis): Millis;
}

/** Of people who see everything at once and never rest. */
export const STEADY_CLOCK: TriageClock = {
  seenFrom: 0,
  runsAt: () => true,
  after: (from, length) => from + length,
};

type Audience = Pick<Channel, 'quiet' | 'timeZone'>;
interface Stretch {
  from: Millis;
  to: Millis;
}

/** Stretches looked at for one moment: some years of nights. */
const MOST_STRETCHES = 4_000;

/**
 * The clock of an alert that these channels show: it stands still while all of them are in their quiet hours, which the
 * top severity breaks, and while nobody could see it.
 */
export function triageClock(
  audience: readonly Audience[],
  severity: Severity,
  seenFrom: Millis | null,
  hidden: Triage['hidden'] = [],
): TriageClock {
  const stretches = hidden.map(({ from, to }) => ({ from, to: to ?? Number.POSITIVE_INFINITY }));
  /** End of the stretch without anybody that holds a moment; null when somebody is there. */
  const stillUntil = (at: Millis): Millis | null => {
    const away = stretches.find(({ from, to }: Stretch) => from <= at && at < to);
    if (away) return away.to;
    if (severity === 1 || audience.length === 0) return null;
    const ends = audience.map(({ quiet, timeZone }) => quiet && quietUntil(at, timeZone, quiet));
    return ends.some((end) => end === null) ? null : Math.min(...ends.filter((end) => end !== null));
  };
  /** The next moment at which somebody who is there may not be any more. */
  const nextChange = (at: Millis): Millis => {
    const nights =
      severity === 1
        ? []
        : audience.flatMap(({ quiet, timeZone }) => (quiet ? [quietFrom(at, timeZone, quiet)] : []));
    const away = stretches.filter(({ from }) => from > at).map(({ from }) => from);
    return Math.min(...nights, ...away, Number.POSITIVE_INFINITY);
  };
  return {
    seenFrom,
    runsAt: (at) => stillUntil(at) === null,
    after: (from, length) => {
      let [at, left] = [from, length];
      for (let n = 0; n < MOST_STRETCHES && Number.isFinite(at); n++) {
        const still = stillUntil(at);
        if (still !== null) {
          at = still;
          continue;
        }
        const change = nextChange(at);
        if (at + left <= change) return at + left;
        left -= change - at;
        at = change;
      }
      return Number.POSITIVE_INFINITY;
    },
  };
}
