import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import { healthOf, type RequestState } from './health.ts';
import { unlikelyQuiet } from './source-habit.ts';

/**
 * - `failing`: it does not answer, or not as it should; `stopped`: the same, by what a person must mend as a rule;
 * - `overdue`: it is not being asked any more (a job of ours hangs);
 * - `quiet`: it answers, but brings nothing, against its own habit.
 */
export type Trouble = 'stopped' | 'failing' | 'overdue' | 'quiet';

/** A source, or one feed, that brings nothing: its channels are notified once, and once when it is over. */
export interface Outage {
  id: string;
  source: string;
  trouble: Trouble;
  /** Since when it has brought nothing. */
  since: Millis;
  /** Keys of the requests in trouble, and how many its source has in all. */
  keys: string[];
  of: number;
  /** The request that says most about it. */
  worst: RequestState;
  /** Posts it usually brings in such a time; 0 unless `quiet`. */
  expected: number;
  /** Channels that were notified; stored under this name. */
  told: string[];
  /** Of the network: when it was back; what it had cut off is being tried. */
  backAt?: Millis;
}

/** -log10 of the chance of a quiet that is worth a notice: a source is more easily quiet for good reasons than a brand. */
const QUIET_BAR = 8;
/** No night and no lunch is an outage. */
const QUIET_AT_LEAST = 12 * HOUR;
const OVERDUE_AT_LEAST = 30 * MINUTE;

/** Requests that stand or fall together: a feed alone, all searches of a source together. */
export function outageId({ source, params, key }: Pick<RequestState, 'source' | 'params' | 'key'>): string {
  return params.url === undefined ? source : `${source} ${key}`;
}

/**
 * @param group requests of one `outageId`
 * @param watchedSince when this process began to look: what is due since before has not had its turn yet
 * @returns null when all is well
 */
export function outageOf(
  group: readonly RequestState[],
  watchedSince: Millis,
  now: Millis,
): Omit<Outage, 'told'> | null {
  const found = (trouble: Trouble, troubled: readonly RequestState[], since: Millis, expected = 0) => {
    const worst = troubled.find(({ error }) => error !== null) ?? troubled[0]!;
    const keys = troubled.map(({ key }) => key);
    return {
      id: outageId(worst),
      source: worst.source,
      trouble,
      since,
      keys,
      of: group.length,
      worst,
      expected,
    };
  };
  const heardAt = (state: RequestState) => state.coveredUntil ?? state.firstAt ?? state.lastTryAt ?? now;
  const down = group.filter((state) => ['down', 'stopped'].includes(healthOf(state, now)));
  if (down.length > 0)
    return found(
      down.every((state) => healthOf(state, now) === 'stopped') ? 'stopped' : 'failing',
      down,
      Math.min(...down.map(heardAt)),
    );
  const overdue = group.filter((state) => {
    const late = now - Math.max(state.nextAt, heardAt(state), watchedSince);
    return state.firstAt !== null && late > Math.max(OVERDUE_AT_LEAST, 3 * state.everyMs);
  });
  if (overdue.length > 0) return found('overdue', overdue, Math.min(...overdue.map(heardAt)));
  return quietOf(group, now, found);
}

/** Together, because an index that stands still makes all of its searches quiet, while one rare word is quiet by nature. */
function quietOf<T>(
  group: readonly RequestState[],
  now: Millis,
  found: (trouble: Trouble, troubled: readonly RequestState[], since: Millis, expected: number) => T,
): T | null {
  const last = Math.max(...group.map(({ habit }) => habit?.lastNew ?? 0));
  const until = Math.min(now, ...group.map(({ coveredUntil }) => coveredUntil ?? 0));
  if (last === 0 || until - last < QUIET_AT_LEAST || now - until > DAY) return null;
  let expected = 0;
  let score = 0;
  for (const { habit } of group) {
    if (!habit) continue;
    const quiet = unlikelyQuiet(habit, last, until);
    expected += quiet.expected;
    score += quiet.score;
  }
  return score < QUIET_BAR ? null : found('quiet', group, last, expected);
}
