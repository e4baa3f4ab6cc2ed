import { UserError } from '../config/errors.ts';
import { webhookList, webhookQuestion, webhookRemoved, webhookSecret } from '../messages/sources/webhooks.ts';
import { addWebhook, removeWebhook, rotateWebhook } from '../services/sources/manage-webhook.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

/** Doors for the workspace's own tools: made by name, their secret shown once to the person who made it. */
export const webhookCommand = defineCommand({
  verb: 'webhook',
  needs: 'admin',
  group: 'settings',
  args: [
    { name: 'target', kind: 'text', positional: true, max: 40 },
    { name: 'rotate', kind: 'flag' },
    { name: 'remove', kind: 'flag' },
    { name: 'yes', kind: 'flag' },
  ],
  run: async ({ store, ports, workspace, actor, now, locale }, values) => {
    const name = given<string>(values, 'target')?.trim();
    const { webhookAddress } = ports;
    const webhooks = await store.webhooks(workspace.id);
    if (!name) return privately(webhookList(webhooks, webhookAddress, now, locale));
    const found = webhooks.find(
      (webhook) => webhook.name.toLowerCase() === name.toLowerCase() || webhook.id === name,
    );
    const rotate = given<boolean>(values, 'rotate');
    if (rotate || given<boolean>(values, 'remove')) {
      if (!found) throw new UserError('webhook-not-found', { typed: name });
      if (rotate) {
        const next = await rotateWebhook(store, actor, found);
        return privately(webhookSecret(next, webhookAddress(found.id), now, locale));
      }
      if (!given<boolean>(values, 'yes')) return privately(webhookQuestion(found, locale));
      await removeWebhook(store, actor, found);
      return privately(webhookRemoved(found, locale));
    }
    if (found) return privately(webhookList([found], webhookAddress, now, locale));
    const webhook = await addWebhook(store, actor, name);
    return privately(webhookSecret(webhook, webhookAddress(webhook.id), now, locale));
  },
});
