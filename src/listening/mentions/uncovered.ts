/**
 * The sentences of a text that say something which another does not: a summary beside the article of which it is the
 * beginning has none. Words are compared in pairs, so that no phrase is lost.
 */
export function uncovered(text: string, by: string): string {
  if (text.trim() === '' || by.includes(text.trim())) return '';
  const pairs = pairsOf(wordsOf(by));
  return text
    .split(/(?<=[.!?…。！？])\s+|\n+/)
    .filter((sentence) => {
      const words = wordsOf(sentence);
      return (
        words.length > 0 && [...pairsOf(words)].some((pair) => !pairs.has(pair)) && !by.includes(sentence)
      );
    })
    .map((sentence) => sentence.trim())
    .join('\n');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** The words and each two that stand together. */
function pairsOf(words: readonly string[]): Set<string> {
  const pairs = new Set(words);
  for (let at = 1; at < words.length; at++) pairs.add(`${words[at - 1]!} ${words[at]!}`);
  return pairs;
}
