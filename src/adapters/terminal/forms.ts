import type { CommandDefinition } from '../../commands/command.ts';
import type { Argument } from '../../messages/command-spec.ts';

/**
 * Asks for the arguments of a command one by one; an empty answer keeps what is there or leaves an optional one out.
 * @returns null when a required argument was left empty: nothing is done then
 */
export async function fillForm(
  definition: CommandDefinition,
  values: Readonly<Record<string, string>>,
  ask: (question: string) => Promise<string>,
): Promise<Record<string, string> | null> {
  const filled: Record<string, string> = { ...values };
  for (const argument of definition.args) {
    if (!argument.required && filled[argument.name] === undefined && argument.kind !== 'choice') continue;
    const answer = (await ask(`${questionOf(argument, filled[argument.name])} `)).trim();
    if (answer !== '') filled[argument.name] = answer;
    if (argument.required && filled[argument.name] === undefined) return null;
  }
  return filled;
}

function questionOf(argument: Argument, now: string | undefined): string {
  const choices = argument.kind === 'choice' ? ` (${argument.choices.join(', ')})` : '';
  return `${argument.name}${choices}${now === undefined ? '' : ` [${now}]`}:`;
}
