import type { Alert } from '../../listening/alerts/alert.ts';
import type { GrowthStep } from '../../listening/alerts/growth.ts';
import type { Channel, PeopleAndGroups, Person } from '../../listening/channel.ts';
import type { PostCounts } from '../../listening/mentions/mention.ts';
import type { Millis } from '../../listening/time.ts';
import { compose, spaced } from '../compose.ts';
import { named, oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Message, type Mood, plain, type Run } from '../message.ts';
import { cardRun, channelRun, momentRun } from '../runs.ts';
import { sourceName } from '../sources/source-name.ts';
import { alertSubject } from '../subject.ts';
import { audienceWords, firstTotal, keywordLabel, streamCount } from './finding.ts';
import { mentionPeople } from './mention-people.ts';
import { reasonRuns, snoozeRuns } from './state.ts';

/** A line in an alert's thread after its evidence: a material change, or an action that others must know of. */
export type AlertLine =
  /** It has grown to so many times what was counted at first. */
  | { what: 'grown'; times: GrowthStep }
  /** It is of a higher severity now; `withGrowth`: another line says how much it is. */
  | { what: 'severer'; withGrowth?: boolean }
  /** It goes on after it had ended. */
  | { what: 'again' }
  /** It is over: back at its usual, at a level that has become the usual, or without anybody writing. */
  | { what: 'calm' | 'mood-normal' | 'level' | 'faded' }
  /** `next`: when it is escalated, and whom that reaches: a channel, the people on call, or nobody beside the readers. */
  | { what: 'remind'; next?: { at: Millis; whom: Pick<Channel, 'ref' | 'name'> | 'on-call' | null } }
  | { what: 'new-source'; source: string; posts: number }
  | { what: 'large-author'; author: string; followers: number; counts?: PostCounts }
  | { what: 'claim'; by: Person; from: Person | null }
  | { what: 'assign'; by: Person; to: Person }
  /** `from`: whose it was, where the timer took it from them. */
  | { what: 'release'; by: Person | 'timer'; from?: Person | null }
  /** `ping`: who is called. */
  | { what: 'escalate'; by: Person | 'timer'; ping?: PeopleAndGroups }
  /** Due, but the channel has no escalation channel. */
  | { what: 'escalate-nowhere' }
  | { what: 'snooze' | 'reopen'; by: Person }
  | { what: 'note'; by: Person; text: string }
  | { what: 'merge'; into: number }
  | { what: 'merged-here'; other: number; otherId?: string }
  | { what: 'resolve' | 'dismiss'; by: Person | 'timer' }
  | { what: 'wake'; worse: boolean };

/** One line for the thread of an alert, as the alert is after the change; closing it takes three. */
export function alertThreadLine(alert: Alert, keywordName: string, line: AlertLine, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const lines = lineRuns(alert, line, words, format);
  const subject = keywordLabel(keywordName);
  return {
    language: locale.language,
    summary: words.triage.lineSummary(String(alert.number), subject, plain(lines[0] ?? [])),
    mood: moodOf(line),
    elements: lines.map((text) => ({ kind: 'text', text })),
    subject: alertSubject(alert, keywordName),
  };
}

