/** Longer texts are compared as a whole only: a hostile one must not be taken apart for each word beside it. UTF-16 units. */
const MAX_COMPARED = 200_000;

/**
 * Gathers texts, each without the sentences that say nothing which is not there yet: a summary beside the article of which
 * it is the beginning has none left. Words are compared in pairs, so that no phrase is lost.
 */
export function createGathering(title: string): {
  /** Takes a text as it is. */
  take(text: string): void;
  /** @returns what of a text was not there, taken; empty when all was */
  takeNew(text: string): string;
} {
  const texts: string[] = [];
  let pairs: Set<string> | null = null;

  const take = (text: string): void => {
    texts.push(text);
    if (pairs) addPairs(pairs, wordsOf(text));
  };
  const known = (): Set<string> => {
    if (pairs) return pairs;
    pairs = new Set();
    for (const text of texts) addPairs(pairs, wordsOf(text.slice(0, MAX_COMPARED)));
    return pairs;
  };
  take(title);
  return {
    take,
    takeNew(given) {
      const text = given.trim();
      if (text === '' || texts.some((other) => other.includes(text))) return '';
      const fresh =
        text.length > MAX_COMPARED
          ? text
          : text
              .split(/(?<=[.!?…。！？])\s+|\n+/)
              .filter((sentence) => saysNew(wordsOf(sentence), known()))
              .map((sentence) => sentence.trim())
              .join('\n');
      if (fresh !== '') take(fresh);
      return fresh;
    },
  };
}

function saysNew(words: readonly string[], known: ReadonlySet<string>): boolean {
  return words.some((word, at) => !known.has(word) || (at > 0 && !known.has(`${words[at - 1]!} ${word}`)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** The words and each two that stand together. */
function addPairs(pairs: Set<string>, words: readonly string[]): void {
  for (const [at, word] of words.entries()) {
    pairs.add(word);
    if (at > 0) pairs.add(`${words[at - 1]!} ${word}`);
  }
}
