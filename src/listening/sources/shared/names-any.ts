import { tokenize } from '../../keywords/languages/tokenize.ts';

/**
 * Whether a text names any of the words, for a place that is read whole and in which next to nothing does: a first look
 * that lets through whatever the queries could match, however the words are joined (`kestrel-box`, `Kestrel Box`).
 */
export function namesAny(words: readonly string[]): (text: string) => boolean {
  const wanted = words.map(bare).filter((word) => word !== '');
  // What is all signs cannot be looked for in this way.
  if (wanted.length < words.length) return () => true;
  return (text) => {
    const shown = bare(text);
    return wanted.some((word) => shown.includes(word));
  };
}

/** Its words run together, folded as the queries fold them. */
function bare(text: string): string {
  return tokenize(text).keys.join('');
}
