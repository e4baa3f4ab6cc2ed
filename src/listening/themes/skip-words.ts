import { foldWord } from './fold-word.ts';

/** What brands put behind their name in a tag. */
const AFFIXES = new Set(
  'air airline airlines airways app apps care cares help helps support service services inc corp ltd llc group team official hq assist us uk usa fr com club store shop bot life'.split(
    ' ',
  ),
);
const SHORTEST_NAME = 4;

export interface SkipWords {
  /** @param tag whether it stands after a `#`, where names are written together */
  has(folded: string, stem: string, tag: boolean): boolean;
  /** Whether a theme of this key is struck out. */
  hasKey(key: string): boolean;
  /** Names and themes of several words, by their first word: each a list of words or of stems. */
  phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** Words, names of several words, and keys of themes that people struck out. */
export function skipWords(skip: ReadonlySet<string>): SkipWords {
  const entries = [...skip].map((entry) =>
    foldWord(entry)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
  const single = new Set(entries.filter((words) => words.length === 1).map(([word]) => word!));
  const phrases = new Map<string, string[][]>();
  for (const words of entries) {
    if (words.length < 2) continue;
    for (const order of words.length === 2 ? [words, [words[1]!, words[0]!]] : [words])
      phrases.set(order[0]!, [...(phrases.get(order[0]!) ?? []), order]);
    single.add(words.join(''));
  }
  const keys = new Set(entries.map((words) => words.join(' ')));
  return {
    has(folded, stem, tag) {
      if (single.has(folded) || single.has(stem)) return true;
      return isNameWith(folded, single, tag);
    },
    hasKey: (key) => keys.has(key),
    phrases,
  };
}

/** "usairways", "southwestair", "#unitedsucks": names as they are written together. */
function isNameWith(folded: string, names: ReadonlySet<string>, tag: boolean): boolean {
  for (let end = 2; end < folded.length; end++) {
    if (!names.has(folded.slice(0, end))) continue;
    const rest = folded.slice(end);
    if (names.has(rest) || AFFIXES.has(rest) || (tag && end >= SHORTEST_NAME)) return true;
  }
  return false;
}
