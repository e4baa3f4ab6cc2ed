import type { Alert, Counted } from '../../listening/alerts/alert.ts';
import type { SpikeEvent } from '../../listening/alerts/detectors/spike-event.ts';
import { EPISODE_MS } from '../../listening/alerts/detectors/spike-settings.ts';
import { type GrowthStep, growthStep } from '../../listening/alerts/growth.ts';
import { alertKind } from '../../listening/alerts/kinds/index.ts';
import type { Ending, Severity } from '../../listening/alerts/kinds/kind.ts';
import { isSameEpisode } from '../../listening/alerts/replay.ts';
import { severityOfTotal } from '../../listening/alerts/severity.ts';
import { isClosed, raiseSeverity } from '../../listening/alerts/triage.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import type { AlertLine } from '../../messages/alerts/line.ts';
import { type Figures, latelyOf } from './read-figures.ts';

/** An alert that moved, and the thread lines that are due. */
export interface Following {
  alert: Alert;
  lines: AlertLine[];
}

/** What an alert is moved by at one turn. */
export interface Seen {
  figures: Figures;
  /** What its detector has reported. */
  events: readonly SpikeEvent[];
  /** As its kind finds it, for kinds without a detector. */
  end: { at: Millis; by: Ending } | null;
  /** All that was written since the start, where that was read anew. */
  latest: Alert['latest'] | null;
  /** The severity that its evidence has by now. */
  severity: Severity;
  /** When a reaction would be due at a severity. */
  respondBy(severity: Severity): Millis;
}

/** A level that lasts so long is the new usual: no alert is open for longer by itself. */
export const LONGEST = 3 * DAY;
/** Part of the way from the usual to what was found, above which the level has stayed. */
const STAYED = 0.5;
/** What comes back is again so many times what is expected, at least. */
const AGAIN_TIMES = 2;

/** Whether what explains the alert has to be read again: it has grown, and somebody may look at it. */
export function hasGrown(alert: Alert, figures: Figures): boolean {
  return !isClosed(alert) && figures.total > (alert.latest?.total ?? firstOf(alert).total);
}

/** Whether its figures may still move. */
export function isFollowed(alert: Alert, now: Millis): boolean {
  const since = now - alert.raisedAt;
  const watched = alertKind(alert.kind).from === 'history' || !isClosed(alert);
  if (alert.calmAt === null && watched) return since <= LONGEST + HOUR;
  // A rise may come back within its episode.
  return alert.endedBy !== 'level' && since <= EPISODE_MS;
}

/**
 * Moves an alert along with its event. What was posted stays in the evidence; a thread line comes for each step of growth,
 * for each rise of severity, and for the end, while nobody has closed the alert or let it sleep.
 * @returns null when nothing changed
 */
export function follow(alert: Alert, seen: Seen, now: Millis): Following | null {
  const { figures } = seen;
  const first = firstOf(alert);
  const total = Math.max(alert.now.total, figures.total);
  const counted = { total, usual: figures.usual };
  const step = ongoing(alert, figures) ? growthStep(first, counted, alert.now.toldGrowth ?? 1) : null;
  const back = alert.calmAt !== null && comesBack(alert, seen);
  // What is written after its end is not part of it.
  if (alert.calmAt !== null && !back) return null;
  const end = alert.calmAt === null ? endOf(alert, seen, step, now) : null;
  const calmAt = back ? null : (end?.at ?? alert.calmAt);
  const asleep = alert.triage.state === 'snoozed';
  const severity = end ? alert.severity : severityNow(alert, seen, total - figures.usual);
  const worse = severity < alert.severity;
  // Whoever closed or snoozed it wants no more news of it; a rise in severity ends the snooze.
  const silent = isClosed(alert) || (asleep && !worse);
  const told = step !== null && !silent && !end;
  const moved: Alert = {
    ...alert,
    now: {
      ...alert.now,
      at: figures.at,
      observed: figures.observed,
      observedUntil: figures.observedUntil,
      expected: figures.expected,
      total,
      usual: figures.usual,
      peak: Math.max(alert.now.peak, figures.peak),
      trend: figures.trend,
      ...(told ? { toldGrowth: step, toldAt: now, escalations: alert.now.escalations + 1 } : {}),
    },
    ...(seen.latest ? { latest: seen.latest } : {}),
    calmAt,
    version: alert.version + 1,
  };
  if (end) moved.endedBy = end.by;
  if (back) {
    delete moved.endedBy;
    moved.now.backAt = now;
    const { triage } = moved;
    if (triage.state === 'new' && triage.remindedAt === null)
      moved.triage = { ...triage, respondBy: seen.respondBy(severity) };
  }
  const lines = silent ? [] : linesOf(alert, { end, asleep, worse, back, step: told ? step : null });
  if (!worse && lines.length === 0 && calmAt === alert.calmAt && !differs(alert, moved)) return null;
  const risen = isClosed(alert) ? moved : raiseSeverity(moved, severity, now, seen.respondBy(severity));
  return { alert: { ...risen, version: moved.version }, lines };
}

