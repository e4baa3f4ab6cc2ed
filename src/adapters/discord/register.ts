import { createHash } from 'node:crypto';
import {
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  ApplicationCommandOptionType as Kind,
  Locale,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandDefinition } from '../../commands/command.ts';
import type { Language } from '../../listening/channel.ts';
import { type Argument, optionArgs } from '../../messages/command-spec.ts';
import { clip } from '../../messages/foreign.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { languages } from '../../messages/languages/index.ts';
import { choiceLabel, verbIn } from '../../messages/languages/vocabulary.ts';
import { MAX_CHOICE, MAX_COMMAND_DESCRIPTION, MAX_COMMAND_ITEMS, MAX_OPTION_TEXT } from './limits.ts';
import { ADMIN_ROOT, optionName, POSTS_ROOT, ROOT, rootOf, TRIAGE_GROUP } from './typed-line.ts';

const MANAGE_GUILD = String(PermissionFlagsBits.ManageGuild);
/** Looking is for all who may read the channel; each command asks for what it needs beyond that (`namedChannels`). */
const VIEW_CHANNEL = String(PermissionFlagsBits.ViewChannel);

/** Channels that the bot can post in. */
export const POSTABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
] as const;

type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * Every verb as a subcommand, in each language that Discord has too: `/earshot`, `/earshot-posts`, and
 * `/earshot-admin` for managers.
 * @param byRole the bot's own role mapping decides who manages, so Discord hides nothing
 */
export function commandsJson(definitions: readonly CommandDefinition[], byRole: boolean): CommandJson[] {
  const ofRoot = (root: string) => definitions.filter((definition) => rootOf(definition) === root);
  const managers = rootJson(ADMIN_ROOT, 'manage', ofRoot(ADMIN_ROOT));
  const all = [
    { ...rootJson(ROOT, 'root', ofRoot(ROOT)), default_member_permissions: VIEW_CHANNEL },
    { ...rootJson(POSTS_ROOT, 'posts', ofRoot(POSTS_ROOT)), default_member_permissions: VIEW_CHANNEL },
    { ...managers, default_member_permissions: byRole ? null : MANAGE_GUILD },
  ];
  return all.filter(({ options }) => (options ?? []).length > 0);
}

function rootJson(
  name: string,
  about: 'root' | 'posts' | 'manage',
  definitions: readonly CommandDefinition[],
): CommandJson {
  const triage = definitions.filter(({ group }) => group === 'triage');
  const others = definitions.filter(({ group }) => group !== 'triage');
  const group = {
    type: Kind.SubcommandGroup as const,
    name: TRIAGE_GROUP,
    ...localNames(TRIAGE_GROUP, (language) => copyOf(language).discord.triageGroup),
    ...described((language) => copyOf(language).discord.triage),
    options: triage.map(subcommand),
  };
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    ...described((language) => copyOf(language).discord[about]),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [...others.map(subcommand), ...(triage.length === 0 ? [] : [group])],
  };
}

/** Changes when anything that is registered changes. */
export function hashOf(commands: readonly CommandJson[], where: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([where, commands]))
    .digest('hex');
}

function subcommand(definition: CommandDefinition): APIApplicationCommandSubcommandOption {
  const { verb } = definition;
  const options = optionArgs(definition).map((argument) => option(argument, definition));
  return {
    type: Kind.Subcommand,
    name: verb,
    ...localNames(verb, (language) => verbIn(verb, language)),
    ...described((language) => copyOf(language).commands[verb]?.description || verb),
    // Discord wants what is required first.
    options: [
      ...options.filter(({ required }) => required),
      ...options.filter(({ required }) => !required),
    ] as APIApplicationCommandSubcommandOption['options'],
  };
}

function option(argument: Argument, definition: CommandDefinition): APIApplicationCommandOption {
  const { verb } = definition;
  const name = optionName(verb, argument.name, FIRST.tag);
  const base = {
    name,
    ...localNames(name, (language) => optionName(verb, argument.name, language)),
    ...described((language) => copyOf(language).commands[verb]?.args[argument.name] || verb),
    // A command with a form may be called bare: the form asks.
    required: argument.required === true && definition.form !== true,
  };
  switch (argument.kind) {
    case 'text':
      return { ...base, type: Kind.String, max_length: Math.min(argument.max ?? 500, MAX_OPTION_TEXT) };
    case 'integer':
      return { ...base, type: Kind.Integer, min_value: argument.min, max_value: argument.max };
    case 'choice':
      return { ...base, type: Kind.String, choices: choicesOf(argument) };
    case 'flag':
      return { ...base, type: Kind.Boolean };
    case 'channel':
      return { ...base, type: Kind.Channel, channel_types: [...POSTABLE] };
    case 'person':
      return { ...base, type: Kind.User };
    // Several at once: mentions within a text.
    case 'people':
      return { ...base, type: Kind.String, max_length: 500 };
    case 'lookup':
      return { ...base, type: Kind.String, autocomplete: true };
    case 'duration':
    case 'time':
    case 'moment':
      return { ...base, type: Kind.String, max_length: 40 };
  }
}

function choicesOf(argument: Extract<Argument, { kind: 'choice' }>) {
  return argument.choices.slice(0, MAX_COMMAND_ITEMS).map((value) => ({
    name: clip(choiceLabel(value, FIRST.tag), MAX_CHOICE),
    value,
    ...localNames(value, (language) => clip(choiceLabel(value, language), MAX_CHOICE)),
  }));
}

/** The language of what is not localized; Discord shows it to everybody whose language we do not speak. */
export const FIRST = languages[0]!;
/** Discord's tags of the other languages: `es` is `es-ES` and `es-419`. One without a tag cannot be chosen there. */
const LOCALES = languages.slice(1).flatMap(({ tag }) =>
  Object.values(Locale)
    .filter((locale) => locale === tag || locale.startsWith(`${tag}-`))
    .map((locale) => ({ locale, language: tag })),
);

function localNames(name: string, nameIn: (language: Language) => string) {
  const names = LOCALES.map(({ locale, language }) => [locale, nameIn(language)] as const);
  const own = Object.fromEntries(names.filter(([, local]) => local !== name));
  return Object.keys(own).length === 0 ? {} : { name_localizations: own };
}

function described(text: (language: Language) => string) {
  const short = (language: Language) => clip(text(language), MAX_COMMAND_DESCRIPTION);
  return {
    description: short(FIRST.tag),
    description_localizations: Object.fromEntries(
      LOCALES.map(({ locale, language }) => [locale, short(language)]),
    ),
  };
}
