import type { Alert } from '../listening/alert.ts';
import type { Millis } from '../listening/time.ts';
import { isOverdue } from '../listening/triage.ts';
import { listButtons } from './actions.ts';
import { subjectOf } from './alert.ts';
import { kindName } from './alert-finding.ts';
import { stateWords } from './alert-state.ts';
import { type Format, formatOf } from './format.ts';
import type { Locale } from './locale.ts';
import type { Element, Message } from './message.ts';
import { sentence } from './sentence.ts';
import { type Words, words as wordsOf } from './words.ts';

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
  const words = wordsOf(locale.language);
  const format = formatOf(locale);
  const told = words.alerts;
  const title = { open: told.listTitle, all: told.listAllTitle, mine: told.listMineTitle }[which];
  const empty = { open: told.listEmpty, all: told.listAllEmpty, mine: told.listMineEmpty }[which];
  const count = format.count(alerts.length, words.units.alerts);
  const summary =
    alerts.length === 0 ? empty : which === 'open' ? told.listSummary(count) : told.listAllSummary(count);
  const { columns } = told;
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
          words.alerts.numbered(String(alert.number)),
          kindName(alert, words),
          subjectOf(alert, nameOf(alert, names), words),
          stateWords(alert, words, format, now),
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
  const words = wordsOf(locale.language);
  const format = formatOf(locale);
  const told = words.alerts;
  const groups: [string, Alert[]][] = [
    [told.overdue, alerts.filter((alert) => isOverdue(alert, now))],
    [told.unclaimed, alerts.filter((alert) => alert.triage.state === 'new' && !isOverdue(alert, now))],
    [told.held, alerts.filter(({ triage }) => triage.state === 'claimed')],
    [told.snoozed, alerts.filter(({ triage }) => triage.state === 'snoozed')],
  ];
  const overdue = groups[0]![1].length;
  const summary = told.openSummary(format.count(alerts.length, words.units.alerts), format.number(overdue));
  const title = told.openTitle(format.day(now));
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
  };
}

function openLine(alert: Alert, keywordName: string | null, now: Millis, words: Words, format: Format) {
  return words.alerts.openLine(
    String(alert.number),
    kindName(alert, words),
    subjectOf(alert, keywordName, words),
    `${stateWords(alert, words, format, now)} · ${format.duration(now - alert.raisedAt)}`,
  );
}

function nameOf(alert: Alert, names: KeywordNames): string | null {
  return alert.keywordId === null ? null : (names.get(alert.keywordId) ?? `#${alert.number}`);
}
