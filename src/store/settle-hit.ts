import type { Hit, Post } from '../listening/mentions/mention.ts';
import { isLate } from '../listening/series/lateness.ts';
import type { Millis } from '../listening/time.ts';
import { int, intOrNull, type SqlQuery, type SqlRow, text } from './database.ts';
import { dropAnnouncement } from './forget-deliveries.ts';
import { dropHeld, findHeld, type HeldRow, insertHeld } from './held.ts';
import { type HitRow, hitRow, labelNumber } from './hit-row.ts';
import { addHits, relabelHit, removeHit } from './hits.ts';
import type { Deltas } from './series-changes.ts';
import { newHits, type Tenant } from './tenant.ts';

/** A stored mention whose hits become others, and the batch in which they do. */
export interface Settling {
  /** As `MENTIONS` reads it. */
  row: SqlRow;
  post: Post;
  tenant: Tenant;
  /**
   * `edited`: what the detector has seen it goes on counting; `taken-back`: what a mark had it count it counts no more, while
   * it may still change; `query`: the keyword asks for something else now, and it is as if it had never matched.
   */
  why: 'edited' | 'taken-back' | 'query';
  /** The part that brings what is new. */
  part: { n: number; since: Millis | null };
  at: Millis;
}

/** Makes what is counted of one keyword in a mention that what its hit says: counted, held back, or nothing at all. */
export async function settleHit(
  query: SqlQuery,
  settling: Settling,
  keywordId: string,
  next: Hit | null,
  deltas: Deltas,
): Promise<void> {
  const { row, post, tenant, at } = settling;
  const k = tenant.keywords.get(keywordId);
  if (k === undefined) return;
  const counted = await findCounted(query, row, k);
  const undoes = settling.why === 'taken-back' && !isLate(post.publishedAt, at);
  const why = settling.why === 'query' || undoes ? 'query' : 'edited';
  const held = counted ? null : await findHeld(query, int(row.row), k);
  if (next === null) {
    if (counted) await removeHit(query, counted, post.source, why, deltas);
    if (held) await forgetHeld(query, held, why, deltas);
    await query.all('delete from mark where row = $1 and k = $2', [int(row.row), k]);
  } else if (next.held) {
    const { reason } = next.held;
    if (held)
      await query.all('update held set reason = $3 where row = $1 and k = $2', [held.row, held.k, reason]);
    else if (counted) {
      await removeHit(query, counted, post.source, why, deltas);
      await dropAnnouncement(query, text(row.workspace), text(row.id), keywordId);
      const seen = why === 'edited' ? counted : { ...counted, counted: 0, countedNegative: 0 };
      await insertHeld(query, [{ ...seen, reason, at }]);
    } else {
      const [hit] = hitsOf(settling, next);
      await insertHeld(query, [{ ...hit!, counted: 0, countedNegative: 0, reason, at }]);
    }
  } else if (counted) {
    const label = labelNumber(next.sentiment.label);
    if (counted.label === label) return;
    if (why === 'edited' || undoes) return relabelHit(query, counted, post.source, label, at, undoes, deltas);
    // Judged of another query it is another hit, for the detector too.
    await removeHit(query, counted, post.source, why, deltas);
    await addHits(query, hitsOf(settling, next), deltas);
  } else if (held) {
    await dropHeld(query, held);
    const { counted: all, countedNegative: negative, part, lateAt } = held;
    const former = { all, negative, young: !isLate(post.publishedAt, at) };
    await addHits(
      query,
      hitsOf(settling, next).map((hit) => ({ ...hit, part, lateAt, former })),
      deltas,
    );
  } else await addHits(query, hitsOf(settling, next), deltas);
}

function hitsOf({ row, post, tenant, part }: Settling, hit: Hit) {
  const place = {
    row: int(row.row),
    author: intOrNull(row.author),
    story: int(row.story),
    storyIsNew: false,
  };
  return newHits(post, [hit], tenant, place, part);
}

async function findCounted(query: SqlQuery, row: SqlRow, k: number): Promise<HitRow | null> {
  const [hit] = await query.all('select * from hit where w = $1 and k = $2 and ts = $3 and row = $4', [
    int(row.w),
    k,
    int(row.published_at),
    int(row.row),
  ]);
  return hit ? hitRow(hit) : null;
}

async function forgetHeld(
  query: SqlQuery,
  held: HeldRow,
  why: Settling['why'],
  deltas: Deltas,
): Promise<void> {
  await dropHeld(query, held);
  if (why === 'query') deltas.cap(held, -held.counted, -held.countedNegative);
}
