import { type KeywordQuietDay, unreportedDays } from '../../listening/alerts/quiet-day.ts';
import { readStored } from '../../listening/alerts/stored-detector.ts';
import type { Channel, Workspace } from '../../listening/channel.ts';
import type {
  Coverage,
  Digest,
  KeywordCounts,
  KeywordPeriod,
  Period,
  SharedOverTime,
} from '../../listening/digest.ts';
import { groupBy } from '../../listening/group.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { openGaps } from '../../listening/series/coverage.ts';
import { healthOf, isSpare, type RequestState } from '../../listening/series/health.ts';
import type { Gap, PeriodTotals } from '../../listening/series/series.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** Posts and authors shown of one keyword. */
const TOP = 5;
/** A source younger than the comparison spoils it only when it brought more than this part of the mentions. */
const SMALL_SHARE = 0.2;

export interface PeriodRequest {
  workspace: Workspace;
  keywords: readonly Keyword[];
  period: Period;
  timeZone: string;
  now: Millis;
}

/** A stretch that ends now, with the equally long one before it. */
export function periodOf(since: Millis, now: Millis): Period {
  return { from: now - since, to: now, beforeFrom: now - 2 * since, cadence: 'asked' };
}

/** How much each keyword was mentioned in a period and in the one before it. */
export async function readCounts(
  store: Store,
  workspaceId: string,
  keywords: readonly Keyword[],
  { from, to, beforeFrom }: Pick<Period, 'from' | 'to' | 'beforeFrom'>,
  states: readonly RequestState[],
): Promise<KeywordCounts[]> {
  const ids = keywords.map(({ id }) => id);
  const totals = byKeyword(await store.totals(workspaceId, ids, from, to));
  const before = byKeyword(await store.totals(workspaceId, ids, beforeFrom, from));
  const earlier = byKeyword(await store.totals(workspaceId, ids, beforeFrom - 30 * DAY, beforeFrom));
  return keywords.map((keyword) => {
    const { id } = keyword;
    const now = totals.get(id) ?? nothing(id);
    const heardEarlier = (earlier.get(id)?.total ?? 0) > 0;
    return {
      keyword,
      totals: now,
      before: before.get(id) ?? nothing(id),
      comparable: isComparable(keyword, now, heardEarlier, states, beforeFrom),
    };
  });
}

/** The posts that several of the keywords hold, in a period and in the one before it. */
export async function readShared(
  store: Store,
  workspaceId: string,
  keywords: readonly Keyword[],
  { from, to, beforeFrom }: Pick<Period, 'from' | 'to' | 'beforeFrom'>,
): Promise<SharedOverTime> {
  const ids = keywords.map(({ id }) => id);
  return {
    now: await store.sharedPosts(workspaceId, ids, from, to),
    before: await store.sharedPosts(workspaceId, ids, beforeFrom, from),
  };
}

/** Reads a period of some keywords from series and top lists only: as fast with a year of mentions as with a day. */
export async function readDigest(
  store: Store,
  { workspace, keywords, period, timeZone, now }: PeriodRequest,
): Promise<Digest> {
  const ids = keywords.map(({ id }) => id);
  const { from, to } = period;
  const states = await wantedStates(store, workspace, keywords);
  const periods: KeywordPeriod[] = [];
  for (const counts of await readCounts(store, workspace.id, keywords, period, states)) {
    const { id } = counts.keyword;
    periods.push({
      ...counts,
      hours: await store.hours(workspace.id, id, from, to),
      top: await store.topPosts(workspace.id, [id], from, to, { limit: TOP }),
      authors: await store.topAuthors(workspace.id, [id], from, to, TOP),
    });
  }
  const about = ({ keywordId }: { keywordId: string }) => ids.includes(keywordId);
  const raised = await store.alerts(workspace.id, { since: from - DAY });
  return {
    period,
    timeZone,
    keywords: periods,
    shared: await readShared(store, workspace.id, keywords, period),
    coverage: coverageOf(states, await store.gaps(from, to), from, now),
    alerts: raised.filter((alert) => about(alert) && from <= alert.raisedAt && alert.raisedAt < to),
    open: (await store.alerts(workspace.id, { open: true })).filter(about),
    quietDays: unreportedDays(await quietDaysOf(store, workspace.id, ids), raised, period),
  };
}

