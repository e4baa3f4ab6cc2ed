import type { Keyword } from '../keywords/keyword.ts';
import type { TermHit } from '../mentions/mention.ts';
import { companyOf } from './company.ts';
import { featuresOf, type RelevancePost, type Shown, shownIn } from './features.ts';
import type { Past, RelevanceHistory } from './history.ts';
import { learnRelevance, type RelevanceModel } from './model.ts';
import { signsOf } from './signs.ts';

/** What a keyword's marks and its stored posts teach about posts that come. */
export interface RelevanceLessons {
  /** Marks that teach, copies of one story once. */
  marks: number;
  /** null = too few marks. */
  model: RelevanceModel | null;
  history: RelevanceHistory;
}

/** A stored post with the places where the keyword was found in it. */
export interface FoundPost {
  post: RelevancePost;
  terms: readonly TermHit[];
}

/** Share of places from which on a name is taken for a word as well, and how many places must be known. */
const OFTEN = 0.15;
const MIN_PLACES = 20;
/** Log-odds from which on signs alone are taken for a post about the keyword. */
const CLEAR = 2;

/**
 * @param marked posts that people marked, in the order of their marks
 * @param recent stored posts of the keyword, marked or not
 */
export function learnFrom(
  keyword: Pick<Keyword, 'languages' | 'context'>,
  marked: readonly (FoundPost & { about: boolean })[],
  recent: readonly FoundPost[],
): RelevanceLessons {
  const shown = recent.map(({ post, terms }) => ({ post, terms, shown: shownIn(post, terms) }));
  const company = companyOf(shown.map((found) => featuresOf(found.post, found.shown).keys()));
  const model = learnRelevance(
    marked.map(({ post, terms, about }) => ({
      features: new Set(featuresOf(post, shownIn(post, terms)).keys()),
      about,
    })),
    company,
  );
  const history = { ...pastOf(keyword, marked, shown), oftenSmall: isOftenSmall(shown) };
  return { marks: marked.length, model, history };
}

function pastOf(
  keyword: Pick<Keyword, 'languages' | 'context'>,
  marked: readonly (FoundPost & { about: boolean })[],
  recent: readonly (FoundPost & { shown: Shown })[],
): Pick<RelevanceHistory, 'authors' | 'sites'> {
  const authors = new Map<string, Past>();
  const sites = new Map<string, Past>();
  const add = ({ author, site }: RelevancePost, what: keyof Past) => {
    if (author !== null) count(authors, author.key, what);
    if (site !== '') count(sites, site, what);
  };
  for (const { post, about } of marked) add(post, about ? 'about' : 'not');
  for (const { post, terms, shown } of recent) {
    add(post, 'seen');
    const weight = signsOf(post, keyword, terms, shown, null).reduce((sum, sign) => sum + sign.weight, 0);
    if (weight >= CLEAR) add(post, 'about');
  }
  return { authors, sites };
}

function count(pasts: Map<string, Past>, key: string, what: keyof Past): void {
  const past = pasts.get(key) ?? { about: 0, not: 0, seen: 0 };
  past[what] += 1;
  pasts.set(key, past);
}

/** Whether the name often stands in small letters in what was found: it is an everyday word, too. */
export function isAlsoAWord(found: readonly FoundPost[]): boolean {
  return isOftenSmall(found.map(({ post, terms }) => ({ shown: shownIn(post, terms) })));
}

function isOftenSmall(recent: readonly { shown: Shown }[]): boolean {
  const forms = recent.flatMap(({ shown }) => shown.places.map(({ form }) => form));
  const cased = forms.filter((form) => form === 'lower' || form === 'capital' || form === 'upper');
  const small = cased.filter((form) => form === 'lower').length;
  return cased.length >= MIN_PLACES && small >= OFTEN * cased.length;
}
