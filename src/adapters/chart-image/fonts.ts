import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

interface FontFiles {
  /** The name under which a picture asks for it: no font of the machine has it. */
  name: string;
  package: () => string;
  files: readonly string[];
}

const WEIGHTS = [400, 700] as const;
const SUBSETS = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'];

/** In the order in which a letter is looked for. */
const FONTS: readonly FontFiles[] = [
  {
    name: 'Earshot Inter',
    package: () => import.meta.resolve('@fontsource/inter/package.json'),
    files: WEIGHTS.flatMap((weight) => SUBSETS.map((subset) => `inter-${subset}-${weight}-normal.woff2`)),
  },
  {
    name: 'Earshot Arabic',
    package: () => import.meta.resolve('@fontsource/ibm-plex-sans-arabic/package.json'),
    files: WEIGHTS.map((weight) => `ibm-plex-sans-arabic-arabic-${weight}-normal.woff2`),
  },
  {
    name: 'Earshot Japanese',
    package: () => import.meta.resolve('@fontsource/kosugi/package.json'),
    files: ['kosugi-japanese-400-normal.woff2'],
  },
];

const FAMILIES = FONTS.map(({ name }) => `'${name}'`).join(', ');

/** A font as a canvas takes it. */
export function fontText(size: number, bold = false): string {
  return `${bold ? 700 : 400} ${size}px ${FAMILIES}`;
}

/**
 * Makes the fonts of the packages known under names of our own; once a process. A machine without fonts would otherwise draw
 * charts without any text, and without an error.
 *
 * @throws Error when a font file is missing or unreadable
 */
export function registerFonts(): void {
  for (const font of FONTS) {
    if (GlobalFonts.has(font.name)) continue;
    const folder = join(dirname(fileURLToPath(font.package())), 'files');
    for (const file of font.files)
      if (!GlobalFonts.registerFromPath(join(folder, file), font.name))
        throw new Error(`cannot read the font ${file}`);
  }
}

const BOX = 40;
/** A code point that is assigned to nothing: whatever a font draws for it is its sign for "no such character". */
const UNKNOWN = '\u{10fffd}';
const MOST_REMEMBERED = 20_000;

/**
 * Tells whether one of our fonts or of this machine's has a character, by comparing its picture with that of a character
 * that nobody has. Remembers its answers.
 */
export function glyphTest(): (character: string) => boolean {
  const context = createCanvas(BOX, BOX).getContext('2d', { willReadFrequently: true });
  context.font = fontText(20);
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
 * Leaves out what cannot be drawn (one `…` for each stretch): a name in a script that there is no font for.
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
