import type { Plural } from '../shapes.ts';

const forms = (one: string, other: string): Plural => ({ one: `{n} ${one}`, other: `{n} ${other}` });

/** Why a keyword may find nothing, or too much. */
export const doubts = {
  noSource: 'Nothing is read for it: no source is switched on.',
  sourceOff: (source: string) => `${source} is not switched on: nothing of it is read.`,
  optInCommand: (source: string) => `/earshot sources --opt-in ${source}`,
  askOperator: 'Whoever runs the bot sets its key.',
  addFeedCommand: '/earshot sources --add https://blog.example',
  unfilledField: (condition: string) => `No source that is read for it says enough for ${condition}.`,
  unreadSource: (condition: string) => `Nothing is read for it from ${condition}.`,
  unreadSite: (condition: string) => `No source reads ${condition}. Connect its feed:`,
  addSiteCommand: (host: string) => `/earshot sources --add https://${host}`,
  unwantedLanguage: (condition: string) => `${condition} is none of the languages that it is limited to.`,
  neverTogether: (conditions: string) => `No source can meet all of these: ${conditions}.`,
  unreadLanguage: (language: string) =>
    `No source has marked a post as “${language}” in 30 days, and Earshot does not recognize that language.`,
  partOfWord: (words: string) => `Sources search for whole words: they find few posts with ${words}.`,
  tooBroad: (perDay: string) =>
    `${perDay} a day are more than anybody reads. One more word makes it narrower.`,
  excluded: forms(
    'post with its words was refused for what it excludes.',
    'posts with its words were refused for what it excludes.',
  ),
  otherLanguage: forms(
    'post with its words was in another language than it takes.',
    'posts with its words were in other languages than it takes.',
  ),
  otherSource: forms(
    'post with its words came from a source that it does not take.',
    'posts with its words came from sources that it does not take.',
  ),
  heldBack: forms('post with its words was held back.', 'posts with its words were held back.'),
  rare: 'Its words may be rare, or people write them otherwise.',

  silentTitle: {
    one: '{n} keyword has found nothing in 30 days.',
    other: '{n} keywords have found nothing in 30 days.',
  } satisfies Plural,
  perhaps: 'Perhaps because:',
  noneSilent: 'Every keyword has found something in the last 30 days, or is too young to tell.',
  pickTry: 'Try…',
};

export type DoubtWords = typeof doubts;
