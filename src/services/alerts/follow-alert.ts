import type { Alert } from '../../listening/alerts/alert.ts';
import { recentCount } from '../../listening/alerts/detectors/recent.ts';
import type { SpikeEvent } from '../../listening/alerts/detectors/spike-event.ts';
import { EPISODE_MS } from '../../listening/alerts/detectors/spike-settings.ts';
import { episodeKinds } from '../../listening/alerts/kinds/index.ts';
import { isSameEpisode } from '../../listening/alerts/replay.ts';
import { severityOfTotal } from '../../listening/alerts/severity.ts';
import { isClosed, raiseSeverity } from '../../listening/alerts/triage.ts';
import type { Millis } from '../../listening/time.ts';
import { HOUR } from '../../listening/time.ts';
import type { AlertLine } from '../../messages/alerts/line.ts';
import type { StreamReading } from './step-detector.ts';

/** An alert that moved, and the thread lines that are due. */
export interface Following {
  alert: Alert;
  lines: AlertLine[];
}

/** Growth that deserves a line of its own in the thread; from twice as many on, it says "doubled". */
const GROWN = 1.5;
const DOUBLED = 2;

/**
 * Moves an alert's live figures along with its detector while its episode lasts. Facts that were posted stay in the
 * evidence; a thread line comes only for a material change, and while nobody has closed the alert or let it sleep.
 * @returns null when nothing changed
 */
export function follow(alert: Alert, reading: StreamReading, now: Millis): Following | null {
  const kind = episodeKinds.find(({ id }) => id === alert.kind);
  if (!kind || now > alert.episodeAt + EPISODE_MS + HOUR || alert.calmAt !== null) return null;
  const mine = reading.events.filter((event) => isSameEpisode(event.episodeStart, alert.episodeAt));
  const calm = mine.find((event) => event.kind === kind.ends);
  const growth = mine.filter((event) => event.kind === 'escalate').at(-1);
  const window = recentCount(reading.state, alert.evidence.windowMs);
  if (!window) return null;
  const episode = kind.episodeIn(reading.state);
  const own = episode && isSameEpisode(episode.start, alert.episodeAt) ? episode : null;
  const total = Math.max(alert.now.total, own?.total ?? 0, ...mine.map((event) => event.total));
  const peak = Math.max(alert.now.peak, own?.busiest ?? 0, ...mine.map((event) => event.busiestHour));
  const figures = {
    ...alert.now,
    at: window.at,
    observed: window.observed,
    expected: window.expected,
    total,
    peak,
  };
  const asleep = alert.triage.state === 'snoozed';
  const severity =
    kind.severity === 'by-evidence'
      ? severityOfTotal(alert.severity, alert.evidence.stream, total, alert.evidence.possibleSpam)
      : alert.severity;
  const wakes = asleep && !calm && severity < alert.severity;
  // Whoever closed or snoozed it wants no more news of it; a rise in severity ends the snooze.
  const silent = isClosed(alert) || (asleep && !wakes);
  const grown = growth && !calm && !silent ? growthLine(alert, growth) : null;
  if (grown) {
    figures.escalations += 1;
    figures.toldTimes = growth!.timesNormal;
    figures.toldAt = growth!.at;
  }
  const same =
    figures.observed === alert.now.observed && figures.total === alert.now.total && !grown && !calm;
  if (same) return null;
  const moved = { ...alert, now: figures, calmAt: calm?.at ?? null, version: alert.version + 1 };
  const risen = calm ? moved : raiseSeverity(moved, severity, now);
  const line = calm ? 'calm' : grown;
  const lines: AlertLine[] = wakes
    ? [{ what: 'wake', worse: true }]
    : line === null || silent
      ? []
      : [{ what: line }];
  return { alert: { ...risen, version: moved.version }, lines };
}

function growthLine(alert: Alert, event: SpikeEvent): 'grown' | 'doubled' | null {
  if (event.at <= alert.now.toldAt) return null;
  const times = event.timesNormal / alert.now.toldTimes;
  if (times >= DOUBLED) return 'doubled';
  return times >= GROWN ? 'grown' : null;
}
