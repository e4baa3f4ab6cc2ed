import { completeRule } from '../listening/alerts/rule.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { record } from './audit.ts';
import { isLivedIn } from './away.ts';
import { saveFill } from './back-fill.ts';
import { saveSubscription } from './channels.ts';
import { takeNumbers } from './counter.ts';
import { type Database, json, type SqlQuery, type SqlRow } from './database.ts';
import { saveFirstLook } from './first-looks.ts';
import { dropDeliveriesOf } from './forget-deliveries.ts';
import { keywordNumbers } from './numbers.ts';
import { sweepAll } from './recover.ts';
import type { Store } from './store.ts';

type Methods = 'keywords' | 'allKeywords' | 'addKeyword' | 'saveKeyword' | 'removeKeyword';

export function keywordStore(database: Database): Pick<Store, Methods> {
  return {
    keywords: async (workspaceId) =>
      (await database.all('select data from keyword where workspace = $1 order by n', [workspaceId])).map(
        readKeyword,
      ),

    allKeywords: async () =>
      (await database.all(`select data from keyword where ${isLivedIn('keyword')} order by n`)).map(
        readKeyword,
      ),

    addKeyword: (keyword, subscription, audit, fill, look) =>
      database.write(async (query) => {
        await insertKeyword(query, keyword);
        if (subscription) await saveSubscription(query, subscription);
        if (fill) await saveFill(query, fill);
        if (look) await saveFirstLook(query, look);
        await record(query, [audit]);
      }),

    saveKeyword: (keyword, audit, fill) =>
      database.write(async (query) => {
        await query.all('update keyword set data = $3 where workspace = $1 and id = $2', [
          keyword.workspaceId,
          keyword.id,
          JSON.stringify(keyword),
        ]);
        if (fill) await saveFill(query, fill);
        await record(query, [audit]);
      }),

    removeKeyword: async (workspaceId, keywordId, audit) => {
      await database.write(async (query) => {
        await condemnKeyword(query, workspaceId, keywordId);
        await record(query, [audit]);
      });
      await sweepAll(database);
    },
  };
}

function readKeyword(row: SqlRow): Keyword {
  const keyword = json<Keyword>(row.data);
  return { ...keyword, rule: completeRule(keyword.rule) };
}

export async function insertKeyword(query: SqlQuery, keyword: Keyword): Promise<void> {
  const n = await takeNumbers(query, 'keyword', 1);
  await query.all('insert into keyword (workspace, id, n, created_at, data) values ($1, $2, $3, $4, $5)', [
    keyword.workspaceId,
    keyword.id,
    n,
    keyword.createdAt,
    JSON.stringify(keyword),
  ]);
}

/** Takes the keyword and what belongs to it away at once; its mentions and counts are swept after that, in short steps. */
export async function condemnKeyword(query: SqlQuery, workspaceId: string, keywordId: string): Promise<void> {
  const numbers = await keywordNumbers(query, workspaceId, keywordId);
  if (!numbers) return;
  await query.all('insert into removed_keyword (w, k, id) values ($1, $2, $3)', [
    numbers.w,
    numbers.k,
    keywordId,
  ]);
  await query.all('delete from keyword where workspace = $1 and id = $2', [workspaceId, keywordId]);
  await dropDeliveriesOf(query, workspaceId, keywordId);
  for (const table of ['subscription', 'alert', 'detector', 'back_fill', 'first_look', 'digest_figure']) {
    await query.all(`delete from ${table} where workspace = $1 and keyword = $2`, [workspaceId, keywordId]);
  }
}
