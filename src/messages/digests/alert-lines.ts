import type { Alert } from '../../listening/alerts/alert.ts';
import type { Digest } from '../../listening/digest.ts';
import { keywordLabel, kindName } from '../alerts/finding.ts';
import { stateRuns } from '../alerts/state.ts';
import { compose, sentence } from '../compose.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element, Text } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { cardRun } from '../runs.ts';
import { weekTitle } from './week.ts';

/** Alerts that are open, and those of the period that are closed; nothing when there are none. @param room lines of their own; with none, how many there are */
export function alertElements(digest: Digest, room: number, words: Copy, format: Format): Element[] {
  const copy = words.digest;
  const open = [
    ...new Map([...digest.alerts.filter(isOpen), ...digest.open].map((alert) => [alert.id, alert])),
  ]
    .map(([, alert]) => alert)
    .sort(byUrgency);
  const closed = digest.alerts.filter((alert) => !isOpen(alert)).sort(byUrgency);
  const all = [...open, ...closed];
  if (all.length === 0) return [];
  if (room === 0) {
    const count = alertCount(all.length, open.length, words, format);
    return [{ kind: 'text', text: withCommands(copy.alertsBehind(count)) }];
  }
  const items: Text[] = all
    .slice(0, all.length === room + 1 ? room + 1 : room)
    .map((alert) => alertLine(alert, digest, words, format));
  const rest = all.length - items.length;
  if (rest > 0) items.push(withCommands(copy.moreAlerts(format.number(rest))));
  return [
    {
      kind: 'text',
      text: [
        { bold: weekTitle(digest, words, format) ?? (closed.length > 0 ? copy.alerts : copy.openAlerts) },
      ],
    },
    { kind: 'list', items },
  ];
}

/** `2 alerts, 1 still open.`; empty without any. */
export function alertsShort({ alerts }: Digest, words: Copy, format: Format): string {
  if (alerts.length === 0) return '';
  return sentence(alertCount(alerts.length, alerts.filter(isOpen).length, words, format));
}

function alertCount(all: number, open: number, words: Copy, format: Format): string {
  const count = format.count(all, words.units.alerts);
  if (open === all) return format.count(all, words.digest.alertsAllOpen);
  return open > 0 ? words.digest.alertsShort(count, format.number(open)) : words.digest.alertsDone(count);
}

function alertLine(alert: Alert, digest: Digest, words: Copy, format: Format): Text {
  const name = digest.keywords.find(({ keyword }) => keyword.id === alert.keywordId)?.keyword.name ?? '';
  return compose(
    words.digest.alertLine,
    cardRun(alert),
    kindName(alert, words),
    keywordLabel(name),
    stateRuns(alert, words, format, digest.period.to - 1),
  );
}

function isOpen({ triage }: Alert): boolean {
  return triage.closedAt === null;
}

function byUrgency(a: Alert, b: Alert): number {
  return a.severity - b.severity || a.raisedAt - b.raisedAt;
}
