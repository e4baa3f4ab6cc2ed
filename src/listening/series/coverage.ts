import { groupBy } from '../group.ts';
import type { Keyword } from '../keywords/keyword.ts';
import type { WebhookHealth } from '../sources/inbound/webhook.ts';
import { requestId } from '../sources/plan.ts';
import { DAY, type Millis } from '../time.ts';
import { healthOf, isSpare, type RequestState } from './health.ts';
import { LATEST, usualDelay } from './lateness.ts';
import { IMPORT_PART, type PartId, partOf, webhookPart } from './part.ts';
import type { Gap } from './series.ts';

/** A source that brought less than this part of a keyword's mentions may fail without stopping its detection. */
export const SMALL_SHARE = 0.2;
/** From then on the posts of a part say something about what is usual there. */
const KNOWN_AFTER = DAY;
/** Of the requests of one part, so many may be missing and it was read all the same. */
const MAY_MISS = 0.5;

type Stretch = Pick<Gap, 'from' | 'to'>;

/** When one request, webhook or import of a keyword was read. */
export interface PartClock {
  part: PartId;
  /** As `Mention.post.source` names it. */
  source: string;
  /** Since when it is read. What it brought of before is history. */
  joinedAt: Millis;
  /** Everything from here on was read for the keyword … */
  from: Millis;
  /** … up to here. Of a webhook, which is open, that is always. */
  until: Millis;
  /** Stretches that were not read, or came too late for the detector. */
  missed: readonly Stretch[];
  /** How long after its date a post has arrived, but for a few. */
  delay: Millis;
}

/** All that a workspace listens to, as it is stored. */
export interface Listening {
  /** The requests of its sources and its own feeds. */
  states: readonly RequestState[];
  webhooks: readonly { id: string; health: WebhookHealth }[];
  imports: readonly Stretch[];
  gaps: readonly Gap[];
  /** Stretches that a request read only when the detector had passed them (`reason` is of no use here). */
  unread: readonly Gap[];
}

/** The dependence of one keyword: its requests with their states, and the part of its mentions each source usually brings. */
export interface Dependence {
  states: RequestState[];
  /** Everything that is read for it, by its clock. */
  clocks: readonly PartClock[];
  /** Sources by their part of the keyword's mentions of late, 0..1; empty while unknown. */
  share: ReadonlyMap<string, number>;
  gaps: Gap[];
}

export function dependenceOf(
  keyword: Keyword,
  { states, webhooks, imports, gaps, unread }: Listening,
  share: ReadonlyMap<string, number>,
): Dependence {
  const wants = (source: string) => keyword.sources.length === 0 || keyword.sources.includes(source);
  const mine = states
    .filter((state) => wants(state.source) && !isSpare(state) && servesKeyword(state, keyword))
    .map((state) => coveredFor(state, keyword));
  const since = (from: Millis) => Math.max(from, knownSince(keyword));
  const missed = groupBy([...gaps.filter(({ reason }) => reason !== QUIET), ...unread], idOfGap);
  const ids = new Set(mine.map(requestId));
  return {
    states: mine,
    clocks: [
      ...mine.flatMap((state) => {
        const { source, coveredFrom, coveredUntil, everyMs, lateness } = state;
        if (coveredFrom === null) return [];
        return {
          part: partOf(state),
          source,
          joinedAt: Math.max(state.firstAt ?? coveredFrom, askedAt(keyword)),
          from: coveredFrom,
          until: coveredUntil ?? coveredFrom,
          missed: missed.get(requestId(state)) ?? [],
          delay: lateness === undefined ? Math.max(everyMs, usualDelay(lateness)) : usualDelay(lateness),
        };
      }),
      ...(wants(WEBHOOK) ? webhooks : []).flatMap(({ id, health }) => {
        if (health.firstAt === null) return [];
        return {
          part: webhookPart(id, health),
          source: WEBHOOK,
          joinedAt: Math.max(health.firstAt, askedAt(keyword)),
          from: since(health.firstAt),
          until: Number.POSITIVE_INFINITY,
          missed: [],
          delay: usualDelay(health.lateness),
        };
      }),
      ...(wants(IMPORT_PART) ? imports : [])
        .filter(({ to }) => to > since(0))
        .map(({ from, to }) => ({
          part: IMPORT_PART,
          source: IMPORT_PART,
          joinedAt: Number.POSITIVE_INFINITY,
          from: since(from),
          until: to,
          missed: [],
          delay: 0,
        })),
    ],
    share,
    gaps: gaps.filter((gap) => ids.has(idOfGap(gap))),
  };
}

const WEBHOOK = 'webhook';
/** Noticed half a day later at the earliest, when the detector has passed it: to it, nothing was said. */
const QUIET = 'quiet';

function idOfGap({ source, requestKey }: Gap): string {
  return requestId({ source, key: requestKey });
}

function servesKeyword({ serves = 'all', scope = 'all' }: RequestState, keyword: Keyword): boolean {
  if (scope !== 'all' && !scope.includes(keyword.workspaceId)) return false;
  return serves === 'all' || serves.includes(keyword.id);
}

/** When the keyword became what it is: what it was filled with then is history. */
function askedAt({ createdAt, filledAt }: Keyword): Millis {
  return filledAt ?? createdAt;
}

