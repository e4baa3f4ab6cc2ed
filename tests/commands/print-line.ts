import type { CommandDefinition } from '../../src/commands/command.ts';
import { lexLine, type Word } from '../../src/commands/parser/lex.ts';
import type { Argument } from '../../src/messages/command-spec.ts';

/**
 * The line a person would type for a verb with raw values: what messages offer to type, and what a button stands for.
 * `parseLine` reads it back to the same verb and values.
 */
export function printLine(definition: CommandDefinition, args: Readonly<Record<string, string>>): string {
  const parts = [definition.verb];
  const present = definition.args.filter((argument) => args[argument.name] !== undefined);
  for (const argument of [...present].sort(
    (a, b) => Number(b.positional ?? false) - Number(a.positional ?? false),
  )) {
    const value = args[argument.name]!;
    if (argument.positional) parts.push(printValue(value, argument));
    else if (argument.kind !== 'flag') parts.push(`--${argument.name} ${printValue(value, argument)}`);
    else parts.push(value === 'true' ? `--${argument.name}` : `--${argument.name}=no`);
  }
  return parts.join(' ');
}

function printValue(value: string, argument: Argument): string {
  const token = /^<[#@]!?[A-Z0-9]+(?:\|[^<>|&"'\s]+)?>$/i;
  if ((argument.kind === 'channel' || argument.kind === 'person') && token.test(value)) return value;
  const escaped = escapeTokens(value);
  if (argument.kind === 'text' && argument.verbatim)
    return readsAs(escaped, value) ? escaped : `'${escaped.replace(/[\\'’"“”„«»]/g, '\\$&')}'`;
  return isBare(escaped, value) ? escaped : `"${escaped.replace(/[\\'’"“”„«»]/g, '\\$&')}"`;
}

/** What Slack would have sent encoded is encoded here, so that one decoding gives the value back. */
function escapeTokens(value: string): string {
  return value.replace(/&(?=(?:amp|lt|gt);)/g, '&amp;').replace(/<(?=[#@a-z])/gi, '&lt;');
}

function isBare(text: string, value: string): boolean {
  const words = wordsOf(text);
  if (words?.length !== 1 || words[0]!.quoted || opensLoosely(text, words)) return false;
  return !looksLikeFlag(text) && words[0]!.pieces[0] === value;
}

/** Whether a query may stand as it is: its words joined by single spaces are the value, and none looks like a flag. */
function readsAs(text: string, value: string): boolean {
  const words = wordsOf(text);
  if (words === null || words.length === 0 || (words.length === 1 && words[0]!.single)) return false;
  if (opensLoosely(text, words)) return false;
  if (words.some((word) => !word.quoted && looksLikeFlag(word.verbatim))) return false;
  return words.map((word) => word.verbatim).join(' ') === value;
}

/** Whether a quote of the text may close with something else that stands after it in the line. */
function opensLoosely(text: string, words: readonly Word[]): boolean {
  if (words.some(({ single, verbatim }) => !single && /(?:^|=)['‘]/.test(verbatim))) return true;
  return wordsOf(`${text} x"”“»`)?.length !== words.length + 1;
}

function looksLikeFlag(text: string): boolean {
  return /^(?:--|[‒–—―])/u.test(text);
}

function wordsOf(text: string): Word[] | null {
  try {
    return lexLine(text);
  } catch {
    return null;
  }
}
