import { keywordWords } from '../../listening/alerts/drivers.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import { foldWord } from '../nearest.ts';

/** Kinds whose names are names: a subject that is followed as such ("Wi-Fi routers") may well be a theme of a brand. */
const NAMED: readonly Keyword['kind'][] = ['brand', 'product', 'competitor'];

/**
 * What says nothing of a keyword's posts: its own words, and the names of what else is followed. A name of several words is a
 * name as a whole: "box" is a subject all the same where somebody follows "Heron Box".
 */
export function skipWords(
  keyword: Keyword,
  others: readonly Keyword[],
  mentions: readonly Mention[],
): Set<string> {
  return new Set([...[...keywordWords(keyword, mentions)].map(foldWord), ...otherNames(keyword, others)]);
}

/** Names of what else is followed, folded. */
export function otherNames(keyword: Pick<Keyword, 'id'>, others: readonly Keyword[]): string[] {
  return others
    .filter(({ id, kind }) => id !== keyword.id && NAMED.includes(kind))
    .map(({ name }) => foldWord(name));
}
