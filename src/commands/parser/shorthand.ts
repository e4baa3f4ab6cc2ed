import type { Argument } from '../../messages/command-spec.ts';
import { choiceWords, optionNames, TYPED_UNITS } from '../../messages/languages/vocabulary.ts';
import { foldWord } from '../../services/nearest.ts';
import type { CommandDefinition } from '../command.ts';
import { type Flag, flagOf } from './flags.ts';
import { plainWord, type Word } from './lex.ts';

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

/** Whether the last word of a shorthand is the value of its option. */
export function isValueOf(word: Word, argument: Argument): boolean {
  if (word.quoted || argument.kind !== 'duration') return false;
  const text = foldWord(plainWord(word));
  const unit = /^\d{1,5}(\p{L}+)$/u.exec(text)?.[1];
  const words = (argument.words ?? []).flatMap(choiceWords).map(foldWord);
  return (unit !== undefined && TYPED_UNITS.has(unit)) || words.includes(text);
}
