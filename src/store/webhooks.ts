import type { Mention } from '../listening/mentions/mention.ts';
import { delaysOf, learnLateness } from '../listening/series/lateness.ts';
import type { Webhook, WebhookHealth } from '../listening/sources/inbound/webhook.ts';
import { NEW_HEALTH } from '../listening/sources/inbound/webhook.ts';
import type { Millis } from '../listening/time.ts';
import { record } from './audit.ts';
import { isLivedIn } from './away.ts';
import { type Database, json, type SqlQuery, type SqlRow } from './database.ts';
import type { WebhookStore } from './parts.ts';
import type { Push } from './rows.ts';
import { dropUnmatchedWebhook } from './unmatched-removal.ts';

export function webhookStore(database: Database): WebhookStore {
  return {
    webhooks: async (workspaceId) =>
      (
        await database.all('select data, health from webhook where workspace = $1 order by id', [workspaceId])
      ).map(rowOf),

    webhook: async (id) => {
      const [row] = await database.all(
        `select data, health from webhook where id = $1 and ${isLivedIn('webhook')}`,
        [id],
      );
      return row ? rowOf(row) : null;
    },

    addWebhook: (webhook, audit) =>
      database.write(async (query) => {
        await query.all('insert into webhook (id, workspace, data, health) values ($1, $2, $3, $4)', [
          webhook.id,
          webhook.workspaceId,
          JSON.stringify(webhook),
          JSON.stringify(NEW_HEALTH),
        ]);
        await record(query, [audit]);
      }),

    saveWebhook: (webhook, audit) =>
      database.write(async (query) => {
        await query.all('update webhook set data = $2 where id = $1', [webhook.id, JSON.stringify(webhook)]);
        await record(query, [audit]);
      }),

    removeWebhook: (webhook, audit) =>
      database.write(async (query) => {
        await dropWebhooks(query, [webhook.id]);
        await record(query, [audit]);
      }),

    wasPushed: async ({ hook, id }) =>
      (await database.all('select 1 as one from pushed where hook = $1 and push = $2', [hook, id])).length >
      0,

    refusePush: async (hook, refused) => {
      await database.write(async (query) => {
        const [row] = await query.all('select health from webhook where id = $1', [hook]);
        if (!row) return;
        const health: WebhookHealth = { ...json<WebhookHealth>(row.health), refused };
        await query.all('update webhook set health = $2 where id = $1', [hook, JSON.stringify(health)]);
      });
    },
  };
}

/** Notes a push that was taken, in the batch of its posts. */
export async function savePush(
  query: SqlQuery,
  { hook, id, at }: Push,
  added: readonly Mention[],
): Promise<void> {
  const [row] = await query.all('select data, health from webhook where id = $1', [hook]);
  if (!row) return;
  const { health } = rowOf(row);
  const next: WebhookHealth = {
    ...health,
    firstAt: health.firstAt ?? at,
    lastAt: at,
    pushes: health.pushes + 1,
    // The first push may bring any past; what follows tells how late this one is.
    ...(health.firstAt === null ? {} : { lateness: learnLateness(health.lateness, delaysOf(added)) }),
  };
  await query.all('update webhook set health = $2 where id = $1', [hook, JSON.stringify(next)]);
  await query.all(
    'insert into pushed (hook, push, at) values ($1, $2, $3) on conflict (hook, push) do nothing',
    [hook, id, at],
  );
}

/** Webhooks of a home that joins another workspace go along, with what they have learned. */
export async function moveWebhooks(query: SqlQuery, from: string, to: string): Promise<void> {
  for (const row of await query.all('select data from webhook where workspace = $1', [from])) {
    const webhook = { ...json<Webhook>(row.data), workspaceId: to };
    await query.all('update webhook set workspace = $2, data = $3 where id = $1', [
      webhook.id,
      to,
      JSON.stringify(webhook),
    ]);
  }
}

export async function dropWebhooks(query: SqlQuery, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id) => [id]);
  await query.each('delete from pushed where hook = $1', rows);
  await query.each('delete from webhook where id = $1', rows);
  for (const id of ids) await dropUnmatchedWebhook(query, id);
}

function rowOf(row: SqlRow): Webhook & { health: WebhookHealth } {
  const webhook = json<Webhook>(row.data);
  const health = json<Omit<WebhookHealth, 'firstAt'> & Partial<WebhookHealth>>(row.health);
  // Rows of before the first push was noted.
  return { ...webhook, health: { ...health, firstAt: health.firstAt ?? firstOf(webhook, health) } };
}

function firstOf({ createdAt }: Webhook, { lastAt }: Pick<WebhookHealth, 'lastAt'>): Millis | null {
  return lastAt === null ? null : createdAt;
}
