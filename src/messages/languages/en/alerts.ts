import type { ResolveReason } from '../../../listening/alerts/alert.ts';
import type { Severity } from '../../../listening/alerts/kinds/kind.ts';
import type { Trend } from '../../../listening/alerts/trend.ts';
import type { SpamSign } from '../../../listening/alerts/voices.ts';
import type { Plural } from '../shapes.ts';

const severities: Record<Severity, string> = {
  1: 'severity 1, critical',
  2: 'severity 2, high',
  3: 'severity 3, medium',
  4: 'severity 4, low',
};

const reasons: Record<ResolveReason, string> = {
  fixed: 'real, fixed',
  answered: 'real, answered',
  'no-action': 'real, no action needed',
  noise: 'noise',
  duplicate: 'duplicate of another alert',
  'own-activity': 'our own campaign or activity',
  'wrong-sentiment': 'wrong sentiment',
  'wrong-keyword': 'not about this keyword',
  withdrawn: 'taken back',
};

export const alerts = {
  severities,
  reasons,
  duplicateOf: (number: string) => `duplicate of alert #${number}`,
  title: (kind: string, keyword: string, severity: string) => `${kind}: ${keyword} (${severity})`,
  summary: (title: string, finding: string, state: string, number: string) =>
    `${title}. ${finding} ${state}. Alert #${number}.`,

  inWindow: (count: string, window: string) => `${count} in ${window}.`,
  windowUntil: (count: string, window: string, moment: string) => `${count} in ${window}, up to ${moment}`,

  // What has become of a rise, on its card.
  sinceCount: (count: string, from: string) => `${count} since ${from}.`,
  spanCount: (count: string, from: string, to: string) => `${count} from ${from} to ${to}.`,
  usualThen: (usual: string, first: string) => `Usually ${usual}; ${first} at first.`,
  usualCounts: { none: 'none', some: 'less than 1', about: (count: string) => `about ${count}` },
  firstThen: (first: string) => `At first: ${first}.`,
  began: (moment: string) => `Since ${moment}.`,
  beganAnd: {
    rising: (moment: string) => `Since ${moment}, still rising.`,
    level: (moment: string) => `Since ${moment}, no longer rising.`,
    falling: (moment: string) => `Since ${moment}, falling now.`,
  } satisfies Record<Trend, (moment: string) => string>,
  trend: {
    rising: 'Still rising.',
    level: 'No longer rising.',
    falling: 'Falling now.',
  } satisfies Record<Trend, string>,
  driver: (phrase: string, posts: string, all: string) => `About “${phrase}”: ${posts} of ${all} posts.`,
  spam: {
    'one-author': (share: string) => `Possible spam: one author wrote ${share}.`,
    'few-authors': (_share: string, copies: string) => `Possible spam: few authors, ${copies} are copies.`,
    'shared-link': (_share: string, copies: string) => `Possible spam: one link, ${copies} are copies.`,
    /** Alerts of before do not say by what they were taken for it. */
    unknown: (share: string, copies: string) =>
      `Possible spam: ${share} by one author, ${copies} are copies.`,
  } satisfies Record<SpamSign | 'unknown', (share: string, copies: string) => string>,
  oneText: (people: string) => `${people}, nearly the same words.`,

  // What a skeptic checks, in the thread.
  author: 'Author',
  authorValue: (name: string, followers: string | null, when: string) =>
    `${name}${followers === null ? '' : ` (${followers})`}, ${when}`,
  authorFollowed: (name: string, followers: string) => `${name} (${followers})`,
  /** `negative` is null where none is. */
  alsoAbout: (posts: string, keyword: string, negative: string | null) =>
    `${posts} about ${keyword}${negative === null ? '' : ` (${negative} negative)`}`,
  unusual: 'How unusual',
  times: (factor: string) => `${factor} times more than usual`,
  timesUsual: (factor: string) => `${factor} times the usual`,
  moreThan: (factor: string) => `over ${factor}`,
  odds: {
    certain: (chance: string) => `almost certainly not chance (less than 1 in ${chance})`,
    unlikely: (chance: string) => `unlikely to be chance (less than 1 in ${chance})`,
    open: 'could still be chance',
  },
  million: 'a million',
  expectedEvent: (name: string) => `counted as expected: ${name}`,
  since: 'Since',
  goesOn: {
    rising: (moment: string) => `${moment}, still rising`,
    level: (moment: string) => `${moment}, no longer rising`,
    falling: (moment: string) => `${moment}, falling now`,
  } satisfies Record<Trend, (moment: string) => string>,
  stayed: (from: string, to: string) => `${from}, the new normal since ${to}`,
  until: (from: string, to: string) => `${from}, back to normal ${to}`,
  now: 'Now',
  nowValue: (count: string, peak: string, total: string) => `${count}; peak ${peak} an hour; ${total} in all`,
  /** `moment` is when it began, `count` all that came since. */
  countedSince: (moment: string, count: string) => `${moment} (${count} since)`,
  atFirst: 'At first',
  atFirstValue: (count: string, moment: string) => `${count} at ${moment}`,
  drivers: 'Driven by',
  driverBy: (phrase: string, posts: string, all: string, authors: string) =>
    `“${phrase}” in ${posts} of ${all} posts (${authors})`,
  counts: 'Counts only posts where',
  where: 'Where',
  sourceTimes: (source: string, count: string, times: string) => `${source} ${count} (${times}× its usual)`,
  sourceUsual: (source: string, count: string) => `${source} ${count} (as usual)`,
  sourceCount: (source: string, count: string) => `${source} ${count}`,
  sourceRare: (source: string, count: string) => `${source} ${count} (hardly any before)`,
  sourceNew: (source: string, count: string) => `${source} ${count} (none before)`,
  who: 'Who',
  whoValue: (authors: string, stories: string, share: string) =>
    `${authors}, ${stories}; the most active author wrote ${share}`,
  whoUnnamed: (posts: string) => `${posts} without an author’s name`,
  /** Where the figures of the detector are smaller than what can be read. */
  whoCounted: (posts: string, counted: string) =>
    `${posts} counted as ${counted}, an author up to 3 times an hour`,
  sentiment: 'Sentiment',
  sentimentValue: (negative: string, posts: string, share: string, before: string) =>
    `${negative} of ${posts} negative (${share}), ${before} in the 14 days before`,
  sentimentNoPast: (negative: string, posts: string, share: string) =>
    `${negative} of ${posts} negative (${share}), no earlier days to compare`,
  sentimentClear: 'a clear change',
  sentimentUnclear: 'no clear change',
  read: 'Sources checked',
  readAll: (sources: string) => `${sources}: up to date`,
  readLate: (source: string, since: string) => `${source}: late, last checked ${since}`,
  readDown: (source: string, since: string) => `${source}: not answering since ${since}`,
  readNever: (source: string) => `${source}: not checked yet`,
  notRead: 'Gaps',
  notReadValue: (length: string) => `no data for ${length} of the last 7 days`,
  baseline: 'Compared with',
  baselineAge: (age: string) => `${age} of data`,
  learning: (age: string) => `only ${age} of data: the usual level is not certain yet`,
  spamWhy: 'This looks like spam or a campaign: nobody was paged for it.',
  oneTextWhy:
    'Many people use nearly the same words, without a link in common: each counts as a report of their own.',

  evidenceTitle: (number: string) => `Evidence for alert #${number}`,
  evidenceSummary: (number: string, keyword: string, posts: string) =>
    `Evidence for alert #${number} on ${keyword}: figures, ${posts} and first steps.`,
  topPosts: 'Top posts',
  noPosts: 'The posts are not kept any more.',
  firstSteps: 'First steps',
  steps: {
    rise: [
      'Open the top posts and check whether what they say is true.',
      'Claim the alert, then ask the team that owns the topic before you answer.',
      'Answer once, where the story started; link to that answer elsewhere.',
    ],
    post: [
      'Read the post and who wrote it.',
      'Decide whether it deserves an answer, and who gives it.',
      'If it is not about you, dismiss it as “not about this keyword”: its posts are no longer counted.',
    ],
    silence: [
      'Check with /earshot sources that all sources work.',
      'Check that the keyword still matches how people write the name.',
      'If the silence is normal (holiday, end of a campaign), dismiss the alert.',
    ],
    oneText: [
      'Check whether what they report is true: this is probably one fault that many people see.',
      'Claim the alert, then tell the team that can repair it.',
      'Answer once, where all of them look (status page, a post of your own); link to that answer elsewhere.',
    ],
    spam: [
      'Look at the most active author first: one voice, or many people with one text?',
      'Do not answer single posts; it spreads them.',
      'If it is spam or a campaign, dismiss it as noise.',
    ],
    spamBy: {
      'one-author': 'Look at that author first: a customer in trouble, or somebody who advertises?',
      'few-authors': 'Look at those accounts first: do they write about anything else?',
      'shared-link': 'Look at the link first: what does it want people to do?',
    } satisfies Record<SpamSign, string>,
  },
  moreActs: (number: string) => `More about alert #${number}`,

  listTitle: 'Open alerts',
  listAllTitle: 'Alerts',
  listMineTitle: 'Your alerts',
  listSummary: (alerts: string) => `${alerts} open.`,
  listAllSummary: (alerts: string) => `${alerts}.`,
  listEmpty: 'No alert is open.',
  listAllEmpty: 'No alerts yet.',
  listMineEmpty: 'You own no alerts.',
  listRest: (shown: string, all: string) => `${shown} of ${all} shown.`,
  listNext: (n: string) => `Show ${n} more`,
  figures: {
    title: (length: string) => `How alerts were handled, last ${length}`,
    summary: (alerts: string, open: string, late: string) => `${alerts}: ${open} still open${late}.`,
    settled: { one: '{n} alert, closed.', other: '{n} alerts, all closed.' } as Plural,
    empty: 'No alert was raised in that time.',
    toClaim: 'Time to claim',
    toClose: 'Time to resolve',
    real: 'Real',
    delay: (median: string, ninetieth: string, of: string) =>
      `${median} (median); nine of ten within ${ninetieth}; over ${of}`,
    realShare: (real: string, judged: string, share: string) => `${share} (${real} of ${judged} judged)`,
    none: 'none yet',
    caption: 'By keyword: median and nine of ten',
    columns: { keyword: 'Keyword', alerts: 'Alerts', claimed: 'Claimed', closed: 'Resolved', real: 'Real' },
    cell: (median: string, ninetieth: string) => `${median} / ${ninetieth}`,
    removed: 'a keyword removed since',
  },
  openTitle: (day: string) => `Open alerts, ${day}`,
  openSummary: (open: string, late: string) => `${open} still open${late}.`,
  /** How many of the open ones are overdue. */
  late: {
    none: { one: ', not overdue', other: ', none overdue' } as Plural,
    some: (n: string) => `, ${n} overdue`,
    all: { one: ', overdue', other: ', all overdue' } as Plural,
  },
  overdue: (moment: string) => `overdue since ${moment}`,
  listed: (number: string, what: string, keyword: string, severity: string) =>
    `#${number} ${what}: ${keyword} (${severity})`,
  age: (length: string) => `${length} old`,
  openLine: (number: string, what: string, keyword: string, detail: string) =>
    `#${number} ${what}: ${keyword}. ${detail}`,
  numbered: (number: string) => `#${number}`,
  howTo: {
    claim: (number: string) => `/earshot claim ${number}`,
    resolve: (number: string) => `/earshot resolve ${number}`,
    reopen: (number: string) => `/earshot reopen ${number}`,
  },
};

export type AlertWords = typeof alerts;
