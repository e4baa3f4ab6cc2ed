import type { Client } from 'discord.js';
import type { Invocation } from '../../commands/command.ts';
import type { Permission } from '../../config/errors.ts';

/** Permissions that the bot needs in a channel to post there: cards, charts, and the threads below. */
const TO_POST: readonly Permission[] = [
  'ViewChannel',
  'SendMessages',
  'AttachFiles',
  'CreatePublicThreads',
  'SendMessagesInThreads',
];

/** Verbs after which the bot posts in the channel of the command, unless another is named. */
const POSTS_HERE: ReadonlySet<string> = new Set(['add', 'digest', 'resume']);

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

/** The channels that somebody wants the bot to post in although it may not (yet), with what it lacks there. */
export function barredFrom(
  client: Client,
  { input, channel }: Invocation,
): { name: string; lacks: readonly Permission[] }[] {
  if (!('verb' in input)) return [];
  const named = Object.values(input.args).flatMap((value) => /^<#(\d{15,21})(?:\||>)/.exec(value)?.[1] ?? []);
  const here = POSTS_HERE.has(input.verb) || (input.verb === 'dashboard' && input.args.target === 'pin');
  const ids = named.length === 0 && here ? [channel.channel] : named;
  return ids.flatMap((id) => {
    const lacks = withheldIn(client, id, TO_POST);
    const known = client.channels.cache.get(id);
    return lacks.length === 0 ? [] : [{ name: known && 'name' in known ? (known.name ?? id) : id, lacks }];
  });
}
