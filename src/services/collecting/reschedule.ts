import { createHash } from 'node:crypto';
import type { SourceError } from '../../config/errors.ts';
import { backOff } from '../../listening/back-off.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { RequestState } from '../../listening/series/health.ts';
import { delaysOf, learnLateness } from '../../listening/series/lateness.ts';
import { learnHabit } from '../../listening/series/source-habit.ts';
import type { Page, Request } from '../../listening/sources/source.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../listening/time.ts';

/** A source that is back is read again within this, whatever was wrong: a refusal and a 410 may be passing, too. */
const LONGEST_WAIT = HOUR;
/** A source that fails is asked again soon, however seldom it is read: one failure may be a passing one. */
const FIRST_WAIT = 10 * MINUTE;
/** An address that says for so long that it is gone for good is asked once a day: it means it. */
const GONE_AFTER = 14 * DAY;

/** How long `sources` speaks of items that could not be read. */
const LOST_KEPT = 7 * DAY;

/** A request that has never been read: read soon, spread out so that a restart does not hit every source at once. */
export function newRequestState(request: Request, now: Millis): RequestState {
  return {
    source: request.source,
    key: request.key,
    params: request.params,
    serves: request.serves,
    scope: request.scope,
    title: null,
    cursor: null,
    firstAt: null,
    lastTryAt: null,
    lastSuccessAt: null,
    nextAt: now,
    everyMs: request.everyMs,
    failures: 0,
    error: null,
    coveredFrom: null,
    coveredUntil: null,
    recent: '',
    quotaLeft: null,
  };
}

/** The state after a page that was read. `complete` is false while a page chain goes on: the mark of time waits for its end. */
export function afterSuccess(state: RequestState, request: Request, page: Page, now: Millis): RequestState {
  const every = Math.max(request.everyMs, page.nextInMs ?? 0);
  const complete = !page.more;
  return {
    ...state,
    params: request.params,
    serves: request.serves,
    scope: request.scope,
    title: page.title ?? state.title,
    cursor: page.cursor,
    everyMs: every,
    lastTryAt: now,
    failures: 0,
    error: null,
    quotaLeft: page.quotaLeft ?? state.quotaLeft,
    habit: learnHabit(state.habit, page.posts, now),
    ...lostItems(state.lost, page.lost ?? 0, now),
    recent: remember(state.recent, '1'),
    ...(complete
      ? {
          firstAt: state.firstAt ?? now,
          lastSuccessAt: now,
          coveredFrom: state.coveredFrom ?? page.coveredFrom ?? now,
          coveredUntil: now,
          nextAt: now + (state.firstAt === null ? spread(every, state) : jittered(every, state, now)),
        }
      : {}),
  };
}

/** The most of one read: the next one shows the same items again. After a week without any it is forgotten. */
function lostItems(before: RequestState['lost'], items: number, now: Millis): Pick<RequestState, 'lost'> {
  const known = before && now - before.at < LOST_KEPT ? before : null;
  if (items > 0)
    return { lost: { items: Math.max(known?.items ?? 0, items), since: known?.since ?? now, at: now } };
  return before && !known ? { lost: null } : {};
}

/**
 * What a read has taught about how late its posts arrive: nothing when it was the first, which brings the past, or when
 * none was read for longer than usual before it.
 */
export function learnedLateness(
  before: RequestState,
  added: readonly Pick<Mention, 'post'>[],
  now: Millis,
): Pick<RequestState, 'lateness'> {
  const { firstAt, coveredUntil, everyMs, lateness } = before;
  const delays = delaysOf(added);
  if (delays.length === 0 || firstAt === null || now - (coveredUntil ?? now) > 2 * everyMs) return {};
  return { lateness: learnLateness(lateness, delays) };
}

/** The state after a failed try: waits double up to an hour, for ever; a wait that was asked for wins when it is longer. */
export function afterFailure(
  state: RequestState,
  request: Request,
  error: SourceError,
  now: Millis,
): RequestState {
  const failures = state.failures + 1;
  const since = state.error?.since ?? state.error?.at ?? now;
  const asked = waitAskedFor(error);
  return {
    ...state,
    params: request.params,
    serves: request.serves,
    scope: request.scope,
    lastTryAt: now,
    failures,
    error: {
      kind: error.kind,
      detail: error.message,
      status: error.status,
      at: now,
      since,
      ...(error.noNetwork ? { noNetwork: true as const } : {}),
      ...(asked === null ? {} : { until: now + asked }),
    },
    recent: remember(state.recent, '0'),
    nextAt:
      now + Math.max(shortened(waitAfter(error, failures, request, now - since), state, now), asked ?? 0),
  };
}

/** The longest that may pass before the next try. */
function waitAfter(
  { kind }: SourceError,
  failures: number,
  { everyMs }: Request,
  failingFor: Millis,
): Millis {
  const usual = Math.max(everyMs, MINUTE);
  // Who asks us to slow down is not asked more often than usual.
  if (kind === 'limited') return backOff(usual, Math.max(usual, LONGEST_WAIT), failures - 1);
  if (kind === 'gone' && failingFor >= GONE_AFTER) return DAY;
  const passing = kind === 'down' || kind === 'malformed';
  return backOff(passing ? Math.min(usual, FIRST_WAIT) : FIRST_WAIT, LONGEST_WAIT, failures - 1);
}

/**
 * How long the other side asks to be left alone: to the full when we are too many for it. A server that is being repaired
 * only guesses when it will be back; one request an hour does it no harm, and finds it when it is.
 */
export function waitAskedFor({
  kind,
  retryAfterMs,
}: Pick<SourceError, 'kind' | 'retryAfterMs'>): Millis | null {
  if (retryAfterMs === null) return null;
  return kind === 'limited' ? retryAfterMs : Math.min(retryAfterMs, LONGEST_WAIT);
}

function remember(recent: string, outcome: '0' | '1'): string {
  return (recent + outcome).slice(-20);
}

/**
 * Requests planned together (a list of feeds) would stay together: after the first read each waits for its own part of
 * the interval, a third of it at least.
 */
function spread(ms: number, { source, key }: RequestState): number {
  const [high, low] = createHash('sha1').update(`${source} ${key}`).digest();
  return Math.round((ms * (1 + (2 * (high! * 256 + low!)) / 65_535)) / 3);
}

/** Plus or minus a tenth, from a hash: spread over sources, and the same in every replay. */
function jittered(ms: number, state: RequestState, now: Millis): number {
  return Math.round(ms * (0.9 + 0.2 * chance(state, now)));
}

/** Up to a sixth less: what failed together is not asked again together, and nothing waits longer than it may. */
function shortened(ms: number, state: RequestState, now: Millis): number {
  return Math.round(ms * (1 - chance(state, now) / 6));
}

/** 0 to 1 */
function chance({ source, key }: RequestState, now: Millis): number {
  return createHash('sha1').update(`${source} ${key} ${now}`).digest()[0]! / 255;
}

/** How soon after a try a person may ask for another: a button is pressed again and again. */
const TRY_AGAIN_AFTER = MINUTE;

/** When a person may have a failing request tried again: now, unless it was tried just now or asks us to wait. */
export function triableAt({ lastTryAt, error }: RequestState, now: Millis): Millis {
  return Math.max(now, (lastTryAt ?? 0) + TRY_AGAIN_AFTER, error?.until ?? 0);
}
