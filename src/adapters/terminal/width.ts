import stringWidth from 'string-width';
import { charactersOf } from '../../messages/characters.ts';

/** Cuts a text that is wider than `width` columns into pieces that are not. */
export function breakWide(text: string, width: number): string[] {
  if (stringWidth(text) <= width) return [text];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of charactersOf(text)) {
    const size = stringWidth(character);
    if (used + size > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += size;
  }
  return [...pieces, piece];
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - stringWidth(text))) + text;
}
