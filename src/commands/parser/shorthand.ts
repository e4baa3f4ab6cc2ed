import type { Argument } from '../../messages/command-spec.ts';
import { languageTags } from '../../messages/languages/index.ts';
import { choiceIn, choiceWords, optionNames } from '../../messages/languages/vocabulary.ts';
import { foldWord } from '../../services/nearest.ts';
import type { CommandDefinition } from '../command.ts';
import { type Flag, flagOf } from './flags.ts';
import { readLength } from './lengths.ts';
import { plainWord, type Word } from './lex.ts';
import { foldedWords, readNumber } from './plain-words.ts';

/**
 * Whether a line is meant for a verb that is a shorthand too: `mute p1z author` is about a post, `mute kestrelbox 4h` about a
 * keyword. What could be either is no post, unless a choice of the verb follows it.
 */
export function fitsTarget(words: readonly Word[], definition: CommandDefinition): boolean {
  const { verb, args } = definition;
  const target = args.find(({ positional }) => positional);
  const [first, next] = words;
  if (!first || target?.kind !== 'lookup' || target.of !== 'post') return true;
  const own = new Set(args.flatMap(({ name }) => optionNames(verb, name)).map(foldWord));
  const isOwn = (flag: Flag) => own.has(foldWord(flag.name));
  const alone = flagOf(first);
  if (alone) return isOwn(alone);
  const named = first.quoted ? '' : plainWord(first);
  if (/^https?:/i.test(named)) return true;
  if (!next) return /^p(?=\w*\d)\w+$/i.test(named);
  const flag = flagOf(next);
  if (flag) return isOwn(flag);
  const choices = args.flatMap((argument) => (argument.kind === 'choice' ? argument.choices : []));
  return (
    !next.quoted &&
    choices
      .flatMap(choiceWords)
      .map(foldWord)
      .includes(foldWord(plainWord(next)))
  );
}

/** `une semaine`, `2 hours`: no length has more words without those that say nothing of it. */
const MOST_WORDS = 2;

/** How many of the last words of a shorthand are the value of its option; something is left before them. */
export function valueBehind(words: readonly Word[], argument: Argument): number {
  for (let count = 1; count <= MOST_WORDS && count < words.length; count++) {
    const some = words.slice(-count);
    const isFlagged = flagOf(words[words.length - count - 1]!) !== null;
    if (!isFlagged && some.every(({ quoted }) => !quoted) && isValueOf(some.map(plainWord), argument))
      return count;
  }
  return 0;
}

function isValueOf(typed: readonly string[], argument: Argument): boolean {
  if (argument.kind !== 'duration') return false;
  const text = foldWord(typed.join(' '));
  // Only the word that is shown: others may end a name.
  const shown = (choice: string) => languageTags.map((tag) => choiceIn(choice, tag));
  const words = (argument.words ?? []).flatMap((choice) => [choice, ...shown(choice)]).map(foldWord);
  if (words.includes(text)) return true;
  const [first = ''] = typed;
  const isCount = foldedWords('one').includes(foldWord(first)) || readNumber(foldWord(first)) !== null;
  const counts = /^\d{1,5}/.test(first) || (typed.length > 1 && isCount);
  return counts && readLength(text) !== null;
}
