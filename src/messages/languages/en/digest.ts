import type { Period } from '../../../listening/digest.ts';
import type { Plural } from '../shapes.ts';

const titles: Record<Period['cadence'], (span: string) => string> = {
  daily: (span) => `Daily digest, ${span}`,
  weekly: (span) => `Weekly digest, ${span}`,
  'catch-up': (span) => `Catch-up digest, ${span}`,
  longer: (span) => `Digest, ${span}`,
  asked: (span) => `Report, ${span}`,
};

const before: Record<Period['cadence'], (length: string) => string> = {
  daily: () => 'the day before',
  weekly: () => 'the week before',
  'catch-up': (length) => `the ${length} before`,
  longer: (length) => `the ${length} before`,
  asked: (length) => `the ${length} before`,
};

export const digest = {
  titles,
  before,
  reportTitle: (keyword: string, span: string) => `Report on ${keyword}, ${span}`,
  covers: (span: string) => `This digest covers ${span}`,
  away: (span: string) => `Earshot did not run from ${span}.`,
  total: (mentions: string, keywords: string) => `${mentions} of ${keywords}.`,
  inTwoRows: {
    one: '{n} post is in two rows; the total counts it once.',
    other: '{n} posts are in two rows; the total counts them once.',
  } as Plural,
  inMoreRows: {
    one: '{n} post is in two rows or more; the total counts it once.',
    other: '{n} posts are in two rows or more; the total counts them once.',
  } as Plural,
  changed: (change: string, before: string) => `${change} on ${before}.`,
  notComparable: (keywords: string) =>
    `No comparison for ${keywords}: not everything was checked in both periods.`,
  changedSince: (figures: string) => `Changed since it was reported: ${figures}.`,
  changedFigure: (keyword: string, before: string, when: string, now: string) =>
    `${keyword}, ${before} reported ${when}, ${now} now`,
  reportedYesterday: 'yesterday',
  reportedOn: (day: string) => `on ${day}`,
  lateArrivals: (days: string) => `Late: ${days}. They count at their date.`,
  lateOtherDay: (day: string, arrival: string): Plural => ({
    one: `{n} post of ${day} arrived on ${arrival}`,
    other: `{n} posts of ${day} arrived on ${arrival}`,
  }),
  lateSameDay: (day: string): Plural => ({
    one: `{n} post of ${day} arrived more than 3 hours later`,
    other: `{n} posts of ${day} arrived more than 3 hours later`,
  }),
  /** `of` says of how many, where that is not all of them; else it is empty. */
  negative: (share: string, of: string) => `${share} negative${of}.`,
  negativeThen: (share: string, of: string, then: string) => `${share} negative${of}, ${then} before.`,
  noneJudged: 'Mood not judged: other languages.',
  emptyRead: (keywords: string, several: boolean) =>
    `No mention of ${keywords}. All sources were checked: nobody mentioned ${several ? 'them' : 'it'}.`,
  emptyPushed: (keywords: string, webhooks: string) =>
    `No mention of ${keywords} was found. None came from ${webhooks}: either nobody wrote, or nothing was sent.`,
  emptyYoung: (keywords: string, young: string) =>
    `No mention of ${keywords} was found. Followed for a part of this time only: ${young}.`,
  emptyGaps: (keywords: string) =>
    `No mention of ${keywords} was found, but some sources could not be checked (below).`,
  quiet: (keywords: string) => `No mention: ${keywords}.`,
  moreKeywords: (n: string) => `${n} more keywords with fewer mentions: /earshot list`,
  columns: {
    keyword: 'Keyword',
    mentions: 'Mentions',
    change: 'Change',
    negative: 'Negative',
    net: 'Net sentiment',
    stories: 'Stories',
    source: 'Source',
    share: 'Share',
    shareBefore: 'Before',
    author: 'Author',
    followers: 'Followers',
    newAuthors: 'New authors',
  },
  netNote: 'Net sentiment: positive minus negative per 100 mentions. Stories: copies of one text count once.',
  tableCaption: 'Keywords by mentions',
  mentions: 'Mentions',
  stories: 'Stories',
  storiesValue: (stories: string, copies: string) => `${stories}, ${copies}`,
  authors: 'Authors',
  authorsValue: (authors: string, fresh: string) => `${authors}, ${fresh}`,
  mood: 'Mood',
  moodValue: (negative: string, neutral: string, positive: string, of: string) =>
    `${negative} negative, ${neutral} neutral, ${positive} positive${of}`,
  net: 'Net sentiment',
  netValue: (now: string, then: string) => `${now} (before: ${then})`,
  top: 'Most read',
  bySource: 'Mentions by source',
  byAuthor: 'Most active authors',
  busyDays: (days: string) => `Busier than usual, without any single burst: ${days}.`,
  busyDay: (keyword: string, count: string, window: string, times: string) =>
    `${keyword}, ${count} in ${window} (about ${times} times the usual)`,
  alerts: 'Alerts',
  openBefore: 'Still open from before',
  alertLine: (number: string, kind: string, keyword: string, state: string) =>
    `#${number} ${kind}: ${keyword}. ${state}`,
  alertsShort: (alerts: string, open: string) => `${alerts}, ${open} still open.`,
  alertsDone: (alerts: string) => `${alerts}, none open.`,
  read: (sources: string) => `Sources checked: ${sources}.`,
  webhook: (name: string) => `webhook ${name}`,
  partly: (source: string, part: string, whole: string) => `${source} (${part} of ${whole})`,
  joined: (source: string, since: string) => `${source} (since ${since})`,
  noSource: 'No source was checked.',
  late: (sources: string) => `Late at times: ${sources}.`,
  down: (sources: string) => `Did not answer at times: ${sources}.`,
  gaps: (gaps: string) => `Not checked: ${gaps}.`,
  gap: (source: string, span: string) => `${source}, ${span}`,
  reportMenu: 'Report on…',

  compareCaption: 'Share of voice',
  compareTitle: (span: string) => `Share of voice, ${span}`,
  compareLead: (keyword: string, share: string) => `${keyword} leads with ${share} of all mentions.`,
  compareTie: (keywords: string, mentions: string) => `${keywords} share the lead with ${mentions} each.`,
  compareWhole: (mentions: string) => `100% is ${mentions}, each post counted once.`,
  compareShared: {
    one: '{n} post is in two rows or more and is divided evenly between them.',
    other: '{n} posts are in two rows or more and are divided evenly between them.',
  } as Plural,
  compareNone: (keywords: string) =>
    `No mention of ${keywords} in this time, so there is nothing to compare.`,
};

export type DigestWords = typeof digest;
