import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { charactersOf } from './coverage.ts';

export interface FontFamily {
  /** As the font calls itself. */
  name: string;
  files: readonly Buffer[];
  /** Those that each of its weights has. */
  characters: ReadonlySet<number>;
}

/** Unpacked fonts: what makes the PDF does not read those of the web (WOFF), it leaves their letters out in silence. */
const FAMILIES: readonly { name: string; package: () => string; files: readonly string[] }[] = [
  {
    name: 'Inter',
    package: () => import.meta.resolve('@expo-google-fonts/inter/package.json'),
    files: [
      '400Regular/Inter_400Regular.ttf',
      '600SemiBold/Inter_600SemiBold.ttf',
      '700Bold/Inter_700Bold.ttf',
    ],
  },
  {
    // Not Noto Sans Arabic: it puts letters together from separate dots, and their text cannot be copied out again.
    name: 'IBM Plex Sans Arabic',
    package: () => import.meta.resolve('@expo-google-fonts/ibm-plex-sans-arabic/package.json'),
    files: ['400Regular/IBMPlexSansArabic_400Regular.ttf', '700Bold/IBMPlexSansArabic_700Bold.ttf'],
  },
  {
    name: 'MotoyaLCedar',
    package: () => import.meta.resolve('@expo-google-fonts/kosugi/package.json'),
    files: ['Kosugi_400Regular.ttf'],
  },
  {
    name: 'Noto Emoji',
    package: () => import.meta.resolve('@expo-google-fonts/noto-emoji/package.json'),
    files: ['400Regular/NotoEmoji_400Regular.ttf'],
  },
];

/**
 * The fonts of a report, in the order in which a letter is looked for.
 * @throws Error when a package is not installed: like what makes the PDF, they need not be
 */
export function readFonts(): FontFamily[] {
  return FAMILIES.map((family) => {
    const folder = dirname(fileURLToPath(family.package()));
    const files = family.files.map((file) => readFileSync(join(folder, file)));
    const [first, ...others] = files.map(charactersOf);
    const characters = new Set(
      [...first!].filter((character) => others.every((other) => other.has(character))),
    );
    return { name: family.name, files, characters };
  });
}
