import type { Miss } from '../../../listening/keywords/query/reasons.ts';
import type { Outcome, Reason, Stage } from '../../../listening/mentions/verdict.ts';
import type { KeywordMiss } from '../../../listening/mentions/why-no-mention.ts';

const stages: Record<Stage, string> = {
  normalize: 'reading',
  match: 'matching',
  dedupe: 'comparing with known posts',
  noise: 'noise filter',
  relevance: 'relevance',
  score: 'sentiment',
  store: 'storing',
};

const outcomes: Record<Outcome, string> = {
  kept: 'kept',
  updated: 'updated',
  merged: 'known already',
  held: 'held back',
  dropped: 'left out',
};

const reasons: Record<Reason, string> = {
  stored: 'it matched and was stored',
  edited: 'its text was edited at the source',
  'counts-changed': 'its reactions changed',
  'same-item': 'the same item had come before',
  'same-address': 'the same address had come by another way',
  'no-text': 'it had no text',
  'no-address': 'it had no usable address',
  'too-old': 'it was too old when it was first seen',
  'no-keyword': 'no keyword matched it',
  'excluded-term': 'it holds a term that the query excludes',
  language: 'its language is not one the keyword listens to',
  'source-not-wanted': 'the keyword does not listen to this source',
  'spam-links': 'it holds more links than text',
  'spam-tags': 'it holds more hashtags than text',
  'spam-words': 'it uses the phrases of spam',
  'spam-repeats': 'its author posted the same text many times',
  'spam-text': 'it reads like spam',
  'marked-spam': 'somebody marked it as spam',
  'low-relevance': 'it is hardly about the keyword',
  'not-about-us': 'somebody marked it as not about the keyword',
  'muted-author': 'its author is muted',
  'muted-site': 'its site is muted',
};

export const why = {
  stages,
  outcomes,
  reasons,
  title: 'Why?',
  keptFor: (keyword: string) => `This post is a mention of ${keyword}.`,
  notKept: 'This post is not a mention of any of your keywords.',
  unknown: 'Earshot has not seen this post.',
  unknownCauses: [
    'Its source may not be read: see /earshot sources.',
    'It may be older than the keyword, or older than the 14 days that decisions are kept.',
    'The address may be written another way (short link, mobile address): try the one in the browser.',
  ],
  found: 'Found',
  foundTerm: (term: string, field: string) => `“${term}” in the ${field}`,
  fields: { title: 'title', text: 'text', tag: 'tags', author: 'author', site: 'site', url: 'address' },
  mood: 'Mood',
  moodValue: (label: string, value: string) => `${label} (${value})`,
  moodWords: (label: string, value: string, words: string) => `${label} (${value}), because of ${words}`,
  moodNone: 'not judged: language not supported',
  first: 'First seen',
  firstValue: (moment: string, source: string) => `${moment}, by ${source}`,
  story: 'Story',
  storyCopy: 'a copy of an earlier post: its author counts, lists show it once',
  storyFirst: 'first of its story',
  steps: 'What happened to it',
  step: (stage: string, outcome: string, reason: string) => `${stage}: ${outcome}, because ${reason}`,
  stepAlone: (stage: string, outcome: string) => `${stage}: ${outcome}`,
  excludedBy: (term: string) => `it contains ${term}, which the query excludes`,
  missed: 'Not a mention of',
  misses: {
    'missing-term': (terms: string) => `not in the post: ${terms}`,
    'too-far': (terms: string) => `in the post, but too far apart or in another order: ${terms}`,
    'excluded-term': (terms: string) => `excluded by the query: ${terms}`,
    filter: (terms: string) => `the post does not fit ${terms}`,
  } satisfies Record<Miss['code'], (terms: string) => string>,
  missReasons: {
    quoted: 'its words stand only in what the post quotes of others',
    paused: 'it is paused',
    'source-not-wanted': 'it does not listen to this source',
    language: 'it does not listen to this language',
    changed: 'it matches now; the keyword is newer than the post, or was edited since',
  } satisfies Record<Exclude<KeywordMiss['reason'], 'query'>, string>,
  textNotKept:
    'The text of posts that match nothing is kept for some days at most, so Earshot cannot say which words were missing.',
  showEdit: 'Edit the keyword',

  noAlertTitle: (keyword: string) => `Why no alert for ${keyword}?`,
  noAlert: {
    below: (observed: string, window: string, expected: string, needed: string) =>
      `The most unusual stretch had ${observed} in ${window}. ${expected} were to be expected; an alert needs ${needed}.`,
    reached: (moment: string, observed: string, window: string, expected: string) =>
      `${moment}: ${observed} in ${window}, where ${expected} were to be expected. That is enough for an alert.`,
    history:
      'It lies in the past, which was read in at once: by a first look, an import or a changed query. That is counted, and never announced.',
    away: 'Earshot was not running then, and found it only when it was no longer news.',
    soon: 'The alert comes with the next look, within five minutes.',
    firstHours: 'It came in the first 6 hours, in which I only learn what is usual.',
    newPart: (source: string) =>
      `${source} joined a short while ago: its first 6 hours only teach what is usual there.`,
    late: (posts: string, one: boolean) =>
      `${posts} arrived more than three hours after ${one ? 'its' : 'their'} date: counted, but too late to be announced.`,
    unread: 'Nothing has been read for this keyword yet.',
    muted: (until: string) => `Alerts for this keyword are muted until ${until}.`,
    off: 'Spike alerts are off for this keyword.',
    paused: 'This keyword is paused.',
    learning: (age: string) =>
      `I have listened for ${age} only. Alerts start after 6 hours, and are at full strength after 4 days.`,
    event: (name: string) => `The planned event “${name}” raises the bar at the moment.`,
    told: (number: string) => `It was told already: alert #${number} covers the same rise.`,
    gap: (span: string) => `Not everything was read (${span}), and an alert across a gap would be a guess.`,
    none: 'There was no mention in this time.',
  },
  closest: 'Closest to an alert',
  closestValue: (moment: string, score: string, bar: string) => `${moment}, score ${score} of ${bar} needed`,
  closestCount: (moment: string, observed: string, needed: string) =>
    `${moment}, ${observed} of ${needed} needed`,
  moreSensitive: 'Make it more sensitive',
  showRule: 'Show the rule',
};

export type WhyWords = typeof why;
