import { formsDe, withUmlaut } from './forms-de.ts';
import { formsEn } from './forms-en.ts';
import { formsEs } from './forms-es.ts';
import { formsFr } from './forms-fr.ts';
import { formsIt } from './forms-it.ts';
import { formsNl } from './forms-nl.ts';
import { formsPt } from './forms-pt.ts';

/** Generated forms only, a few a word: cutting endings off would join words that have nothing in common. */
const RULES: ReadonlyMap<string, (word: string) => string[]> = new Map([
  ['en', formsEn],
  ['fr', formsFr],
  ['de', (word) => [...formsDe(word), ...withUmlaut(word).flatMap((form) => [form, ...formsDe(form)])]],
  ['es', formsEs],
  ['it', formsIt],
  ['pt', formsPt],
  ['nl', formsNl],
]);
/** Where no language is chosen: elsewhere a plural is too often a word of another language (`casa`, `case`). */
const USUAL_LANGUAGES = ['en', 'fr'];
const MIN_LETTERS = 3;
const MAX_FORMS = 12;
const TWO_LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/**
 * Other forms of a word: its plural, and `Mueller` for `Müller`.
 * @param languages ISO 639-1; none = the usual ones
 */
export function formsOf(word: string, languages: readonly string[]): string[] {
  const lower = word.normalize('NFC').toLowerCase();
  if (!/^\p{Script=Latin}+$/u.test(lower) || lower.length < MIN_LETTERS) return [];
  const rules = (languages.length === 0 ? USUAL_LANGUAGES : languages).flatMap(
    (code) => RULES.get(code) ?? [],
  );
  const spelled = lower.replace(/[äöüøå]/g, (letter) => TWO_LETTERS[letter]!);
  const bases = [...new Set([lower, spelled])];
  const forms = new Set([spelled, ...bases.flatMap((base) => rules.flatMap((rule) => rule(base)))]);
  forms.delete(lower);
  return [...forms].slice(0, MAX_FORMS);
}
