import type { Client } from 'discord.js';
import type { Reply } from '../../commands/command.ts';
import type { Permission } from '../../config/errors.ts';

/** Permissions that the bot needs in a channel to post there: cards, charts, and the threads below. */
const TO_POST: readonly Permission[] = [
  'ViewChannel',
  'SendMessages',
  'AttachFiles',
  'CreatePublicThreads',
  'SendMessagesInThreads',
];

/** Those that the roles and the channel's own settings withhold from the bot, as far as it knows the channel. */
export function withheldIn(
  client: Client,
  channel: string,
  needed: readonly Permission[],
): readonly Permission[] {
  const known = client.channels.cache.get(channel);
  const held = known && 'permissionsFor' in known && client.user ? known.permissionsFor(client.user) : null;
  return needed.filter((permission) => held?.has(permission) === false);
}

/** Whether the bot is known to hold a permission there. */
export function holdsIn(client: Client, channel: string, permission: Permission): boolean {
  const known = client.channels.cache.get(channel);
  const held = known && 'permissionsFor' in known && client.user ? known.permissionsFor(client.user) : null;
  return held?.has(permission) === true;
}

/** The channels that the bot is to post in although it may not (yet), with what it lacks there. */
export function barredFrom(
  client: Client,
  { postsIn = [] }: Reply,
): { name: string; lacks: readonly Permission[] }[] {
  return postsIn.flatMap(({ channel: id }) => {
    const lacks = withheldIn(client, id, TO_POST);
    const known = client.channels.cache.get(id);
    return lacks.length === 0 ? [] : [{ name: known && 'name' in known ? (known.name ?? id) : id, lacks }];
  });
}
