interface Written {
  surface: string;
  /** Begins a sentence. */
  first: boolean;
}

/** Words of a phrase as one writes them in a row. */
export function spellingOf(words: readonly (Written | null)[]): string {
  let spelled = '';
  for (const word of words) {
    if (word === null) continue;
    const glued =
      spelled === '' || /['’]$/.test(spelled) || (UNSPACED.test(spelled) && UNSPACED.test(word.surface));
    spelled += glued ? plain(word) : ` ${plain(word)}`;
  }
  return spelled;
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]$/u;
const LOUD = /^\p{Lu}{4,}$/u;

/** Capitals stay where they belong to the word: not those of a sentence's beginning, nor of shouting. */
function plain({ surface, first }: Written): string {
  if (LOUD.test(surface)) return surface.toLowerCase();
  return first && /^\p{Lu}[^\p{Lu}]*$/u.test(surface) ? surface.toLowerCase() : surface;
}
