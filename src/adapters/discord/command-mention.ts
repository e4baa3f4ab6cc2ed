import { chatInputApplicationCommandMention } from 'discord.js';
import type { CommandDefinition } from '../../commands/command.ts';
import { findVerb } from '../../commands/parser/parse.ts';
import type { Run } from '../../messages/message.ts';
import { FIRST } from './register.ts';
import { knownOption, pathOf, rootOf, typedLine, type Vocabulary } from './typed-line.ts';

/** Ids of the registered commands by name; empty until Discord has answered. */
export type CommandIds = ReadonlyMap<string, string>;

/** An option that a sentence names alone: `--why`, `--all=no`. */
const OPTION = /^--(\p{L}[\p{L}-]*)(?:=(\p{L}+))?$/u;

/**
 * A line that a message names as one types it on Discord: the command as an element that fills itself in when it is
 * clicked, then its options; all of it as code where the command's id is not known.
 */
export function commandRuns(line: string, vocabulary: Vocabulary, ids: CommandIds): Run[] {
  const [, option, value] = OPTION.exec(line) ?? [];
  if (option !== undefined) {
    const name = knownOption(option, vocabulary.definitions, vocabulary.language) ?? option;
    return [{ code: value === undefined ? name : `${name}:${value}` }];
  }
  const definition = findVerb(/^\/earshot (\S+)/u.exec(line)?.[1] ?? '', vocabulary.definitions);
  if (!definition) return [{ code: line }];
  const typed = openLine(line, definition, vocabulary);
  const id = ids.get(rootOf(definition));
  const path = pathOf(definition, vocabulary.language);
  // Such an element knows the default names only (discord-api-docs issues 5518 and 5462): in other languages it is code.
  if (id === undefined || path !== pathOf(definition, FIRST.tag)) return [{ code: typed }];
  const options = typed.slice(path.length).trim();
  const mention = { command: chatInputApplicationCommandMention(path.slice(1), id) };
  return options === '' ? [mention] : [mention, ' ', { code: options }];
}

/** A line whose last options may lack their values: the sentence says in words what belongs there. */
function openLine(line: string, definition: CommandDefinition, vocabulary: Vocabulary): string {
  const whole = typedLine(line, vocabulary);
  if (whole !== null) return whole;
  const [, begun, option] = /^(.*) --(\p{L}[\p{L}-]*)$/su.exec(line) ?? [];
  if (begun === undefined || option === undefined) return pathOf(definition, vocabulary.language);
  return `${openLine(begun, definition, vocabulary)} ${knownOption(option, [definition], vocabulary.language) ?? option}:`;
}
