import type { Alert } from '../../listening/alerts/alert.ts';
import { isClosed, isOverdue } from '../../listening/alerts/triage.ts';
import type { Millis } from '../../listening/time.ts';
import { bolded, compose, composeList, joined, sentence } from '../compose.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Button, Element, Message, Run } from '../message.ts';
import { cardRun, momentRun } from '../runs.ts';
import { alertListSubject } from '../subject.ts';
import { listButtons } from '../triage/actions.ts';
import { hasMoved, keywordLabel, kindName, streamCount } from './finding.ts';
import { stateRuns } from './state.ts';

/** Keyword names by id; a missing one (removed since) is shown by its alert's number alone. */
export type KeywordNames = ReadonlyMap<string, string>;

/** Alerts of one message, each with its buttons: seven fill the 40 components that one message of Discord holds. */
const ALERTS_LISTED = 7;

/** `open`: not closed; `all`: of late; `mine`: owned by the person who asks. */
export type AlertChoice = 'open' | 'all' | 'mine';

/** Which of a list's pages, from 1, and what was asked for beside it. */
interface Page {
  number: number;
  of: Readonly<Record<string, string>>;
}

const FIRST: Page = { number: 1, of: {} };

/** Answer to `alerts`. */
export function alertList(
  alerts: readonly Alert[],
  names: KeywordNames,
  which: AlertChoice,
  now: Millis,
  locale: Locale,
  page: Page = FIRST,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.alerts;
  const title = { open: copy.listTitle, all: copy.listAllTitle, mine: copy.listMineTitle }[which];
  const empty = { open: copy.listEmpty, all: copy.listAllEmpty, mine: copy.listMineEmpty }[which];
  const count = format.count(alerts.length, words.units.alerts);
  const summary =
    alerts.length === 0 ? empty : which === 'open' ? copy.listSummary(count) : copy.listAllSummary(count);
  return {
    language: locale.language,
    summary: alerts.length === 0 ? empty : `${sentence(title)} ${summary}`,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: title },
      { kind: 'text', text: summary },
      ...listed(alerts, names, page, now, words, format),
    ],
    subject: alertListSubject(alerts, names),
  };
}

/** `, 2 overdue`, behind how many are open. */
export function lateOf(open: number, overdue: number, late: Copy['alerts']['late'], format: Format): string {
  if (overdue === 0) return format.count(open, late.none);
  return overdue === open ? format.count(open, late.all) : late.some(format.number(overdue));
}

/** The morning's list of what is still open; null when there is nothing to say. */
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
  const overdue = alerts.filter((alert) => isOverdue(alert, now)).length;
  const summary = copy.openSummary(
    format.count(alerts.length, words.units.alerts),
    lateOf(alerts.length, overdue, copy.late, format),
  );
  const title = copy.openTitle(format.day(now));
  return {
    language: locale.language,
    summary: `${sentence(title)} ${summary}`,
    mood: overdue > 0 ? 'warning' : 'plain',
    elements: [
      { kind: 'heading', text: title },
      { kind: 'text', text: summary },
      ...listed(alerts, names, FIRST, now, words, format),
    ],
    subject: alertListSubject(alerts, names),
  };
}

/** What is open by severity, the longest waiting first; what is closed comes after it, newest first. */
function inOrder(alerts: readonly Alert[]): Alert[] {
  return [...alerts].sort((a, b) => {
    if (isClosed(a) !== isClosed(b)) return isClosed(a) ? 1 : -1;
    if (isClosed(a)) return b.raisedAt - a.raisedAt;
    return a.severity - b.severity || a.raisedAt - b.raisedAt;
  });
}

function listed(
  alerts: readonly Alert[],
  names: KeywordNames,
  page: Page,
  now: Millis,
  words: Copy,
  format: Format,
): Element[] {
  // Alerts may have been closed since the page before was shown.
  const last = Math.max(1, Math.ceil(alerts.length / ALERTS_LISTED));
  const number = Math.min(page.number, last);
  const from = ALERTS_LISTED * (number - 1);
  const shown = inOrder(alerts).slice(from, from + ALERTS_LISTED);
  const rest = alerts.length - from - shown.length;
  const elements = shown.flatMap((alert): Element[] => [
    { kind: 'text', text: alertLine(alert, nameOf(alert, names), now, words, format) },
    listButtons(alert, words),
  ]);
  if (rest <= 0) return elements;
  const upTo = format.number(from + shown.length);
  const next: Button = {
    label: words.alerts.listNext(format.number(Math.min(rest, ALERTS_LISTED))),
    verb: 'alerts',
    args: { ...page.of, page: String(number + 1) },
  };
  return [
    ...elements,
    { kind: 'note', text: words.alerts.listRest(upTo, format.number(alerts.length)) },
    { kind: 'buttons', buttons: [next] },
  ];
}

/** `#12 Negative spike: Kestrelbox (severity 2, high)`, and below it how much, with whom, how old. */
function alertLine(alert: Alert, keywordName: string, now: Millis, words: Copy, format: Format): Run[] {
  const copy = words.alerts;
  const { respondBy } = alert.triage;
  const head = compose(
    copy.listed,
    cardRun(alert),
    kindName(alert, words),
    keywordLabel(keywordName),
    copy.severities[alert.severity],
  );
  const state: Run[] =
    isOverdue(alert, now) && respondBy !== null
      ? [words.triage.states.new, ' · ', ...bolded(compose(copy.overdue, momentRun(respondBy, now, format)))]
      : stateRuns(alert, words, format, now);
  const details = composeList(
    (parts) => parts.join(' · '),
    [
      ...(hasMoved(alert) ? [[streamCount(alert.now.total, alert, words, format)]] : []),
      state,
      [copy.age(format.duration(now - alert.raisedAt))],
    ],
  );
  return joined([...bolded(head), ' · ', ...details]);
}

function nameOf(alert: Alert, names: KeywordNames): string {
  return names.get(alert.keywordId) ?? `#${alert.number}`;
}
