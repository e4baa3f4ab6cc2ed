import type { CommandDefinition } from '../../commands/command.ts';
import { findVerb, parseLine } from '../../commands/parser/parse.ts';
import type { Language } from '../../listening/channel.ts';
import type { Argument } from '../../messages/command-spec.ts';

/** The command for everybody; a base command with subcommands cannot be called itself, so `help` is one of them. */
export const ROOT = 'earshot';
/** The verbs for managers: Discord hides a whole command from those without a permission, never one subcommand. */
export const ADMIN_ROOT = 'earshot-admin';
/** Discord takes 25 subcommands: those that act on alerts stand in a group of their own. */
export const TRIAGE_GROUP = 'triage';

export function rootOf({ needs }: CommandDefinition): typeof ROOT | typeof ADMIN_ROOT {
  return needs === 'admin' ? ADMIN_ROOT : ROOT;
}

/** How a verb is called on Discord: `/earshot triage claim`. */
export function pathOf(definition: CommandDefinition, language: Language): string {
  const verb = language === 'fr' ? (definition.aliases[0] ?? definition.verb) : definition.verb;
  const group = definition.group === 'triage' && definition.needs !== 'admin' ? `${TRIAGE_GROUP} ` : '';
  return `/${rootOf(definition)} ${group}${verb}`;
}

/** The commands there are, and the language that they are named in. */
export interface Vocabulary {
  definitions: readonly CommandDefinition[];
  language: Language;
}

/** What an option is called here, by any of its names; null when no command has it. */
export function optionIn(
  typed: string,
  definitions: readonly CommandDefinition[],
  language: Language,
): string | null {
  const args = definitions.flatMap((definition) => definition.args);
  const found =
    args.find(({ name }) => name === typed) ?? args.find(({ aliases }) => aliases?.includes(typed) === true);
  return found ? nameOf(found, language) : null;
}

function nameOf({ name, aliases }: Argument, language: Language): string {
  return language === 'fr' ? (aliases?.[0] ?? name) : name;
}

/** How an option is written in the help: `[--at …]` is `[at:…]`, `<number>` is `target:<number>`. */
export function typedShape(shape: string): string {
  return shape
    .replace(
      /--(\p{L}[\p{L}-]*)( …)?/gu,
      (_, name: string, open?: string) => `${name}:${open ? '…' : 'True'}`,
    )
    .replace(/(?<![^\s[])<[^>]+>/g, 'target:$&');
}

/** A whole line with its options named, or null when it is none that could be typed as it stands. */
export function typedLine(line: string, { definitions, language }: Vocabulary): string | null {
  const usage = /^\/earshot (\p{L}[\p{L}-]*) (.*[[…].*)$/su.exec(line);
  const used = usage && findVerb(usage[1]!, definitions);
  if (used) return `${pathOf(used, language)} ${typedShape(usage[2]!)}`;
  const [, rest] = /^\/earshot (\S.*)$/s.exec(line) ?? [];
  const parsed = rest === undefined ? null : parseLine(rest, definitions);
  const definition = parsed?.ok && definitions.find(({ verb }) => verb === parsed.verb);
  if (!definition || !parsed.ok) return null;
  const options = definition.args.flatMap((argument) => {
    const { name, kind } = argument;
    const value = parsed.args[name];
    if (value === undefined) return [];
    return [
      `${nameOf(argument, language)}:${kind === 'flag' ? (value === 'true' ? 'True' : 'False') : value}`,
    ];
  });
  return [pathOf(definition, language), ...options].join(' ');
}