/** What was read before there was such a keyword was not kept for it, but as far back as it was filled. */
function knownSince({ createdAt, filledFrom }: Pick<Keyword, 'createdAt' | 'filledFrom'>): Millis {
  return filledFrom ?? createdAt;
}

/**
 * A request's state for a keyword, covered as far back as there was such a keyword or it reached for it. Of a feed all is
 * kept that matched nothing; a search asks for other words, and a stream keeps nothing that did not match.
 */
function coveredFor(state: RequestState, keyword: Pick<Keyword, 'createdAt' | 'filledFrom'>): RequestState {
  const { firstAt, coveredFrom } = state;
  const since = state.params.url === undefined ? keyword.createdAt : knownSince(keyword);
  if (firstAt === null || coveredFrom === null) return state;
  const older = firstAt < since && coveredFrom < since;
  return older ? { ...state, coveredFrom: since } : state;
}

/** The first moment at which anything was read for the keyword; null before the first read. */
export function listenedSince({ clocks }: Pick<Dependence, 'clocks'>): Millis | null {
  return clocks.length === 0 ? null : Math.min(...clocks.map(({ from }) => from));
}

/**
 * Which parts of a keyword were read in a stretch. Of a young one it is not known yet whether a part that is late or down
 * will still be read: it is taken for read, so that nothing is surprising that later is not. One that has brought
 * something was read, as far as it goes: what the detector has seen is never taken from it again.
 */
export function partsReader(
  clocks: readonly PartClock[],
  now: Millis,
): (from: Millis, to: Millis, brought: (part: PartId) => boolean) => readonly PartId[] {
  const parts = [...groupBy(clocks, ({ part }) => part)];
  return (from, to, brought) => {
    const young = to > now - LATEST;
    return parts.flatMap(([part, all]) => {
      const begun = all.filter((clock) => clock.from <= from && !isOver(clock, from));
      const missing = begun.filter(
        ({ until, missed }) => (!young && until < to) || missed.some((gap) => gap.from < to && gap.to > from),
      );
      const enough = begun.length > 0 && missing.length <= begun.length * MAY_MISS;
      return enough || (begun.length > 0 && brought(part)) ? [part] : [];
    });
  };
}

/** What the first look of a part brought is history, and so is what it brings of before. */
export function isBeforeJoining(clocks: readonly PartClock[], part: PartId | undefined, at: Millis): boolean {
  return clocks.every((clock) => clock.part !== part || at < clock.joinedAt);
}

/** Whether a part has been read for so long that what it brings can be compared with what it brought. */
export function isKnownPart(clocks: readonly PartClock[], part: PartId | undefined, now: Millis): boolean {
  return clocks.some(({ part: other, from }) => other === part && now - from >= KNOWN_AFTER);
}

/** An import is over with its newest post: what comes after it was never its to bring. */
function isOver({ part, until }: PartClock, at: Millis): boolean {
  return part === IMPORT_PART && until < at;
}

/**
 * Up to when counts are complete, but for a few posts in a hundred: what is missing before it is really missing. Three
 * hours ago at the earliest, when the rest counts as late.
 */
export function settledUntil({ clocks }: Pick<Dependence, 'clocks'>, now: Millis): Millis {
  const settled = clocks
    .filter(({ part }) => part !== IMPORT_PART)
    .map(({ until, delay }) => Math.min(now - delay, until));
  return Math.max(now - LATEST, Math.min(now, ...settled));
}

/**
 * Since when the keyword is covered: the earliest moment from which the sources that usually bring its mentions are all
 * read, small ones aside; while it is unknown which those are, all of them. Some sources look back a week when a keyword
 * is added and some do not: a week of the former is no baseline for what the latter bring.
 * @returns null before the first read
 */
export function coveredSince({ clocks, share }: Pick<Dependence, 'clocks' | 'share'>): Millis | null {
  const begun = new Map<string, Millis>();
  for (const { source, from } of clocks) begun.set(source, Math.min(begun.get(source) ?? from, from));
  let later = 0;
  for (const [source, from] of [...begun].sort(([, a], [, b]) => b - a)) {
    later += share.size > 0 ? (share.get(source) ?? 0) : 1;
    if (later > SMALL_SHARE) return from;
  }
  return begun.size > 0 ? Math.min(...begun.values()) : null;
}

/** Whether the keyword was listened to in `from`..`to`: enough of what usually brings its mentions was read. */
export function isCovered(
  dependence: Pick<Dependence, 'states' | 'share' | 'gaps'>,
  from: Millis,
  to: Millis,
  now: Millis,
): boolean {
  const { share, gaps } = dependence;
  // A request that has never been read has never brought anything: nothing is missing without it.
  const states = dependence.states.filter(({ coveredFrom }) => coveredFrom !== null);
  const missing = new Set<string>();
  for (const gap of gaps)
    if (gap.from < to && gap.to > from) missing.add(requestId({ source: gap.source, key: gap.requestKey }));
  for (const state of states) {
    const health = healthOf(state, now);
    // Late by less than its own rhythm is not missing: what it brings is counted where it belongs.
    const hangs = health === 'late' && now - (state.coveredUntil ?? now) > LATEST + 2 * state.everyMs;
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
