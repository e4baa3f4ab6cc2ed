import type { SourceErrorKind } from '../../config/errors.ts';
import type { Json, Request } from '../sources/source.ts';
import { HOUR, type Millis } from '../time.ts';
import type { Lateness } from './lateness.ts';
import type { Habit } from './source-habit.ts';

/** The last of several failures in a row. */
export interface Failure {
  kind: SourceErrorKind;
  detail: string;
  status: number | null;
  at: Millis;
  /** Set where nothing was reached, which may be the fault of this machine's network. */
  noNetwork?: true;
  /** The first of them; absent in what was stored before it was noted. */
  since?: Millis;
  /** When the other side asked us to come back; absent when it asked for nothing. */
  until?: Millis;
}

/** What a failure means to people; each has its sentence in every language. */
export type FailureMeaning = SourceErrorKind | 'broken' | 'missing' | 'unusable';

/** One table for all sources: `down` alone holds too many things for one sentence. */
export function meaningOf({ kind, status }: Pick<Failure, 'kind' | 'status'>): FailureMeaning {
  if (kind !== 'down' || status === null) return kind;
  if (status >= 500) return 'broken';
  return status === 404 ? 'missing' : 'unusable';
}

/** Where one request of a source stands: its cursor, its schedule and its health, stored together with what it read. */
export interface RequestState {
  source: string;
  key: string;
  params: Readonly<Record<string, string>>;
  /** Name for people: feed title, or the words searched. */
  title: string | null;
  cursor: Json;
  /** When this request was first read with success; null = never yet. */
  firstAt: Millis | null;
  lastTryAt: Millis | null;
  lastSuccessAt: Millis | null;
  nextAt: Millis;
  everyMs: number;
  failures: number;
  error: Failure | null;
  /** Since when everything has been read (backfill included); null before the first success. */
  coveredFrom: Millis | null;
  /** Everything the source published up to here has been read, as far as it can be known. */
  coveredUntil: Millis | null;
  /** The last 20 tries, newest last: `1` success, `0` failure. */
  recent: string;
  quotaLeft: number | null;
  /** Items of one answer that could not be read, at most, of late; absent or null = none. */
  lost?: { items: number; since: Millis; at: Millis } | null;
  /** How often it brings something new; absent before the first read. */
  habit?: Habit;
  /** How late its posts are; absent before the second read. */
  lateness?: Lateness;
  /** The keywords that depend on it, as last planned (`Request`); absent = of before this was kept: all. */
  serves?: Request['serves'];
  scope?: Request['scope'];
  /** The part that it shares with others (`partOf`); absent = as its source says. */
  part?: string;
}

/**
 * A request whose posts another request brings too (`params.spare`): when it fails, posts come later and none is missing,
 * so that it counts for no coverage.
 */
export function isSpare({ params }: Pick<RequestState, 'params'>): boolean {
  return params.spare === 'yes';
}

export type HealthState = 'ok' | 'new' | 'late' | 'down' | 'stopped';

const FOR_A_PERSON: ReadonlySet<SourceErrorKind> = new Set(['refused', 'gone', 'misconfigured']);
/** However far apart its tries are: a failure that lasts longer is no passing one. */
const PASSING_FAILURE = HOUR;

/**
 * `late`: past due by more than one interval; `down`: failing for three tries, or for an hour; `stopped`: the same, by
 * something that a person must mend as a rule. It is tried again all the same.
 */
export function healthOf(state: RequestState, now: Millis): HealthState {
  const failingSince = state.error?.since ?? state.error?.at ?? now;
  if (state.failures >= 3 || (state.failures > 0 && now - failingSince >= PASSING_FAILURE))
    return state.error && FOR_A_PERSON.has(state.error.kind) ? 'stopped' : 'down';
  if (state.firstAt === null) return state.failures > 0 ? 'late' : 'new';
  const due = (state.coveredUntil ?? state.firstAt) + 2 * state.everyMs;
  return state.failures > 0 || now > due ? 'late' : 'ok';
}

const WORST: readonly HealthState[] = ['stopped', 'down', 'late', 'new', 'ok'];

/** The worst of several requests speaks for them all; null when there are none. */
export function worstHealth(requests: readonly RequestState[], now: Millis): HealthState | null {
  const states = new Set(requests.map((request) => healthOf(request, now)));
  return WORST.find((state) => states.has(state)) ?? null;
}
