/** Words of a text in order, without the marks around them. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Consecutive words that are enough to know a text by: it may be cut anywhere. */
const RUN = 3;

/**
 * The words of a text in Latin letters that are not foreign: in a language without any, those that nobody translated.
 * @param foreign texts that are the same in every language; several of their words in a row are known
 */
export function untranslated(text: string, foreign: readonly string[]): string[] {
  const known = foreign.map((sentence) => ` ${wordsOf(sentence).join(' ').toLowerCase()} `);
  const whole = new Set(known);
  const words = wordsOf(text);
  const free = words.map(() => false);
  for (let from = 0; from < words.length; from++)
    for (let length = 1; length <= 6 && from + length <= words.length; length++) {
      const run = ` ${words
        .slice(from, from + length)
        .join(' ')
        .toLowerCase()} `;
      if (whole.has(run) || (length === RUN && known.some((sentence) => sentence.includes(run))))
        free.fill(true, from, from + length);
    }
  return words.filter((word, nth) => !free[nth] && /[A-Za-z]{2}/.test(word));
}
