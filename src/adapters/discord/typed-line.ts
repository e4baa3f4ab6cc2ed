import type { CommandDefinition } from '../../commands/command.ts';
import { findVerb, parseLine } from '../../commands/parser/parse.ts';
import type { Language } from '../../listening/channel.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { optionIn, optionNames, verbIn } from '../../messages/languages/vocabulary.ts';

/** The command for everybody; a base command with subcommands cannot be called itself, so `help` is one of them. */
export const ROOT = 'earshot';
/** The verbs for managers: Discord hides a whole command from those without a permission, never one subcommand. */
export const ADMIN_ROOT = 'earshot-admin';
/**
 * The verbs about single posts. A command takes 25 subcommands, and 8,000 characters of names and descriptions: those of
 * posts have one of their own.
 */
export const POSTS_ROOT = 'earshot-posts';
/** Verbs that the help names beside those of keywords: they say which posts are found and counted. */
const ABOUT_POSTS: ReadonlySet<string> = new Set(['preview', 'translate', 'lessons', 'lists', 'exclude']);
/** Discord takes 25 subcommands: those that act on alerts stand in a group of their own. */
export const TRIAGE_GROUP = 'triage';

type Root = typeof ROOT | typeof ADMIN_ROOT | typeof POSTS_ROOT;

export function rootOf({ verb, needs, group }: Pick<CommandDefinition, 'verb' | 'needs' | 'group'>): Root {
  if (needs === 'admin') return ADMIN_ROOT;
  return group === 'posts' || ABOUT_POSTS.has(verb) ? POSTS_ROOT : ROOT;
}

/** How a verb is called on Discord: `/earshot triage claim`. */
export function pathOf(definition: CommandDefinition, language: Language): string {
  const group =
    definition.group === 'triage' && definition.needs !== 'admin'
      ? `${copyOf(language).discord.triageGroup} `
      : '';
  return `/${rootOf(definition)} ${group}${verbIn(definition.verb, language)}`;
}

/** The commands there are, and the language that they are named in. */
export interface Vocabulary {
  definitions: readonly CommandDefinition[];
  language: Language;
}

/** Our name of an option, from any of its names; null when no command has it. */
export function knownOption(
  typed: string,
  definitions: readonly CommandDefinition[],
  language: Language,
): string | null {
  const options = definitions.flatMap(({ verb, args }) => args.map(({ name }) => ({ verb, name })));
  const found =
    options.find(({ name }) => name === typed) ??
    options.find(({ verb, name }) => optionNames(verb, name).includes(typed));
  return found ? optionName(found.verb, found.name, language) : null;
}

/** Name of an option on Discord, where the target is an option as well. */
export function optionName(verb: string, name: string, language: Language): string {
  return name === 'target' ? copyOf(language).discord.target : optionIn(verb, name, language);
}

/** How an option is written in the help: `[--at …]` is `[at:…]`, `<number>` is `target:<number>`. */
export function typedShape(shape: string, language: Language): string {
  return shape
    .replace(
      /--(\p{L}[\p{L}-]*)( …)?/gu,
      (_, name: string, open?: string) => `${name}:${open ? '…' : 'True'}`,
    )
    .replace(/(?<![^\s[])<[^>]+>/g, `${copyOf(language).discord.target}:$&`);
}

/** A whole line with its options named, or null when it is none that could be typed as it stands. */
export function typedLine(line: string, { definitions, language }: Vocabulary): string | null {
  const usage = /^\/earshot (\p{L}[\p{L}-]*) (.*[[…].*)$/su.exec(line);
  const used = usage && findVerb(usage[1]!, definitions);
  if (used) return `${pathOf(used, language)} ${typedShape(usage[2]!, language)}`;
  const [, rest] = /^\/earshot (\S.*)$/s.exec(line) ?? [];
  const parsed = rest === undefined ? null : parseLine(rest, definitions);
  const definition = parsed?.ok && definitions.find(({ verb }) => verb === parsed.verb);
  if (!definition || !parsed.ok) return null;
  const options = definition.args.flatMap((argument) => {
    const { name, kind } = argument;
    const value = parsed.args[name];
    if (value === undefined) return [];
    return [
      `${optionName(definition.verb, name, language)}:${kind === 'flag' ? (value === 'true' ? 'True' : 'False') : value}`,
    ];
  });
  return [pathOf(definition, language), ...options].join(' ');
}
