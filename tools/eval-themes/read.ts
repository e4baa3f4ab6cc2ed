import { readFileSync } from 'node:fs';
import { foldWord } from '../../src/listening/themes/fold-word.ts';
import type { Labeled } from './figures.ts';

const UNTOLD = /^(?:can'?t tell|unknown|none|n\/?a|-)?$/i;

/** Columns: label, brand, text. */
export function readRows(path: string): Labeled[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.replace(/\r$/, '').split('\t'))
    .filter((columns) => columns.length >= 3)
    .map(([label, brand, ...text]) => ({
      label: UNTOLD.test(label!.trim()) ? null : label!.trim(),
      brand: brand!.trim(),
      text: text.join(' '),
    }));
}

/** What a keyword of this name would leave out: its words, and the name written together. */
export function wordsOfBrand(brand: string): Set<string> {
  const words = foldWord(brand).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set([...words, words.join('')].filter((word) => word !== ''));
}
