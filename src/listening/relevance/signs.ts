import type { Keyword } from '../keywords/keyword.ts';
import { everydayIn, isCommonWord } from '../keywords/query/common-words.ts';
import type { Relevance, TermHit } from '../mentions/mention.ts';
import type { NamePlace, RelevancePost, Shown } from './features.ts';
import type { Past, RelevanceHistory } from './history.ts';
import { stemOf } from './stem.ts';

/** Keys into the words of each language. The last ones are what a model votes with. */
export type RelevanceSign =
  | 'distinctive'
  | 'everyday'
  | 'foreign'
  | 'handle'
  | 'tag'
  | 'upper'
  | 'capital'
  | 'small'
  | 'thing'
  | `in-${'tag' | 'author' | 'site' | 'url'}`
  | 'context'
  | 'language'
  | `${'author' | 'site'}-${'about' | 'not'}`
  | 'word'
  | 'before'
  | 'after'
  | 'author'
  | 'site'
  | 'sentence'
  | `model-${'context' | 'no-context' | 'company' | 'no-company'}`;

export type Sign = Relevance['why'][number] & { sign: RelevanceSign };

/** Words after which a name would not stand, and a thing does. */
const BEFORE_A_THING: ReadonlySet<string> = new Set(
  'a an any every no some another un une des du aucun aucune chaque quelques'.split(' '),
);
/** Log-odds that a sign is worth; our own choice. Together, at most one of each kind counts. */
const WEIGHTS = {
  distinctive: 1.5,
  foreign: 1,
  handle: 2,
  tag: 1.5,
  capital: 1,
  small: -1,
  thing: -1.5,
  field: 1.5,
  context: 2.5,
  language: 0.3,
  past: 1,
};

/**
 * What speaks for or against a post from the first day on, before anybody has marked one. An everyday word begins lower than
 * a name that means nothing else. Signs order posts; none of them holds a post back.
 */
export function signsOf(
  post: RelevancePost,
  keyword: Pick<Keyword, 'languages' | 'context'>,
  terms: readonly TermHit[],
  shown: Shown,
  history: RelevanceHistory | null,
): Sign[] {
  const signs: Sign[] = [];
  const add = (sign: keyof typeof WEIGHTS, key: RelevanceSign, detail: string | null = null, factor = 1) =>
    signs.push({ sign: key, detail, weight: WEIGHTS[sign] * factor });

  const everyday = everydayName(shown, history);
  if (shown.places.length > 0 && everyday === null) add('distinctive', 'distinctive');
  if (everyday !== null) {
    const meant = everydayIn(everyday);
    if (post.lang !== null && meant.length > 0 && !meant.includes(post.lang)) add('foreign', 'foreign');
    else {
      signs.push({ sign: 'everyday', detail: everyday, weight: 0 });
      for (const sign of formSigns(shown.places)) add(sign, sign);
    }
  }
  if (everyday === null)
    for (const sign of ['handle', 'tag'] as const)
      if (shown.places.some(({ form }) => form === sign)) add(sign, sign);
  const field = terms.map((term) => term.field).find((place) => place !== 'title' && place !== 'text');
  if (field) add('field', `in-${field}`);
  const context = contextIn(post, keyword, shown);
  if (context.length > 0) add('context', 'context', context.slice(0, 3).join(', '));
  if (keyword.languages.length > 0 && post.lang !== null && keyword.languages.includes(post.lang))
    add('language', 'language');
  if (history) {
    const author = post.author === null ? undefined : history.authors.get(post.author.key);
    for (const [past, who] of [
      [author, 'author'],
      [history.sites.get(post.site), 'site'],
    ] as const) {
      const way = wayOf(past);
      if (way !== 0) add('past', way > 0 ? `${who}-about` : `${who}-not`, figures(past!, way), way);
    }
  }
  return signs;
}

/** The words of the keyword's context that stand near the name, as they are written there. */
export function contextIn(
  post: RelevancePost,
  { context = [] }: Pick<Keyword, 'context'>,
  shown: Shown,
): string[] {
  if (context.length === 0) return [];
  const stems = new Set(context.map((word) => stemOf(word, post.lang)));
  return [...new Set(shown.words.filter((word) => stems.has(stemOf(word, post.lang))))];
}

/** The name, where every place of it is one everyday word; null = at least one place means nothing else. */
function everydayName({ places }: Shown, history: RelevanceHistory | null): string | null {
  const names = places.map(({ name }) => name);
  const isEveryday = (name: readonly string[]) =>
    name.length === 1 &&
    (isCommonWord(name[0]!) || [...name[0]!].length <= 2 || history?.oftenSmall === true);
  return names.length > 0 && names.every(isEveryday) ? names[0]![0]! : null;
}

function formSigns(places: readonly NamePlace[]): ('handle' | 'tag' | 'capital' | 'small' | 'thing')[] {
  if (places.some(({ form }) => form === 'handle')) return ['handle'];
  if (places.some(({ form }) => form === 'tag')) return ['tag'];
  // The first word of a sentence has a capital whatever it means.
  if (places.some(({ form, left }) => form === 'capital' && left !== null)) return ['capital'];
  if (places.every(({ form, left }) => form === 'lower' && left !== null && BEFORE_A_THING.has(left)))
    return ['thing'];
  return places.every(({ form }) => form === 'lower') ? ['small'] : [];
}

/** 1 = what was seen of them was about it, -1 = it was not, 0 = nothing to go by. */
function wayOf(past: Past | undefined): 1 | -1 | 0 {
  if (!past) return 0;
  if (past.not >= 2 && past.not >= 2 * past.about) return -1;
  return past.about >= 2 && past.about >= 2 * past.not && past.about >= 0.6 * past.seen ? 1 : 0;
}

function figures({ about, not, seen }: Past, way: 1 | -1): string {
  return way > 0 ? `${about}/${Math.max(seen, about + not)}` : `${not}/${about + not}`;
}
