import type { CommandDefinition } from '../../commands/command.ts';
import type { Language } from '../../listening/channel.ts';
import type { Argument } from '../../messages/command-spec.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { choiceIn, optionIn } from '../../messages/languages/vocabulary.ts';

/**
 * Asks for the arguments of a command one by one; an empty answer leaves a value as it is, or an optional one out.
 * @returns null when a required argument was left empty: nothing is done then
 */
export async function fillForm(
  definition: CommandDefinition,
  values: Readonly<Record<string, string>>,
  language: Language,
  ask: (question: string) => Promise<string>,
): Promise<Record<string, string> | null> {
  const filled: Record<string, string> = { ...values };
  for (const argument of definition.args) {
    // Whoever acts on a post has it before them.
    if (isKnownPost(argument, filled[argument.name])) continue;
    if (!argument.required && filled[argument.name] === undefined && argument.kind !== 'choice') continue;
    const answer = (
      await ask(`${questionOf(argument, definition.verb, filled[argument.name], language)} `)
    ).trim();
    if (answer !== '') filled[argument.name] = answer;
    if (argument.required && filled[argument.name] === undefined) return null;
  }
  return filled;
}

function isKnownPost(argument: Argument, value: string | undefined): boolean {
  if (argument.kind !== 'lookup' || value === undefined) return false;
  return argument.of === 'post' || (argument.of === 'item' && !/^#?\d/.test(value));
}

function questionOf(argument: Argument, verb: string, now: string | undefined, language: Language): string {
  const { commands, units } = copyOf(language);
  const target = argument.name === 'target' ? commands[verb]?.target : undefined;
  const name = target ?? optionIn(verb, argument.name, language);
  const choices =
    argument.kind === 'choice'
      ? ` (${argument.choices.map((choice) => choiceIn(choice, language)).join(', ')})`
      : '';
  return units.colon(`${name}${choices}${now === undefined ? '' : ` [${now}]`}`, '').trimEnd();
}
