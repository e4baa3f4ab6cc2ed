import { BREAK, type Corpus } from './corpus.ts';

/** Fewer words are said by two people without knowing of each other. */
const LEAST_WORDS = 8;

/**
 * Which posts say something that no post before them says word by word: copies, retweets and texts that were cut off are left out.
 */
export function withoutCopies(corpus: Corpus, voices: readonly string[]): number[] {
  const begun = new Map<string, string[]>();
  const own = new Set<string>();
  const kept: number[] = [];
  for (let at = 0; at < corpus.texts.length; at++) {
    const words = wordsOf(corpus, at);
    const text = words.join(' ');
    const said = JSON.stringify([voices[at], text]);
    if (own.has(said)) continue;
    own.add(said);
    if (words.length >= LEAST_WORDS) {
      const begin = words.slice(0, LEAST_WORDS).join(' ');
      const others = begun.get(begin) ?? [];
      if (others.some((other) => beginsWith(other, text) || beginsWith(text, other))) continue;
      begun.set(begin, [...others, text]);
    }
    kept.push(at);
  }
  return kept;
}

function beginsWith(text: string, begin: string): boolean {
  return text === begin || text.startsWith(`${begin} `);
}

function wordsOf({ words, texts }: Corpus, at: number): string[] {
  const found: string[] = [];
  for (const number of texts[at]!) if (number !== BREAK) found.push(words[number]!.folded);
  return found;
}
