import type { KeywordHistory, TimelyHour } from '../../listening/alerts/kinds/kind.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import {
  type Dependence,
  isBeforeJoining,
  isCovered,
  isKnownPart,
  settledUntil,
} from '../../listening/series/coverage.ts';
import type { PartId } from '../../listening/series/part.ts';
import { type BucketPoint, judgedVoices } from '../../listening/series/series.ts';
import { BUCKET, DAY, floorTo, HOUR, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** Posts this young are news: what a slow source brings later is history. */
const FRESH = 3 * HOUR;
const MAX_FRESH = 200;
const MAX_AUTHORS_FROM = 5_000;

/** The stored data of a keyword, for the kinds of alert that look through it: each part is read once, if at all. */
export function keywordHistory(parts: {
  store: Store;
  keyword: Keyword;
  dependence: Dependence;
  since: Millis;
  now: Millis;
}): KeywordHistory {
  const { store, keyword, dependence, since, now } = parts;
  const { workspaceId, id } = keyword;
  const { clocks } = dependence;
  const young = once(async () =>
    (await store.mentionsIn(workspaceId, id, now - FRESH, now, { limit: MAX_FRESH })).reverse(),
  );
  const partsOfYoung = once(async () =>
    store.partsOf(
      workspaceId,
      (await young()).map((mention) => mention.id),
    ),
  );
  const fresh = once(async () => {
    const parts = await partsOfYoung();
    return (await young()).filter(
      (mention) => !isBeforeJoining(clocks, parts.get(mention.id), mention.post.publishedAt),
    );
  });
  const hours = once(() => store.hours(workspaceId, id, floorTo(now - 29 * DAY, HOUR), now));
  const settled = settledUntil(dependence, now);
  return {
    now,
    since,
    isCovered: (from, to) => to <= settled && isCovered(dependence, from, to, now),
    settledUntil: settled,
    newUsualSince: async (kind) => {
      const past = await store.alerts(workspaceId, { keywordId: id, since: now - 30 * DAY });
      const last = past.find((alert) => alert.kind === kind && alert.endedBy === 'level');
      return last?.startedAt ?? null;
    },
    hours,
    timelyHours: once(() => timelyHours(store, keyword, laterParts(clocks, since), now)),
    buckets: once(() => joinedBuckets(store, keyword, clocks, now)),
    fresh,
    isOfKnownPart: async (mention) => isKnownPart(clocks, (await partsOfYoung()).get(mention.id), now),
    mentionsBefore: once(async () => {
      const [oldest] = await fresh();
      const at = oldest?.post.publishedAt ?? now;
      const until = floorTo(at, HOUR);
      const before = await store.sourceTotals(workspaceId, id, 0, until);
      const inItsHour = (await young()).filter(
        ({ post }) => post.publishedAt >= until && post.publishedAt < at,
      );
      return before.reduce((sum, { total }) => sum + total, 0) + inItsHour.length;
    }),
    authorsBefore: once(async () => {
      const past = await store.mentionsIn(workspaceId, id, now - 90 * DAY, now - FRESH, {
        limit: MAX_AUTHORS_FROM,
      });
      return new Set(past.flatMap(({ post }) => (post.author ? [post.author.key] : [])));
    }),
  };
}

/** Parts that were not read yet at `since`. */
function laterParts(clocks: Dependence['clocks'], since: Millis): ReadonlySet<PartId> {
  const there = new Set(clocks.filter(({ from }) => from <= since).map(({ part }) => part));
  return new Set(clocks.map(({ part }) => part).filter((part) => !there.has(part)));
}

/** The hours of the last 29 days as the detectors count them, from the buckets of all parts but these. */
async function timelyHours(
  store: Store,
  { workspaceId, id }: Keyword,
  parts: ReadonlySet<PartId>,
  now: Millis,
): Promise<TimelyHour[]> {
  const numbers = await store.partNumbers();
  const left = new Set([...parts].flatMap((part) => numbers.get(part) ?? []));
  const buckets = await store.partBuckets(workspaceId, id, floorTo(now - 29 * DAY, HOUR), now);
  const hours = new Map<Millis, TimelyHour>();
  for (const bucket of buckets) {
    const { start, part, cappedNegative } = bucket;
    if (left.has(part)) continue;
    const hour = floorTo(start, HOUR);
    const point = hours.get(hour) ?? { start: hour, total: 0, negative: 0 };
    point.total += judgedVoices(bucket);
    point.negative += cappedNegative;
    hours.set(hour, point);
  }
  return [...hours.values()];
}

/** The buckets of the last hour, without what a first look has brought of before. */
async function joinedBuckets(
  store: Store,
  { workspaceId, id }: Keyword,
  clocks: Dependence['clocks'],
  now: Millis,
): Promise<BucketPoint[]> {
  const names = new Map([...(await store.partNumbers())].map(([part, n]) => [n, part]));
  const buckets = await store.partBuckets(workspaceId, id, now - HOUR - BUCKET, now);
  return buckets.filter(({ part, start }) => !isBeforeJoining(clocks, names.get(part), start));
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= read();
    return result;
  };
}