async function quietDaysOf(
  store: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<KeywordQuietDay[]> {
  const rows = (await store.detectorRows(workspaceId)).filter(({ keywordId }) => ids.includes(keywordId));
  return rows.flatMap(({ keywordId, stream, state }) =>
    readStored(state).quietDays.map((day) => ({ ...day, keywordId, stream })),
  );
}

/** Keywords that a channel is subscribed to, in the order they were added. @param only those whose digest it gets */
export async function keywordsOf(store: Store, channel: Channel, only?: 'digest'): Promise<Keyword[]> {
  const subscribed = new Set(
    (await store.subscriptions(channel.workspaceId))
      .filter(({ channelId, digest }) => channelId === channel.id && (digest || only === undefined))
      .map(({ keywordId }) => keywordId),
  );
  return (await store.keywords(channel.workspaceId)).filter(({ id }) => subscribed.has(id));
}

/** The requests that may bring mentions of these keywords to this workspace: its own feeds, not those of others. */
export async function wantedStates(
  store: Store,
  workspace: Workspace,
  keywords: readonly Keyword[],
): Promise<RequestState[]> {
  const feeds = new Set((await store.feeds(workspace.id)).map(({ url }) => url));
  const wants = (source: string) =>
    keywords.some(({ sources }) => sources.length === 0 || sources.includes(source));
  return (await store.requestStates()).filter(
    (state) =>
      wants(state.source) &&
      !isSpare(state) &&
      (state.params.url === undefined || feeds.has(state.params.url)),
  );
}

function isComparable(
  keyword: Keyword,
  totals: PeriodTotals,
  heardEarlier: boolean,
  states: readonly RequestState[],
  beforeFrom: Millis,
): boolean {
  if (keyword.createdAt > beforeFrom && !heardEarlier) return false;
  const young = new Set(
    [...groupBy(states, ({ source }) => source)]
      .filter(([, requests]) => requests.every((state) => (state.coveredFrom ?? Infinity) > beforeFrom))
      .map(([source]) => source),
  );
  const fromYoung = totals.bySource.reduce(
    (sum, { source, total }) => sum + (young.has(source) ? total : 0),
    0,
  );
  return fromYoung <= totals.total * SMALL_SHARE;
}

function coverageOf(
  states: readonly RequestState[],
  gaps: readonly Gap[],
  from: Millis,
  now: Millis,
): Coverage {
  const first = (requests: readonly RequestState[]) =>
    Math.min(...requests.map(({ coveredFrom }) => coveredFrom ?? Number.POSITIVE_INFINITY));
  const oldest = first(states);
  const wanted = new Set(states.map(({ source, key }) => `${source} ${key}`));
  return {
    sources: [...groupBy(states, ({ source }) => source)].map(([source, requests]) => {
      const health = requests.map((state) => healthOf(state, now));
      const down = health.filter((state) => state === 'down' || state === 'stopped').length;
      const since = first(requests);
      const joined = Number.isFinite(since) && since > Math.max(from, oldest + DAY);
      return {
        source,
        ...(joined ? { since } : {}),
        requests: requests.length,
        late: health.filter((state) => state === 'late').length,
        down,
        detail: requests.find(({ error }) => error !== null)?.error?.detail ?? null,
      };
    }),
    gaps: [
      ...gaps.filter(({ source, requestKey }) => wanted.has(`${source} ${requestKey}`)),
      ...openGaps(states, now),
    ],
  };
}

function byKeyword(totals: readonly PeriodTotals[]): Map<string, PeriodTotals> {
  return new Map(totals.map((total) => [total.keywordId, total]));
}

function nothing(keywordId: string): PeriodTotals {
  return {
    keywordId,
    total: 0,
    negative: 0,
    neutral: 0,
    positive: 0,
    stories: 0,
    authors: 0,
    newAuthors: 0,
    bySource: [],
  };
}
