import { ChannelFlags, ChannelType, type Client } from 'discord.js';
import type { Permission } from '../../config/errors.ts';
import type { ChannelFault } from '../../messages/channel-fault.ts';
import { holdsIn, withheldIn } from './permissions.ts';

/** Permissions that the bot needs, by what the channel is. */
const TO_POST = {
  messages: ['ViewChannel', 'SendMessages', 'AttachFiles'],
  threads: ['ViewChannel', 'SendMessages', 'AttachFiles', 'CreatePublicThreads', 'SendMessagesInThreads'],
  // In a forum, Send Messages creates posts (topics/permissions).
  posts: ['ViewChannel', 'SendMessages', 'AttachFiles', 'SendMessagesInThreads'],
  thread: ['ViewChannel', 'SendMessagesInThreads', 'AttachFiles'],
} as const satisfies Record<string, readonly Permission[]>;

/** What becomes of a message, by the type of its channel; others take none of ours. */
const USES: ReadonlyMap<ChannelType, keyof typeof TO_POST> = new Map([
  [ChannelType.GuildText, 'threads'],
  [ChannelType.GuildAnnouncement, 'threads'],
  [ChannelType.GuildForum, 'posts'],
  [ChannelType.GuildMedia, 'posts'],
  [ChannelType.GuildVoice, 'messages'],
  [ChannelType.GuildStageVoice, 'messages'],
  [ChannelType.PublicThread, 'thread'],
  [ChannelType.PrivateThread, 'thread'],
  [ChannelType.AnnouncementThread, 'thread'],
]);

/** What keeps the bot from working in a channel, from what the gateway has told; of what it has not, nothing is said. */
export function channelFaults(client: Client, home: string, id: string): ChannelFault[] {
  const channel = client.channels.cache.get(id);
  if (!channel) {
    // Of a server that is there, the gateway names every channel that the bot may see. Direct messages have none.
    const hides = client.guilds.cache.get(home)?.available === true && !id.startsWith('@');
    return hides ? [{ what: 'permissions', lacks: ['ViewChannel'] }] : [];
  }
  const use = USES.get(channel.type);
  if (use === undefined) return [{ what: 'kind' }];
  const faults: ChannelFault[] = [];
  const lacks = withheldIn(client, id, TO_POST[use]);
  if (lacks.length > 0) faults.push({ what: 'permissions', lacks });
  if (withheldIn(client, id, ['ReadMessageHistory']).length > 0) faults.push({ what: 'history' });
  if (channel.isThread()) {
    // An archived thread opens again with the next message; a locked one does for moderators only.
    if (channel.locked && !holdsIn(client, id, 'ManageThreads')) faults.push({ what: 'locked' });
  }
  if (channel.isThreadOnly()) faults.push(...tagFaults(client, channel));
  if (use === 'messages') faults.push({ what: 'no-threads' });
  return faults;
}

interface Forum {
  id: string;
  flags: { has(flag: ChannelFlags): boolean };
  availableTags: readonly { moderated: boolean }[];
}

function tagFaults(client: Client, { id, flags, availableTags }: Forum): ChannelFault[] {
  if (!flags.has(ChannelFlags.RequireTag)) return [];
  if (availableTags.some(({ moderated }) => !moderated)) return [];
  // Tags that the bot makes itself are for everybody.
  if (holdsIn(client, id, 'ManageChannels')) return [];
  if (availableTags.length === 0) return [{ what: 'no-tags' }];
  return holdsIn(client, id, 'ManageThreads') ? [] : [{ what: 'moderated-tags' }];
}

/** The name of a channel, as far as the gateway has told it. */
export function channelName(client: Client, id: string): string {
  const known = client.channels.cache.get(id);
  return known && 'name' in known ? (known.name ?? id) : id;
}
