/** A word as it is compared: lower case, no accents, one kind of apostrophe. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z0-9']*$/.test(lower)) return lower;
  return lower
    .replaceAll('’', "'")
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}
