import { type Alert, pictureOf } from '../../listening/alerts/alert.ts';
import { countedFrom } from '../../listening/alerts/growth.ts';
import { alertKind, historyKinds } from '../../listening/alerts/kinds/index.ts';
import type { KeywordHistory, Severity } from '../../listening/alerts/kinds/kind.ts';
import { respondWithin } from '../../listening/alerts/triage-timers.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Dependence } from '../../listening/series/coverage.ts';
import { BUCKET, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { alertCards, clockOf } from './alert-cards.ts';
import { type Following, follow, hasGrown, isFollowed, type Seen } from './follow-alert.ts';
import { severityFor } from './raise-alert.ts';
import { readEvidence } from './read-evidence.ts';
import { type Figures, followsFigures, readFigures } from './read-figures.ts';
import type { StreamReading } from './step-detector.ts';
import { isLookedFor } from './watch-keyword.ts';

/** One alert at one turn. */
interface Moving {
  store: Store;
  keyword: Keyword;
  dependence: Dependence;
  now: Millis;
  history: KeywordHistory | null;
}

/** Counts an alert's event anew and moves the alert along with it. @returns null when nothing changed */
export async function moveAlert(
  parts: Moving,
  alert: Alert,
  readings: readonly StreamReading[],
): Promise<Following | null> {
  const { store, now } = parts;
  if (!followsFigures(alert) || !isFollowed(alert, now)) return null;
  const kind = alertKind(alert.kind);
  const found = readings.find(({ stream }) => stream === alert.evidence.stream);
  const reading = kind.from === 'episodes' ? found : undefined;
  if (kind.from === 'episodes' && !reading) return null;
  const figures = await readFigures(parts, alert, reading?.state ?? null);
  const latest = hasGrown(alert, figures) ? await readLatest(parts, alert, figures) : null;
  const seen: Seen = {
    figures,
    events: reading?.events ?? [],
    end: await endOf(parts, alert),
    latest,
    severity: latest ? severityOfLatest(alert, latest, figures) : alert.severity,
    respondBy: (severity) => now + respondWithin(severity),
  };
  const moved = follow(alert, seen, now);
  if (!moved || moved.alert.triage.respondBy === alert.triage.respondBy) return moved;
  // The new deadline is one that people can meet.
  const cards = await alertCards(store, alert);
  const channels = await store.channels(alert.workspaceId);
  const respondBy = (severity: Severity) =>
    clockOf({ ...alert, severity }, cards, channels).after(now, respondWithin(severity));
  return follow(alert, { ...seen, respondBy }, now);
}

async function endOf({ history, now }: Moving, alert: Alert): Promise<Seen['end']> {
  const kind = historyKinds.find(({ id }) => id === alert.kind);
  if (!kind?.endOf || !history || alert.calmAt !== null || !isLookedFor(kind, now)) return null;
  return kind.endOf(history, alert);
}

/** What explains all that was written since the start. */
async function readLatest(
  parts: Moving,
  alert: Alert,
  { at, total, usual }: Figures,
): Promise<NonNullable<Alert['latest']>> {
  const { evidence } = alert;
  const windowFrom = countedFrom(alert);
  const finding = {
    at,
    window: Math.max(1, Math.round((at - windowFrom) / BUCKET)),
    windowFrom,
    observed: total,
    expected: usual,
    low: 0,
    high: 0,
    timesNormal: evidence.timesNormal,
    score: evidence.score,
    bar: evidence.theta,
    since: alert.startedAt,
    ageHours: evidence.baselineHours,
    learning: evidence.learning,
    expectedEvent: evidence.expectedEvent,
  };
  const { stream, alsoOther } = evidence;
  const read = await readEvidence({ ...parts, stream, finding, alsoOther, band: [] });
  return { ...pictureOf(read), at, total };
}

/** The severity of the event so far; of a busy keyword, only the people beyond its usual ones carry it. */
function severityOfLatest(
  alert: Alert,
  latest: NonNullable<Alert['latest']>,
  { total, usual }: Figures,
): Severity {
  const beyond = total > 0 ? Math.max(0, total - usual) / total : 0;
  const authors = Math.round(latest.authors * beyond);
  return severityFor(alertKind(alert.kind), { ...alert.evidence, ...latest, authors });
}
