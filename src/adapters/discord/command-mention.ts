import { chatInputApplicationCommandMention } from 'discord.js';
import { findVerb } from '../../commands/parser/parse.ts';
import type { Run } from '../../messages/message.ts';
import { FIRST } from './register.ts';
import { pathOf, rootOf, typedLine, type Vocabulary } from './typed-line.ts';

/** Ids of the registered commands by name; empty until Discord has answered. */
export type CommandIds = ReadonlyMap<string, string>;

/**
 * A line that a message names as one types it on Discord: the command as an element that fills itself in when it is
 * clicked, then its options; all of it as code where the command's id is not known.
 */
export function commandRuns(line: string, vocabulary: Vocabulary, ids: CommandIds): Run[] {
  const typed = typedLine(line, vocabulary);
  const definition = findVerb(/^\/earshot (\S+)/u.exec(line)?.[1] ?? '', vocabulary.definitions);
  if (typed === null || !definition) return [{ code: line }];
  const id = ids.get(rootOf(definition));
  const path = pathOf(definition, vocabulary.language);
  // Such an element knows the default names only (discord-api-docs issues 5518 and 5462): in other languages it is code.
  if (id === undefined || path !== pathOf(definition, FIRST.tag)) return [{ code: typed }];
  const options = typed.slice(path.length).trim();
  const mention = { command: chatInputApplicationCommandMention(path.slice(1), id) };
  return options === '' ? [mention] : [mention, ' ', { code: options }];
}
