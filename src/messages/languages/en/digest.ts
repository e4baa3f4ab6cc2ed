import type { Period } from '../../../listening/digest.ts';
import type { Growth, Plural } from '../shapes.ts';

const titles: Record<Period['cadence'], (span: string) => string> = {
  daily: (span) => `Daily digest, ${span}`,
  weekly: (span) => `Weekly digest, ${span}`,
  monthly: (span) => `Monthly report, ${span}`,
  'catch-up': (span) => `This digest covers ${span}`,
  longer: (span) => `This digest covers ${span}`,
  asked: (span) => `Report, ${span}`,
};

const before: Record<Period['cadence'], (length: string) => string> = {
  daily: () => 'the day before',
  weekly: () => 'the week before',
  monthly: () => 'the month before',
  'catch-up': (length) => `the ${length} before`,
  longer: (length) => `the ${length} before`,
  asked: (length) => `the ${length} before`,
};

/** In parentheses, behind the figure of that time. */
const earlier: Record<Period['cadence'], (length: string) => string> = {
  daily: () => 'the day before',
  weekly: () => 'the week before',
  monthly: () => 'the month before',
  'catch-up': (length) => `in the ${length} before`,
  longer: (length) => `in the ${length} before`,
  asked: (length) => `in the ${length} before`,
};

const grew: Record<Growth['kind'], (figure: string) => string> = {
  doubled: () => 'doubled',
  'more-than-doubled': () => 'more than doubled',
  tripled: () => 'tripled',
  halved: () => 'fell by half',
  times: (times) => `rose ${times}-fold`,
  up: (part) => `rose ${part}`,
  down: (part) => `fell ${part}`,
};

