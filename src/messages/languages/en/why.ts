import type { Miss } from '../../../listening/keywords/query/reasons.ts';
import type { Outcome, Reason, Stage } from '../../../listening/mentions/verdict.ts';
import type { KeywordMiss } from '../../../listening/mentions/why-no-mention.ts';

const stages: Record<Stage, string> = {
  normalize: 'reading',
  match: 'keyword search',
  dedupe: 'duplicate check',
  noise: 'spam filter',
  relevance: 'relevance',
  score: 'sentiment',
  store: 'storage',
};

const outcomes: Record<Outcome, string> = {
  kept: 'kept',
  updated: 'updated',
  merged: 'already known',
  held: 'held back',
  dropped: 'left out',
};

const reasons: Record<Reason, string> = {
  stored: 'it matched and was stored',
  edited: 'its text was edited at the source',
  'counts-changed': 'its reactions changed',
  'same-item': 'the same post was already known',
  'same-address': 'its address was already known from another source',
  'no-text': 'it has no text',
  'no-address': 'it has no usable address',
  'too-old': 'it was too old when it was found',
  'no-keyword': 'no keyword matched it',
  'excluded-term': 'it contains a word that the query excludes',
  language: 'its language is not chosen for the keyword',
  'source-not-wanted': 'its source is not chosen for the keyword',
  'spam-links': 'it has more links than text',
  'spam-tags': 'it has more hashtags than text',
  'spam-words': 'it uses phrases of spam',
  'spam-repeats': 'its author posted the same text many times',
  'spam-text': 'it reads like spam',
  'marked-spam': 'somebody marked it as spam',
  'low-relevance': 'it is probably not about the keyword',
  'not-about-us': 'somebody marked it as not about the keyword',
  'muted-author': 'its author is muted',
  'muted-site': 'its site is muted',
  excluded: 'this workspace excludes it',
};

export const why = {
  stages,
  outcomes,
  reasons,
  title: 'Why?',
  keptFor: (keyword: string) => `This post is a mention of ${keyword}.`,
  notKept: 'This post is not a mention of any of your keywords.',
  unknown: 'Earshot has not found this post.',
  unknownCauses: [
    'Its source may not be checked: see /earshot sources.',
    'It may be older than the keyword, or than the 14 days for which decisions are kept.',
    'The address may be written another way (short link, mobile address): try the one in your browser.',
  ],
  found: 'Found',
  foundTerm: (term: string, field: string) => `“${term}” in the ${field}`,
  fields: { title: 'title', text: 'text', tag: 'tags', author: 'author', site: 'site', url: 'address' },
  mood: 'Sentiment',
  moodValue: (label: string, value: string) => `${label} (${value})`,
  moodWords: (label: string, value: string, words: string) => `${label} (${value}), because of ${words}`,
  moodBySentence: (mood: string) => `${mood}; the meaning of the whole text counts too`,
  moodOpinion: (label: string, value: string) => `${label} (${value}), from the second opinion`,
  moodNone: 'not judged: language not supported',
  first: 'First seen',
  firstValue: (moment: string, source: string) => `${moment}, on ${source}`,
  story: 'Story',
  storyCopy: 'copy of an earlier post: lists show both as one, both authors count',
  storyFirst: 'first post of this story',
  steps: 'What Earshot did with it',
  step: (stage: string, outcome: string, reason: string) => `${stage}: ${outcome}, because ${reason}`,
  stepAlone: (stage: string, outcome: string) => `${stage}: ${outcome}`,
  excludedBy: (term: string) => `it contains ${term}, which the query excludes`,
  missed: 'Not a mention of',
  misses: {
    'missing-term': (terms: string) => `not in the post: ${terms}`,
    'too-far': (terms: string) => `in the post, but too far apart or in another order: ${terms}`,
    'excluded-term': (terms: string) => `excluded by the query: ${terms}`,
    filter: (terms: string) => `the post does not match ${terms}`,
  } satisfies Record<Miss['code'], (terms: string) => string>,
  missReasons: {
    quoted: 'its words are only in what the post quotes from others',
    paused: 'it is paused',
    'source-not-wanted': 'this source is not chosen for it',
    language: 'this language is not chosen for it',
    changed: 'it matches now; the keyword is newer than the post, or was edited since',
  } satisfies Record<Exclude<KeywordMiss['reason'], 'query'>, string>,
  textNotKept:
    'Posts that match no keyword keep their text for a few days at most, so the missing words are not known.',
  showEdit: 'Edit the keyword',

  noAlertTitle: (keyword: string) => `Why no alert for ${keyword}?`,
  noAlert: {
    below: (observed: string, window: string, expected: string, needed: string) =>
      `Most unusual: ${observed} in ${window}, usually about ${expected}. An alert needs ${needed}.`,
    reached: (moment: string, observed: string, window: string, expected: string) =>
      `${moment}: ${observed} in ${window}, usually about ${expected}. That is enough for an alert.`,
    history:
      'But these are past posts, read all at once (first search, import or changed query): counted, not announced.',
    away: 'But Earshot was not running, and found it too late to announce it.',
    soon: 'The alert comes with the next check, within five minutes.',
    firstHours: 'But these were the first 6 hours, which only show what is usual.',
    newPart: (source: string) => `${source} is new here: its first 6 hours only show what is usual.`,
    late: (posts: string, one: boolean) =>
      `${posts} arrived more than three hours after ${one ? 'its' : 'their'} date: counted, but too late to be announced.`,
    unread: 'Nothing has been read for this keyword yet.',
    muted: (until: string) => `Alerts for this keyword are muted until ${until}.`,
    off: 'Spike alerts are off for this keyword.',
    paused: 'This keyword is paused.',
    learning: (age: string) =>
      `Only ${age} of data so far. Alerts start after 6 hours and are fully reliable after 4 days.`,
    event: (name: string) => `The planned event “${name}” raises the threshold at the moment.`,
    told: (number: string) => `Already announced: alert #${number} covers this rise.`,
    gap: (span: string) => `Some sources could not be checked (${span}): too little data for an alert.`,
    none: 'There were no mentions in this time.',
  },
  closest: 'Closest to an alert',
  closestValue: (moment: string, score: string, bar: string) => `${moment}, score ${score} of ${bar} needed`,
  closestCount: (moment: string, observed: string, needed: string) =>
    `${moment}, ${observed} of ${needed} needed`,
  moreSensitive: 'Make it more sensitive',
  showRule: 'Show the rule',
};

export type WhyWords = typeof why;
