import type { Keyword } from '../keywords/keyword.ts';
import { requestId, serves } from '../sources/plan.ts';
import type { Request } from '../sources/source.ts';
import { HOUR, type Millis } from '../time.ts';
import { healthOf, type RequestState } from './health.ts';
import type { Gap } from './series.ts';

/** A source that brought less than this part of a keyword's mentions may fail without stopping its detection. */
const SMALL_SHARE = 0.2;
/** Buckets older than this are stepped for good even when a source is late. */
const LATEST_FINAL = 3 * HOUR;

/** The dependence of one keyword: its requests with their states, and the part of its mentions each source usually brings. */
export interface Dependence {
  states: RequestState[];
  /** Sources by their part of the keyword's mentions of late, 0..1; empty while unknown. */
  share: ReadonlyMap<string, number>;
  gaps: Gap[];
}

export function dependenceOf(
  keyword: Keyword,
  plan: readonly Request[],
  states: ReadonlyMap<string, RequestState>,
  gaps: readonly Gap[],
  share: ReadonlyMap<string, number>,
): Dependence {
  const mine = plan.filter((request) => serves(request, keyword)).map(requestId);
  const ids = new Set(mine);
  return {
    states: mine.flatMap((id) => states.get(id) ?? []).map((state) => coveredFor(state, keyword)),
    share,
    gaps: gaps.filter((gap) => ids.has(requestId({ source: gap.source, key: gap.requestKey }))),
  };
}

/** A request's state for a keyword: what it had read before there was such a keyword was not kept for it. */
export function coveredFor(state: RequestState, { createdAt }: Pick<Keyword, 'createdAt'>): RequestState {
  const { firstAt, coveredFrom } = state;
  const older = firstAt !== null && firstAt < createdAt && coveredFrom !== null && coveredFrom < createdAt;
  return older ? { ...state, coveredFrom: createdAt } : state;
}

/**
 * Since when the keyword is covered: the earliest moment from which the sources that usually bring its mentions are all
 * read, small ones aside; while it is unknown which those are, all of them. Some sources look back a week when a keyword
 * is added and some do not: a week of the former is no baseline for what the latter bring.
 * @returns null before the first read
 */
export function coveredSince({ states, share }: Dependence): Millis | null {
  const begun = new Map<string, Millis>();
  for (const { source, coveredFrom } of states)
    if (coveredFrom !== null) begun.set(source, Math.min(begun.get(source) ?? coveredFrom, coveredFrom));
  let later = 0;
  for (const [source, from] of [...begun].sort(([, a], [, b]) => b - a)) {
    later += share.size > 0 ? (share.get(source) ?? 0) : 1;
    if (later > SMALL_SHARE) return from;
  }
  return begun.size > 0 ? Math.min(...begun.values()) : null;
}

/**
 * Up to when the counts are final: no request that is well will bring older posts. A request that fails holds it back
 * for three hours at most; its buckets are then a gap, or, when its part is small, counted without it.
 */
export function finalUntil({ states }: Dependence, now: Millis): Millis {
  const read = states.filter((state) => state.coveredUntil !== null).map((state) => state.coveredUntil!);
  return Math.max(now - LATEST_FINAL, Math.min(now, ...read));
}

/** Whether the keyword was listened to in `from`..`to`: enough of what usually brings its mentions was read. */
export function isCovered(dependence: Dependence, from: Millis, to: Millis, now: Millis): boolean {
  const { share, gaps } = dependence;
  // A request that has never been read has never brought anything: nothing is missing without it.
  const states = dependence.states.filter(({ coveredFrom }) => coveredFrom !== null);
  const missing = new Set<string>();
  for (const gap of gaps)
    if (gap.from < to && gap.to > from) missing.add(requestId({ source: gap.source, key: gap.requestKey }));
  for (const state of states) {
    const health = healthOf(state, now);
    // Late by less than its own rhythm is not missing: what it brings is counted where it belongs.
    const hangs = health === 'late' && now - (state.coveredUntil ?? now) > LATEST_FINAL + 2 * state.everyMs;
    if ((health === 'down' || health === 'stopped' || hangs) && (state.coveredUntil ?? 0) < from)
      missing.add(requestId(state));
  }
  if (missing.size === 0) return true;
  const sources = new Map<string, { all: number; missing: number }>();
  for (const state of states) {
    const count = sources.get(state.source) ?? { all: 0, missing: 0 };
    count.all += 1;
    if (missing.has(requestId(state))) count.missing += 1;
    sources.set(state.source, count);
  }
  let lost = 0;
  for (const [source, count] of sources) {
    const part = share.size > 0 ? (share.get(source) ?? 0) : 1 / sources.size;
    lost += (part * count.missing) / count.all;
  }
  return lost <= SMALL_SHARE;
}

/**
 * Outages that last, as the gaps that they are for now. What is caught up with later leaves none, and what has never
 * been read has brought nothing that could be missing.
 */
export function openGaps(states: readonly RequestState[], now: Millis): Gap[] {
  return states.flatMap((state) => {
    const { source, key, coveredUntil } = state;
    if (!['down', 'stopped'].includes(healthOf(state, now)) || coveredUntil === null || coveredUntil >= now)
      return [];
    return [{ source, requestKey: key, from: coveredUntil, to: now, reason: 'down' }];
  });
}

/**
 * The stretches of gaps that leave a picture with a hole: any gap of a search, since it is all that its keyword has
 * there; of feeds only while more than a fifth of them were missing at once, for one dead feed of many hides little.
 * @param requests how many requests each source has for whom the picture is
 */
export function holes(
  gaps: readonly Gap[],
  requests: ReadonlyMap<string, number>,
): { from: Millis; to: Millis }[] {
  const whole = gaps.filter(({ source }) => source !== 'feed');
  const partial = gaps.filter(({ source }) => source === 'feed');
  const edges = [...new Set(partial.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const feeds = Math.max(1, requests.get('feed') ?? 0);
  const stretches = edges.slice(1).map((to, index) => ({ from: edges[index]!, to }));
  const missing = stretches.filter(({ from, to }) => {
    const dead = new Set(
      partial.filter((gap) => gap.from < to && gap.to > from).map((gap) => gap.requestKey),
    );
    return dead.size / feeds > SMALL_SHARE;
  });
  return [...whole.map(({ from, to }) => ({ from, to })), ...missing];
}
