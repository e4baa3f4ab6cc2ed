import { BREAK, type Corpus } from './corpus.ts';
import type { ThemePost } from './theme.ts';

/** Fewer words are said by two people without knowing of each other. */
const LEAST_WORDS = 10;
/** A text that somebody's program cut off. */
const CUT_OFF = /(?:…|\.\.\.)\s*(?:https?:\/\/\S+\s*)?$/;

/** Posts that say something of their own: copies, retweets and texts that were cut off say what another one says. */
export function withoutCopies(corpus: Corpus, posts: readonly Pick<ThemePost, 'text' | 'voice'>[]): number[] {
  const begun = new Map<string, string[]>();
  const said = new Set<string>();
  const kept: number[] = [];
  const cut: { at: number; words: string[] }[] = [];
  for (const [at, { text, voice }] of posts.entries()) {
    const words = wordsOf(corpus, at);
    const whole = words.join(' ');
    const own = JSON.stringify([voice, whole]);
    if (said.has(own) || said.has(whole)) continue;
    said.add(own);
    if (words.length >= LEAST_WORDS) said.add(whole);
    // The last word of what was cut off may be a part of one.
    if (words.length > LEAST_WORDS && CUT_OFF.test(text)) cut.push({ at, words: words.slice(0, -1) });
    else {
      kept.push(at);
      const begin = words.slice(0, LEAST_WORDS).join(' ');
      begun.set(begin, [...(begun.get(begin) ?? []), `${whole} `]);
    }
  }
  for (const { at, words } of cut) {
    const others = begun.get(words.slice(0, LEAST_WORDS).join(' ')) ?? [];
    const begin = `${words.join(' ')} `;
    if (!others.some((other) => other.startsWith(begin))) kept.push(at);
  }
  return kept.sort((a, b) => a - b);
}

function wordsOf({ words, texts }: Corpus, at: number): string[] {
  const found: string[] = [];
  for (const number of texts[at]!) if (number !== BREAK) found.push(words[number]!.folded);
  return found;
}
