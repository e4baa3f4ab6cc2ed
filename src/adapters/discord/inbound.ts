import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  type MessageComponentInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Invocation } from '../../commands/command.ts';
import type { ChannelRef, Language, Person } from '../../listening/channel.ts';
import type { PressedMessage } from '../../listening/delivery.ts';
import { languageOfLocale } from '../../messages/languages/index.ts';
import { optionNamed } from '../../messages/languages/vocabulary.ts';
import { channelRights, rolesRights } from './channel-rights.ts';
import { markOf } from './marks.ts';

/** Who may manage, besides those with Manage Guild. */
export interface Rights {
  adminRoles: readonly string[];
}

/**
 * Who asks, where, with which rights: everything of an invocation but what is asked.
 * @param args what a pressed button or the form that was filled in carries
 */
export function invocationBase(
  interaction: Interaction,
  { adminRoles }: Rights,
  home: string,
  args: Readonly<Record<string, string>> = {},
): Omit<Invocation, 'input' | 'origin'> {
  const { channel } = interaction;
  const inThread = channel?.isThread() === true;
  const parent = inThread ? channel.parent : channel;
  const name = parent && 'name' in parent && parent.name ? parent.name : '';
  const direct = interaction.guildId === null;
  const ref: ChannelRef = {
    platform: 'discord',
    home,
    channel: direct
      ? `@${interaction.user.id}`
      : ((inThread ? channel.parentId : interaction.channelId) ?? ''),
    ...(inThread ? { thread: channel.id } : {}),
  };
  return {
    home: { platform: 'discord', home },
    homeName: interaction.guild?.name ?? '',
    homeLanguage: homeLanguageOf(interaction.guildLocale),
    channel: ref,
    channelName: name,
    person: personOf(interaction),
    admin:
      interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true ||
      roleIds(interaction).some((id) => adminRoles.includes(id)),
    namedChannels: channelRights(interaction, args),
    rightsElsewhere: (id) => rolesRights(interaction, id),
    groups: roleIds(interaction),
    locale: localeOf(interaction),
    language: languageOfLocale(interaction.locale),
    timeZone: null,
    ...(interaction.isMessageComponent() && !direct ? { pressed: pressedMessage(interaction, ref) } : {}),
    onceKey: interaction.id,
  };
}

/** A message below a card stands in the card's thread; the post of a forum has its own id as its thread's. */
function pressedMessage({ message }: MessageComponentInteraction, here: ChannelRef): PressedMessage {
  return {
    channel: here,
    id: message.id,
    wasSentAs: (key) => message.components[0]?.id === markOf(key),
  };
}

function personOf({ user, member }: Interaction): Person {
  const nick = member && 'nickname' in member ? member.nickname : (member?.nick ?? null);
  return { platform: 'discord', id: user.id, name: nick ?? user.globalName ?? user.username };
}

function roleIds({ member }: Interaction): string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}

/** The language of a guild. What every guild begins with was chosen by nobody (resources/guild, `preferred_locale`). */
export function homeLanguageOf(locale: string | null): Language | null {
  return locale === null || locale === 'en-US' ? null : languageOfLocale(locale);
}

/** What every guild begins with says nothing of where its people live; then theirs may. */
function localeOf({ guildLocale, locale }: Interaction): string {
  return guildLocale === null || guildLocale === 'en-US' ? locale : guildLocale;
}

/** The typed options as raw values, the way a typed line gives them. */
export function typedInput(interaction: ChatInputCommandInteraction | AutocompleteInteraction): {
  verb: string;
  args: Record<string, string>;
} {
  const verb = interaction.options.getSubcommand();
  const top = interaction.options.data[0];
  const leaf = top?.type === ApplicationCommandOptionType.SubcommandGroup ? top.options?.[0] : top;
  const options = leaf?.options ?? [];
  const args = options.map((option) => [
    optionNamed(verb, option.name),
    withRoleNames(rawValue(option), interaction),
  ]);
  return { verb, args: Object.fromEntries(args) };
}

/** Roles in a text are typed by id alone; ours are shown by name on other platforms. */
function withRoleNames(value: string, { guild }: Interaction): string {
  return value.replace(/<@&(\d+)>/g, (mention, id: string) => {
    const name = guild?.roles.cache.get(id)?.name.replace(/[<>|]/g, '');
    return name ? `<@&${id}|${name}>` : mention;
  });
}

function rawValue(option: CommandInteractionOption): string {
  if (option.channel) return `<#${option.channel.id}|${option.channel.name ?? option.channel.id}>`;
  if (option.user) return `<@${option.user.id}|${option.user.globalName ?? option.user.username}>`;
  return String(option.value ?? '');
}
