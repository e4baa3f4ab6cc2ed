/** Letters of Cyrillic and Greek, folded, that are read as a Latin one: small or capital. */
const LATIN =
  'аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd һh ԛq ԝw ӏl αa βb εe ιi κk οo ρp τt υu χx νv'.split(' ');
const TO_LATIN: ReadonlyMap<string, string> = new Map(LATIN.map((pair) => [...pair] as [string, string]));
const TO_CYRILLIC: ReadonlyMap<string, string> = new Map(
  'aа bв cс eе hн iі jј kк mм oо pр tт xх yу'.split(' ').map((pair) => [...pair] as [string, string]),
);

/**
 * A word whose letters are of two alphabets, in each one alone: `kеstrel` with a Cyrillic е is `kestrel`. Nobody
 * writes such words but by mistake or to hide them; a word of one alphabet is never read in another.
 * @param key folded
 */
export function lookAlikes(key: string): string[] {
  if (key.length < 3 || !/[a-z]/.test(key) || !/[\u0370-\u052f]/.test(key)) return [];
  return [inLetters(key, TO_LATIN, /[a-z0-9]/), inLetters(key, TO_CYRILLIC, /[\u0400-\u052f0-9]/)].filter(
    (form) => form !== null,
  );
}

function inLetters(key: string, letters: ReadonlyMap<string, string>, own: RegExp): string | null {
  let form = '';
  for (const letter of key) {
    const read = own.test(letter) ? letter : letters.get(letter);
    if (read === undefined) return null;
    form += read;
  }
  return form;
}
