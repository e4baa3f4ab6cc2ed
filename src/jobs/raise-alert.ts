import type { Alert, Stream } from '../listening/alert.ts';
import type { Workspace } from '../listening/channel.ts';
import { type Dependence, heardSince, isCovered } from '../listening/coverage.ts';
import { countRange } from '../listening/detectors/negative-binomial.ts';
import { seasonSlots } from '../listening/detectors/season-slots.ts';
import { stepInPlace } from '../listening/detectors/spike.ts';
import type { SpikeEvent } from '../listening/detectors/spike-event.ts';
import { newSpikeState } from '../listening/detectors/spike-state.ts';
import { evidenceOf, hourlyBand } from '../listening/evidence.ts';
import type { Keyword } from '../listening/keyword.ts';
import { severityOf } from '../listening/severity.ts';
import type { Millis } from '../listening/time.ts';
import { BUCKET, DAY, floorTo, HOUR, MINUTE } from '../listening/time.ts';
import { newTriage } from '../listening/triage.ts';
import type { Store } from '../store/store.ts';
import { configAt, countOf } from './step-stream.ts';

/** Time to first reaction by severity, in milliseconds: what "respond by" on the card says. */
const RESPOND_WITHIN = { 1: 30 * MINUTE, 2: 2 * HOUR, 3: 8 * HOUR, 4: DAY } as const;
const SERIES = 7 * DAY;
const PAST = 14 * DAY;
/** Enough texts to find what drives a rise; more only costs time. */
const MAX_TEXTS = 2_000;

/** Builds the alert of a start event: reads what explains it, freezes the figures, sets severity and deadline. */
export async function raiseSpike(parts: {
  store: Store;
  workspace: Workspace;
  keyword: Keyword;
  stream: Stream;
  event: SpikeEvent;
  alsoOther: boolean;
  dependence: Dependence;
  now: Millis;
}): Promise<Alert> {
  const { store, keyword, stream, event, alsoOther, dependence, now } = parts;
  const { workspaceId, id } = keyword;
  const filter = { limit: MAX_TEXTS, ...(stream === 'negative' ? { label: 'neg' as const } : {}) };
  const windowFrom = event.windowFrom;
  const inWindow = await store.mentionsIn(workspaceId, id, windowFrom, event.at, filter);
  const before = await store.mentionsIn(workspaceId, id, windowFrom - PAST, windowFrom, filter);
  const [window] = await store.totals(
    workspaceId,
    [id],
    floorTo(windowFrom, HOUR),
    floorTo(event.at, HOUR) + HOUR,
  );
  const heard = Math.max(heardSince(dependence) ?? windowFrom, windowFrom - PAST);
  const [usual] = await store.totals(workspaceId, [id], floorTo(heard, HOUR), floorTo(windowFrom, HOUR));
  const nothing = { total: 0, negative: 0, bySource: [] };
  const evidence = evidenceOf({
    keyword,
    stream,
    event,
    alsoOther,
    now: inWindow,
    before,
    window: window ?? nothing,
    usual: { ...(usual ?? nothing), ms: Math.max(0, windowFrom - heard) },
    states: dependence.states,
    series: await store.hours(workspaceId, id, floorTo(now - SERIES, HOUR), floorTo(now, HOUR) + HOUR),
    band: await bandOf(parts),
    gaps: dependence.gaps.filter((gap) => gap.to > now - SERIES).map(({ from, to }) => ({ from, to })),
    at: now,
  });
  const severity = event.kind === 'slow-start' ? 4 : severityOf(evidence);
  return {
    workspaceId,
    id: `${stream}-${id}-${event.episodeStart.toString(36)}`,
    number: 0,
    keywordId: id,
    kind: event.kind === 'slow-start' ? 'slow-burn' : 'spike',
    severity,
    startedAt: event.since,
    raisedAt: now,
    episodeAt: event.episodeStart,
    evidence,
    now: {
      at: event.at,
      observed: event.observed,
      expected: event.expected,
      peak: event.busiestHour,
      total: event.total,
      toldTimes: event.timesNormal,
      toldAt: event.at,
      escalations: 0,
    },
    calmAt: null,
    triage: newTriage(now, now + RESPOND_WITHIN[severity]),
    version: 1,
  };
}

/** The expected band of the last seven days: the same step over the stored buckets, from the keyword's beginning. */
async function bandOf({
  store,
  workspace,
  keyword,
  stream,
  dependence,
  now,
}: Parameters<typeof raiseSpike>[0]) {
  const until = floorTo(now, BUCKET);
  const from = floorTo(Math.max(heardSince(dependence) ?? until, until - 4 * PAST), BUCKET);
  const points = new Map(
    (await store.buckets(keyword.workspaceId, keyword.id, from, until)).map((point) => [point.start, point]),
  );
  const state = newSpikeState();
  const readings: { start: Millis; expected: number; size: number }[] = [];
  for (let start = from; start < until; start += BUCKET) {
    const covered = isCovered(dependence, start, start + BUCKET, until);
    const input = {
      start,
      count: countOf(points.get(start), stream),
      covered,
      slots: seasonSlots(start, workspace.timeZone),
    };
    const { reading } = stepInPlace(state, input, configAt(keyword, start));
    if (start >= until - SERIES) readings.push(reading);
  }
  return hourlyBand(readings, countRange);
}
