import type { Matchable } from '../../src/listening/keywords/query/find.ts';

/** Deterministic numbers in 0..1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = [
  'ka',
  'ro',
  'mi',
  'ten',
  'sol',
  've',
  'dra',
  'lin',
  'po',
  'shu',
  'gar',
  'ne',
  'bi',
  'tor',
  'al',
  'es',
];
const ACCENTED = ['ñá', 'ció', 'ü', 'ß', 'ö', 'é', 'ã'];
const KANA =
  'あいうえおかきくけこさしすせそたちつてとなにのはひふへまみむやゆよらりるれろわをん東京電話新聞会社製品';
const EMOJI = ['🔥', '😂', '🚀', '👏', '❤️'];

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!;
}

function word(random: () => number, syllables: number): string {
  let text = '';
  for (let at = 0; at < syllables; at++) text += pick(SYLLABLES, random);
  return text;
}

/** Everyday words by rank, drawn with a Zipf-like law, and names that nobody says by chance. */
export interface Vocabulary {
  words: string[];
  names: string[];
}

export function makeVocabulary(random: () => number, names: number): Vocabulary {
  const words = new Set<string>();
  while (words.size < 20_000) words.add(word(random, 1 + Math.floor(random() * 4)));
  const brands = new Set<string>();
  while (brands.size < names) brands.add(`k${word(random, 3 + Math.floor(random() * 3))}x`);
  return { words: [...words], names: [...brands] };
}

export function zipf(words: readonly string[], random: () => number): string {
  return words[Math.floor(words.length ** random()) - 1]!;
}

/**
 * Invented posts in the mix of a public stream: 62 % plain, 13 % and 8 % with accents, 12 % Japanese; hashtags,
 * handles, links, emoji; one in twenty holds one of `seeds`.
 */
export function makePosts(
  count: number,
  vocabulary: Vocabulary,
  seeds: readonly string[],
  random: () => number,
): Matchable[] {
  return Array.from({ length: count }, () => {
    const share = random();
    const length = 8 + Math.floor(random() * 40);
    const words = Array.from({ length }, () => {
      if (share > 0.88) return Array.from({ length: 3 }, () => pick([...KANA], random)).join('');
      const plain = zipf(vocabulary.words, random);
      return share > 0.62 && random() < 0.2 ? plain + pick(ACCENTED, random) : plain;
    });
    if (random() < 0.05) words.splice(Math.floor(random() * length), 0, pick(seeds, random));
    if (random() < 0.3) words.push(`#${pick(vocabulary.words, random)}`);
    if (random() < 0.2) words.unshift(`@${pick(vocabulary.words, random)}`);
    if (random() < 0.3) words.push(`https://${pick(vocabulary.words, random)}.example/${word(random, 4)}`);
    if (random() < 0.2) words.push(pick(EMOJI, random));
    words[0] = words[0]!.charAt(0).toUpperCase() + words[0]!.slice(1);
    return {
      title: null,
      text: words.join(' '),
      tags: [],
      author: null,
      site: 'stream.example',
      url: 'https://stream.example/post',
      links: [],
      source: 'stream',
      lang: null,
      kind: 'post',
    };
  });
}
