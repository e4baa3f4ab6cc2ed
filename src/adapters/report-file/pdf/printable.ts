import type { FontFamily } from './fonts.ts';

/** Stands for a stretch of letters that no font has. */
export const NO_FONT = '□';

/** Breaks of lines and whatever else a text may not bring along as it is. */
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Not drawn by any font, nor meant to be: controls, and what turns the direction of all that follows. */
const UNPRINTED =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
const ISOLATE = /[\u2066-\u2069]/;
const ISOLATES = /[\u2066-\u2069]/g;
/** Joins or chooses forms, and needs no sign of its own: those that Arabic and emoji are written with. */
const JOINERS = /\u200c|\u200d|[\ufe00-\ufe0f]|[\u2066-\u2069]/u;
/** On one letter: more of them would be piled up over the lines above. */
const MOST_MARKS = 4;
const MARK = /\p{Mn}/u;
/** A font may have a sign for it, but whose? */
const PRIVATE = /\p{Co}/u;
/** Lines break between any two of these. */
const BREAKS_ANYWHERE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Where a line may be broken within a word that is longer than it. */
const MAY_BREAK = '\u200b';

export interface Printable {
  /** @param longest letters in a row without a place to break the line; one is made there. */
  (text: string, longest?: number): string;
  /** Whether anything had to be left out so far. */
  lacked(): boolean;
}

/**
 * Makes texts of strangers fit to be set: well-formed, in one line, with no direction but their own, and only what one font
 * has all signs of. A stretch that no font has becomes one `□`: where a single sign is missing no accessible PDF can be made.
 */
export function createPrintable(fonts: readonly Pick<FontFamily, 'characters'>[]): Printable {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  let lacked = false;

  const drawn = (cluster: string): string | null => {
    if (PRIVATE.test(cluster)) return null;
    let marks = 0;
    const characters = [...cluster].filter((character) => !MARK.test(character) || ++marks <= MOST_MARKS);
    const needed = characters.filter((character) => !JOINERS.test(character));
    if (needed.length === 0) return characters.filter((character) => ISOLATE.test(character)).join('');
    if (fonts.some((font) => needed.every((character) => has(font, character)))) return characters.join('');
    // Marks of one font on a letter of another are left out: the letter says most.
    const font = fonts.find((one) => has(one, needed[0]!));
    return font ? characters.filter((one) => JOINERS.test(one) || has(font, one)).join('') : null;
  };

  const printable = (text: string, longest = 36): string => {
    const clean = balanced(text.normalize('NFC').replace(SPACES, ' ').replace(UNPRINTED, ''));
    let shown = '';
    let inARow = 0;
    let missing = false;
    for (const { segment } of graphemes.segment(clean)) {
      const sign = drawn(segment);
      if (sign === null) {
        if (!missing) shown += NO_FONT;
        missing = true;
        lacked = true;
        inARow = 0;
        continue;
      }
      if (missing && segment === ' ') continue;
      if (missing && !/^[\p{P}\s]/u.test(segment)) shown += ' ';
      missing = false;
      inARow = /\s/u.test(segment) || BREAKS_ANYWHERE.test(segment) ? 0 : inARow + 1;
      if (inARow > longest) {
        shown += MAY_BREAK;
        inARow = 1;
      }
      shown += sign;
    }
    return shown.trim();
  };

  return Object.assign(printable, { lacked: () => lacked });
}

/** Whether a text runs from right to left: its first letter says so. */
export function isRightToLeft(text: string): boolean {
  const first = STRONG.exec(text);
  return first !== null && RIGHT_TO_LEFT.test(first[0]);
}

/** Isolates that are not closed would reach beyond their text. */
function balanced(text: string): string {
  let open = 0;
  for (const character of text) {
    if (/[\u2066-\u2068]/.test(character)) open += 1;
    if (character === '\u2069') open -= 1;
    if (open < 0) break;
  }
  return open === 0 ? text : text.replace(ISOLATES, '');
}

function has(font: Pick<FontFamily, 'characters'>, character: string): boolean {
  return font.characters.has(character.codePointAt(0)!);
}
