import { randomUUID } from 'node:crypto';
import type { HomeRef, Workspace } from '../../listening/channel.ts';
import type { Delivery } from '../../listening/delivery.ts';
import { leftCard } from '../../messages/alerts/left-card.ts';
import type { Message } from '../../messages/message.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { cardsOf } from '../alerts/alert-cards.ts';

/**
 * Gives a home a workspace of its own again, with the settings of the shared one. Its alerts stay with the others: what it
 * shows of those that are open is closed.
 */
export async function unlinkHome(
  store: Store,
  actor: Actor,
  workspace: Workspace,
  { name, ...ref }: HomeRef & { name: string },
): Promise<void> {
  await store.enqueue(await farewells(store, actor, workspace, ref));
  const own = { ...workspace, id: randomUUID(), name, createdAt: actor.now };
  const audit = auditRow(actor, 'unlink', workspace.id, name);
  await store.separateHome(ref, own, [
    audit,
    { ...audit, workspaceId: own.id, subject: own.id, detail: workspace.name },
  ]);
}

/** The last edits of the cards that stay behind. */
async function farewells(
  store: Store,
  { now }: Actor,
  { id: workspaceId, name }: Workspace,
  home: HomeRef,
): Promise<Delivery<Message>[]> {
  const channels = (await store.channels(workspaceId)).filter(
    ({ ref }) => ref.platform === home.platform && ref.home === home.home,
  );
  const keywords = new Map((await store.keywords(workspaceId)).map((keyword) => [keyword.id, keyword.name]));
  const edits: Delivery<Message>[] = [];
  for (const alert of await store.alerts(workspaceId, { open: true })) {
    const cards = new Set(await cardsOf(store, alert));
    for (const channel of channels.filter(({ id }) => cards.has(id)))
      edits.push({
        workspaceId,
        channelId: channel.id,
        to: channel.ref,
        key: `alert:${alert.id}:left:${channel.id}:${now}`,
        kind: 'edit',
        root: `alert:${alert.id}:card:${channel.id}`,
        message: leftCard(alert, keywords.get(alert.keywordId) ?? '', name, channel.language),
        dueAt: now,
        createdAt: now,
        expiresAt: null,
        severity: null,
        purpose: 'triage',
      });
  }
  return edits;
}
