import type { RelevanceLevel } from '../../../listening/mentions/mention.ts';
import type { RelevanceSign } from '../../../listening/relevance/signs.ts';

const levels: Record<RelevanceLevel, string> = { high: 'high', medium: 'medium', low: 'low' };

/** What a sign is; `it` is a word, a site or figures where the sign has one. */
const signs: Record<RelevanceSign, (it: string) => string> = {
  distinctive: () => 'the name is no everyday word',
  everyday: (word) => `“${word}” is an everyday word, too`,
  foreign: () => 'the name is no word of this language',
  handle: () => 'the name is a handle',
  tag: () => 'the name is a hashtag',
  upper: () => 'the name is in capitals',
  capital: () => 'the name has a capital',
  small: () => 'the name is in small letters',
  thing: () => 'the name stands like a thing, after an article',
  'in-tag': () => 'the name is in its tags',
  'in-author': () => 'the name is in its author',
  'in-site': () => 'the name is in its site',
  'in-url': () => 'the name is in its address',
  context: (words) => `context words: ${words}`,
  language: () => 'a language of the keyword',
  'author-about': (figures) => `its author was about it in ${figures} posts`,
  'author-not': (figures) => `its author was not about it in ${figures} marked posts`,
  'site-about': (figures) => `its site was about it in ${figures} posts`,
  'site-not': (figures) => `its site was not about it in ${figures} marked posts`,
  word: (word) => `“${word}” near the name`,
  before: (word) => `“${word}” before the name`,
  after: (word) => `“${word}” after the name`,
  author: () => 'its author',
  site: (site) => `its site ${site}`,
  sentence: () => 'what it says, next to marked posts (the sentence model has read it)',
  'model-context': (words) => `words that go with the name: ${words}`,
  'model-no-context': () => 'no word that goes with the name',
  'model-company': () => 'words that are usual around the name',
  'model-no-company': () => 'no word that is usual around the name',
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
    `${marks} of the ${needed} it takes to learn: signs decide so far`,
  figures: (marks: string, right: string) => `${marks}; ${right} of marks it had not seen are read rightly`,
  precision: (share: string) => `of those read as not about it, ${share} are not`,
  holdsNothing: (needed: string) => `nothing is held back below ${needed}`,
  switchedOff: 'nothing is held back: switched off for this keyword',
  bySentence: (figures: string) => `English posts, with the sentence model: ${figures}`,
  ask: (name: string) => `Is this about ${name}?`,
  askYes: 'Yes, count it',
  askNo: 'No',
  holds: 'what is surely not about it is held back',
};

export type RelevanceWords = typeof relevance;
