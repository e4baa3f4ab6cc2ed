import type { Readable } from './reading.ts';

type Written = Pick<Readable, 'title' | 'text' | 'target'>;

/** What is looked at, in UTF-16 units: the script of a text shows in its first lines. */
const SAMPLE = 200;

/** Letters that are not Latin; most texts have none, and need no count. */
const BEYOND_LATIN = /[\u0370-\u1fff\u2e80-\u2fff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefe]/;

interface Letters {
  latin: number;
  arabic: number;
  others: number;
}

/**
 * Whether a text is written as its language is: feeds declare one language for whatever people write in them, and a word list
 * has nothing to say of signs that it does not know.
 */
export function isWrittenIn(lang: string, written: Written): boolean {
  if (lang !== 'ar' && !isBeyondLatin(written.title ?? '') && !isBeyondLatin(written.text)) return true;
  const letters: Letters = { latin: 0, arabic: 0, others: 0 };
  if (written.title !== null) countLetters(written.title, 'title', written.target, letters);
  countLetters(written.text, 'text', written.target, letters);
  const { latin, arabic, others } = letters;
  // Names of products stand in Latin letters in any script.
  return lang === 'ar' ? 3 * arabic >= latin + others : latin >= arabic + others;
}

function isBeyondLatin(whole: string): boolean {
  return BEYOND_LATIN.test(whole.length > SAMPLE ? whole.slice(0, SAMPLE) : whole);
}

/** Letters beside the target. */
function countLetters(
  whole: string,
  field: 'title' | 'text',
  target: Written['target'],
  letters: Letters,
): void {
  const end = Math.min(whole.length, SAMPLE);
  for (let at = 0; at < end; at++) {
    const code = whole.charCodeAt(at);
    if (code < 0x41) continue;
    const hit = target.find((place) => place.field === field && at >= place.start && at < place.end);
    if (hit) at = hit.end - 1;
    else if (code < 0x370)
      letters.latin += code < 0x5b || (code > 0x60 && code < 0x7b) || code > 0xbf ? 1 : 0;
    else if (isArabic(code)) letters.arabic += 1;
    else if (!isSign(code)) letters.others += 1;
  }
}

function isArabic(code: number): boolean {
  return (
    (code >= 0x620 && code <= 0x6ff) ||
    (code >= 0x750 && code <= 0x77f) ||
    (code >= 0x8a0 && code <= 0x8ff) ||
    (code >= 0xfb50 && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfefe)
  );
}

/** Punctuation, arrows, symbols and halves of emoji: no letters, or too rare to count. */
function isSign(code: number): boolean {
  return (
    (code >= 0x2000 && code < 0x2e80) ||
    (code >= 0x3000 && code < 0x3040) ||
    (code >= 0xd800 && code < 0xf900) ||
    (code >= 0xfe00 && code < 0xfe70) ||
    code >= 0xfeff ||
    (code >= 0x600 && code < 0x620)
  );
}
