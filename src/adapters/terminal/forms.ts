import type { CommandDefinition } from '../../commands/command.ts';
import type { Language } from '../../listening/channel.ts';
import { type Argument, askedAlone, formArgs } from '../../messages/command-spec.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { languageTags } from '../../messages/languages/index.ts';
import { choiceIn, optionIn } from '../../messages/languages/vocabulary.ts';

/** Asks one question; null = the person wants out. */
export type Ask = (question: string) => Promise<string | null>;

/** How a form ended: filled in, by a command that was typed instead of an answer, or left. */
export type FormEnd = { values: Record<string, string> } | { line: string } | 'left';

/**
 * Asks for the arguments of a command one by one. An empty answer leaves a value as it is, or an optional one out; where
 * no question has been answered and nothing was there before, the form was left.
 */
export async function fillForm(
  definition: CommandDefinition,
  values: Readonly<Record<string, string>>,
  language: Language,
  ask: Ask,
): Promise<FormEnd> {
  const filled: Record<string, string> = { ...values };
  const asked = askedAlone(definition, values);
  for (const argument of asked ?? formArgs(definition)) {
    // Whoever acts on a post has it before them.
    if (isKnownPost(argument, filled[argument.name])) continue;
    if (!argument.required && filled[argument.name] === undefined && argument.kind !== 'choice') continue;
    const answer = await ask(`${questionOf(argument, definition.verb, filled[argument.name], language)} `);
    const way = answer === null ? 'left' : wayOut(answer);
    if (way !== null) return way;
    const text = answer?.trim() ?? '';
    if (text !== '') filled[argument.name] = text;
    if ((argument.required || asked) && (filled[argument.name] ?? '') === '') return 'left';
  }
  return Object.values(filled).every((value) => value === '') ? 'left' : { values: filled };
}

/** What an answer to any question may be instead of an answer; null = it is one. */
export function wayOut(answer: string): Exclude<FormEnd, { values: unknown }> | null {
  const text = answer.trim();
  if (/^\/earshot(?:\s|$)/i.test(text)) return { line: text };
  const typed = text.toLowerCase();
  return languageTags.some((tag) => copyOf(tag).terminal.cancel === typed) ? 'left' : null;
}

function isKnownPost(argument: Argument, value: string | undefined): boolean {
  if (argument.kind !== 'lookup' || value === undefined) return false;
  return argument.of === 'post' || (argument.of === 'item' && !/^#?\d/.test(value));
}

function questionOf(argument: Argument, verb: string, now: string | undefined, language: Language): string {
  const { commands, units } = copyOf(language);
  const target = argument.name === 'target' ? commands[verb]?.target : undefined;
  const name = target ?? optionIn(verb, argument.name, language);
  const isChoice = argument.kind === 'choice';
  const choices = isChoice
    ? ` (${argument.choices.map((choice) => choiceIn(choice, language)).join(', ')})`
    : '';
  const shown = now !== undefined && isChoice ? choiceIn(now, language) : now;
  return units.colon(`${name}${choices}${shown === undefined ? '' : ` [${shown}]`}`, '').trimEnd();
}
