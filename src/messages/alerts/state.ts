import type { Alert } from '../../listening/alerts/alert.ts';
import type { Ending } from '../../listening/alerts/kinds/kind.ts';
import type { Millis } from '../../listening/time.ts';
import { compose, joined } from '../compose.ts';
import { named } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Mood, Run } from '../message.ts';
import { plain } from '../message.ts';
import { cardRun, momentRun } from '../runs.ts';
import { firstWords } from '../words.ts';

/** The state of an alert, whole: where it stands, with whom, until when. @param near times of that day go without a date */
export function stateLine(alert: Alert, words: Copy, format: Format, near = alert.raisedAt): Run[] {
  const { triage } = words;
  const { closedAt, escalated, reopened } = alert.triage;
  const at = (moment: number) => momentRun(moment, near, format);
  const line = standing(alert, words, format, near);
  const add = (...runs: Run[]) => line.push(' · ', ...runs);
  if (escalated && closedAt === null && (!escalated.nowhere || alert.calmAt === null)) {
    const runs = escalatedRuns(alert, words, at);
    if (runs) add(...runs);
  }
  if (reopened > 0) add(triage.reopened(format.number(reopened)));
  if (alert.calmAt !== null && closedAt === null)
    add(...compose(triage.endedSince[endingOf(alert)], at(alert.calmAt)));
  return line;
}

/** Words of a person's name on a card, where the platform does not show its own. */
const NAME = { words: 3, length: 30 };

/**
 * The state on a card: who has it, and the one thing that matters most beside that.
 * @param isEscalation the card says above that it is escalated
 */
export function cardState(alert: Alert, words: Copy, format: Format, isEscalation: boolean): Run[] {
  const { triage } = words;
  const { closedAt, holder, reopened } = alert.triage;
  const at = (moment: number) => momentRun(moment, alert.raisedAt, format);
  const line = standing(alert, words, format, alert.raisedAt, alert.calmAt !== null).map((run) => {
    if (typeof run !== 'object' || !('person' in run)) return run;
    const { person } = run;
    return { ...run, person: { ...person, name: firstWords(person.name, NAME.words, NAME.length) } };
  });
  if (closedAt !== null || (isEscalation && holder !== null)) return line;
  if (alert.calmAt !== null)
    return [...line, ' · ', ...compose(triage.endedSince[endingOf(alert)], at(alert.calmAt))];
  const urgent = escalatedRuns(alert, words, at);
  if (urgent) return isEscalation ? line : [...line, ' · ', ...urgent];
  return reopened > 0 && holder === null ? [...line, ' · ', triage.reopened(format.number(reopened))] : line;
}

/** That it was escalated; where that called nobody, that it waits for somebody. */
function escalatedRuns({ triage }: Alert, words: Copy, at: (moment: Millis) => Run): Run[] | null {
  const { escalated, respondBy, state } = triage;
  if (!escalated) return null;
  if (!escalated.nowhere) return compose(words.triage.escalated, at(escalated.at));
  return state === 'new' ? compose(words.alerts.overdue, at(respondBy ?? escalated.at)) : null;
}

function endingOf({ endedBy }: Alert): Ending {
  return endedBy ?? 'calm';
}

/** @param isOver it says further on since when it is over, which is of more interest than since when somebody has it */
function standing(alert: Alert, words: Copy, format: Format, near: Millis, isOver = false): Run[] {
  const { triage } = words;
  const { state, holder, since, closedBy, closedAt, respondBy } = alert.triage;
  const at = (moment: number) => momentRun(moment, near, format);
  const line: Run[] = [{ bold: triage.states[state] }];
  const add = (...runs: Run[]) => line.push(' · ', ...runs);
  switch (state) {
    case 'new':
      add(triage.nobody);
      // What is back to normal by itself hurries nobody.
      if (respondBy !== null && !alert.triage.escalated && alert.calmAt === null)
        add(...compose(respondBy < near ? words.alerts.overdue : triage.respondBy, at(respondBy)));
      break;
    case 'claimed':
      if (holder) line.push(triage.by, { person: named(holder) });
      if (!isOver) line.push(...compose(triage.heldBy, at(since)));
      break;
    case 'snoozed':
      line.push(' ', ...snoozeRuns(alert, words, format, near));
      if (holder) line.push(triage.by, { person: named(holder) });
      break;
    case 'resolved':
    case 'dismissed':
      if (closedBy === 'timer') line.push(' ', triage.automatically);
      else if (closedBy) line.push(triage.by, { person: named(closedBy) });
      add(...compose(triage.closed, reasonRuns(alert, words), at(closedAt ?? since)));
      break;
  }
  return line;
}

/** Why it was closed; of a duplicate, of which alert. */
export function reasonRuns({ triage }: Alert, { alerts }: Copy): Run[] {
  const { reason, duplicateNumber, duplicateOf } = triage;
  if (reason === 'duplicate' && duplicateNumber !== undefined)
    return compose(
      alerts.duplicateOf,
      duplicateOf === null ? String(duplicateNumber) : cardRun({ number: duplicateNumber, id: duplicateOf }),
    );
  return reason === null ? [] : [alerts.reasons[reason]];
}

/** The state in a list or a table. */
export function stateRuns(alert: Alert, words: Copy, format: Format, near: Millis): Run[] {
  return joined(
    stateLine(alert, words, format, near).map((run) =>
      typeof run === 'object' && 'bold' in run ? run.bold : run,
    ),
  );
}

/** The state in plain words, for summaries. */
export function stateWords(alert: Alert, words: Copy, format: Format): string {
  return plain(stateLine(alert, words, format));
}

/** `until 18:00`, `until it is back to normal`. */
export function snoozeRuns(alert: Alert, { triage }: Copy, format: Format, near = alert.raisedAt): Run[] {
  const { snoozedUntil } = alert.triage;
  if (snoozedUntil === null || snoozedUntil === 'calm') return [triage.untilCalm];
  return compose(triage.until, momentRun(snoozedUntil, near, format));
}

export function moodOf(alert: Alert): Mood {
  switch (alert.triage.state) {
    case 'new':
      return alert.calmAt === null ? `severity-${alert.severity}` : 'good';
    case 'claimed':
      return alert.calmAt === null ? 'warning' : 'good';
    case 'snoozed':
    case 'dismissed':
      return 'quiet';
    case 'resolved':
      return 'good';
  }
}