export const digest = {
  titles,
  before,
  earlier,
  reportTitle: (keyword: string, span: string) => `Report on ${keyword}, ${span}`,
  away: (span: string) => `Earshot did not run from ${span}.`,
  grew,
  /** `figures` are both, and when the earlier one was; `when` and `about` are empty, or go on with the sentence. */
  change: {
    negative: (keyword: string, grown: string, when: string, figures: string, about: string) =>
      `Negative mentions of ${keyword} ${grown}${when} (${figures})${about}.`,
    mentions: (keyword: string, grown: string, when: string, figures: string, about: string) =>
      `Mentions of ${keyword} ${grown}${when} (${figures})${about}.`,
  },
  figures: (now: string, before: string, earlier: string) => `${now}, ${before} ${earlier}`,
  fromNone: (counted: string, keyword: string, when: string, earlier: string, about: string) =>
    `${counted} of ${keyword}${when}, none ${earlier}${about}.`,
  toNone: {
    negative: (keyword: string, before: string, earlier: string) =>
      `No negative mention of ${keyword}, ${before} ${earlier}.`,
    mentions: (keyword: string, before: string, earlier: string) =>
      `No mention of ${keyword}, ${before} ${earlier}.`,
  },
  onDay: (day: string) => ` on ${day}`,
  mostlyOn: (day: string) => `, mostly on ${day}`,
  about: (phrase: string) => `, often about ${phrase}`,
  /** `figures` and `about` are empty, or go on with the sentence. */
  alertFirst: (kind: string, keyword: string, figures: string, about: string) =>
    `${kind}: ${keyword}${figures}${about}.`,
  riseFigures: (count: string, from: string) => `, ${count} since ${from}`,
  busyFirst: (busy: string, about: string) => `Busier than usual: ${busy}${about}.`,
  usual: 'Nothing unusual.',
  usualSoFar: 'Nothing unusual in what could be checked.',
  wereBefore: (mentions: string, earlier: string) => `${mentions} ${earlier}.`,
  /** `whose` is empty where that was just said. */
  total: (mentions: string, whose: string) => `${mentions}${whose === '' ? '' : ` of ${whose}`}.`,
  totalChanged: (mentions: string, whose: string, change: string, before: string) =>
    `${mentions}${whose === '' ? '' : ` of ${whose}`}, ${change} compared with ${before}.`,
  totalFromNone: (mentions: string, whose: string, earlier: string) =>
    `${mentions}${whose === '' ? '' : ` of ${whose}`}, none ${earlier}.`,
  inTwoRows: {
    one: '{n} post is in two rows; the total counts it once.',
    other: '{n} posts are in two rows; the total counts them once.',
  } as Plural,
  inMoreRows: {
    one: '{n} post is in two rows or more; the total counts it once.',
    other: '{n} posts are in two rows or more; the total counts them once.',
  } as Plural,
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
  noneJudged: 'Sentiment not judged: other languages.',
  emptyRead: (keywords: string, several: boolean) =>
    `No mention of ${keywords}. All sources were checked: nobody mentioned ${several ? 'them' : 'it'}.`,
  emptyPushed: (keywords: string, webhooks: string) =>
    `No mention of ${keywords} found. None came from ${webhooks}: either nobody wrote, or nothing was sent.`,
  emptyYoung: (keywords: string, young: string) =>
    `No mention of ${keywords} found. Followed for a part of this time only: ${young}.`,
  emptyGaps: (keywords: string) =>
    `No mention of ${keywords} found, but some sources could not be checked (below).`,
  /** Nothing at all was read. */
  emptyUnread: (keywords: string) =>
    `Mentions of ${keywords} could not be looked for. What is wrong: /earshot sources`,
  quiet: (keywords: string) => `No mention: ${keywords}.`,
  others: { one: '{n} other', other: '{n} others' } as Plural,
  allKeywords: 'All keywords: /earshot list',
  columns: {
    keyword: 'Keyword',
    mentions: 'Mentions',
    change: 'Change',
    negative: 'Negative',
    negativeBefore: 'Negative (before)',
    net: 'Sentiment',
    source: 'Source',
    share: 'Share',
  },
  tableCaption: 'Keywords',
  stories: 'Stories',
  storiesValue: (stories: string, copies: string) => `${stories}, ${copies}`,
  authors: 'Authors',
  authorsValue: (authors: string, fresh: string) => `${authors}, ${fresh}`,
  newAuthors: { one: '{n} new', other: '{n} new' } as Plural,
  allNewAuthors: { one: '{n} author, new', other: '{n} authors, all new' } as Plural,
  sentiment: 'Sentiment',
  /** `net` of a hundred; `then` is null where it cannot be compared. */
  sentimentValue: (net: string, then: string | null, negative: string, neutral: string, positive: string) =>
    `${net} (100 = all positive)${then === null ? '' : `, ${then} before`}; ${negative} negative, ${neutral} neutral, ${positive} positive`,
  top: 'Top posts',
  explain: 'Posts that explain it',
  bySource: 'Mentions by source',
  busyDays: (days: string) => `Busier than usual: ${days}.`,
  busyDay: (keyword: string, count: string, window: string, moment: string, times: string) =>
    `${keyword}, ${count} in ${window} up to ${moment}, about ${times} times the usual`,
  alerts: 'Alerts',
  openAlerts: 'Open alerts',
  moreAlerts: (n: string) => `${n} more: /earshot alerts`,
  alertLine: (number: string, kind: string, keyword: string, state: string) =>
    `#${number} ${kind}: ${keyword}. ${state}`,
  alertsShort: (alerts: string, open: string) => `${alerts}, ${open} still open`,
  alertsAllOpen: { one: '{n} alert, still open', other: '{n} alerts, all still open' } as Plural,
  alertsDone: (alerts: string) => `${alerts}, none open`,
  alertsBehind: (alerts: string) => `${alerts}: /earshot alerts`,
  heldBack: (posts: string) => `${posts} held back as probably not about a keyword`,
  claimedAfter: (median: string) => `Claimed after ${median} (median).`,
  closedAfter: (median: string) => `Closed after ${median}.`,
  read: (sources: string) => `Sources checked: ${sources}.`,
  webhook: (name: string) => `webhook ${name}`,
  partly: (source: string, part: string, whole: string) => `${source} (${part} of ${whole})`,
  joined: (source: string, since: string) => `${source} (since ${since})`,
  lateSource: (source: string) => `${source} (late at times)`,
  noSource: 'No source was checked.',
  late: (sources: string) => `Late at times: ${sources}.`,
  down: (sources: string) => `Did not answer at times: ${sources}.`,
  gaps: (gaps: string) => `Not checked: ${gaps}.`,
  severalGaps: (source: string, times: string, length: string) =>
    `${source}, ${times} times, ${length} in all`,
  moreSources: { one: '{n} more source', other: '{n} more sources' } as Plural,
  gap: (source: string, span: string) => `${source}, ${span}`,
  reportMenu: 'Report on…',

  compareCaption: 'Figures',
  compareTitle: (span: string) => `Share of voice, ${span}`,
  compareLead: (keyword: string, share: string) => `${keyword} leads with ${share} of mentions.`,
  compareMoved: (keyword: string, share: string, before: string, earlier: string) =>
    `${keyword} leads with ${share} of mentions, ${before} ${earlier}.`,
  compareTie: (keywords: string, mentions: string) => `${keywords} share the lead with ${mentions} each.`,
  compareWhole: (mentions: string) => `100% is ${mentions}, each post counted once.`,
  compareShared: {
    one: '{n} post names several: it counts in each row, and is divided evenly in the shares.',
    other: '{n} posts name several: they count in each row, and are divided evenly in the shares.',
  } as Plural,
  compareNone: (keywords: string) =>
    `No mention of ${keywords} in this time, so there is nothing to compare.`,
};

export type DigestWords = typeof digest;