/** The sentences of a line. */
export function lineRuns(alert: Alert, line: AlertLine, words: Copy, format: Format): Run[][] {
  const { triage } = words;
  const { now } = alert;
  const at = (moment: Millis) => momentRun(moment, alert.raisedAt, format);
  switch (line.what) {
    case 'grown':
      return [
        [
          triage.grown(
            triage.growth[line.times],
            streamCount(firstTotal(alert), alert, words, format),
            format.number(now.total),
            alert.latest ? format.count(alert.latest.authors, words.units.people) : null,
          ),
        ],
      ];
    case 'severer':
      return [
        [
          triage.severer(
            words.alerts.severities[alert.severity],
            line.withGrowth ? null : streamCount(now.total, alert, words, format),
          ),
        ],
      ];
    case 'again': {
      const window = format.duration(alert.evidence.windowMs);
      return [
        [triage.again(streamCount(now.observed, alert, words, format), window, format.number(now.total))],
      ];
    }
    case 'level':
      return [
        [
          triage.level(
            format.duration((alert.calmAt ?? now.at) - alert.startedAt),
            streamCount(now.total, alert, words, format),
          ),
        ],
      ];
    case 'faded':
      return [[triage.faded]];
    case 'calm':
      return [compose(triage.calm, at(alert.calmAt ?? now.at), ...figures(alert, words, format))];
    case 'mood-normal':
      return [compose(triage.moodNormal, at(alert.calmAt ?? now.at))];
    case 'new-source':
      return [
        [triage.newSource(sourceName(line.source, words), format.count(line.posts, words.units.posts))],
      ];
    case 'large-author':
      return [[triage.bigAuthor(oneLine(line.author, 60), audienceWords(line, words, format).join(', '))]];
    case 'remind':
      return [
        spaced([
          compose(triage.reminder, cardRun(alert), at(alert.raisedAt)),
          afterReminder(line, at, words),
        ]),
      ];
    case 'claim':
      return [
        [
          { person: named(line.by) },
          ' ',
          line.from === null ? triage.claimedBy : triage.tookOver(oneLine(line.from.name, 60)),
        ],
      ];
    case 'assign':
      return [[triage.assigned, { person: named(line.to), ping: line.to.id !== line.by.id }, '.']];
    case 'release':
      return [
        line.by === 'timer'
          ? line.from
            ? [{ person: named(line.from) }, triage.unclaimedFrom]
            : [triage.unclaimed]
          : [{ person: named(line.by) }, ` ${triage.releasedBy}`],
      ];
    case 'escalate':
      return [
        [
          ...(line.by === 'timer'
            ? [triage.escalatedByTimer]
            : [{ person: named(line.by) }, ` ${triage.escalatedBy}`]),
          ...(line.ping ? mentionPeople(line.ping, line.by) : []),
        ],
      ];
    case 'escalate-nowhere':
      return [[triage.escalatedNowhere, ' ', { command: triage.escalateCommand }]];
    case 'snooze':
      return [
        [{ person: named(line.by) }, ' ', ...compose(triage.snoozedBy, snoozeRuns(alert, words, format))],
      ];
    case 'reopen':
      return [[{ person: named(line.by) }, ` ${triage.reopenedBy}`]];
    case 'note':
      return [[{ person: named(line.by) }, ` ${triage.noteBy}${oneLine(line.text, 1_000)}`]];
    case 'merge':
      return [compose(triage.mergedInto, otherCard(line.into, alert.triage.duplicateOf))];
    case 'merged-here':
      return [compose(triage.mergedHere, otherCard(line.other, line.otherId ?? null))];
    case 'resolve':
    case 'dismiss':
      return closing(alert, line.by, words, format);
    case 'wake':
      return [[line.worse ? triage.worse : triage.wokeUp]];
  }
}

/** What happens if nobody takes it. */
function afterReminder(
  { next }: Extract<AlertLine, { what: 'remind' }>,
  at: (moment: Millis) => Run,
  { triage }: Copy,
): Run[] {
  if (!next) return [];
  const { whom } = next;
  if (whom === null) return compose(triage.reminderAsked, at(next.at));
  return compose(triage.reminderNext, at(next.at), whom === 'on-call' ? triage.onCall : channelRun(whom));
}

/** Who closed it and why, how much it was, how long it took. */
function closing(alert: Alert, by: Person | 'timer', words: Copy, format: Format): Run[][] {
  const { triage } = words;
  const { claimedAt, closedAt } = alert.triage;
  const why = reasonRuns(alert, words);
  const took = format.duration((closedAt ?? alert.now.at) - alert.raisedAt);
  return [
    by === 'timer'
      ? compose(triage.closedByTimer, why)
      : [{ person: named(by) }, ' ', ...compose(triage.closedBy, why)],
    [triage.figures(...figures(alert, words, format))],
    [
      claimedAt === null
        ? triage.timingsUnclaimed(took)
        : triage.timings(format.duration(claimedAt - alert.raisedAt), took),
    ],
  ];
}

function otherCard(number: number, id: string | null): Run {
  return id === null ? String(number) : cardRun({ number, id });
}

function figures(alert: Alert, words: Copy, format: Format): [peak: string, total: string] {
  return [format.number(alert.now.peak), streamCount(alert.now.total, alert, words, format)];
}

function moodOf({ what }: AlertLine): Mood {
  switch (what) {
    case 'calm':
    case 'mood-normal':
    case 'resolve':
      return 'good';
    case 'grown':
    case 'severer':
    case 'again':
    case 'remind':
    case 'escalate':
    case 'escalate-nowhere':
      return 'warning';
    default:
      return 'plain';
  }
}
