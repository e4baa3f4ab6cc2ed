import { type Mention, type PostCounts, reachOf } from '../listening/mentions/mention.ts';
import type { CollectedBatch } from './collected-batch.ts';
import { int, intOrNull, json, type SqlQuery, type SqlRow, text } from './database.ts';
import { deleteMention } from './delete-mention.ts';
import { forgetDeliveries } from './forget-deliveries.ts';
import { keywordIdsOf } from './hit-json.ts';
import { withMarks } from './marks.ts';
import { editedValues, MENTIONS, mentionOf, storedText, UPDATE_MENTION } from './mention-row.ts';
import { dropWords, indexWords } from './search.ts';
import type { Deltas } from './series-changes.ts';
import type { PartRead } from './series-parts.ts';
import { type Settling, settleHit } from './settle-hit.ts';
import { ownHits, type Tenant, type Tenants } from './tenant.ts';
import { returnMention } from './unmatched.ts';

/** Stored mentions whose text or hits changed: series follow by the difference. Unknown and emptied ones are left alone. */
export async function editMentions(
  query: SqlQuery,
  edited: readonly Mention[],
  tenants: Tenants,
  part: PartRead,
  deltas: Deltas,
): Promise<void> {
  for (const mention of edited) {
    const tenant = tenants.get(mention.workspaceId);
    const row = tenant && (await findMention(query, tenant.w, mention.id));
    if (tenant && row) await editMention(query, mention, tenant, row, part, deltas);
  }
}

async function editMention(
  query: SqlQuery,
  mention: Mention,
  tenant: Tenant,
  row: SqlRow,
  part: PartRead,
  deltas: Deltas,
): Promise<void> {
  const stored = mentionOf(row);
  const before = await withKeywords(query, tenant, stored);
  const hits = await withMarks(query, int(row.row), ownHits(mention, before), before.keywords);
  const post = {
    ...mention.post,
    source: stored.post.source,
    publishedAt: stored.post.publishedAt,
    // Who speaks stays too: it was counted as theirs.
    author: stored.post.author,
    kind: stored.post.kind,
    outlet: stored.post.outlet,
    site: stored.post.site,
    counts: { ...stored.post.counts, ...mention.post.counts },
  };
  const settling: Settling = { row, post, tenant: before, why: 'edited', part, at: post.fetchedAt };
  const wanted = new Map(hits.map((hit) => [hit.keywordId, hit]));
  const keywordIds = new Set([...stored.hits, ...hits].map(({ keywordId }) => keywordId));
  for (const keywordId of keywordIds)
    await settleHit(query, settling, keywordId, wanted.get(keywordId) ?? null, deltas);
  if (hits.length === 0) {
    // As with a post that is deleted: nobody is shown any more what its author has taken back.
    await forgetDeliveries(query, mention.workspaceId, mention.id, stored.post.url);
    await deleteMention(query, row);
    await returnMention(query, row, post);
    return;
  }
  await query.all(UPDATE_MENTION, editedValues(int(row.row), { ...mention, post, hits }));
  await dropWords(query, int(row.row), post.publishedAt);
  await indexWords(query, [
    {
      w: tenant.w,
      row: int(row.row),
      publishedAt: post.publishedAt,
      title: post.title,
      body: storedText(post),
    },
  ]);
  await setReach(
    query,
    mention.workspaceId,
    row,
    [...keywordIds],
    reachOf(post.counts, post.author?.followers ?? null),
  );
}

/** The facts about a workspace with the numbers of the keywords that hold a mention, too. */
export async function withKeywords(query: SqlQuery, tenant: Tenant, { hits, workspaceId }: Mention) {
  const rows = await query.each(
    'select id, n from keyword where workspace = $1 and id = $2',
    hits.map(({ keywordId }) => [workspaceId, keywordId]),
  );
  const own = rows.flat().map((row) => [text(row.id), int(row.n)] as const);
  return { ...tenant, keywords: new Map([...tenant.keywords, ...own]) };
}

/** Newer reaction counts: only the ranking moves. A figure that is left out this time is not taken back. */
export async function recountMentions(
  query: SqlQuery,
  recounted: CollectedBatch['recounted'],
  tenants: Tenants,
): Promise<void> {
  for (const { workspaceId, mentionId, counts, followers } of recounted) {
    const tenant = tenants.get(workspaceId);
    const row = tenant && (await findMention(query, tenant.w, mentionId));
    if (!tenant || !row) continue;
    const all: PostCounts = { ...json<PostCounts>(row.counts), ...counts };
    const audience = followers ?? intOrNull(row.author_followers);
    await query.all('update mention set counts = $2 where row = $1', [int(row.row), JSON.stringify(all)]);
    await query.all(
      'update author set followers = $3 where w = $1 and n = $2 and (followers is null or followers <> $3)',
      [tenant.w, intOrNull(row.author), audience],
    );
    await setReach(query, workspaceId, row, keywordIdsOf(row.hits), reachOf(all, audience));
  }
}

export async function findMention(query: SqlQuery, w: number, mentionId: string): Promise<SqlRow | null> {
  const [row] = await query.all(`${MENTIONS} where mention.w = $1 and mention.id = $2 and mention.gone = 0`, [
    w,
    mentionId,
  ]);
  return row ?? null;
}

async function setReach(
  query: SqlQuery,
  workspaceId: string,
  row: SqlRow,
  keywordIds: readonly string[],
  reach: number,
): Promise<void> {
  await query.each(
    `update hit set reach = $6 where w = $3 and k = (select n from keyword where workspace = $1 and id = $2)
       and ts = $4 and row = $5 and reach >= 0`,
    keywordIds.map((keywordId) => [
      workspaceId,
      keywordId,
      int(row.w),
      int(row.published_at),
      int(row.row),
      reach,
    ]),
  );
}