/** What is said of it at this turn: its end, that it wakes, or how it has grown. */
function linesOf(
  { kind }: Alert,
  turn: { end: Seen['end']; asleep: boolean; worse: boolean; back: boolean; step: GrowthStep | null },
): AlertLine[] {
  if (turn.end) return [{ what: END_LINES[alertKind(kind).about][turn.end.by] }];
  if (turn.asleep) return [{ what: 'wake', worse: true }];
  const severer: AlertLine = {
    what: 'severer',
    ...(turn.step !== null || turn.back ? { withGrowth: true } : {}),
  };
  const lines: AlertLine[] = turn.worse ? [severer] : [];
  if (turn.step !== null) lines.push({ what: 'grown', times: turn.step });
  else if (turn.back) lines.push({ what: 'again' });
  return lines;
}

const END_LINES = {
  rise: { calm: 'calm', level: 'level', faded: 'calm' },
  mood: { calm: 'mood-normal', level: 'level', faded: 'faded' },
  post: { calm: 'calm', level: 'level', faded: 'faded' },
  silence: { calm: 'calm', level: 'level', faded: 'faded' },
} as const satisfies Record<string, Record<Ending, AlertLine['what']>>;

function firstOf({ now, evidence }: Alert): Counted {
  return now.first ?? { total: evidence.observed, usual: evidence.expected };
}

/** Kinds without a detector know no usual: their growth counts while the latest window is still about as large. */
function ongoing({ kind, evidence }: Alert, { observed }: Figures): boolean {
  const { from, about } = alertKind(kind);
  return from === 'episodes' || about === 'mood' || observed >= evidence.observed / 2;
}

/** A rise that had ended goes on: it is as unusual as when it was raised, or its detector says so. */
function comesBack({ calmAt, ...alert }: Alert, { events, figures }: Seen): boolean {
  const { observed, expected } = alert.evidence;
  if (alertKind(alert.kind).about !== 'rise') return false;
  if (figures.fresh >= observed && figures.fresh >= AGAIN_TIMES * Math.max(expected, figures.expected))
    return true;
  return own(alert, events).some(({ kind, at }) => kind === 'escalate' && at > (calmAt ?? 0));
}

function own({ episodeAt }: Pick<Alert, 'episodeAt'>, events: readonly SpikeEvent[]): SpikeEvent[] {
  return events.filter((event) => isSameEpisode(event.episodeStart, episodeAt));
}

/** Absence is believed only up to where no more posts are to be expected. */
function endOf(alert: Alert, seen: Seen, step: GrowthStep | null, now: Millis): Seen['end'] {
  const kind = alertKind(alert.kind);
  const { settledUntil } = seen.figures;
  if (kind.from !== 'episodes') {
    if (seen.end) return seen.end;
  } else {
    const calm = own(alert, seen.events).find(
      ({ kind: what, at }) => what === kind.ends && at <= settledUntil && at > (alert.now.backAt ?? 0),
    );
    // A detector also ends an episode when it has lasted for long enough, and its level has stayed.
    if (calm)
      return {
        at: calm.at,
        by: kind.starts === 'start' || !hasStayed(alert, seen.figures) ? 'calm' : 'level',
      };
  }
  if (
    kind.from === 'episodes' &&
    alert.now.backAt &&
    seen.figures.quiet &&
    settledUntil - alert.now.backAt >= 2 * HOUR
  )
    return { at: settledUntil, by: 'calm' };
  if (step === null && now - alert.raisedAt >= LONGEST)
    return { at: now, by: kind.about === 'mood' || hasStayed(alert, seen.figures) ? 'level' : 'calm' };
  return null;
}

function hasStayed(alert: Alert, { lately }: Figures): boolean {
  const { observed, expected, windowMs } = alert.evidence;
  return lately / latelyOf(alert) >= (expected + STAYED * (observed - expected)) / windowMs;
}

/** Severity follows the event up, never down. */
function severityNow(alert: Alert, { severity, latest }: Seen, beyondUsual: number): Severity {
  const { about, severity: by } = alertKind(alert.kind);
  const spam = (latest ?? alert.latest ?? alert.evidence).possibleSpam;
  const evident = severity < alert.severity && !spam ? severity : alert.severity;
  if (by !== 'by-evidence' || about !== 'rise') return evident;
  return severityOfTotal(evident, alert.evidence.stream, beyondUsual, spam);
}

function differs({ now: before, latest }: Alert, after: Alert): boolean {
  const { now } = after;
  return (
    now.observed !== before.observed ||
    now.total !== before.total ||
    now.trend !== before.trend ||
    after.latest !== latest
  );
}
