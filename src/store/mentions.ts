import type { Mention } from '../listening/mentions/mention.ts';
import { nextRecheck } from '../listening/mentions/recheck.ts';
import { type Database, int, type SqlQuery } from './database.ts';
import { labelNumber } from './hit-row.ts';
import { addressNumber, postKey } from './identity.ts';
import { MENTIONS, mentionOf, restOfRow } from './mention-row.ts';
import { keywordNumbers, workspaceNumber } from './numbers.ts';
import { searchWords } from './search.ts';
import type { Store } from './store.ts';

type Methods =
  | 'mention'
  | 'mentionsAt'
  | 'findMentions'
  | 'mentionsIn'
  | 'allMentionsIn'
  | 'recentMentions'
  | 'dueForRecheck'
  | 'textBefore'
  | 'markRechecked';

/** Stored mentions, one by one and by period. Lists leave out posts whose text is gone. */
export function mentionStore(database: Database): Pick<Store, Methods> {
  return {
    mention: async (workspaceId, mentionId) => {
      const [row] = await database.all(
        `${MENTIONS} where mention.w = (select n from workspace where workspace = $1) and mention.id = $2`,
        [workspaceId, mentionId],
      );
      return row ? mentionOf(row) : null;
    },

    mentionsAt: async (workspaceId, canonicalUrl) => {
      const rows = await database.all(
        `${MENTIONS} where mention.w = (select n from workspace where workspace = $1) and mention.url = $2
           and mention.gone = 0 order by mention.published_at, mention.row`,
        [workspaceId, addressNumber(canonicalUrl)],
      );
      return rows.map(mentionOf).filter(({ post }) => post.canonicalUrl === canonicalUrl);
    },

    findMentions: (workspaceId, words, limit) =>
      database.read(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        return w === null ? [] : byRow(query, await searchWords(query, w, words, limit));
      }),

    mentionsIn: (workspaceId, keywordId, from, to, { label, limit }) =>
      database.read(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return [];
        const rows = await query.all(
          `select row from hit where w = $1 and k = $2 and ts >= $3 and ts < $4 and reach >= 0
             ${label === undefined ? '' : 'and label = $6'} order by ts desc, row desc limit $5`,
          [numbers.w, numbers.k, from, to, limit, ...(label === undefined ? [] : [labelNumber(label)])],
        );
        return byRow(
          query,
          rows.map((row) => int(row.row)),
        );
      }),

    allMentionsIn: (workspaceId, from, to, limit) =>
      database.read(async (query) => {
        const rows = await query.all(
          `${MENTIONS} where mention.w = (select n from workspace where workspace = $1)
             and mention.published_at >= $2 and mention.published_at < $3 and mention.gone = 0
           order by mention.published_at desc, mention.row desc limit $4`,
          [workspaceId, from, to, limit],
        );
        return rows.map(mentionOf);
      }),

    recentMentions: async (workspaceId, since) => {
      const rows = await database.all(
        `${MENTIONS} where mention.w = (select n from workspace where workspace = $1)
           and mention.published_at >= $2 and mention.gone = 0 order by mention.published_at, mention.row`,
        [workspaceId, since],
      );
      return rows.map(mentionOf);
    },

    dueForRecheck: (source, now, limit) =>
      database.read(async (query) => {
        const due = await query.all(
          'select rest from mention where source = $1 and recheck_at <= $2 order by recheck_at, row limit $3',
          [source, now, limit * 2],
        );
        const extIds = due.map((row) => restOfRow(row).extId);
        return [...new Set(extIds)].slice(0, limit).map((extId) => ({ extId }));
      }),

    textBefore: async (source, before, limit) => {
      const rows = await database.all(
        'select rest from mention where source = $1 and recheck_at is not null and published_at < $2 limit $3',
        [source, before, limit],
      );
      return [...new Set(rows.map((row) => restOfRow(row).extId))];
    },

    markRechecked: (source, extIds, now, rechecks) =>
      database.write(async (query) => {
        const rows = await query.each(
          `select mention.row, mention.published_at from workspace cross join seen join mention on mention.row = seen.row
           where seen.w = workspace.n and seen.post = $1 and mention.gone = 0`,
          extIds.map((extId) => [postKey(source, extId)]),
        );
        await query.each(
          'update mention set recheck_at = $2 where row = $1',
          rows.flat().map((row) => [int(row.row), nextRecheck(int(row.published_at), now, rechecks)]),
        );
      }),
  };
}

/** Mentions by their rows; those whose text is gone are left out. */
export async function byRow(query: SqlQuery, rows: readonly number[]): Promise<Mention[]> {
  const found = await query.each(
    `${MENTIONS} where mention.row = $1 and mention.gone = 0`,
    rows.map((row) => [row]),
  );
  return found.flat().map(mentionOf);
}
