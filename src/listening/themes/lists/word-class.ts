import packaged from 'stopword';
import { foldWord } from '../fold-word.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import type { WordLists } from './word-lists.ts';

/** What a word may be in a theme. */
export type WordClass = 'subject' | 'inside' | 'link' | 'between' | 'weak' | 'mood' | 'unit' | 'trade';

const GROUPS = ['inside', 'link', 'between', 'weak', 'mood'] as const;
const OWN: Readonly<Record<string, ReadonlyMap<string, WordClass>>> = {
  en: classesOf(ENGLISH),
  fr: classesOf(FRENCH),
};
/** Languages of which we have the grammar words alone, with the names of their lists in the package. */
const PACKAGED: Readonly<Record<string, string>> = {
  ar: 'ara',
  bg: 'bul',
  ca: 'cat',
  cs: 'ces',
  da: 'dan',
  de: 'deu',
  el: 'ell',
  es: 'spa',
  et: 'est',
  fa: 'fas',
  fi: 'fin',
  he: 'heb',
  hi: 'hin',
  hr: 'hrv',
  hu: 'hun',
  id: 'ind',
  it: 'ita',
  ja: 'jpn',
  ko: 'kor',
  lt: 'lit',
  lv: 'lav',
  nb: 'nob',
  nl: 'nld',
  no: 'nob',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  ru: 'rus',
  sk: 'slk',
  sl: 'slv',
  sv: 'swe',
  sw: 'swa',
  th: 'tha',
  tr: 'tur',
  uk: 'ukr',
  ur: 'urd',
  vi: 'vie',
  zh: 'zho',
};
const NONE: ReadonlyMap<string, WordClass> = new Map();
const known = new Map<string, ReadonlyMap<string, WordClass>>(Object.entries(OWN));

/** @param lang ISO 639-1 */
export function classesIn(lang: string): ReadonlyMap<string, WordClass> {
  const before = known.get(lang);
  if (before) return before;
  const words = packaged[PACKAGED[lang] ?? ''];
  const classes = Array.isArray(words)
    ? new Map(words.map((word): [string, WordClass] => [foldWord(String(word)), 'inside']))
    : NONE;
  known.set(lang, classes);
  return classes;
}

/** English or French, by which of them a text has more grammar words of; `null` where it has none. */
export function likelyLanguage(words: readonly string[]): 'en' | 'fr' | null {
  let english = 0;
  let french = 0;
  for (const word of words) {
    if (isGrammar(OWN.en!.get(word))) english += 1;
    if (isGrammar(OWN.fr!.get(word))) french += 1;
  }
  if (english === french) return null;
  return english > french ? 'en' : 'fr';
}

function isGrammar(wordClass: WordClass | undefined): boolean {
  return wordClass === 'inside' || wordClass === 'between' || wordClass === 'link';
}

function classesOf(lists: WordLists): Map<string, WordClass> {
  const classes = new Map<string, WordClass>();
  for (const group of GROUPS)
    for (const word of wordsOf(lists[group])) if (!classes.has(word)) classes.set(word, group);
  for (const word of wordsOf(lists.units)) classes.set(word, 'unit');
  for (const word of wordsOf(lists.trade)) classes.set(word, 'trade');
  return classes;
}

/** Written as they are compared. */
function wordsOf(list: string): string[] {
  return list.replace(/['-]/g, '').split(/\s+/);
}
