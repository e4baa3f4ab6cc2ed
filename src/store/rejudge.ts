import { groupBy } from '../listening/group.ts';
import { engineHit } from '../listening/mentions/marks.ts';
import type { Hit } from '../listening/mentions/mention.ts';
import type { Millis } from '../listening/time.ts';
import { record } from './audit.ts';
import { type Database, int, type SqlQuery } from './database.ts';
import { findMention, withKeywords } from './edit.ts';
import { encodeHits } from './hit-json.ts';
import type { HitChange, JudgementStore, MarkChange, RejudgedHit } from './judgement-parts.ts';
import { placeMark, takeBackMark, withMarks } from './marks.ts';
import { hitValues, mentionOf, UPDATE_HITS } from './mention-row.ts';
import { type Deltas, newDeltas } from './series-changes.ts';
import { type Settling, settleHit } from './settle-hit.ts';
import { readTenants, type Tenant } from './tenant.ts';

export function rejudgeStore(database: Database): Pick<JudgementStore, 'rejudge'> {
  return {
    rejudge: (workspaceId, changes, audit, marks, at) =>
      database.write(async (query) => {
        const rejudged = await rejudgeHits(query, workspaceId, changes, marks, at);
        if (rejudged.length > 0) await record(query, audit);
        return rejudged;
      }),
  };
}

export async function rejudgeHits(
  query: SqlQuery,
  workspaceId: string,
  changes: readonly HitChange[],
  marks: readonly MarkChange[],
  at: Millis,
): Promise<RejudgedHit[]> {
  const tenant = (await readTenants(query, [workspaceId], [])).get(workspaceId);
  if (!tenant) return [];
  const deltas = newDeltas();
  const rejudged: RejudgedHit[] = [];
  const changesOf = groupBy(changes, ({ mentionId }) => mentionId);
  const marksOf = groupBy(marks, ({ mentionId }) => mentionId);
  for (const mentionId of new Set([...changesOf.keys(), ...marksOf.keys()]))
    rejudged.push(
      ...(await rejudgeMention(
        query,
        mentionId,
        changesOf.get(mentionId) ?? [],
        marksOf.get(mentionId) ?? [],
        tenant,
        at,
        deltas,
      )),
    );
  await deltas.flush(query);
  return rejudged;
}

async function rejudgeMention(
  query: SqlQuery,
  mentionId: string,
  changes: readonly HitChange[],
  marks: readonly MarkChange[],
  { w, ...rest }: Tenant,
  at: Millis,
  deltas: Deltas,
): Promise<RejudgedHit[]> {
  const row = await findMention(query, w, mentionId);
  if (!row) return [];
  const stored = mentionOf(row);
  const tenant = await withKeywords(query, { w, ...rest }, stored);
  const marked = new Set<string>();
  for (const mark of marks) {
    const k = tenant.keywords.get(mark.keywordId);
    if (k === undefined || !stored.hits.some(({ keywordId }) => keywordId === mark.keywordId)) continue;
    if (await applyMark(query, { w, k, row: int(row.row) }, mark, at)) marked.add(mark.keywordId);
  }
  const engine = stored.hits.map((hit) => {
    const change = changes.find(({ hit: { keywordId } }) => keywordId === hit.keywordId);
    const asRead =
      change &&
      change.contentHash === stored.post.contentHash &&
      isSame(engineHit(change.before), engineHit(hit));
    return asRead ? engineHit(change.hit) : engineHit(hit);
  });
  const hits = await withMarks(query, int(row.row), engine, tenant.keywords);
  const part = { n: int(row.part), since: null };
  const rejudged = stored.hits.flatMap((before, index) => {
    const after = hits[index]!;
    const { keywordId } = after;
    return isSame(before, after) && !marked.has(keywordId) ? [] : [{ mentionId, keywordId, before, after }];
  });
  for (const { keywordId, after } of rejudged) {
    const takesBack = marks.some((mark) => mark.keywordId === keywordId && 'takeBack' in mark);
    const why = takesBack ? 'taken-back' : 'edited';
    const settling: Settling = { row, post: stored.post, tenant, why, part, at };
    await settleHit(query, settling, keywordId, after, deltas);
  }
  if (rejudged.length > 0) await query.all(UPDATE_HITS, hitValues(int(row.row), hits));
  return rejudged;
}

async function applyMark(
  query: SqlQuery,
  place: { w: number; k: number; row: number },
  mark: MarkChange,
  at: Millis,
): Promise<boolean> {
  if ('takeBack' in mark) return takeBackMark(query, place, mark.what, mark.takeBack);
  const { what, value, person } = mark;
  await placeMark(query, place, what, value === null ? null : { value, person, at });
  return true;
}

function isSame(a: Hit, b: Hit): boolean {
  return encodeHits([a]) === encodeHits([b]);
}
