import type { Alert, Evidence } from '../../listening/alerts/alert.ts';
import { countRange } from '../../listening/alerts/detectors/negative-binomial.ts';
import { stepInPlace } from '../../listening/alerts/detectors/spike.ts';
import type { SpikeEvent } from '../../listening/alerts/detectors/spike-event.ts';
import { newSpikeState, type Prior, type SpikeState } from '../../listening/alerts/detectors/spike-state.ts';
import { hourlyBand } from '../../listening/alerts/hourly-band.ts';
import { type AlertKind, episodeKinds } from '../../listening/alerts/kinds/index.ts';
import type { KindDescriptor, Severity } from '../../listening/alerts/kinds/kind.ts';
import { configAt } from '../../listening/alerts/replay.ts';
import { severityOf } from '../../listening/alerts/severity.ts';
import { newTriage } from '../../listening/alerts/triage.ts';
import { respondWithin } from '../../listening/alerts/triage-timers.ts';
import type { Workspace } from '../../listening/channel.ts';
import { listenedSince } from '../../listening/series/coverage.ts';
import type { Millis } from '../../listening/time.ts';
import { BUCKET, DAY, floorTo } from '../../listening/time.ts';
import { clockToBe } from './alert-cards.ts';
import { readInputs } from './read-detector-inputs.ts';
import { type Explaining, readEvidence } from './read-evidence.ts';
import { type Figures, followsFigures, readFigures } from './read-figures.ts';
import { MEMORY } from './step-detector.ts';

const SERIES = 7 * DAY;

/** The input of a new alert, whatever detector found it. */
export interface Raising extends Explaining {
  workspace: Workspace;
  kind: Pick<KindDescriptor, 'severity'> & { id: AlertKind };
  /** Unique and the same at every look at the same event: an alert that exists is not raised again. */
  id: string;
  episodeAt: Millis;
  /** Mentions since the start, and most in one hour. */
  total: number;
  peak: number;
  /** Of the detector that found it. */
  state?: SpikeState;
}

/** An alert about an episode that a detector says has begun. */
export async function raiseEpisode(
  parts: Pick<Raising, 'store' | 'workspace' | 'keyword' | 'dependence' | 'now' | 'stream' | 'alsoOther'> & {
    event: SpikeEvent;
    state: SpikeState;
  },
): Promise<Alert> {
  const { event, keyword, stream } = parts;
  const kind = episodeKinds.find(({ starts }) => starts === event.kind)!;
  return raiseAlert({
    ...parts,
    kind,
    id: `${kind.prefix}${stream}-${keyword.id}-${event.episodeStart.toString(36)}`,
    finding: event,
    episodeAt: event.episodeStart,
    total: event.total,
    peak: event.busiestHour,
    band: await bandOf({ ...parts, prior: parts.state, end: event.at }),
  });
}

/** Builds an alert: reads what explains it, freezes the figures, sets severity and deadline. */
export async function raiseAlert(parts: Raising): Promise<Alert> {
  const { keyword, now } = parts;
  const evidence = await readEvidence(parts);
  const severity = severityFor(parts.kind, evidence);
  const clock = await clockToBe(parts.store, keyword, severity);
  const raised = newAlert(parts, evidence, severity, clock.after(now, respondWithin(severity)));
  return withFirst(raised, await readFigures(parts, raised, parts.state ?? null));
}

/** @param respondBy when a reaction is due; null = never */
export function newAlert(
  parts: Pick<Raising, 'keyword' | 'finding' | 'now' | 'id' | 'episodeAt' | 'total' | 'peak'> & {
    kind: { id: AlertKind };
  },
  evidence: Evidence,
  severity: Severity,
  respondBy: Millis | null,
): Alert {
  const { keyword, finding, now } = parts;
  return {
    workspaceId: keyword.workspaceId,
    id: parts.id,
    number: 0,
    keywordId: keyword.id,
    kind: parts.kind.id,
    severity,
    startedAt: finding.since,
    raisedAt: now,
    episodeAt: parts.episodeAt,
    evidence,
    now: {
      at: finding.at,
      observed: finding.observed,
      expected: finding.expected,
      peak: parts.peak,
      total: parts.total,
      toldTimes: finding.timesNormal,
      toldAt: finding.at,
      escalations: 0,
    },
    calmAt: null,
    triage: newTriage(now, respondBy),
    version: 1,
  };
}

/** The figures that its growth is measured against: what has been counted since the start by now. */
function withFirst(alert: Alert, { total, usual, peak }: Figures): Alert {
  if (!followsFigures(alert)) return alert;
  const counted = { total: Math.max(total, alert.now.total), usual };
  return {
    ...alert,
    now: { ...alert.now, ...counted, peak: Math.max(peak, alert.now.peak), first: counted },
  };
}

/** Possible spam is always the lowest, whatever its kind. */
export function severityFor({ severity }: Pick<KindDescriptor, 'severity'>, evidence: Evidence): Severity {
  if (evidence.possibleSpam) return 4;
  return severity === 'by-evidence' ? severityOf(evidence) : severity;
}

/** The expected band of the last seven days: the same step over the stored buckets, from the keyword's beginning. */
async function bandOf(
  parts: Pick<Raising, 'store' | 'workspace' | 'keyword' | 'stream' | 'dependence' | 'now'> & {
    prior: Partial<Prior>;
    end: Millis;
  },
) {
  const { keyword, stream, dependence, now } = parts;
  const until = floorTo(now, BUCKET);
  const from = floorTo(Math.max(listenedSince(dependence) ?? until, until - MEMORY), BUCKET);
  const inputOf = await readInputs({ ...parts, from, until });
  const state = newSpikeState(parts.prior);
  const readings: { start: Millis; expected: number; size: number }[] = [];
  for (let start = from; start < until; start += BUCKET) {
    const { reading } = stepInPlace(state, inputOf(stream, start), configAt(keyword.rule, start));
    if (start >= until - SERIES) readings.push(reading);
  }
  return hourlyBand(readings, parts.end, countRange);
}
