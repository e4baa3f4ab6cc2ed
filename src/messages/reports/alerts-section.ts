import type { Alert } from '../../listening/alerts/alert.ts';
import { samePerson } from '../../listening/alerts/triage.ts';
import { triageFigures } from '../../listening/alerts/triage-figures.ts';
import { keywordLabel, kindName } from '../alerts/finding.ts';
import { reasonRuns } from '../alerts/state.ts';
import { named } from '../foreign.ts';
import { plain } from '../message.ts';
import type { ReportContext } from './context.ts';
import type { ReportBlock, ReportSection } from './document.ts';
import { unbroken } from './figures.ts';

const ROWS = 20;

/** What was raised, who took it after how long, and what came of it. */
export function alertsSection(context: ReportContext): ReportSection {
  const { digest, copy } = context;
  const alerts = [...digest.alerts].sort(byUrgency);
  if (alerts.length === 0) return { heading: copy.alerts, blocks: [{ kind: 'text', text: copy.noAlerts }] };
  const { columns } = copy;
  const table: ReportBlock = {
    kind: 'table',
    table: {
      caption: copy.alertsByUrgency,
      columns: [columns.alert, columns.keyword, columns.raised, columns.taken, columns.outcome].map(
        (name) => ({ name, numeric: false }),
      ),
      rows: alerts.slice(0, ROWS).map((alert) => rowOf(alert, context)),
    },
  };
  return { heading: copy.alerts, blocks: [{ kind: 'text', text: summaryOf(context) }, table] };
}

function summaryOf({ digest, words, copy, format }: ReportContext): string {
  const { alerts, period } = digest;
  const { toClaim, toClose, open, real, noise } = triageFigures(alerts, period.to);
  return [
    copy.handled(
      format.count(alerts.length, words.units.alerts),
      open === 0 ? copy.tiles.allClosed : format.count(open, copy.tiles.open),
    ),
    ...(toClaim ? [copy.claimedAfter(format.duration(toClaim.median))] : []),
    ...(toClose ? [copy.closedAfter(format.duration(toClose.median))] : []),
    ...(real + noise > 0 ? [copy.real(format.number(real), format.number(real + noise))] : []),
  ].join(' ');
}

function rowOf(alert: Alert, context: ReportContext): string[] {
  const { words, format } = context;
  return [
    `#${alert.number} ${kindName(alert, words)}`,
    keywordOf(alert, context),
    unbroken(format.moment(alert.raisedAt)),
    takenBy(alert, context),
    outcomeOf(alert, context),
  ];
}

export function keywordOf({ keywordId }: Alert, { digest, copy }: ReportContext): string {
  const entry = digest.keywords.find(({ keyword }) => keyword.id === keywordId);
  return entry ? keywordLabel(entry.keyword.name) : copy.removedKeyword;
}

function takenBy({ triage, raisedAt }: Alert, { copy, format }: ReportContext): string {
  const { holder, claimedAt } = triage;
  const after = claimedAt === null ? null : format.duration(claimedAt - raisedAt);
  if (!holder) return after === null ? copy.nobody : copy.givenBack(after);
  const { name } = named(holder);
  return after === null ? name : copy.takenBy(name, after);
}

export function outcomeOf(alert: Alert, { words, copy, format }: ReportContext): string {
  const { closedAt, closedBy, holder, state } = alert.triage;
  if (closedAt === null) return state === 'snoozed' ? copy.snoozed : copy.open;
  const after = format.duration(closedAt - alert.raisedAt);
  const reason = plain(reasonRuns(alert, words));
  const outcome = reason === '' ? copy.outcomeOnly(after) : copy.outcome(reason, after);
  const isOther = closedBy !== null && closedBy !== 'timer' && !(holder && samePerson(closedBy, holder));
  return isOther ? copy.outcomeBy(outcome, named(closedBy).name) : outcome;
}

export function isOpen({ triage }: Alert): boolean {
  return triage.closedAt === null;
}

export function byUrgency(a: Alert, b: Alert): number {
  return a.severity - b.severity || a.raisedAt - b.raisedAt;
}
