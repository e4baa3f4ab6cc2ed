import { record } from './audit.ts';
import { type Database, int, text } from './database.ts';
import type { JudgementStore } from './judgement-parts.ts';
import { markOf } from './marks.ts';
import { MENTIONS, mentionOf } from './mention-row.ts';
import { keywordNumbers } from './numbers.ts';

/** Marks as what they teach: the answers of people to what a post says. */
export function taughtStore(
  database: Database,
): Pick<JudgementStore, 'marks' | 'marksAt' | 'teaching' | 'resetLessons'> {
  return {
    marks: async (workspaceId, mentionId) => {
      const rows = await database.all(
        `select mark.*, keyword.id as keyword from workspace
           join mention on mention.w = workspace.n and mention.id = $2
           join mark on mark.row = mention.row join keyword on keyword.n = mark.k
         where workspace.workspace = $1 order by mark.at, mark.what`,
        [workspaceId, mentionId],
      );
      return rows.map((row) => markOf(row, mentionId, text(row.keyword)));
    },

    marksAt: async (workspaceId, keywordId, at) => {
      const rows = await database.all(
        `select mark.*, mention.id from workspace
           join keyword on keyword.workspace = workspace.workspace and keyword.id = $2
           join mark on mark.w = workspace.n and mark.k = keyword.n and mark.what in ('mood', 'about', 'spam') and mark.at = $3
           join mention on mention.row = mark.row
         where workspace.workspace = $1 order by mark.row`,
        [workspaceId, keywordId, at],
      );
      return rows.map((row) => markOf(row, text(row.id), keywordId));
    },

    teaching: (workspaceId, keywordId, what, limit) =>
      database.read(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return [];
        const { w, k } = numbers;
        const [reset] = await query.all(
          'select at from lessons_reset where w = $1 and k = $2 and what = $3',
          [w, k, what],
        );
        const rows = await query.all(
          'select * from mark where w = $1 and k = $2 and what = $3 and at > $4 order by at desc, row desc limit $5',
          [w, k, what, reset ? int(reset.at) : Number.MIN_SAFE_INTEGER, limit],
        );
        const mentions = await query.each(
          `${MENTIONS} where mention.row = $1 and mention.gone = 0`,
          rows.map((row) => [int(row.row)]),
        );
        return rows.flatMap((row, index) =>
          (mentions[index] ?? []).map(mentionOf).map((mention) => ({
            mark: markOf(row, mention.id, keywordId),
            mention,
          })),
        );
      }),

    resetLessons: (workspaceId, keywordId, what, audit, at) =>
      database.write(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return;
        await query.all(
          `insert into lessons_reset (w, k, what, person, at) values ($1, $2, $3, $4, $5)
           on conflict (w, k, what) do update set person = excluded.person, at = excluded.at`,
          [numbers.w, numbers.k, what, JSON.stringify(audit.person), at],
        );
        await record(query, [audit]);
      }),
  };
}
