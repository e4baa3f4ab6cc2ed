import { clip, oneLine } from './foreign.ts';
import { plain, type Text } from './message.ts';

/** How many words a reader counts in a text: what stands between spaces and has a letter or a figure. */
export function countWords(text: Text): number {
  return plain(text)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The beginning of a foreign text, as one line of so many words and UTF-16 units; an ellipsis says that it was cut. */
export function firstWords(text: string, words: number, max: number): string {
  const line = oneLine(text, 4 * max);
  const [first = ''] = new RegExp(`^\\s*(?:\\S+\\s*){0,${words}}`, 'u').exec(line) ?? [];
  const kept = first.trimEnd();
  return clip(kept.length < line.trimEnd().length ? `${kept.replace(/…$/, '')}…` : kept, max);
}
