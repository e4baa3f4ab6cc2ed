import { randomInt } from 'node:crypto';
import { UserError } from '../../config/errors.ts';
import { rotated, type Webhook } from '../../listening/sources/inbound/webhook.ts';
import { newSecret } from '../../listening/sources/inbound/webhook-signature.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, personId } from '../actor.ts';

/** Webhooks of one workspace. */
const MAX_WEBHOOKS = 20;
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
/** 32 to the power of 16: nobody finds one by trying. */
const RANDOM = 16;

/** Makes a door for the workspace's own tools. @throws UserError('too-many-webhooks') */
export async function addWebhook(store: Store, actor: Actor, name: string): Promise<Webhook> {
  const { workspaceId, person, now } = actor;
  if ((await store.webhooks(workspaceId)).length >= MAX_WEBHOOKS)
    throw new UserError('too-many-webhooks', { max: MAX_WEBHOOKS });
  const webhook: Webhook = {
    workspaceId,
    id: idFor(name),
    name,
    secrets: [{ secret: newSecret(), until: null }],
    createdBy: personId(person),
    createdAt: now,
  };
  await store.addWebhook(webhook, auditRow(actor, 'add-webhook', webhook.id, name));
  return webhook;
}

/** Gives a webhook a new secret; the former one opens for a day more. */
export async function rotateWebhook(store: Store, actor: Actor, webhook: Webhook): Promise<Webhook> {
  const { workspaceId, id, name, secrets, createdBy, createdAt } = webhook;
  const plain = { workspaceId, id, name, secrets, createdBy, createdAt };
  const next = rotated(plain, newSecret(), actor.now);
  await store.saveWebhook(next, auditRow(actor, 'rotate-webhook', id, name));
  return next;
}

export async function removeWebhook(store: Store, actor: Actor, webhook: Webhook): Promise<void> {
  await store.removeWebhook(webhook, auditRow(actor, 'remove-webhook', webhook.id, webhook.name));
}

/** Starts with what can be read of its name, for whoever sees it in a log of their own. */
function idFor(name: string): string {
  const readable = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 20);
  const random = Array.from({ length: RANDOM }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return readable === '' ? random : `${readable}-${random}`;
}
