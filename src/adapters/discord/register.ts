import { createHash } from 'node:crypto';
import {
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType as Kind,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandDefinition } from '../../commands/command.ts';
import type { Argument } from '../../messages/command-spec.ts';
import { clip } from '../../messages/foreign.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { MAX_CHOICE, MAX_COMMAND_DESCRIPTION, MAX_COMMAND_ITEMS, MAX_OPTION_TEXT } from './limits.ts';
import { ADMIN_ROOT, ROOT, rootOf, TRIAGE_GROUP } from './typed-line.ts';
import { discordWords } from './words.ts';

/** Manage Guild (topics/permissions). */
const MANAGE_GUILD = String(1 << 5);

type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * Every verb as a subcommand, in English and French: `/earshot`, and `/earshot-admin` for managers.
 * @param byRole the bot's own role mapping decides who manages, so Discord hides nothing
 */
export function commandsJson(definitions: readonly CommandDefinition[], byRole: boolean): CommandJson[] {
  const ofRoot = (root: string) => definitions.filter((one) => rootOf(one) === root);
  const managers = rootJson(ADMIN_ROOT, 'manage', ofRoot(ADMIN_ROOT));
  const all = [
    rootJson(ROOT, 'root', ofRoot(ROOT)),
    { ...managers, default_member_permissions: byRole ? null : MANAGE_GUILD },
  ];
  return all.filter(({ options }) => (options ?? []).length > 0);
}

function rootJson(
  name: string,
  about: 'root' | 'manage',
  definitions: readonly CommandDefinition[],
): CommandJson {
  const triage = definitions.filter(({ group }) => group === 'triage');
  const others = definitions.filter(({ group }) => group !== 'triage');
  const group = {
    type: Kind.SubcommandGroup as const,
    name: TRIAGE_GROUP,
    description: discordWords('en').triage,
    description_localizations: { fr: discordWords('fr').triage },
    options: triage.map(subcommand),
  };
  return {
    type: 1,
    name,
    description: discordWords('en')[about],
    description_localizations: { fr: discordWords('fr')[about] },
    contexts: [0],
    integration_types: [0],
    options: [...others.map(subcommand), ...(triage.length === 0 ? [] : [group])],
  };
}

/** Changes when anything that Discord is told changes. */
export function hashOf(commands: readonly CommandJson[], where: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([where, commands]))
    .digest('hex');
}

function subcommand(definition: CommandDefinition): APIApplicationCommandSubcommandOption {
  const { verb, aliases } = definition;
  const options = definition.args.map((argument) => option(argument, definition));
  return {
    type: Kind.Subcommand,
    name: verb,
    ...localName(aliases[0]),
    ...described(verb, (copy) => copy?.description),
    // Discord wants what is required first.
    options: [
      ...options.filter(({ required }) => required),
      ...options.filter(({ required }) => !required),
    ] as APIApplicationCommandSubcommandOption['options'],
  };
}

function option(argument: Argument, definition: CommandDefinition): APIApplicationCommandOption {
  const base = {
    name: argument.name,
    ...localName(argument.aliases?.[0]),
    ...described(definition.verb, (copy) => copy?.args[argument.name]),
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
      // Text, announcement and forum channels.
      return { ...base, type: Kind.Channel, channel_types: [0, 5, 15] };
    case 'person':
      return { ...base, type: Kind.User };
    case 'lookup':
      return { ...base, type: Kind.String, autocomplete: true };
    case 'duration':
    case 'time':
    case 'moment':
      return { ...base, type: Kind.String, max_length: 40 };
  }
}

/** The choices of an argument, with the French word for each where there is one. */
export function choicesOf(argument: Extract<Argument, { kind: 'choice' }>) {
  return argument.choices.slice(0, MAX_COMMAND_ITEMS).map((value) => {
    const french = Object.entries(argument.also ?? {}).find(([, means]) => means === value)?.[0];
    return {
      name: clip(value, MAX_CHOICE),
      value,
      ...(french === undefined ? {} : { name_localizations: { fr: clip(french, MAX_CHOICE) } }),
    };
  });
}

function localName(french: string | undefined) {
  return french === undefined ? {} : { name_localizations: { fr: french.toLowerCase() } };
}

type CommandCopy = ReturnType<typeof copyOf>['commands'][string] | undefined;

function described(verb: string, pick: (copy: CommandCopy) => string | undefined) {
  const inLanguage = (language: 'en' | 'fr') => {
    const text = pick(copyOf(language).commands[verb]);
    return text === undefined || text === '' ? verb : clip(text, MAX_COMMAND_DESCRIPTION);
  };
  return { description: inLanguage('en'), description_localizations: { fr: inLanguage('fr') } };
}
