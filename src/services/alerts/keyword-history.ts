import type { KeywordHistory } from '../../listening/alerts/kinds/kind.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { type Dependence, isCovered, settledUntil } from '../../listening/series/coverage.ts';
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
  const fresh = once(async () =>
    (await store.mentionsIn(workspaceId, id, now - FRESH, now, { limit: MAX_FRESH })).reverse(),
  );
  return {
    now,
    since,
    isCovered: (from, to) => isCovered(dependence, from, to, now),
    settledUntil: settledUntil(dependence, now),
    newUsualSince: async (kind) => {
      const past = await store.alerts(workspaceId, { keywordId: id, since: now - 30 * DAY });
      const last = past.find((alert) => alert.kind === kind && alert.endedBy === 'level');
      return last?.startedAt ?? null;
    },
    hours: once(() => store.hours(workspaceId, id, floorTo(now - 29 * DAY, HOUR), now)),
    buckets: once(() => store.buckets(workspaceId, id, now - HOUR - BUCKET, now)),
    fresh,
    mentionsBefore: once(async () => {
      const [oldest] = await fresh();
      const until = floorTo(oldest?.post.publishedAt ?? now, HOUR);
      const before = await store.sourceTotals(workspaceId, id, 0, until);
      return before.reduce((sum, { total }) => sum + total, 0);
    }),
    authorsBefore: once(async () => {
      const past = await store.mentionsIn(workspaceId, id, now - 90 * DAY, now - FRESH, {
        limit: MAX_AUTHORS_FROM,
      });
      return new Set(past.flatMap(({ post }) => (post.author ? [post.author.key] : [])));
    }),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= read();
    return result;
  };
}
