import { beginsWithVowel } from '../vowels.ts';

export const NARROW = '\u202f';

// Not inside a longer word, such as `monde `.
const CUT = /(?<=^|[\s(«’])([Dd]|[Qq]u|[Ll]orsqu|[Pp]uisqu)e $/;

/** At the end of an abbreviation, and of a sentence right after it. */
const FULL_STOP = /[^.]\.$/;
const FIRST_STOP = /^\.(?!\.)/;

/** `d’Orbit`, `de Kestrelbox` */
export const of = (name: string): string => fr`de ${name}`;

/**
 * French text with the spaces that French typography asks for: narrow and unbreakable before `: ; ! ? %` and inside
 * guillemets; typographic apostrophes; `de` and `que` cut short before a value that begins with a vowel; no second full stop
 * after a value that ends in one (`nov.`). Only what is written here is touched, never a value that is filled in.
 */
export function fr(literal: TemplateStringsArray, ...values: (string | number)[]): string {
  let text = '';
  literal.forEach((piece, index) => {
    const closed = index > 0 && FULL_STOP.test(String(values[index - 1]));
    const words = (closed ? piece.replace(FIRST_STOP, '') : piece)
      .replace(/ (?=[:;!?%»])/g, NARROW)
      .replace(/« /g, `«${NARROW}`)
      .replaceAll("'", '’');
    if (index === values.length) {
      text += words;
      return;
    }
    const value = String(values[index]);
    text += (beginsWithVowel(value) ? words.replace(CUT, '$1’') : words) + value;
  });
  return text;
}
