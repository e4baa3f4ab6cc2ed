import type { SourceErrorKind } from '../../../config/errors.ts';
import type { FailureMeaning, HealthState } from '../../../listening/series/health.ts';
import type { Trouble } from '../../../listening/series/outage.ts';
import type { PassedOver } from '../../../listening/sources/source.ts';

const states: Record<HealthState | 'off' | 'unset' | 'idle', string> = {
  ok: 'up to date',
  new: 'not checked yet',
  late: 'late',
  down: 'not answering',
  stopped: 'needs action',
  off: 'off',
  unset: 'not set up',
  idle: 'nothing to check',
};

const happened: Record<FailureMeaning, string> = {
  limited: 'It asks for fewer requests.',
  refused: 'It refuses access.',
  gone: 'This address no longer exists.',
  down: 'No answer.',
  broken: 'The site reports an error of its own.',
  missing: 'There is nothing at this address.',
  unusable: 'It answers with an error.',
  malformed: 'Its answer cannot be read.',
  misconfigured: 'A setting of the bot is missing or wrong.',
};

const fixes: Record<SourceErrorKind, string> = {
  limited: 'Nothing: I try again, less often.',
  refused: 'I try again every hour. If the address needs a login or forbids robots, remove it.',
  gone: 'I try again every hour. If it lasts, remove the feed or add its new address.',
  down: 'Nothing for now: I try again. If it lasts for days, open the address in a browser.',
  malformed: 'Open the address in a browser. If it is no longer a feed, remove it and add the right one.',
  misconfigured: 'Whoever runs the bot has to set its key and restart.',
};

/** For what is no feed: its address stands in the configuration, and no member of the channel can change it. */
const searchFixes: Record<SourceErrorKind, string> = {
  ...fixes,
  refused: 'I try again every hour. If it lasts, whoever runs the bot has to check its key or token.',
  gone: 'Whoever runs the bot has to check its address in the configuration.',
  down: 'Nothing for now: I try again. If it lasts for days, tell whoever runs the bot.',
  malformed: 'Nothing for now: I try again. If it lasts for days, tell whoever runs the bot.',
};

const titles: Record<Trouble, (name: string, since: string) => string> = {
  failing: (name, since) => `Checking ${name} has failed since ${since}.`,
  stopped: (name, since) => `Checking ${name} has failed since ${since}: somebody has to act.`,
  overdue: (name, since) => `No check of ${name} since ${since}.`,
  quiet: (name, since) => `Nothing new from ${name} since ${since}.`,
};

/** By id; a source that is not here goes by its own label. */
const names: Partial<Record<string, string>> = { feed: 'Feeds', import: 'Import' };

/** Of the use of a source, by id; one that is not here says its own, in English. */
const terms: Partial<Record<string, string>> = {};

/** What a source says in English of a failure; null where a language does not know the sentence. */
const details = (english: string): string | null => english;

export const sources = {
  names,
  terms,
  details,
  states,
  happened,
  fixes,
  searchFixes,
  title: 'Sources',
  summary: (ok: string, all: string) => `Up to date: ${ok} of ${all}.`,
  allWell: { one: 'Your source is up to date.', other: 'All sources are up to date ({n}).' },
  pushed: {
    one: 'Posts come in by your webhook; no other source has been checked yet.',
    other: 'Posts come in by {n} webhooks; no other source has been checked yet.',
  },
  none: 'No source has been checked yet. The first check starts within a minute of adding a keyword.',
  columns: {
    source: 'Source',
    state: 'State',
    requests: 'Searches',
    last: 'Last check',
    delay: 'Delay',
    next: 'Next check',
    errors: 'Errors',
    quota: 'Quota',
  },
  never: 'never',
  troubles: 'Problems',
  more: (n: string) => `and ${n} more of the same kind`,
  unread: {
    title: 'Posts may be missing',
    lost: {
      one: '{n} post arrived damaged and could not be read',
      other: '{n} posts arrived damaged and could not be read',
    },
    lostSince: (name: string, posts: string, moment: string) => `${name}: ${posts}, since ${moment}.`,
    stretch: (name: string, span: string, reason: string) => `${name}, ${span}: ${reason}`,
    reasons: {
      short: 'only the latest posts were available, and there had been more.',
      'too-many': 'there were too many posts at once.',
      broken: 'the answer was cut off.',
      quota: 'the quota was used up.',
      away: 'older posts were no longer available after a break.',
      quiet: 'it answered, but had nothing new, which is unusual.',
      down: 'no answer.',
      other: 'not everything could be read.',
    } satisfies Record<PassedOver | 'quiet' | 'down' | 'other', string>,
  },
  unposted: {
    title: 'Not posted because of an error in the bot',
    retried: { one: '{n} message will be tried again', other: '{n} messages will be tried again' },
    givenUp: { one: '{n} message was dropped', other: '{n} messages were dropped' },
  },
  unused: {
    off: (sources: string) => `Off: ${sources}.`,
    unset: (sources: string) => `Not set up (see docs/sources.md): ${sources}.`,
  },
  addFeed: 'Add a feed:',
  addFeedCommand: '/earshot sources --add https://site.example/feed.xml',
  optIn: (source: string) => `Switch ${source} on`,
  optOut: (source: string) => `Switch ${source} off`,
  removeFeed: 'Remove this feed',
  checkAgain: 'Show all sources',
  tryAgain: 'Try again now',
  tryAllAgain: 'Try failing sources again',
  triedNow: (names: string) => `Trying again now: ${names}.`,
  triedLater: (names: string, moment: string) =>
    `Tried just now, or asked to wait: ${names}. Next try ${moment}.`,
  others: (n: string) => `${n} more`,
  nothingFails: 'No source is failing: there is nothing to try again.',

  added: (title: string) => `Feed “${title}” added. I check it now and confirm here.`,
  knownAlready: (title: string) => `Feed “${title}” was already there.`,
  choose: 'This page has several feeds. Which one?',
  chooseLabel: 'Add the feed…',
  removed: (title: string) => `Feed “${title}” removed. Its stored posts stay.`,
  optedIn: (source: string) => `${source} is on for this workspace.`,
  optedOut: (source: string) => `${source} is off for this workspace.`,

  titles,
  neverAnswered: (name: string) => `Checking ${name} has not worked so far.`,
  part: (name: string, n: string, of: string) => `${name} (${n} of ${of})`,
  usually: (posts: string) => `It answers, but has nothing new. Usual in this time: about ${posts}.`,
  hangs: 'The bot is behind with this source.',
  troubleFixes: {
    quiet:
      'Look in a browser whether it still publishes, or has moved. If it is just quiet, there is nothing to do.',
    overdue: 'Whoever runs the bot has to look into its log and restart it.',
  },
  what: 'Problem',
  waitUntil: (moment: string) => `It asks to wait until ${moment}.`,
  last: 'Last check',
  next: 'Next try',
  toDo: 'What to do',
  detail: 'Details',
  meaning: 'Posts from there may be missing until it works again. I will not repeat this.',
  recovered: (name: string) => `Working again: ${name}.`,
  recoveredGap: (span: string, length: string) => `Posts from ${span} (${length}) may be missing.`,
  recoveredFull: 'No posts are missing.',
};

export type SourceWords = typeof sources;
