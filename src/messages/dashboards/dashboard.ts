import { isOverdue } from '../../listening/alerts/triage.ts';
import { distinctTotals } from '../../listening/series/shared-posts.ts';
import type { Millis } from '../../listening/time.ts';
import { keywordLabel, kindName } from '../alerts/finding.ts';
import { stateRuns } from '../alerts/state.ts';
import { compose, sentence } from '../compose.ts';
import { firstShort } from '../digests/detail.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Button, Element, Message, Run, Text } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { cardRun, channelRun, momentRun, zoneRun } from '../runs.ts';
import { alertListSubject, keywordFigures } from '../subject.ts';
import { listButtons } from '../triage/actions.ts';
import { healthLine } from './health.ts';
import { keywordElements } from './keywords.ts';
import type { DashboardView } from './view.ts';

// All of it has to fit in one message of each platform, since only one message can be edited.
interface Detail {
  rows: number;
  alerts: number;
  /** Of the sources with problems, and of the next digests. */
  named: number;
  /** What concerns few of the figures. */
  asides: boolean;
  /** What the keywords are about. */
  about: boolean;
}

const DETAILS: readonly [Detail, ...Detail[]] = [
  { rows: 5, alerts: 3, named: 2, asides: true, about: true },
  { rows: 4, alerts: 2, named: 1, asides: true, about: true },
  { rows: 4, alerts: 2, named: 1, asides: false, about: true },
  { rows: 3, alerts: 2, named: 1, asides: false, about: true },
  { rows: 3, alerts: 2, named: 1, asides: false, about: false },
  { rows: 2, alerts: 1, named: 1, asides: false, about: false },
  { rows: 1, alerts: 1, named: 1, asides: false, about: false },
];
const LIMITS = { words: 120 };

/**
 * Open alerts, keywords, sources and digests in one message.
 * @param how `asked`: a private look, which offers to be pinned in the channel; `kept`: the message of a channel that is
 * edited in place
 */
export function dashboardMessage(view: DashboardView, how: 'asked' | 'kept', locale: Locale): Message {
  return firstShort(DETAILS, LIMITS, (detail) => dashboardIn(detail, view, how, locale));
}

function dashboardIn(detail: Detail, view: DashboardView, how: 'asked' | 'kept', locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.dashboard;
  const name = oneLine(view.scope.name, 60);
  const title = view.scope.what === 'channel' ? copy.title(name) : copy.titleAll(name);
  const shared = {
    language: locale.language,
    subject: {
      dashboard: view.scope.what,
      name: view.scope.name,
      keywords: view.keywords.map(keywordFigures),
      ...alertListSubject(view.open, view.names),
    },
    ...(how === 'kept' ? { pin: true } : {}),
  };
  if (view.keywords.length === 0) {
    const button: Button = { label: copy.addFirst, verb: 'add', args: {}, style: 'primary' };
    return {
      ...shared,
      summary: `${sentence(title)} ${copy.empty}`,
      mood: 'plain',
      elements: [
        { kind: 'heading', text: title },
        { kind: 'text', text: copy.empty },
        { kind: 'buttons', buttons: [button] },
      ],
    };
  }
  const { total } = distinctTotals(
    view.keywords.map(({ totals }) => totals),
    view.shared,
  );
  const alerts = view.open.length === 0 ? copy.noAlerts : format.count(view.open.length, copy.alertsOpen);
  const health = healthLine(view, detail.named, words, format);
  const mentions = format.count(total, words.units.mentions);
  const counted = `${alerts} ${copy.mentioned(mentions)}`;
  const summary = `${counted} ${health.summary}`;
  return {
    ...shared,
    summary: `${sentence(title)} ${summary}`,
    mood: view.open.some((alert) => isOverdue(alert, view.now)) || health.troubled ? 'warning' : 'plain',
    elements: [
      { kind: 'heading', text: title },
      { kind: 'text', text: counted },
      ...alertElements(view, detail.alerts, words, format),
      ...keywordElements(view, detail, words, format),
      { kind: 'text', text: health.line },
      ...digestElements(view, detail.named, words, format),
      ...offers(view, detail.alerts, how, words),
      noteOf(view.now, how, words, format, locale),
    ],
  };
}

function alertElements(
  { open, names, now }: DashboardView,
  room: number,
  words: Copy,
  format: Format,
): Element[] {
  const copy = words.dashboard;
  if (open.length === 0) return [];
  const sorted = [...open].sort((a, b) => a.severity - b.severity || a.raisedAt - b.raisedAt);
  const rest = sorted.length - room;
  const elements: Element[] = [{ kind: 'text', text: [{ bold: copy.alerts }] }];
  for (const alert of sorted.slice(0, room)) {
    const keyword = keywordLabel(names.get(alert.keywordId) ?? `#${alert.number}`);
    const age = words.alerts.age(format.duration(now - alert.raisedAt));
    const detail = [...stateRuns(alert, words, format, now), ` · ${age}`];
    const line = compose(words.alerts.openLine, cardRun(alert), kindName(alert, words), keyword, detail);
    elements.push({ kind: 'text', text: line }, listButtons(alert, words));
  }
  if (rest > 0) elements.push({ kind: 'note', text: words.units.andMore(format.number(rest)) });
  return elements;
}

function digestElements(
  { digests, now }: DashboardView,
  room: number,
  words: Copy,
  format: Format,
): Element[] {
  const copy = words.dashboard;
  const items = [...digests]
    .sort((a, b) => a.next - b.next)
    .slice(0, room)
    .map(
      ({ channel, next }): Text => compose(copy.digest, channelRun(channel), momentRun(next, now, format)),
    );
  if (digests.length > room) items.push(words.units.andMore(format.number(digests.length - room)));
  return items.length > 0
    ? listOf(copy.digests, items)
    : [{ kind: 'note', text: withCommands(copy.noDigest) }];
}

function listOf(name: string, items: Text[]): Element[] {
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: [{ bold: name }] },
    { kind: 'list', items },
  ];
}

function offers(
  { scope, place, open }: DashboardView,
  shownAlerts: number,
  how: 'asked' | 'kept',
  { dashboard, help }: Copy,
): Element[] {
  const buttons: Button[] = [
    { label: help.addFirst, verb: 'add', args: {} },
    ...(open.length > shownAlerts ? [{ label: dashboard.allAlerts, verb: 'alerts', args: {} }] : []),
    ...(how === 'asked' && scope.what === 'channel'
      ? [{ label: dashboard.pin, verb: 'dashboard', args: { target: 'pin', in: place } }]
      : []),
  ];
  return [{ kind: 'buttons', buttons }];
}

function noteOf(now: Millis, how: 'asked' | 'kept', words: Copy, format: Format, locale: Locale): Element {
  const { asOf, keptUpToDate } = words.dashboard;
  const upkeep = how === 'kept' ? ` ${keptUpToDate}` : '';
  const moment: Run = { moment: now, text: format.moment(now), dated: true };
  return { kind: 'note', text: [...compose(asOf, moment), `${upkeep} `, zoneRun(words, locale)] };
}
