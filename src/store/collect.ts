import { addMentions } from './add-mentions.ts';
import type { Database } from './database.ts';
import { editMentions, recountMentions } from './edit.ts';
import { emptyAuthors, emptyPosts } from './forget.ts';
import { insertDeliveries } from './outbox-writes.ts';
import { saveGap, upsertRequest } from './requests.ts';
import { newDeltas } from './series-changes.ts';
import { partRead, saveImportSpan } from './series-parts.ts';
import type { Store } from './store.ts';
import { readTenants } from './tenant.ts';
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
        const { unmatched = [] } = batch;
        if (unmatched.length > 0) await saveUnmatched(query, unmatched, await originOf(query, batch, part.n));
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
