import type { Mention } from '../listening/mentions/mention.ts';
import { addMentions } from './add-mentions.ts';
import type { UnmatchedPost } from './collected-batch.ts';
import type { Database } from './database.ts';
import { editMentions, recountMentions } from './edit.ts';
import { emptyAuthors, emptyPosts } from './forget.ts';
import { insertDeliveries } from './outbox-writes.ts';
import { saveGap, upsertRequest } from './requests.ts';
import { newDeltas } from './series-changes.ts';
import { partRead, saveImportSpan } from './series-parts.ts';
import type { Store } from './store.ts';
import { ownHits, readTenants, type Tenants } from './tenant.ts';
import { originOf, saveUnmatched } from './unmatched.ts';
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
        if (batch.unmatched) {
          const unmatched = withOrphans(batch.unmatched, speaking, tenants);
          await saveUnmatched(query, unmatched, await originOf(query, { ...batch, unmatched }, part.n));
        }
        const source = request?.source ?? (push ? 'webhook' : null);
        let emptied = source && deleted.length > 0 ? await emptyPosts(query, source, deleted, deltas) : 0;
        await deltas.flush(query);
        emptied += await emptyAuthors(query, batch.deletedAuthors ?? []);
        const leftOut = new Set(added.filter((mention) => !stored.has(mention)).map(({ id }) => id));
        await insertDeliveries(
          query,
          deliveries.filter(({ mentionId }) => mentionId === undefined || !leftOut.has(mentionId)),
        );
        return { added: [...stored].map(({ id }) => id), ...(emptied > 0 ? { emptied } : {}) };
      }),
  };
}

/** With the posts whose keywords were all removed while they were read. */
function withOrphans(
  unmatched: readonly UnmatchedPost[],
  mentions: readonly Mention[],
  tenants: Tenants,
): UnmatchedPost[] {
  const orphans = new Map<string, string[]>();
  for (const mention of mentions) {
    const tenant = tenants.get(mention.workspaceId);
    if (!tenant || mention.hits.length === 0 || ownHits(mention, tenant).length > 0) continue;
    const name = `${mention.post.source} ${mention.post.extId}`;
    orphans.set(name, [...(orphans.get(name) ?? []), mention.workspaceId]);
  }
  return unmatched.map(({ post, of }) => {
    const more = orphans.get(`${post.source} ${post.extId}`);
    return { post, of: of === 'all' || !more ? of : [...of, ...more] };
  });
}
