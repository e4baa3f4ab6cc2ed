import { readFileSync } from 'node:fs';
import type { SentimentLabel } from '../../src/listening/mentions/mention.ts';
import type { Readable } from '../../src/listening/sentiment/reading.ts';

export interface Row extends Readable {
  label: SentimentLabel;
  lang: string;
  kind: string;
}

export function linesOf(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

/** Columns: label, language, and the text last. */
export function tweetRows(path: string): Row[] {
  return linesOf(path).map((columns) => ({
    label: columns[0] as SentimentLabel,
    lang: columns[1]!,
    kind: '',
    title: null,
    text: columns.at(-1)!,
    target: [],
  }));
}

/** Columns: label, kind, target, text. */
export function supportRows(path: string, lang: string): Row[] {
  return linesOf(path).map(([label, kind, name, text]) => ({
    label: label as SentimentLabel,
    lang,
    kind: kind!,
    title: null,
    text: text!,
    target: placesOf(name!, text!),
  }));
}

/** Where a name stands in a text, in any case. */
export function placesOf(name: string, text: string): Row['target'] {
  const places: { field: 'text'; start: number; end: number }[] = [];
  const [small, wanted] = [text.toLowerCase(), name.toLowerCase()];
  if (wanted === '') return places;
  for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, at + wanted.length))
    places.push({ field: 'text', start: at, end: at + wanted.length });
  return places;
}
