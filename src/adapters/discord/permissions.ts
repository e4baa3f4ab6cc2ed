import type { Client } from 'discord.js';
import type { Permission } from '../../config/errors.ts';

/** Those that the roles and the channel's own settings withhold from the bot, as far as it knows the channel. */
export function withheldIn(
  client: Client,
  channel: string,
  needed: readonly Permission[],
): readonly Permission[] {
  const held = heldIn(client, channel);
  return needed.filter((permission) => held?.has(permission) === false);
}

/** Whether the bot is known to hold a permission there. */
export function holdsIn(client: Client, channel: string, permission: Permission): boolean {
  return heldIn(client, channel)?.has(permission) === true;
}

function heldIn(client: Client, channel: string) {
  const known = client.channels.cache.get(channel);
  return known && 'permissionsFor' in known && client.user ? known.permissionsFor(client.user) : null;
}
