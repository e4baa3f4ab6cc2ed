import type { Person } from '../listening/channel.ts';
import { record } from './audit.ts';
import { type Database, int, json, type SqlQuery, type SqlRow, text, textOrNull } from './database.ts';
import type { JudgementStore, Mute } from './judgement-parts.ts';
import { MENTIONS, mentionOf } from './mention-row.ts';
import { keywordNumbers, workspaceNumber } from './numbers.ts';
import { rejudgeHits } from './rejudge.ts';

/** `k` of what holds for every keyword. */
const EVERY_KEYWORD = 0;

export function muteStore(
  database: Database,
): Pick<JudgementStore, 'mutes' | 'mutesEnded' | 'mute' | 'unmute' | 'mentionsBy'> {
  return {
    mutes: (workspaceId) => readMutes(database, workspaceId, 'muted.ended_at is null', []),

    mutesEnded: (workspaceId, at) => readMutes(database, workspaceId, 'muted.ended_at = $2', [at]),

    mute: (workspaceId, mutes, changes, audit) =>
      database.write(async (query) => {
        for (const mute of mutes) {
          const place = await placeOf(query, workspaceId, mute.keywordId);
          if (!place) return [];
          await query.all(
            `insert into muted (w, k, what, key, name, person, at) values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (w, what, key, k) do update set name = excluded.name, person = excluded.person, at = excluded.at,
               ended_at = null`,
            [place.w, place.k, mute.what, mute.key, mute.name, JSON.stringify(mute.person), mute.at],
          );
        }
        await record(query, [audit]);
        return rejudgeHits(query, workspaceId, changes, [], audit.at);
      }),

    unmute: (workspaceId, mutes, changes, audit) =>
      database.write(async (query) => {
        for (const mute of mutes) {
          const place = await placeOf(query, workspaceId, mute.keywordId);
          if (!place) return [];
          await query.all(
            'update muted set ended_at = $5 where w = $1 and k = $2 and what = $3 and key = $4 and ended_at is null',
            [place.w, place.k, mute.what, mute.key, audit.at],
          );
        }
        await record(query, [audit]);
        return rejudgeHits(query, workspaceId, changes, [], audit.at);
      }),

    mentionsBy: (workspaceId, { what, key }, [at, row], limit) =>
      database.read(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        if (w === null) return { mentions: [], next: null };
        const rows = await query.all(
          `${MENTIONS} where mention.w = $1 and (mention.published_at, mention.row) > ($2, $3) and mention.gone = 0
             and ${what === 'author' ? 'author.key = $5' : 'instr(mention.rest, $5) > 0'}
           order by mention.published_at, mention.row limit $4`,
          [w, at, row, limit, what === 'author' ? key : `"site":${JSON.stringify(key)}`],
        );
        const last = rows.at(-1);
        return {
          mentions: rows.map(mentionOf),
          next: last && rows.length === limit ? [int(last.published_at), int(last.row)] : null,
        };
      }),
  };
}

async function placeOf(
  query: SqlQuery,
  workspaceId: string,
  keywordId: string | null,
): Promise<{ w: number; k: number } | null> {
  if (keywordId !== null) return keywordNumbers(query, workspaceId, keywordId);
  const w = await workspaceNumber(query, workspaceId);
  return w === null ? null : { w, k: EVERY_KEYWORD };
}

async function readMutes(
  database: Database,
  workspaceId: string,
  which: string,
  params: readonly number[],
): Promise<Mute[]> {
  const rows = await database.all(
    `select muted.*, keyword.id as keyword from workspace join muted on muted.w = workspace.n
       left join keyword on keyword.n = muted.k
     where workspace.workspace = $1 and ${which} order by muted.at, muted.n`,
    [workspaceId, ...params],
  );
  return rows.filter((row) => row.keyword !== null || row.k === EVERY_KEYWORD).map(muteOf);
}

function muteOf(row: SqlRow): Mute {
  return {
    what: text(row.what) as Mute['what'],
    key: text(row.key),
    keywordId: textOrNull(row.keyword),
    name: text(row.name),
    person: json<Person>(row.person),
    at: int(row.at),
  };
}
