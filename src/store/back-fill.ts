import type { Keyword } from '../listening/keywords/keyword.ts';
import type { Millis } from '../listening/time.ts';
import { addMentions } from './add-mentions.ts';
import { type Database, int, json, type SqlQuery, type SqlRow } from './database.ts';
import { deleteMention } from './delete-mention.ts';
import { findMention } from './edit.ts';
import { withMarks } from './marks.ts';
import { hitValues, MENTIONS, mentionOf, UPDATE_HITS } from './mention-row.ts';
import { workspaceNumber } from './numbers.ts';
import type { BackFillStep, BackFillStore } from './parts.ts';
import type { BackFill } from './rows.ts';
import { type Deltas, newDeltas } from './series-changes.ts';
import { settleHit } from './settle-hit.ts';
import { readTenants, type Tenant } from './tenant.ts';
import { returnMention } from './unmatched.ts';
import { leaveUnmatched } from './unmatched-removal.ts';
import { saveVerdicts } from './verdicts.ts';

/** Where a back-fill starts. */
export const BEGINNING = { stage: 'stored', after: [Number.MIN_SAFE_INTEGER, 0] } as const;

export function backFillStore(database: Database): BackFillStore {
  return {
    backFills: async () =>
      (await database.all('select data from back_fill order by workspace, keyword')).map((row) =>
        json<BackFill>(row.data),
      ),

    backFill: (workspaceId, keywordId) => readFill(database, workspaceId, keywordId),

    mentionsAfter: (workspaceId, [at, row], limit) =>
      database.read(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        if (w === null) return { mentions: [], next: null };
        const rows = await query.all(
          `${MENTIONS} where mention.w = $1 and (mention.published_at, mention.row) > ($2, $3)
           order by mention.published_at, mention.row limit $4`,
          [w, at, row, limit],
        );
        const last = rows.at(-1);
        return {
          mentions: rows.filter((found) => found.gone === 0).map(mentionOf),
          next: last && rows.length === limit ? [int(last.published_at), int(last.row)] : null,
        };
      }),

    commitBackFill: (fill, step) =>
      database.write(async (query) => {
        const stored = await readFill(query, fill.workspaceId, fill.keywordId);
        if (JSON.stringify(stored) !== JSON.stringify(fill)) return false;
        await applyStep(query, fill, step);
        const { gained, next } = step;
        if (next) await saveFill(query, { ...fill, ...next, gained });
        else await endFill(query, { ...fill, gained });
        return true;
      }),
  };
}

async function readFill(
  query: Pick<SqlQuery, 'all'>,
  workspaceId: string,
  keywordId: string,
): Promise<BackFill | null> {
  const [row] = await query.all('select data from back_fill where workspace = $1 and keyword = $2', [
    workspaceId,
    keywordId,
  ]);
  return row ? json<BackFill>(row.data) : null;
}

export async function saveFill(query: SqlQuery, fill: BackFill): Promise<void> {
  await query.all(
    `insert into back_fill (workspace, keyword, data) values ($1, $2, $3)
     on conflict (workspace, keyword) do update set data = excluded.data`,
    [fill.workspaceId, fill.keywordId, JSON.stringify(fill)],
  );
}

/** The keyword remembers since when what was read could be matched for it, and that its past is another now. */
async function endFill(
  query: SqlQuery,
  { workspaceId, keywordId, at, why, since, gained }: BackFill,
): Promise<void> {
  const [row] = await query.all('select data from keyword where workspace = $1 and id = $2', [
    workspaceId,
    keywordId,
  ]);
  if (row) {
    const keyword = json<Keyword>(row.data);
    // A change that found nothing new among what had been passed over has lost nothing before that either.
    const filledFrom = why === 'new' ? since : gained || why === 'moved' ? (since ?? at) : null;
    const filled = {
      ...keyword,
      ...(filledFrom === null ? {} : { filledFrom }),
      ...(why === 'new' ? {} : { filledAt: at }),
    };
    await query.all('update keyword set data = $3 where workspace = $1 and id = $2', [
      workspaceId,
      keywordId,
      JSON.stringify(filled),
    ]);
  }
  await query.all('delete from back_fill where workspace = $1 and keyword = $2', [workspaceId, keywordId]);
}

async function applyStep(
  query: SqlQuery,
  { workspaceId, keywordId, at }: BackFill,
  { hits, added, verdicts }: BackFillStep,
): Promise<void> {
  const named = added.map(({ mention }) => mention);
  const tenants = await readTenants(query, [workspaceId], named);
  const found = tenants.get(workspaceId);
  const [numbered] = await query.all('select n from keyword where workspace = $1 and id = $2', [
    workspaceId,
    keywordId,
  ]);
  if (!found || !numbered) return;
  const tenant: Tenant = { ...found, keywords: new Map([[keywordId, int(numbered.n)]]) };
  const deltas = newDeltas();
  for (const change of hits) {
    const row = await findMention(query, tenant.w, change.mentionId);
    if (row) await changeHit(query, row, keywordId, change, tenant, at, deltas);
  }
  for (const { row, mention } of added) {
    const [kept] = await query.all('select part from unmatched where row = $1', [row]);
    // One after the other: each has a part of its own, and the next may be its copy.
    if (kept)
      await addMentions(
        query,
        [mention],
        new Map([[workspaceId, tenant]]),
        { n: int(kept.part), since: null },
        deltas,
      );
  }
  await leaveUnmatched(
    query,
    tenant.w,
    added.map(({ row }) => row),
  );
  await saveVerdicts(query, verdicts, new Map([[workspaceId, tenant.w]]));
  await deltas.flush(query);
}

/** The keyword's hit in one mention, as it should be; a mention without any goes back to where it was before. */
async function changeHit(
  query: SqlQuery,
  row: SqlRow,
  keywordId: string,
  { contentHash, hit }: BackFillStep['hits'][number],
  tenant: Tenant,
  at: Millis,
  deltas: Deltas,
): Promise<void> {
  const { post, hits } = mentionOf(row);
  if (post.contentHash !== contentHash) return;
  const marked = hit && (await withMarks(query, int(row.row), [hit], tenant.keywords));
  const next = marked?.[0] ?? null;
  const part = { n: int(row.part), since: null };
  await settleHit(query, { row, post, tenant, why: 'query', part, at }, keywordId, next, deltas);
  const others = hits.filter((other) => other.keywordId !== keywordId);
  const after = next ? [...others, next] : others;
  if (after.length > 0) await query.all(UPDATE_HITS, hitValues(int(row.row), after));
  else {
    await deleteMention(query, row);
    await returnMention(query, row);
  }
}
