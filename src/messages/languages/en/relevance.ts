import type { RelevanceLevel } from '../../../listening/mentions/mention.ts';
import type { RelevanceSign } from '../../../listening/relevance/signs.ts';

const levels: Record<RelevanceLevel, string> = { high: 'high', medium: 'medium', low: 'low' };

/** What a sign is; `it` is a word, a site or figures where the sign has one. */
const signs: Record<RelevanceSign, (it: string) => string> = {
  distinctive: () => 'the name is not an everyday word',
  everyday: (word) => `“${word}” is also an everyday word`,
  foreign: () => 'the name is not a word of this language',
  handle: () => 'the name is a user name',
  tag: () => 'the name is a hashtag',
  upper: () => 'the name is in capitals',
  capital: () => 'the name has a capital letter',
  small: () => 'the name is in lower case',
  thing: () => 'the name follows an article, like an everyday word',
  'in-tag': () => 'the name is in the hashtags',
  'in-author': () => 'the name is in the name of the author',
  'in-site': () => 'the name is in the name of the site',
  'in-url': () => 'the name is in the address',
  context: (words) => `context words: ${words}`,
  language: () => 'a language chosen for the keyword',
  'author-about': (figures) => `its author wrote about it in ${figures} posts`,
  'author-not': (figures) => `its author did not write about it in ${figures} marked posts`,
  'site-about': (figures) => `its site wrote about it in ${figures} posts`,
  'site-not': (figures) => `its site did not write about it in ${figures} marked posts`,
  word: (word) => `“${word}” near the name`,
  before: (word) => `“${word}” before the name`,
  after: (word) => `“${word}” after the name`,
  author: () => 'its author',
  site: (site) => `its site ${site}`,
  sentence: () => 'its meaning, compared with marked posts',
  'model-context': (words) => `words often near the name: ${words}`,
  'model-no-context': () => 'no word that is often near the name',
  'model-company': () => 'the usual words around the name',
  'model-no-company': () => 'none of the usual words around the name',
};

export const relevance = {
  levels,
  signs,
  name: 'Relevance',
  for: (signs: string) => `for it: ${signs}`,
  against: (signs: string) => `against it: ${signs}`,
  byPerson: (level: string) => `${level}, marked by a person`,
  learned: 'Learned from marks',
  tooFew: (marks: string, needed: string) =>
    `${marks} of the ${needed} needed to learn; until then, general rules decide`,
  figures: (marks: string, right: string) => `${marks}; ${right} right in a test`,
  precision: (share: string) => `off-topic: ${share} right`,
  holdsNothing: (needed: string) => `too unsure to hold posts back (needs ${needed} right)`,
  switchedOff: 'holding posts back is off for this keyword',
  bySentence: (figures: string) => `English posts, by their meaning: ${figures}`,
  ask: (name: string) => `Is this about ${name}?`,
  askYes: 'Yes, count it',
  askNo: 'No',
  holds: 'surely off-topic posts are held back',
};

export type RelevanceWords = typeof relevance;
