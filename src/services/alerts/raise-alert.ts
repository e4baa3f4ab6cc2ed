import type { Alert, Evidence } from '../../listening/alerts/alert.ts';
import type { Finding } from '../../listening/alerts/detectors/finding.ts';
import { countRange } from '../../listening/alerts/detectors/negative-binomial.ts';
import { stepInPlace } from '../../listening/alerts/detectors/spike.ts';
import type { SpikeEvent } from '../../listening/alerts/detectors/spike-event.ts';
import { newSpikeState, type Prior } from '../../listening/alerts/detectors/spike-state.ts';
import { evidenceOf, hourlyBand } from '../../listening/alerts/evidence.ts';
import { type AlertKind, episodeKinds } from '../../listening/alerts/kinds/index.ts';
import type { KindDescriptor, Severity } from '../../listening/alerts/kinds/kind.ts';
import { configAt } from '../../listening/alerts/replay.ts';
import { severityOf } from '../../listening/alerts/severity.ts';
import type { Stream } from '../../listening/alerts/stream.ts';
import { newTriage } from '../../listening/alerts/triage.ts';
import { respondWithin } from '../../listening/alerts/triage-timers.ts';
import type { Workspace } from '../../listening/channel.ts';
import { groupBy } from '../../listening/group.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import {
  coveredSince,
  type Dependence,
  holes,
  listenedSince,
  openGaps,
} from '../../listening/series/coverage.ts';
import type { Millis } from '../../listening/time.ts';
import { BUCKET, DAY, floorTo } from '../../listening/time.ts';
import { lengthOf, mergeGaps } from '../../messages/charts/gaps.ts';
import type { Store } from '../../store/store.ts';
import { readInputs } from './read-detector-inputs.ts';

const SERIES = 7 * DAY;
const PAST = 14 * DAY;
/** Enough texts to find what drives a rise; more only costs time. */
const MAX_TEXTS = 2_000;

/** The input of a new alert, whatever detector found it. */
export interface Raising {
  store: Store;
  workspace: Workspace;
  keyword: Keyword;
  dependence: Dependence;
  now: Millis;
  kind: Pick<KindDescriptor, 'severity'> & { id: AlertKind };
  /** Unique and the same at every look at the same event: an alert that exists is not raised again. */
  id: string;
  stream: Stream;
  finding: Finding;
  episodeAt: Millis;
  alsoOther: boolean;
  /** Mentions since the start, and most in one hour. */
  total: number;
  peak: number;
  band: Evidence['band'];
}

/** An alert about an episode that a detector says has begun. */
export async function raiseEpisode(
  parts: Pick<Raising, 'store' | 'workspace' | 'keyword' | 'dependence' | 'now' | 'stream' | 'alsoOther'> & {
    event: SpikeEvent;
    prior: Partial<Prior>;
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
    band: await bandOf({ ...parts, end: event.at }),
  });
}

/** Builds an alert: reads what explains it, freezes the figures, sets severity and deadline. */
export async function raiseAlert(parts: Raising): Promise<Alert> {
  const { store, keyword, stream, finding, dependence, now } = parts;
  const { workspaceId, id } = keyword;
  const { windowFrom } = finding;
  const inWindow = await store.mentionsIn(workspaceId, id, windowFrom, finding.at, { limit: MAX_TEXTS });
  const before = await store.mentionsIn(workspaceId, id, windowFrom - PAST, windowFrom, {
    limit: MAX_TEXTS,
    ...(stream === 'negative' ? { label: 'neg' as const } : {}),
  });
  const coveredFrom = coveredSince(dependence) ?? windowFrom;
  const usualPeriod = { from: Math.max(coveredFrom, windowFrom - PAST), to: windowFrom };
  const unread = unreadOf(dependence, now);
  const unreadMs = lengthOf(mergeGaps(unread, usualPeriod));
  const [usual] = await store.totals(workspaceId, [id], usualPeriod.from, usualPeriod.to);
  const nothing = { total: 0, negative: 0, bySource: [] };
  const evidence = evidenceOf({
    keyword,
    stream,
    event: finding,
    alsoOther: parts.alsoOther,
    now: inWindow,
    before,
    usual: { ...(usual ?? nothing), ms: Math.max(0, usualPeriod.to - usualPeriod.from - unreadMs) },
    states: dependence.states,
    series: await store.hours(workspaceId, id, finding.at - SERIES, finding.at, { endingAt: finding.at }),
    band: parts.band,
    rise: await store.buckets(workspaceId, id, floorTo(finding.since, BUCKET), floorTo(finding.at, BUCKET)),
    gaps: unread.filter((gap) => gap.to > finding.at - SERIES),
    coveredFrom,
    at: now,
  });
  const severity = severityFor(parts.kind, evidence);
  return {
    workspaceId,
    id: parts.id,
    number: 0,
    keywordId: id,
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
    triage: newTriage(now, now + respondWithin(severity)),
    version: 1,
  };
}

/** Stretches in which too little of what a keyword depends on was read. */
function unreadOf({ gaps, states }: Dependence, now: Millis): { from: Millis; to: Millis }[] {
  const bySource = groupBy(states, ({ source }) => source);
  const requests = new Map([...bySource].map(([source, ofSource]) => [source, ofSource.length]));
  return holes([...gaps, ...openGaps(states, now)], requests);
}

/** Possible spam is always the lowest, whatever its kind. */
function severityFor({ severity }: Raising['kind'], evidence: Evidence): Severity {
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
  const from = floorTo(Math.max(listenedSince(dependence) ?? until, until - 4 * PAST), BUCKET);
  const inputOf = await readInputs({ ...parts, from, until });
  const state = newSpikeState(parts.prior);
  const readings: { start: Millis; expected: number; size: number }[] = [];
  for (let start = from; start < until; start += BUCKET) {
    const { reading } = stepInPlace(state, inputOf(stream, start), configAt(keyword.rule, start));
    if (start >= until - SERIES) readings.push(reading);
  }
  return hourlyBand(readings, parts.end, countRange);
}
