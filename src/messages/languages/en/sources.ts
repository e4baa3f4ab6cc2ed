import type { SourceErrorKind } from '../../../config/errors.ts';
import type { FailureMeaning, HealthState } from '../../../listening/series/health.ts';
import type { Trouble } from '../../../listening/series/outage.ts';
import type { PassedOver } from '../../../listening/sources/source.ts';

const states: Record<HealthState | 'off' | 'unset' | 'idle', string> = {
  ok: 'up to date',
  new: 'not read yet',
  late: 'late',
  down: 'not answering',
  stopped: 'needs you',
  off: 'off',
  unset: 'not set up',
  idle: 'nothing to read',
};

const happened: Record<FailureMeaning, string> = {
  limited: 'It asks us to slow down.',
  refused: 'It does not let us in.',
  gone: 'It says that this address no longer exists.',
  down: 'It does not answer.',
  broken: 'It is down, by a fault of its own.',
  missing: 'It answers, but has nothing at this address.',
  unusable: 'It answers with an error that says nothing more.',
  malformed: 'It answers something that cannot be read.',
  misconfigured: 'Its settings on our side are missing or wrong.',
};

const fixes: Record<SourceErrorKind, string> = {
  limited: 'Nothing to do: it is tried again, less often.',
  refused:
    'It is tried again every hour. Check whether the address needs a login or forbids robots; if so, remove it.',
  gone: 'It is tried again every hour. If it lasts, remove it, or add its new address.',
  down: 'Nothing to do for now: it is tried again. If it lasts for days, check the address in a browser.',
  malformed: 'Open the address in a browser: if it is no longer a feed, remove it and add the right one.',
  misconfigured: 'Whoever runs the bot has to set its key and restart.',
};

/** For what is no feed: its address stands in the configuration, and no member of the channel can change it. */
const searchFixes: Record<SourceErrorKind, string> = {
  ...fixes,
  refused:
    'It is tried again every hour. If it lasts, whoever runs the bot has to check its key or token, and restart.',
  gone: 'Whoever runs the bot has to check its address in the configuration, or leave it out.',
  down: 'Nothing to do for now: it is tried again. If it lasts for days, tell whoever runs the bot.',
  malformed: 'Nothing to do for now: it is tried again. If it lasts for days, tell whoever runs the bot.',
};

const titles: Record<Trouble, (name: string, since: string) => string> = {
  failing: (name, since) => `${name} has not answered since ${since}.`,
  stopped: (name, since) => `${name} cannot be read since ${since}: somebody has to act.`,
  overdue: (name, since) => `${name} has not been read since ${since}.`,
  quiet: (name, since) => `${name} has brought nothing since ${since}.`,
};

/** By id; a source that is not here goes by its own label. */
const names: Partial<Record<string, string>> = { feed: 'Feeds', import: 'Import' };

export const sources = {
  names,
  states,
  happened,
  fixes,
  searchFixes,
  title: 'Sources',
  summary: (ok: string, all: string) => `${ok} of ${all} are up to date.`,
  allWell: { one: 'Your source is up to date.', other: 'All {n} sources are up to date.' },
  pushed: {
    one: 'Posts come by your webhook; no other source has been read yet.',
    other: 'Posts come by {n} webhooks; no other source has been read yet.',
  },
  none: 'No source has been read yet: that begins within a minute of the first keyword.',
  columns: {
    source: 'Source',
    state: 'State',
    requests: 'Reads',
    last: 'Last read',
    delay: 'Delay',
    next: 'Next read',
    errors: 'Errors',
    quota: 'Quota',
  },
  never: 'never',
  troubles: 'What does not work',
  more: (n: string) => `and ${n} more of the same kind`,
  unread: {
    title: 'Not read in full of late',
    lost: {
      one: '{n} post could not be read: its source sent it garbled. Since',
      other: '{n} posts could not be read: their source sent them garbled. Since',
    },
    stretch: (span: string, reason: string) => `${span}: ${reason}`,
    reasons: {
      short: 'it shows only its last posts, and more had come meanwhile.',
      'too-many': 'more came at once than is read.',
      broken: 'its answer broke off.',
      quota: 'its quota had ended.',
      away: 'it no longer had what came while it was not read.',
      quiet: 'it answered, but brought nothing, against its habit.',
      down: 'it did not answer.',
      other: 'not everything could be read.',
    } satisfies Record<PassedOver | 'quiet' | 'down' | 'other', string>,
  },
  unposted: {
    title: 'What could not be posted, by a fault of mine',
    retried: { one: '{n} message is tried again', other: '{n} messages are tried again' },
    givenUp: { one: '{n} message was given up', other: '{n} messages were given up' },
  },
  unused: {
    off: (sources: string) => `Off: ${sources}.`,
    unset: (sources: string) => `Not set up (the README says how): ${sources}.`,
  },
  addFeed: 'Add a feed:',
  addFeedCommand: '/earshot sources --add https://site.example/feed.xml',
  optIn: (source: string) => `Switch ${source} on`,
  optOut: (source: string) => `Switch ${source} off`,
  removeFeed: 'Remove this feed',
  checkAgain: 'Show all sources',
  tryAgain: 'Try again now',
  tryAllAgain: 'Try what fails again',
  triedNow: (names: string) => `Trying again now: ${names}.`,
  triedLater: (names: string, moment: string) =>
    `${names}: was tried just now or asks us to wait; next try ${moment}.`,
  others: (n: string) => `${n} more`,
  nothingFails: 'Nothing fails just now: there is nothing to try again.',

  added: (title: string) => `The feed “${title}” is added. I read it now and say here when it is connected.`,
  knownAlready: (title: string) => `The feed “${title}” was already there.`,
  choose: 'This page offers several feeds. Which one?',
  chooseLabel: 'Add the feed…',
  removed: (title: string) => `The feed “${title}” is removed. What it brought stays.`,
  optedIn: (source: string) => `${source} is on for this workspace. Its terms:`,
  optedOut: (source: string) => `${source} is off for this workspace.`,

  titles,
  neverAnswered: (name: string) => `${name} does not answer.`,
  part: (name: string, n: string, of: string) => `${name} (${n} of ${of} searches)`,
  usually: (n: string) =>
    `It answers, but brings nothing new. In such a time it usually brings about ${n} posts.`,
  hangs: 'The bot does not get round to it.',
  troubleFixes: {
    quiet:
      'Look in a browser whether it is still updated, or has moved. If it is really quiet, there is nothing to do.',
    overdue: 'Whoever runs the bot has to look into its log, and restart it.',
  },
  what: 'What happened',
  waitUntil: (moment: string) => `It asks us to wait until ${moment}.`,
  last: 'Last read',
  next: 'Next try',
  toDo: 'What to do',
  detail: 'In detail',
  meaning:
    'Until it is heard again, its silence is marked as a gap and raises no alert. You hear about this once.',
  recovered: (name: string) => `${name} is heard again.`,
  recoveredGap: (span: string, length: string) =>
    `Not read: ${span} (${length}). This stays marked as a gap.`,
  recoveredFull: 'What was published meanwhile has been read; nothing is missing.',
};

export type SourceWords = typeof sources;
