import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Hit, Mention } from '../../listening/mentions/mention.ts';
import {
  type ListedMention,
  type ListPlace,
  type MentionQuery,
  MOST_LOOKED_AT,
} from '../../listening/mentions/mention-query.ts';
import { topPostOf } from '../../listening/mentions/top-post.ts';
import {
  bestOfStories,
  bucketsOf,
  bySource,
  type Counted,
  sharedOf,
  totalsOf,
  withoutParts,
} from '../../listening/series/count-mentions.ts';
import { endOf, type PeriodTotals } from '../../listening/series/series.ts';
import { BUCKET, floorTo, HOUR, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { meetsWhere, ruleCondition, storedCondition, type WhereCondition } from './where.ts';

/** Read in one go: others wait for the database meanwhile. */
const AT_ONCE = 250;
/** Authors of whom it is asked whether they are new. */
const MOST_ASKED_OF = 200;

export interface NarrowedStore {
  store: Store;
  /** Whether some question had more posts than are looked at: what is said is of the newest. */
  wasCut(): boolean;
}

/**
 * A store as if it held only the posts that meet a condition: whatever reads through it, a list, a file, a report, the detection
 * of alerts and its replay, counts the same posts. Posts whose text is gone meet none.
 */
function storeWhere(store: Store, condition: WhereCondition, now: Millis): NarrowedStore {
  let cut = false;
  const meets = (mention: Mention, hit: Hit) => meetsWhere(condition, mention, hit, now);
  const hitsOf = ({ mention }: ListedMention, ids: readonly string[]) =>
    mention.hits.filter((hit) => ids.includes(hit.keywordId) && meets(mention, hit));

  /** Newest first. */
  async function listed(workspaceId: string, asked: MentionQuery): Promise<ListedMention[]> {
    const found: ListedMention[] = [];
    let after: ListPlace | null = null;
    for (let looked = 0; looked < MOST_LOOKED_AT; looked += AT_ONCE) {
      const page: ListedMention[] = await store.listMentions(workspaceId, asked, after, AT_ONCE);
      for (const item of page) {
        const hits = hitsOf(item, asked.keywordIds);
        const { label } = asked;
        if (hits.some(({ sentiment }) => label === undefined || sentiment.label === label)) found.push(item);
      }
      const last = page.at(-1);
      if (!last || page.length < AT_ONCE) return found;
      after = { ts: last.mention.post.publishedAt, row: last.row };
    }
    cut = true;
    return found;
  }

  async function counted(
    workspaceId: string,
    keywordId: string,
    from: Millis,
    to: Millis,
    upTo: number | null = null,
  ): Promise<Counted[]> {
    const items = await listed(workspaceId, { keywordIds: [keywordId], from, to, upTo });
    return items.map((item) => ({ mention: item.mention, hit: hitsOf(item, [keywordId])[0]! }));
  }

  async function partBuckets(workspaceId: string, keywordId: string, from: Millis, to: Millis) {
    // The hour that the period begins in: who spoke in it before has less room.
    const posts = await counted(workspaceId, keywordId, floorTo(from, HOUR), to);
    const numbers = await store.partNumbers();
    const parts = await store.partsOf(
      workspaceId,
      posts.map(({ mention }) => mention.id),
    );
    const partOf = ({ id }: Mention) => numbers.get(parts.get(id) ?? '') ?? 0;
    return bucketsOf(posts.reverse(), partOf).filter(({ start }) => start >= floorTo(from, BUCKET));
  }

  async function newAmong(workspaceId: string, keywordId: string, posts: readonly Counted[], from: Millis) {
    const authors = new Set(posts.flatMap(({ mention }) => mention.post.author?.key ?? []));
    if (authors.size > MOST_ASKED_OF) return 0;
    let known = 0;
    for (const author of authors) {
      const before = { keywordIds: [keywordId], from: 0, to: from, upTo: null, author };
      known += Math.min(1, await store.countMentions(workspaceId, before));
    }
    return authors.size - known;
  }

  const narrowed: Store = {
    ...store,
    listMentions: async (workspaceId, asked, after, limit) => {
      const all = await listed(workspaceId, asked);
      return all.filter((item) => after === null || isOlder(item, after)).slice(0, limit);
    },
    countMentions: async (workspaceId, asked) => (await listed(workspaceId, asked)).length,
    browse: async (workspaceId, asked, from, limit) => {
      const all = await listed(workspaceId, { ...asked, upTo: null });
      const upTo = asked.upTo ?? Number.MAX_SAFE_INTEGER;
      const within = all.filter(({ row }) => row <= upTo);
      const at = from === null ? 0 : startOf(within, from, limit);
      const page = within.slice(at, at + limit);
      return {
        total: within.length,
        gone: 0,
        since: all.length - within.length,
        first: page.length === 0 ? 0 : at + 1,
        listed: page,
        hasOlder: at + limit < within.length,
      };
    },
    mentionsIn: async (workspaceId, keywordId, from, to, { label, limit }) =>
      (await counted(workspaceId, keywordId, from, to))
        .filter(({ hit }) => label === undefined || hit.sentiment.label === label)
        .slice(0, limit)
        .map(({ mention }) => mention),
    partBuckets,
    buckets: async (...asked) => withoutParts(await partBuckets(...asked)),
    hours: async (workspaceId, keywordId, from, to, clock) => {
      const points = await store.hours(workspaceId, keywordId, from, to, clock);
      const posts = await counted(workspaceId, keywordId, from, to);
      const empty = points.map((point) => ({ ...point, total: 0, negative: 0, neutral: 0, positive: 0 }));
      for (const { mention, hit } of posts) {
        const at = mention.post.publishedAt;
        const point = empty.find((hour) => hour.start <= at && at < endOf(hour));
        if (!point) continue;
        point.total += 1;
        point.negative += Number(hit.sentiment.label === 'neg');
        point.neutral += Number(hit.sentiment.label === 'neu');
        point.positive += Number(hit.sentiment.label === 'pos');
      }
      return empty;
    },
    totals: async (workspaceId, keywordIds, from, to) => {
      const totals: PeriodTotals[] = [];
      for (const keywordId of keywordIds) {
        const posts = await counted(workspaceId, keywordId, from, to);
        if (posts.length === 0) continue;
        const newAuthors = await newAmong(workspaceId, keywordId, posts, from);
        totals.push({ ...totalsOf(posts), keywordId, newAuthors });
      }
      return totals;
    },
    sourceTotals: async (...asked) => bySource(await counted(...asked)),
    partTotals: async (workspaceId, keywordId, from, to) => {
      const names = new Map([...(await store.partNumbers())].map(([part, n]) => [n, part]));
      const totals = new Map<string, number>();
      const buckets = await partBuckets(workspaceId, keywordId, floorTo(from, BUCKET), floorTo(to, BUCKET));
      for (const { part, total } of buckets) {
        const name = names.get(part);
        if (name !== undefined) totals.set(name, (totals.get(name) ?? 0) + total);
      }
      return totals;
    },
    topPosts: async (workspaceId, keywordIds, from, to, { label, limit }) => {
      const top = [];
      for (const keywordId of keywordIds) {
        const posts = (await counted(workspaceId, keywordId, from, to)).filter(
          ({ hit }) => label === undefined || hit.sentiment.label === label,
        );
        for (const { mention, copies } of bestOfStories(posts).slice(0, limit))
          top.push({ ...topPostOf(mention, keywordId, copies), keywordId });
      }
      return top;
    },
    sharedPosts: async (workspaceId, keywordIds, from, to) => {
      const items = await listed(workspaceId, { keywordIds, from, to, upTo: null });
      return sharedOf(items.map((item) => hitsOf(item, keywordIds)));
    },
    // Nothing is said of people under a condition, nor of what does not count.
    people: async () => [],
    filtered: async () => ({ counts: [], posts: [], next: null }),
    sample: async (workspaceId, keywordId, from, to, { part, upTo }) => {
      const posts = await counted(workspaceId, keywordId, from, to, upTo ?? null);
      const isIn = (nth: number) => Math.floor((nth + 1) * part) > Math.floor(nth * part);
      return posts.flatMap(({ mention }, nth) => (isIn(nth) ? mention : []));
    },
  };
  return { store: narrowed, wasCut: () => cut };
}

/** The store as a list asks for it, with a condition or without. */
export function storeFor(store: Store, where: string | undefined, now: Millis): NarrowedStore {
  const condition = storedCondition(where);
  return condition ? storeWhere(store, condition, now) : { store, wasCut: () => false };
}

/** The store as the alert rule of a keyword counts: what detects, replays and explains its alerts reads through it. */
export function storeOfRule(store: Store, keyword: Pick<Keyword, 'rule'>, now: Millis): NarrowedStore {
  const condition = ruleCondition(keyword);
  return condition ? storeWhere(store, condition, now) : { store, wasCut: () => false };
}

function isOlder({ row, mention }: ListedMention, { ts, row: than }: ListPlace): boolean {
  const at = mention.post.publishedAt;
  return at < ts || (at === ts && row < than);
}

/** Where a page begins; before the first and after the last page the list begins anew. */
function startOf(
  all: readonly ListedMention[],
  { place, way }: { place: ListPlace; way: 'older' | 'newer' },
  limit: number,
): number {
  const older = all.findIndex((item) => isOlder(item, place));
  if (way === 'older') return Math.max(0, older);
  const newer = all.filter(({ row, mention: { post } }) =>
    post.publishedAt === place.ts ? row > place.row : post.publishedAt > place.ts,
  );
  return Math.max(0, newer.length - limit);
}
