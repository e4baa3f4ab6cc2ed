import packaged from 'stopword';
import { foldWord } from '../fold-word.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import type { WordLists } from './word-lists.ts';

/** What a word may be in a theme. */
export type WordClass =
  | 'subject'
  | 'inside'
  | 'link'
  | 'between'
  | 'weak'
  | 'mood'
  | 'unit'
  | 'trade'
  | 'qualifier';

const GROUPS = ['inside', 'link', 'between', 'weak', 'mood'] as const;
const OWN: Readonly<Record<string, ReadonlyMap<string, WordClass>>> = {
  en: classesOf(ENGLISH),
  fr: classesOf(FRENCH),
};
/** A neighbor counts for less than a word. */
const USUAL = 0.75;
const LISTED = Object.entries(OWN);
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

/** Two letters that are grammar in one language are hardly a subject in another one: texts mix, and are taken for the other. */
const GRAMMAR: ReadonlySet<WordClass> = new Set(['inside', 'link', 'between']);
const THINGS: ReadonlySet<string> = new Set(['ai']);

/** What a word of two letters is where the list of its language does not know it. */
export function classElsewhere(folded: string): WordClass | null {
  if (folded.length !== 2 || THINGS.has(folded)) return null;
  for (const [, classes] of LISTED) {
    const found = classes.get(folded);
    if (found !== undefined && GRAMMAR.has(found)) return found;
  }
  return null;
}

/** Words of a text that the lists of each language know. */
export function knownWords(words: readonly string[]): Map<string, number> {
  return new Map(
    LISTED.map(([lang, classes]) => {
      let known = 0;
      for (const word of words) if (classes.has(word)) known += 1;
      return [lang, known];
    }),
  );
}

/**
 * The language of a text, of those whose words we know: by its words, of which a short text has few, so that what is declared
 * and what is usual among its neighbors count, too.
 * @param declared null = unknown
 */
export function likelyLanguage(
  words: readonly string[],
  declared: string | null,
  usual: string | null,
): string {
  const said = declared?.slice(0, 2).toLowerCase() ?? null;
  if (said !== null && !(said in OWN)) return said;
  let best = 'en';
  let most = Number.NEGATIVE_INFINITY;
  for (const [lang, known] of knownWords(words)) {
    const count = known + (lang === said ? 1 : 0) + (lang === usual ? USUAL : 0);
    if (count > most) [best, most] = [lang, count];
  }
  return best;
}

function classesOf(lists: WordLists): Map<string, WordClass> {
  const classes = new Map<string, WordClass>();
  for (const group of GROUPS)
    for (const word of wordsOf(lists[group])) if (!classes.has(word)) classes.set(word, group);
  for (const word of wordsOf(lists.units)) classes.set(word, 'unit');
  for (const word of wordsOf(lists.qualifiers)) classes.set(word, 'qualifier');
  for (const word of wordsOf(lists.trade)) classes.set(word, 'trade');
  return classes;
}

/** Written as they are compared. */
function wordsOf(list: string): string[] {
  return list.replace(/['-]/g, '').split(/\s+/);
}
