import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { FONT } from './look.ts';

const SUBSETS = [
  'latin',
  'latin-ext',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
  'vietnamese',
] as const;
const WEIGHTS = [400, 600] as const;

/**
 * Makes Inter known under a name of our own; once a process. A machine without fonts would otherwise draw charts
 * without any text, and without an error.
 *
 * @throws Error when a font file is missing or unreadable
 */
export function registerFonts(): void {
  if (GlobalFonts.has(FONT)) return;
  const folder = join(dirname(fileURLToPath(import.meta.resolve('@fontsource/inter/package.json'))), 'files');
  for (const weight of WEIGHTS) {
    for (const subset of SUBSETS) {
      const file = join(folder, `inter-${subset}-${weight}-normal.woff2`);
      if (!GlobalFonts.registerFromPath(file, FONT))
        throw new Error(`cannot read the font ${subset} ${weight}`);
    }
  }
}

const BOX = 40;
/** A code point that is assigned to nothing: whatever a font draws for it is its sign for "no such character". */
const UNKNOWN = '\u{10fffd}';
const MOST_REMEMBERED = 20_000;

/**
 * Tells whether Inter or any font of this machine has a character, by comparing its picture with that of a character
 * that nobody has. Remembers its answers.
 */
export function glyphTest(): (character: string) => boolean {
  const context = createCanvas(BOX, BOX).getContext('2d', { willReadFrequently: true });
  context.font = `400 20px '${FONT}'`;
  const known = new Map<string, boolean>();
  const picture = (character: string) => {
    context.clearRect(0, 0, BOX, BOX);
    context.fillText(character, 4, 28);
    return Buffer.from(context.getImageData(0, 0, BOX, BOX).data.buffer);
  };
  const unknown = picture(UNKNOWN);
  return (character) => {
    let answer = known.get(character);
    if (answer === undefined) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      answer = !picture(character).equals(unknown);
      known.set(character, answer);
    }
    return answer;
  };
}

/**
 * Leaves out what cannot be drawn (one `…` for each stretch): a name in a script that this machine has no font for.
 * When nothing is left, its number stands for it: the sentence of the chart names all in full, in the same order.
 */
export function drawableText(
  hasGlyph: (character: string) => boolean,
): (text: string, position: number) => string {
  return (text, position) => {
    let shown = '';
    let letters = 0;
    for (const character of text) {
      const code = character.codePointAt(0)!;
      const drawn =
        (code >= 0x20 && code < 0x7f) || /[\p{M}\p{Z}\p{Cf}]/u.test(character) || hasGlyph(character);
      if (drawn && /[\p{L}\p{N}]/u.test(character)) letters++;
      if (drawn) shown += character;
      else if (!shown.endsWith('…')) shown += '…';
    }
    return letters === 0 && shown.includes('…') ? `#${Math.max(1, position)}` : shown;
  };
}
