import type { Mention } from '../listening/mentions/mention.ts';
import { authorNumbers } from './authors.ts';
import { takeNumbers } from './counter.ts';
import type { Database, SqlQuery } from './database.ts';
import { editMentions, recountMentions } from './edit.ts';
import { emptyAuthors, emptyPosts } from './forget.ts';
import { addHits } from './hits.ts';
import { postKey } from './identity.ts';
import { INSERT_MENTION, mentionValues, storedText } from './mention-row.ts';
import { insertDeliveries } from './outbox-writes.ts';
import { saveGap, upsertRequest } from './requests.ts';
import { indexWords } from './search.ts';
import { type Deltas, newDeltas } from './series-changes.ts';
import { type PartRead, partRead, saveImportSpan } from './series-parts.ts';
import type { Store } from './store.ts';
import { findStories } from './stories.ts';
import { countedHits, isKept, newHits, readTenants, type Tenants } from './tenant.ts';
import { saveVerdicts } from './verdicts.ts';
import { savePush } from './webhooks.ts';

export function collectStore(database: Database): Pick<Store, 'commitCollected'> {
  return {
    commitCollected: (batch) =>
      database.write(async (query) => {
        const { request, added, edited, recounted, verdicts, gap, deliveries, deleted, push } = batch;
        const part = await partRead(query, batch);
        if (request) await upsertRequest(query, request);
        if (gap) await saveGap(query, gap);
        if (push) await savePush(query, push, added);
        if (batch.imported) await saveImportSpan(query, batch.imported);
        const speaking = [...added, ...edited];
        const tenants = await readTenants(
          query,
          [...speaking, ...recounted, ...verdicts].map(({ workspaceId }) => workspaceId),
          speaking,
        );
        await saveVerdicts(query, verdicts, new Map([...tenants].map(([id, { w }]) => [id, w])));
        const deltas = newDeltas();
        const stored = await addMentions(query, added, tenants, part, deltas);
        await editMentions(query, edited, tenants, part, deltas);
        await recountMentions(query, recounted, tenants);
        const source = request?.source ?? (push ? 'webhook' : null);
        if (source && deleted.length > 0) await emptyPosts(query, source, deleted, deltas);
        await deltas.flush(query);
        await emptyAuthors(query, batch.deletedAuthors ?? []);
        const leftOut = new Set(added.filter((mention) => !stored.has(mention)).map(({ id }) => id));
        await insertDeliveries(
          query,
          deliveries.filter(({ mentionId }) => mentionId === undefined || !leftOut.has(mentionId)),
        );
        return { added: [...stored].map(({ id }) => id) };
      }),
  };
}

/** @returns the mentions that were really added */
async function addMentions(
  query: SqlQuery,
  mentions: readonly Mention[],
  tenants: Tenants,
  part: PartRead,
  deltas: Deltas,
): Promise<Set<Mention>> {
  const wanted = mentions.flatMap((mention) => {
    const tenant = tenants.get(mention.workspaceId);
    if (!tenant || !isKept(mention, tenant)) return [];
    const hits = countedHits(mention, tenant);
    return hits.length > 0 ? [{ tenant, given: mention, mention: { ...mention, hits } }] : [];
  });
  if (wanted.length === 0) return new Set();
  const first = await takeNumbers(query, 'mention', wanted.length);
  const entered = await query.each(
    'insert into seen (w, post, row) values ($1, $2, $3) on conflict (w, post) do nothing returning row',
    wanted.map(({ tenant, mention: { post } }, index) => [
      tenant.w,
      postKey(post.source, post.extId),
      first + index,
    ]),
  );
  const fresh = wanted.flatMap((item, index) =>
    (entered[index]?.length ?? 0) > 0 ? [{ ...item, w: item.tenant.w, row: first + index }] : [],
  );
  const authorOf = await authorNumbers(query, fresh);
  const stories = await findStories(query, fresh);
  const placed = fresh.map((item) => ({
    ...item,
    author: item.mention.post.author ? authorOf(item.w, item.mention.post.author.key) : null,
    story: stories.get(item.row)!,
    storyIsNew: stories.get(item.row)! >= first,
    part: part.n,
  }));
  await query.each(
    INSERT_MENTION,
    placed.map((item) => mentionValues(item.mention, item)),
  );
  await indexWords(
    query,
    placed.map(({ w, row, mention: { post } }) => ({
      w,
      row,
      publishedAt: post.publishedAt,
      title: post.title,
      body: storedText(post),
    })),
  );
  await addHits(
    query,
    placed.flatMap((item) => newHits(item.mention.post, item.mention.hits, item.tenant, item, part)),
    deltas,
  );
  return new Set(placed.map(({ given }) => given));
}
