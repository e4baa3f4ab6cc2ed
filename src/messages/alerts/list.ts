import type { Alert } from '../../listening/alerts/alert.ts';
import { isOverdue } from '../../listening/alerts/triage.ts';
import type { Millis } from '../../listening/time.ts';
import { compose, composeList, sentence } from '../compose.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message } from '../message.ts';
import { cardRun } from '../runs.ts';
import { alertListSubject } from '../subject.ts';
import { listButtons } from '../triage/actions.ts';
import { hasMoved, keywordLabel, kindName, streamCount } from './finding.ts';
import { stateRuns } from './state.ts';

/** Keyword names by id; a missing one (removed since) is shown by its alert's number alone. */
export type KeywordNames = ReadonlyMap<string, string>;

/** Alerts with buttons of their own in one message; the rest is in the table. */
const WITH_BUTTONS = 5;
const ROWS = 20;

/** Answer to `alerts`. @param which `open`: not closed; `all`: of late; `mine`: held by the person who asks */
export function alertList(
  alerts: readonly Alert[],
  names: KeywordNames,
  which: 'open' | 'all' | 'mine',
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.alerts;
  const title = { open: copy.listTitle, all: copy.listAllTitle, mine: copy.listMineTitle }[which];
  const empty = { open: copy.listEmpty, all: copy.listAllEmpty, mine: copy.listMineEmpty }[which];
  const count = format.count(alerts.length, words.units.alerts);
  const summary =
    alerts.length === 0 ? empty : which === 'open' ? copy.listSummary(count) : copy.listAllSummary(count);
  const { columns } = copy;
  const elements: Element[] = [{ kind: 'heading', text: title }];
  if (alerts.length === 0) elements.push({ kind: 'text', text: empty });
  else {
    elements.push({
      kind: 'table',
      caption: summary,
      columns: [columns.number, columns.what, columns.keyword, columns.state, columns.age],
      rows: alerts
        .slice(0, ROWS)
        .map((alert) => [
          compose(words.alerts.numbered, cardRun(alert)),
          hasMoved(alert)
            ? `${kindName(alert, words)} · ${streamCount(alert.now.total, alert, words, format)}`
            : kindName(alert, words),
          keywordLabel(nameOf(alert, names)),
          stateRuns(alert, words, format, now),
          format.duration(now - alert.raisedAt),
        ]),
      numeric: [false, false, false, false, true],
    });
    if (alerts.length > ROWS)
      elements.push({ kind: 'note', text: words.units.andMore(format.number(alerts.length - ROWS)) });
  }
  return {
    language: locale.language,
    summary: alerts.length === 0 ? empty : `${sentence(title)} ${summary}`,
    mood: 'plain',
    elements,
    subject: alertListSubject(alerts, names),
  };
}

/** The morning's list of what is still open, most urgent first; null when there is nothing to say. */
export function openItems(
  alerts: readonly Alert[],
  names: KeywordNames,
  now: Millis,
  locale: Locale,
): Message | null {
  if (alerts.length === 0) return null;
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.alerts;
  const groups: [string, Alert[]][] = [
    [copy.overdue, alerts.filter((alert) => isOverdue(alert, now))],
    [copy.unclaimed, alerts.filter((alert) => alert.triage.state === 'new' && !isOverdue(alert, now))],
    [copy.held, alerts.filter(({ triage }) => triage.state === 'claimed')],
    [copy.snoozed, alerts.filter(({ triage }) => triage.state === 'snoozed')],
  ];
  const overdue = groups[0]![1].length;
  const summary = copy.openSummary(format.count(alerts.length, words.units.alerts), format.number(overdue));
  const title = copy.openTitle(format.day(now));
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: summary },
  ];
  let buttons = WITH_BUTTONS;
  for (const [name, group] of groups) {
    if (group.length === 0) continue;
    elements.push({ kind: 'text', text: [{ bold: name }] });
    for (const alert of [...group].sort((a, b) => a.severity - b.severity || a.raisedAt - b.raisedAt)) {
      elements.push({ kind: 'text', text: openLine(alert, nameOf(alert, names), now, words, format) });
      if (buttons-- > 0) elements.push(listButtons(alert, words));
    }
  }
  return {
    language: locale.language,
    summary: `${sentence(title)} ${summary}`,
    mood: overdue > 0 ? 'warning' : 'plain',
    elements,
    subject: alertListSubject(alerts, names),
  };
}

function openLine(alert: Alert, keywordName: string, now: Millis, words: Copy, format: Format) {
  return compose(
    words.alerts.openLine,
    cardRun(alert),
    kindName(alert, words),
    keywordLabel(keywordName),
    composeList(
      (parts) => parts.join(' · '),
      [
        ...(hasMoved(alert) ? [streamCount(alert.now.total, alert, words, format)] : []),
        stateRuns(alert, words, format, now),
        format.duration(now - alert.raisedAt),
      ],
    ),
  );
}

function nameOf(alert: Alert, names: KeywordNames): string {
  return names.get(alert.keywordId) ?? `#${alert.number}`;
}
