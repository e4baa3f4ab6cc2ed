import {
  ChannelType,
  type Client,
  Events,
  type Guild,
  type GuildBasedChannel,
  type Message,
  PermissionFlagsBits,
} from 'discord.js';
import type { ChannelRef, Person } from '../../listening/channel.ts';
import type { Router } from '../platform.ts';
import { homeLanguageOf } from './inbound.ts';

const TO_GREET = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** A new guild, and the name of the bot in a message. */
export function listenForContact(client: Client, router: Router): void {
  const meet = (guild: Guild, channel: ChannelRef, channelName: string, person: Person, how: Meeting) =>
    router.met(
      {
        home: { platform: 'discord', home: guild.id },
        homeName: guild.name,
        homeLanguage: homeLanguageOf(guild.preferredLocale),
        locale: guild.preferredLocale,
        channel,
        channelName,
        person,
      },
      how,
    );

  // discord.js has another event for a guild that is back after an outage.
  client.on(Events.GuildCreate, async (guild) => {
    const channel = greetingChannel(guild);
    if (!channel) return;
    const ref = { platform: 'discord', home: guild.id, channel: channel.id } as const;
    await meet(guild, ref, channel.name, ownerOf(guild), 'installed');
  });
  client.on(Events.MessageCreate, async (message) => {
    const place = placeOf(message);
    if (!place || !message.inGuild() || !isCall(message)) return;
    const { author, member, guild } = message;
    const name = member?.displayName ?? author.displayName;
    await meet(guild, place.ref, place.name, { platform: 'discord', id: author.id, name }, 'mentioned');
  });
}

type Meeting = Parameters<Router['met']>[1];

/** The bot by name, by a person: neither in an answer to it, nor through a role or everybody. */
function isCall({ author, content, client }: Message): boolean {
  return !author.bot && new RegExp(`<@!?${client.user.id}>`).test(content);
}

function placeOf({ channel, guildId }: Message): { ref: ChannelRef; name: string } | null {
  if (guildId === null || channel.isDMBased()) return null;
  const home = { platform: 'discord', home: guildId } as const;
  if (!channel.isThread()) return { ref: { ...home, channel: channel.id }, name: channel.name };
  if (channel.parentId === null) return null;
  return {
    ref: { ...home, channel: channel.parentId, thread: channel.id },
    name: channel.parent?.name ?? '',
  };
}

/** Where Discord itself greets, else the first channel in which everybody may write, as the bot may. */
function greetingChannel(guild: Guild): GuildBasedChannel | null {
  const { me } = guild.members;
  const mayGreet = (channel: GuildBasedChannel | null): channel is GuildBasedChannel =>
    channel !== null && me !== null && channel.permissionsFor(me).has(TO_GREET);
  if (mayGreet(guild.systemChannel)) return guild.systemChannel;
  const open = guild.channels.cache.filter(
    (channel) =>
      channel.type === ChannelType.GuildText &&
      mayGreet(channel) &&
      channel.permissionsFor(guild.roles.everyone).has(TO_GREET),
  );
  return open.sort((a, b) => positionOf(a) - positionOf(b)).first() ?? null;
}

function positionOf(channel: GuildBasedChannel): number {
  return 'position' in channel ? channel.position : 0;
}

/** The event does not say who installed it, and names only some of the members. */
function ownerOf(guild: Guild): Person {
  const owner = guild.members.cache.get(guild.ownerId);
  return { platform: 'discord', id: guild.ownerId, name: owner?.displayName ?? guild.name };
}
