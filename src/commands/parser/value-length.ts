import { UserError } from '../../config/errors.ts';
import type { Argument } from '../../messages/command-spec.ts';
import { choiceWords } from '../../messages/languages/vocabulary.ts';
import { readZone } from '../../messages/languages/zone-words.ts';
import { foldWord } from '../../services/nearest.ts';
import { readDayTime } from './day-times.ts';
import { flagOf } from './flags.ts';
import { readBeginning, readLength, withoutFilling } from './lengths.ts';
import { plainWord, type Word } from './lex.ts';
import { readMoment } from './moments.ts';
import { foldChoice, foldedWords, foldText, isHourly, readMonth, withoutUnit } from './plain-words.ts';
import { readTime } from './times.ts';

/** `les 30 derniers jours` has four, `in the morning` three behind a day. */
const MOST_WORDS = 6;
/** The longest choice that people write with spaces: `ne parle pas de nous`. */
const MOST_WORDS_OF_CHOICE = 5;
const BARE_NUMBER = /^\d+$/;
/** Whether something can be read depends on neither. */
const SOME_TIME = { now: 0, timeZone: 'UTC' };

/**
 * How many of these words are the value of an argument: `7 days`, `9:30 pm`, `New York`, with the first word of a line's rest
 * behind them. One where more make no sense.
 */
export function wordsOfValue(words: readonly Word[], argument: Argument): number {
  const texts = leadingTexts(words);
  const reads = (count: number) => canRead(texts.slice(0, count).join(' '), argument);
  const counts = texts.map((_, index) => index + 1).filter(reads);
  switch (argument.kind) {
    case 'duration': {
      const [least] = counts;
      const isDay =
        least !== undefined && argument.past && readLength(texts.slice(0, least).join(' ')) === null;
      // `yesterday 9am`, `March 1 2026`: a day with what belongs to it.
      return isDay ? momentWords(texts, counts) : lengthWords(texts, counts, reads);
    }
    case 'time':
    case 'moment':
      return momentWords(texts, counts);
    case 'integer':
      return counts.at(-1) ?? 1;
    case 'text':
      return argument.shape === 'time-zone' ? (counts.at(-1) ?? 1) : 1;
    default:
      return 1;
  }
}

/** As many as make sense. `--until 2026-12-24 12` is about alert 12: an hour behind a whole date or day needs more than a number. */
function momentWords(texts: readonly string[], counts: readonly number[]): number {
  const belongs = (count: number) => {
    const [last, before] = [texts[count - 1]!, foldText(texts[count - 2] ?? '')];
    // `9 h 30`, `March 1`, `1 mars 2026`
    return (
      !BARE_NUMBER.test(last) ||
      foldedWords('hours').includes(before) ||
      readMonth(before.replace(/,$/, '')) !== null ||
      (/^\d{4}$/.test(last) && readMonth(foldText(texts[count - 3] ?? '')) !== null)
    );
  };
  return counts.filter((count) => count === 1 || belongs(count)).at(-1) ?? counts[0] ?? 1;
}

/** The ways in which a text may end with a value of an argument, the longest value first. */
export function timesBehind(text: string, argument: Argument): { before: string; value: string }[] {
  const words = text.split(/\s+/);
  const ways = words.map((_, index) => ({
    before: words.slice(0, index).join(' ').replace(/,$/, ''),
    value: words.slice(index).join(' '),
  }));
  return ways.slice(Math.max(1, words.length - MOST_WORDS)).filter(({ value }) => canRead(value, argument));
}

/** Whether these words begin with a value of an argument. */
export function isValue(words: readonly Word[], argument: Argument): boolean {
  return leadingTexts(words).some((_, index, texts) =>
    canRead(texts.slice(0, index + 1).join(' '), argument),
  );
}

function leadingTexts(words: readonly Word[]): string[] {
  const end = words.findIndex((word) => word.quoted || word.pieces.length > 1 || flagOf(word) !== null);
  return words.slice(0, end === -1 ? MOST_WORDS : Math.min(end, MOST_WORDS)).map(plainWord);
}

/** As few as make sense, since a name may follow; with the `ago` or `derniers` that belongs to them. */
function lengthWords(
  texts: readonly string[],
  counts: readonly number[],
  reads: (count: number) => boolean,
): number {
  const [least = 1] = counts;
  const behind = new Set([...foldedWords('ago'), ...foldedWords('last')]);
  const next = texts[least];
  const isShort = least === 1 && /^\d/.test(texts[0] ?? '');
  return !isShort && next !== undefined && behind.has(foldText(next)) && reads(least + 1) ? least + 1 : least;
}

function canRead(text: string, argument: Argument): boolean {
  try {
    switch (argument.kind) {
      case 'duration': {
        const { now, timeZone } = SOME_TIME;
        if (argument.words?.some((choice) => choiceWords(choice).map(foldText).includes(foldText(text))))
          return true;
        if (readLength(text) !== null) return true;
        if (!argument.past || BARE_NUMBER.test(text)) return false;
        return (
          readBeginning(text, now, timeZone) !== null ||
          readTime(text) !== null ||
          readMoment(withoutFilling(foldText(text)), { ...SOME_TIME, past: true }) !== null
        );
      }
      case 'choice':
        return argument.choices.some((choice) =>
          choiceWords(choice).map(foldText).includes(foldChoice(text)),
        );
      case 'integer':
        if (argument.unit && readLength(text) !== null) return true;
        return /^\d{1,15}$/.test(argument.unit ? withoutUnit(text, argument.unit) : text);
      case 'time':
        return (argument.withDay ? readDayTime(text) : readTime(text)) !== null;
      case 'moment':
        return readMoment(text, SOME_TIME) !== null;
      case 'text':
        return argument.shape === 'time-zone' && readZone(text, SOME_TIME.now) !== null;
      default:
        return false;
    }
  } catch (error) {
    // It can be two things: the refusal says so, and needs the whole.
    if (error instanceof UserError) return true;
    throw error;
  }
}

/** `not about us` for `not-about-us`: how many words make the longest choice; one where none do. */
export function wordsOfChoice(words: readonly Word[], choices: readonly string[]): number {
  const known = new Set(choices.flatMap(choiceWords).map(foldWord));
  for (let count = Math.min(words.length, MOST_WORDS_OF_CHOICE); count > 1; count--) {
    const some = words.slice(0, count);
    const text = some.map(plainWord).join('-');
    // More often than daily is none of the choices, and one value all the same: the refusal is about the whole.
    if (some.every(({ quoted }) => !quoted) && (known.has(foldWord(text)) || isHourly(text))) return count;
  }
  return 1;
}
