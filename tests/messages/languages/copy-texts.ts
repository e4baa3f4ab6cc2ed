import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../src/listening/channel.ts';
import { isCode } from '../../promises/pseudo-language.ts';
import { sourceTexts } from '../../promises/source-texts.ts';

const LANGUAGES = join(import.meta.dirname, '../../../src/messages/languages');

/** Files of words that people type; what they are shown of them is in the forms and the help. */
const TYPED = new Set(['aliases.ts', 'typed.ts', 'choices.ts', 'spoken.ts']);

/** A text of a language as it is written, in all its branches; `…` stands for a value. */
export interface CopyText {
  file: string;
  text: string;
}

/** Everything that a language says. Of words for one option, those after the first are only typed, and left out. */
export function copyTexts(language: Language): CopyText[] {
  return readdirSync(join(LANGUAGES, language), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !TYPED.has(file))
    .flatMap((file) => {
      const source = shownNames(readFileSync(join(LANGUAGES, language, file), 'utf8'));
      return sourceTexts(source).flatMap(({ from, to, pieces }) => {
        const before = source.slice(0, from).trimEnd();
        if (isCode(before.replace(/\bfr$/, ''), source.slice(to).trimStart())) return [];
        const text = pieces.map((piece) => source.slice(piece.from, piece.to)).join('…');
        return [{ file, text: text.replaceAll("\\'", "'").replaceAll('’', "'") }];
      });
    });
}

/** `names: ['shown', 'typed']` as `names: ['shown']`, and the same of options. */
function shownNames(source: string): string {
  return source.replaceAll(
    /((?:(?:'[\w-]+'|\w+):|: Names =) \[\s*'[^'\n]*')((?:,\s*'[^'\n]*')+),?(\s*\])/g,
    (whole, first: string, rest: string, end: string) =>
      / /.test(rest.replaceAll(/,\s*/g, ',')) ? whole : first + end,
  );
}
