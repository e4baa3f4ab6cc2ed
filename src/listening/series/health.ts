import type { SourceErrorKind } from '../../config/errors.ts';
import type { Json } from '../sources/source.ts';
import type { Millis } from '../time.ts';
import type { Lateness } from './lateness.ts';
import type { Habit } from './source-habit.ts';

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
  error: { kind: SourceErrorKind; detail: string; status: number | null; at: Millis } | null;
  /** Since when everything has been read (backfill included); null before the first success. */
  coveredFrom: Millis | null;
  /** Everything the source published up to here has been read, as far as it can be known. */
  coveredUntil: Millis | null;
  /** The last 20 tries, newest last: `1` success, `0` failure. */
  recent: string;
  quotaLeft: number | null;
  /** How often it brings something new; absent before the first read. */
  habit?: Habit;
  /** How late its posts are; absent before the second read. */
  lateness?: Lateness;
  /** The part that it shares with others (`partOf`); absent = as its source says. */
  part?: string;
  /** Stopped until a person acts (410, 401, 403); says so in `sources`. */
  stopped: boolean;
}

/**
 * A request whose posts another request brings too (`params.spare`): when it fails, posts come later and none is missing,
 * so that it counts for no coverage.
 */
export function isSpare({ params }: Pick<RequestState, 'params'>): boolean {
  return params.spare === 'yes';
}

export type HealthState = 'ok' | 'new' | 'late' | 'down' | 'stopped';

/** `late`: past due by more than one interval; `down`: failing for three tries or more. */
export function healthOf(state: RequestState, now: Millis): HealthState {
  if (state.stopped) return 'stopped';
  if (state.failures >= 3) return 'down';
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
