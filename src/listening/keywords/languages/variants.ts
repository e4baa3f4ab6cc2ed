import { bareForms } from './affixes.ts';
import { lookAlikes } from './look-alikes.ts';
import { addAlternate, type Tokens } from './tokens.ts';

/** Greek, Cyrillic, Hebrew and Arabic lie between them: words of other scripts have no variants. */
const FIRST = 0x370;
const LAST = 0x6ff;

export function mayVary(codePoint: number): boolean {
  return codePoint >= FIRST && codePoint <= LAST;
}

/** Further readings of the word that was pushed last. */
export function addVariants(tokens: Tokens, key: string, start: number, end: number): void {
  const from = tokens.keys.length - 1;
  for (const form of [...bareForms(key), ...lookAlikes(key)]) {
    addAlternate(tokens, { kind: 'variant', key: form, from, to: from + 1, start, end });
  }
}
