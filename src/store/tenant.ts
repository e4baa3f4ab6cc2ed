import { groupBy } from '../listening/group.ts';
import { type Hit, type Mention, type Post, reachOf } from '../listening/mentions/mention.ts';
import { voiceOf } from '../listening/mentions/voice.ts';
import { isLate } from '../listening/series/lateness.ts';
import { DAY, floorTo, type Millis } from '../listening/time.ts';
import { int, json, type SqlQuery, text } from './database.ts';
import { labelNumber } from './hit-row.ts';
import type { NewHit } from './hits.ts';
import type { PartRead } from './series-parts.ts';

/** Facts that a batch needs about one workspace. */
export interface Tenant {
  w: number;
  retentionDays: number;
  prunedUntil: Millis;
  /** Numbers of the keywords that the batch names and that exist. */
  keywords: ReadonlyMap<string, number>;
}

export type Tenants = ReadonlyMap<string, Tenant>;

/** @param mentions those whose keywords the batch will count */
export async function readTenants(
  query: SqlQuery,
  ids: readonly string[],
  mentions: readonly Mention[],
): Promise<Tenants> {
  const named = groupBy(mentions, ({ workspaceId }) => workspaceId);
  const tenants = new Map<string, Tenant>();
  for (const id of new Set(ids)) {
    const [row] = await query.all('select n, pruned_until, data from workspace where workspace = $1', [id]);
    if (!row) continue;
    const keywordIds = new Set(named.get(id)?.flatMap(({ hits }) => hits.map(({ keywordId }) => keywordId)));
    const numbers = await query.each(
      'select id, n from keyword where workspace = $1 and id = $2',
      [...keywordIds].map((keywordId) => [id, keywordId]),
    );
    tenants.set(id, {
      w: int(row.n),
      prunedUntil: int(row.pruned_until),
      retentionDays: json<{ retentionDays: number }>(row.data).retentionDays,
      keywords: new Map(numbers.flat().map((keyword) => [text(keyword.id), int(keyword.n)])),
    });
  }
  return tenants;
}

/** First moment whose texts are still kept at `now`: a UTC midnight, so that daily lists go with the last of their day. */
export function keptSince(retentionDays: number, now: Millis): Millis {
  return floorTo(now - retentionDays * DAY, DAY);
}

/** A post older than its workspace keeps texts would be dropped at the next retention, and counted again when read again. */
export function isKept({ post }: Pick<Mention, 'post'>, { retentionDays, prunedUntil }: Tenant): boolean {
  return post.publishedAt >= Math.max(prunedUntil, keptSince(retentionDays, post.fetchedAt));
}

/** One hit per keyword, of keywords that still exist. */
export function ownHits({ hits }: Mention, { keywords }: Tenant): Hit[] {
  return [...groupBy(hits, ({ keywordId }) => keywordId).values()]
    .map(([first]) => first!)
    .filter(({ keywordId }) => keywords.has(keywordId));
}

export function newHits(
  post: Post,
  hits: readonly Hit[],
  { w, keywords }: Tenant,
  place: { row: number; author: number | null; story: number; storyIsNew: boolean },
  part: PartRead,
): NewHit[] {
  const reach = reachOf(post.counts, post.author?.followers ?? null);
  const late =
    part.since !== null && post.publishedAt >= part.since && isLate(post.publishedAt, post.fetchedAt);
  return hits.map((hit) => ({
    w,
    k: keywords.get(hit.keywordId)!,
    ts: post.publishedAt,
    row: place.row,
    label: labelNumber(hit.sentiment.label),
    reach,
    author: place.author,
    story: place.story,
    storyIsNew: place.storyIsNew,
    outlet: voiceOf(post).outlet,
    source: post.source,
    part: part.n,
    lateAt: late ? post.fetchedAt : null,
  }));
}
