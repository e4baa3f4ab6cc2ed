import type { Outcome, Reason, Stage, Verdict } from '../listening/mentions/verdict.ts';
import { type Database, int, type SqlQuery, text, textOrNull } from './database.ts';
import { addressKey } from './identity.ts';
import { EVERYBODY, workspaceNumber } from './numbers.ts';
import type { Store } from './store.ts';

/** Verdicts on one address: the workspace's own and everybody's, newest first. */
export function verdictStore(database: Database): Pick<Store, 'verdicts'> {
  return {
    verdicts: (workspaceId, canonicalUrl) =>
      database.read(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        const rows = await query.each(
          `select w, source, ext_id, keyword, stage, reason, outcome, detail, mention, at from verdict
           where w = $1 and url = $2`,
          [w, EVERYBODY].filter((n) => n !== null).map((n) => [n, addressKey(canonicalUrl)]),
        );
        return rows
          .flat()
          .map((row) => ({
            workspaceId: row.w === EVERYBODY ? '*' : workspaceId,
            canonicalUrl,
            source: text(row.source),
            extId: text(row.ext_id),
            keywordId: text(row.keyword) || null,
            at: int(row.at),
            stage: text(row.stage) as Stage,
            outcome: text(row.outcome) as Outcome,
            reason: text(row.reason) as Reason,
            detail: textOrNull(row.detail),
            mentionId: textOrNull(row.mention),
          }))
          .sort((a, b) => b.at - a.at);
      }),
  };
}

/** Keeps one verdict per post, keyword, stage and reason, the latest: reading a post again does not pile them up. */
export async function saveVerdicts(
  query: SqlQuery,
  verdicts: readonly Verdict[],
  workspaces: ReadonlyMap<string, number>,
): Promise<void> {
  // What is a mention of a keyword by now is not refused any more.
  await query.each(
    `delete from verdict where w = $1 and url = $2 and source = $3 and ext_id = $4 and keyword = $5 and stage = 'match'`,
    verdicts.flatMap(({ workspaceId, canonicalUrl, source, extId, keywordId, mentionId }) => {
      const w = workspaces.get(workspaceId);
      if (w === undefined || keywordId === null || mentionId === null) return [];
      return [[w, addressKey(canonicalUrl), source, extId, keywordId]];
    }),
  );
  await query.each(
    `insert into verdict (w, url, source, ext_id, keyword, stage, reason, outcome, detail, mention, at, address,
       published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (w, url, source, ext_id, keyword, stage, reason)
     do update set outcome = excluded.outcome, detail = excluded.detail, mention = excluded.mention, at = excluded.at,
       address = excluded.address, published_at = excluded.published_at`,
    verdicts.flatMap((verdict) => {
      const w = verdict.workspaceId === '*' ? EVERYBODY : workspaces.get(verdict.workspaceId);
      if (w === undefined) return [];
      return [
        [
          w,
          addressKey(verdict.canonicalUrl),
          verdict.source,
          verdict.extId,
          verdict.keywordId ?? '',
          verdict.stage,
          verdict.reason,
          verdict.outcome,
          verdict.detail,
          verdict.mentionId,
          verdict.at,
          verdict.refused?.address ?? null,
          verdict.refused?.publishedAt ?? null,
        ],
      ];
    }),
  );
}
