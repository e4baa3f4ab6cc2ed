import { randomInt } from 'node:crypto';
import { UserError } from '../config/errors.ts';
import { rotated, type Webhook } from '../listening/sources/inbound/webhook.ts';
import { newSecret } from '../listening/sources/inbound/webhook-signature.ts';
import { webhookList, webhookQuestion, webhookRemoved, webhookSecret } from '../messages/sources/webhooks.ts';
import { defineCommand } from './command.ts';
import { auditBy, given, personId, privately } from './context.ts';

const MOST = 20;
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
/** 32 to the power of 16: nobody finds one by trying. */
const RANDOM = 16;

/** Doors for the workspace's own tools: made by name, their secret shown once to the person who made it. */
export const webhook = defineCommand({
  verb: 'webhook',
  needs: 'admin',
  group: 'settings',
  args: [
    { name: 'target', kind: 'text', positional: true, max: 40 },
    { name: 'rotate', kind: 'flag' },
    { name: 'remove', kind: 'flag' },
    { name: 'yes', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { store, services, workspace, person, now, locale } = context;
    const name = given<string>(values, 'target')?.trim();
    const rotate = given<boolean>(values, 'rotate');
    const remove = given<boolean>(values, 'remove');
    const all = await store.webhooks(workspace.id);
    if (!name) return privately(webhookList(all, services.webhookAddress, now, locale));
    const found = all.find((one) => one.name.toLowerCase() === name.toLowerCase() || one.id === name);
    if (rotate || remove) {
      if (!found) throw new UserError('webhook-not-found', { typed: name });
      if (rotate) {
        const next = rotated(plain(found), newSecret(), now);
        await store.saveWebhook(next, auditBy(context, 'rotate-webhook', found.id, found.name));
        return privately(webhookSecret(next, services.webhookAddress(found.id), now, locale));
      }
      if (!given<boolean>(values, 'yes')) return privately(webhookQuestion(found, locale));
      await store.removeWebhook(found, auditBy(context, 'remove-webhook', found.id, found.name));
      return privately(webhookRemoved(found, locale));
    }
    if (found) return privately(webhookList([found], services.webhookAddress, now, locale));
    if (all.length >= MOST) throw new UserError('too-many-webhooks', { max: MOST });
    const made: Webhook = {
      workspaceId: workspace.id,
      id: idFor(name),
      name,
      secrets: [{ secret: newSecret(), until: null }],
      createdBy: personId(person),
      createdAt: now,
    };
    await store.addWebhook(made, auditBy(context, 'add-webhook', made.id, name));
    return privately(webhookSecret(made, services.webhookAddress(made.id), now, locale));
  },
});

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

function plain({ workspaceId, id, name, secrets, createdBy, createdAt }: Webhook): Webhook {
  return { workspaceId, id, name, secrets, createdBy, createdAt };
}
