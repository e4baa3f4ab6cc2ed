import type { Plural } from '../shapes.ts';

const forms = (one: string, other: string): Plural => ({ one: `{n} ${one}`, other: `{n} ${other}` });

/** A number and its unit stay on one line. */
const length = (one: string, other: string): Plural => ({
  one: `{n}\u00a0${one}`,
  other: `{n}\u00a0${other}`,
});

export const units = {
  mentions: forms('mention', 'mentions'),
  marks: forms('mark', 'marks'),
  negativeMentions: forms('negative mention', 'negative mentions'),
  judgedMentions: forms('judged mention', 'judged mentions'),
  posts: forms('post', 'posts'),
  people: forms('author', 'authors'),
  persons: forms('person', 'people'),
  newPeople: forms('new author', 'new authors'),
  stories: forms('story', 'stories'),
  copies: forms('copy', 'copies'),
  sources: forms('source', 'sources'),
  keywords: forms('keyword', 'keywords'),
  alerts: forms('alert', 'alerts'),
  followers: forms('follower', 'followers'),
  tries: forms('try', 'tries'),
  minutes: length('min', 'min'),
  hours: length('h', 'h'),
  days: length('day', 'days'),
  seconds: length('s', 's'),
  // `before` is a time: `the day before`.
  up: (by: string, before: string) => `▲ up ${by} on ${before}`,
  down: (by: string, before: string) => `▼ down ${by} on ${before}`,
  same: (before: string) => `= as many as ${before}`,
  more: (by: string, before: string) => `▲ ${by} more than ${before}`,
  fewer: (by: string, before: string) => `▼ ${by} fewer than ${before}`,
  firstOnes: (before: string) => `▲ up from 0 on ${before}`,
  noComparison: 'no comparison yet',
  colon: (name: string, value: string) => `${name}: ${value}`,
  quote: (text: string) => `“${text}”`,
  outOf: (part: string, whole: string) => `${part} of ${whole}`,
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  zone: (zone: string) => `Times: ${zone}.`,
  /** Where moments are shown to each reader in their own zone. */
  otherZone: (zone: string) => `Other times: ${zone}.`,
  semicolon: (items: readonly string[]) => items.join('; '),
  yesOrNo: (question: string) => `${question} (y/n)`,
  picture: (path: string) => `Picture: ${path}`,
  highest: (value: string, at: string) => `highest ${value}, ${at}`,
  notRead: (sign: string) => `${sign} = no data`,
  andMore: (n: string) => `and ${n} more`,
  negative: 'negative',
  neutral: 'neutral',
  positive: 'positive',
  notJudged: 'not judged',
  /** Behind a share of mood that is not of all. */
  ofJudged: (judged: string, others: string) => ` (of ${judged} judged; ${others})`,
  otherLanguages: forms('in another language', 'in other languages'),
  notJudgedOf: (rows: string) => `Not judged, in other languages: ${rows}.`,
  unknownAuthor: 'unknown author',
};

export type UnitWords = typeof units;
