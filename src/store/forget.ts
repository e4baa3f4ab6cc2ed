import type { Hit } from '../listening/mentions/mention.ts';
import { record } from './audit.ts';
import { type Database, int, type SqlQuery, type SqlRow, text } from './database.ts';
import { forgetDeliveries } from './forget-deliveries.ts';
import { dropNotes } from './held.ts';
import { decodeHits } from './hit-json.ts';
import { hitRow } from './hit-row.ts';
import { anonymizeHit } from './hits.ts';
import { postKey } from './identity.ts';
import { emptied, MENTIONS, restOfRow } from './mention-row.ts';
import { keywordsByNumber, workspaceNumber } from './numbers.ts';
import { dropWords } from './search.ts';
import { type Deltas, newDeltas } from './series-changes.ts';
import type { Store } from './store.ts';
import { forgetUnmatched } from './unmatched-removal.ts';

/** Text and author go where the source or a person says so; counts stay. */
export function forgetStore(database: Database): Pick<Store, 'deletePosts' | 'forgetAuthor'> {
  return {
    deletePosts: (source, extIds) =>
      database.write(async (query) => {
        const deltas = newDeltas();
        const changed = await emptyPosts(query, source, extIds, deltas);
        await deltas.flush(query);
        return changed;
      }),

    forgetAuthor: (workspaceId, authorKey, audit) =>
      database.write(async (query) => {
        await record(query, [audit]);
        await forgetUnmatched(query, { authorKey });
        const w = await workspaceNumber(query, workspaceId);
        return w === null ? 0 : emptyAuthor(query, { id: workspaceId, w }, authorKey);
      }),
  };
}

/**
 * Everything of these authors in every workspace: their source says that they are gone.
 * @returns how many mentions changed
 */
export async function emptyAuthors(query: SqlQuery, authorKeys: readonly string[]): Promise<number> {
  let changed = 0;
  for (const key of new Set(authorKeys)) {
    await forgetUnmatched(query, { authorKey: key });
    await query.all("delete from muted where what = 'author' and key = $1", [key]);
    const held = await query.all(
      `select workspace, n from workspace
       where exists (select 1 from author where author.w = workspace.n and author.key = $1)`,
      [key],
    );
    for (const row of held)
      changed += await emptyAuthor(query, { id: text(row.workspace), w: int(row.n) }, key);
  }
  return changed;
}

async function emptyAuthor(
  query: SqlQuery,
  { id, w }: { id: string; w: number },
  authorKey: string,
): Promise<number> {
  await query.all("delete from muted where w = $1 and what = 'author' and key = $2", [w, authorKey]);
  const [author] = await query.all('select n, name from author where w = $1 and key = $2', [w, authorKey]);
  await dropExclusions(query, w, [authorKey.slice(authorKey.indexOf(':') + 1), text(author?.name ?? '')]);
  if (!author) return 0;
  const n = int(author.n);
  const keywords = await keywordsByNumber(query, id);
  const hits = await query.each(
    'select row from hit where w = $1 and k = $2 and author = $3',
    [...keywords.values()].map((k) => [w, k, n]),
  );
  const held = await query.all(
    'select held.row from held cross join mention on mention.row = held.row where held.w = $1 and mention.author = $2',
    [w, n],
  );
  const rows = new Set([...hits.flat(), ...held].map((row) => int(row.row)));
  let changed = 0;
  // Their hits keep the bare number: it counts as one author still, and leads to nobody.
  for (const row of rows) if (await emptyMention(query, row, null)) changed += 1;
  await query.all('delete from author where w = $1 and n = $2', [w, n]);
  return changed;
}

/** What a workspace excludes by one of these names of an author, also where that has ended. */
async function dropExclusions(query: SqlQuery, w: number, names: readonly string[]): Promise<void> {
  const rows = await query.all(
    "select n, key from muted where w = $1 and what = 'term' and key like 'author:%'",
    [w],
  );
  const plain = (name: string) => name.replace(/^author:|["`]/g, '').toLowerCase();
  const theirs = new Set(names.map(plain));
  for (const row of rows)
    if (theirs.has(plain(text(row.key)))) await query.all('delete from muted where n = $1', [int(row.n)]);
}

/** @returns how many mentions changed, of all workspaces */
export async function emptyPosts(
  query: SqlQuery,
  source: string,
  extIds: readonly string[],
  deltas: Deltas,
): Promise<number> {
  const found = await query.each(
    // Workspace by workspace: an index of its own would cost each mention more than this costs the few that go.
    'select seen.row from workspace cross join seen where seen.w = workspace.n and seen.post = $1',
    extIds.map((extId) => [postKey(source, extId)]),
  );
  let changed = 0;
  for (const row of found.flat()) if (await emptyMention(query, int(row.row), deltas)) changed += 1;
  await forgetUnmatched(query, { source, extIds });
  return changed;
}

/** @param deltas null when the whole author is forgotten, and the hits need not be taken from their chain one by one */
async function emptyMention(query: SqlQuery, row: number, deltas: Deltas | null): Promise<boolean> {
  const [mention] = await query.all(`${MENTIONS} where mention.row = $1 and mention.gone = 0`, [row]);
  if (!mention) return false;
  const hits = decodeHits(mention.hits);
  for (const hit of await hitsOf(query, mention, hits)) {
    if (deltas) await anonymizeHit(query, hit, deltas);
    else {
      await query.all('update hit set reach = -1 where w = $1 and k = $2 and ts = $3 and row = $4', [
        hit.w,
        hit.k,
        hit.ts,
        hit.row,
      ]);
    }
  }
  const rest = restOfRow(mention);
  const left = emptied(hits, rest);
  await query.all(
    `update mention set gone = 1, author = null, title = null, body = '', counts = '{}', hits = $2, rest = $3, url = 0,
       recheck_at = null where row = $1`,
    [row, left.hits, left.rest],
  );
  await dropWords(query, row, int(mention.published_at));
  await dropNotes(query, [row]);
  await forgetDeliveries(query, text(mention.workspace), text(mention.id), rest.url);
  return true;
}

async function hitsOf(query: SqlQuery, mention: SqlRow, hits: readonly Hit[]) {
  const rows = await query.each(
    `select hit.* from keyword join hit on hit.w = $1 and hit.k = keyword.n and hit.ts = $2 and hit.row = $3
     where keyword.workspace = $4 and keyword.id = $5`,
    hits.map(({ keywordId }) => [
      int(mention.w),
      int(mention.published_at),
      int(mention.row),
      text(mention.workspace),
      keywordId,
    ]),
  );
  return rows.flat().map(hitRow);
}
