import type { Readable } from './reading.ts';

type Written = Pick<Readable, 'title' | 'text' | 'target'>;

/** Letters that no language written in Latin has; a text without them is Latin, and that is most of them. */
const BEYOND_LATIN = /[\u0370-\u1dbf\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff]/;
const LATIN = /\p{Script=Latin}/gu;
const ARABIC = /\p{Script=Arabic}/gu;
const LETTERS = /\p{L}/gu;
/** What is looked at, in UTF-16 units: the script of a text shows in its first lines. */
const SAMPLE = 400;

/**
 * Whether a text is written as its language is: feeds declare one language for whatever people write in them, and a word list
 * has nothing to say of signs that it does not know.
 */
export function isWrittenIn(lang: string, { title, text, target }: Written): boolean {
  const begins = `${(title ?? '').slice(0, SAMPLE)} ${text.slice(0, SAMPLE)}`;
  const isLatin = lang !== 'ar';
  if (isLatin && !BEYOND_LATIN.test(begins)) return true;
  const rest = withoutTarget({ title, text, target });
  const letters = count(rest, LETTERS);
  // Names of products stand in Latin letters in any script.
  return isLatin ? 2 * count(rest, LATIN) >= letters : 4 * count(rest, ARABIC) >= letters;
}

function withoutTarget({ title, text, target }: Written): string {
  const rest = (field: 'title' | 'text', whole: string) => {
    let left = whole.slice(0, SAMPLE);
    for (const { start, end, field: where } of target)
      if (where === field)
        left =
          left.slice(0, start) +
          ' '.repeat(Math.max(0, Math.min(end, left.length) - start)) +
          left.slice(end);
    return left;
  };
  return `${rest('title', title ?? '')} ${rest('text', text)}`;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
