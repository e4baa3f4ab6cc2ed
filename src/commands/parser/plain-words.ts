import { languages, languageTags } from '../../messages/languages/index.ts';
import type { TypedWords } from '../../messages/languages/language.ts';
import { choiceWords, typedWords } from '../../messages/languages/vocabulary.ts';
import { foldWord } from '../../services/nearest.ts';

/** As people type it, for a comparison: lower case, without accents, with plain spaces and apostrophes. */
export function foldText(text: string): string {
  return foldWord(text).replace(/[’‘ʼ]/g, "'").replace(/\s+/g, ' ').trim();
}

/** The words of all languages for one thing, folded, the longest first. */
export function foldedWords(thing: keyof TypedWords): string[] {
  return [...new Set(typedWords(thing).map(foldText))].sort((a, b) => b.length - a.length);
}

/** What stands before or behind one of these words, which is taken off; null where none is there. */
export function without(words: readonly string[], text: string, where: 'before' | 'behind'): string | null {
  for (const word of words) {
    if (where === 'before' && text.startsWith(`${word} `)) return text.slice(word.length).trim();
    if (where === 'behind' && text.endsWith(word)) {
      const rest = text.slice(0, -word.length);
      // `9am` needs no space, `demain` ends with no word of its own.
      if (/[\s\d]$/.test(rest)) return rest.trim();
    }
  }
  return null;
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** 1 (Monday) to 7 for `lundi`, `mon`, `lun.`; null when it is no day of the week. */
export function readWeekday(folded: string): number | null {
  const day = folded.replace(/\.$/, '');
  const found = WEEKDAYS.findIndex((name) => choiceWords(name).some((word) => foldText(word) === day));
  return found === -1 ? null : found + 1;
}

/** `two`, `douze`; null when it is no number in words. */
export function readNumber(folded: string): number | null {
  for (const { typed } of languages) {
    const found = typed.numbers.map(foldText).indexOf(folded);
    if (found !== -1) return found + 2;
  }
  return null;
}

/** 1 (January) to 12 for `février`, `feb`, `sept.`; null for what is no month, or could be two (`jui`). */
export function readMonth(folded: string): number | null {
  const word = folded.replace(/\.$/, '');
  if (word.length < 3) return null;
  const found = monthNames().findIndex((names) => names.some((name) => name.startsWith(word)));
  const isOne = monthNames().filter((names) => names.some((name) => name.startsWith(word))).length === 1;
  return isOne ? found + 1 : null;
}

let months: string[][] | null = null;

function monthNames(): string[][] {
  months ??= Array.from({ length: 12 }, (_, month) =>
    languageTags.map((tag) =>
      foldText(
        new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 15)),
      ),
    ),
  );
  return months;
}

/** `90 days` as `90`. */
export function withoutUnit(text: string, unit: 'days'): string {
  return without(foldedWords(unit), foldText(text), 'behind') ?? text;
}

/** More often than once a day: `hourly`, `every 2 hours`. */
export function isHourly(text: string): boolean {
  const asked = foldText(text).replaceAll('-', ' ').replace(/\d+/g, '#');
  return foldedWords('hourly').includes(asked);
}

/** As choices are written that have several words: `every day` is `every-day`. */
export function foldChoice(text: string): string {
  return foldText(text).replaceAll(' ', '-');
}
