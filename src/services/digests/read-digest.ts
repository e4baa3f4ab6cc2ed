import { type KeywordQuietDay, unreportedDays } from '../../listening/alerts/quiet-day.ts';
import { readStored } from '../../listening/alerts/stored-detector.ts';
import type { Channel, Workspace } from '../../listening/channel.ts';
import type { Digest, KeywordCounts, KeywordPeriod, Period, SharedOverTime } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Listening } from '../../listening/series/coverage.ts';
import { isSpare, type RequestState } from '../../listening/series/health.ts';
import type { PeriodTotals } from '../../listening/series/series.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { readListening } from '../keywords/read-dependence.ts';
import { readPeople } from '../people/read-people.ts';
import { isComparable } from './compare-periods.ts';
import { keywordCoverage } from './keyword-coverage.ts';
import { readCoverage } from './read-coverage.ts';

/** Posts shown of one keyword, and people. */
const TOP = 5;
const PEOPLE = 10;

export interface PeriodRequest {
  workspace: Workspace;
  keywords: readonly Keyword[];
  period: Period;
  /** Of the reader. */
  timeZone: string;
  now: Millis;
  /** false: nobody shows whose posts move others. */
  people?: false;
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
  period: Pick<Period, 'from' | 'to' | 'beforeFrom'>,
  listening: Listening,
  at: Millis,
): Promise<KeywordCounts[]> {
  const { from, to, beforeFrom } = period;
  const ids = keywords.map(({ id }) => id);
  const totals = byKeyword(await store.totals(workspaceId, ids, from, to));
  const before = byKeyword(await store.totals(workspaceId, ids, beforeFrom, from));
  const earlier = byKeyword(await store.totals(workspaceId, ids, beforeFrom - 30 * DAY, beforeFrom));
  const counts: KeywordCounts[] = [];
  for (const keyword of keywords) {
    const { id, createdAt, filledFrom = createdAt } = keyword;
    const known = filledFrom <= beforeFrom || (earlier.get(id)?.total ?? 0) > 0;
    const both = { keyword, totals: totals.get(id) ?? nothing(id), before: before.get(id) ?? nothing(id) };
    counts.push({ ...both, comparable: known && (await isComparable(store, both, period, listening, at)) });
  }
  return counts;
}

/** The posts that several of the keywords hold, in a period and in the one before it. */
async function readShared(
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
  { workspace, keywords, period, timeZone, now, people }: PeriodRequest,
): Promise<Digest> {
  const ids = keywords.map(({ id }) => id);
  const { from, to } = period;
  const listening = await readListening(store, workspace, period.beforeFrom, now);
  const upTo = await store.newestRow();
  const periods: KeywordPeriod[] = [];
  for (const counts of await readCounts(store, workspace.id, keywords, period, listening, now)) {
    const { id } = counts.keyword;
    const hours = await store.hours(workspace.id, id, from, to, { timeZone });
    periods.push({
      ...counts,
      hours,
      ...keywordCoverage(counts, listening, hours, now),
      top: await store.topPosts(workspace.id, [id], from, to, { limit: TOP }),
      ...(people === false
        ? {}
        : {
            people: await readPeople(store, {
              workspaceId: workspace.id,
              keywordId: id,
              from,
              to,
              limit: PEOPLE,
            }),
          }),
    });
  }
  const about = ({ keywordId }: { keywordId: string }) => ids.includes(keywordId);
  const raised = await store.alerts(workspace.id, { since: from - DAY });
  return {
    period,
    timeZone,
    upTo,
    keywords: periods,
    shared: await readShared(store, workspace.id, keywords, period),
    coverage: await readCoverage(store, workspace.id, keywords, period, listening, now),
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
