import type { Evidence } from '../../listening/alerts/alert.ts';
import type { Finding } from '../../listening/alerts/detectors/finding.ts';
import { evidenceOf } from '../../listening/alerts/evidence.ts';
import type { Stream } from '../../listening/alerts/stream.ts';
import { groupBy } from '../../listening/group.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import {
  coveredSince,
  type Dependence,
  holes,
  openGaps,
  settledUntil,
} from '../../listening/series/coverage.ts';
import { BUCKET, DAY, floorTo, HOUR, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

const SERIES = 7 * DAY;
const PAST = 14 * DAY;
/** Enough texts to find what drives a rise; more only costs time. */
const MAX_TEXTS = 2_000;

/** A finding to explain, and where what explains it is stored. */
export interface Explaining {
  store: Store;
  keyword: Keyword;
  dependence: Dependence;
  now: Millis;
  stream: Stream;
  finding: Finding;
  alsoOther: boolean;
  band: Evidence['band'];
}

/** What explains a finding, read from what is stored of its keyword as of now. */
export async function readEvidence(parts: Explaining): Promise<Evidence> {
  const { store, keyword, stream, finding, dependence, now } = parts;
  const { workspaceId, id } = keyword;
  const { windowFrom } = finding;
  const inWindow = await store.mentionsIn(workspaceId, id, windowFrom, finding.at, { limit: MAX_TEXTS });
  const before = await store.mentionsIn(workspaceId, id, windowFrom - PAST, windowFrom, {
    limit: MAX_TEXTS,
    ...(stream === 'negative' ? { label: 'neg' as const } : {}),
  });
  const listenedFrom = Math.max(coveredSince(dependence) ?? windowFrom, windowFrom - PAST);
  const [usual] = await store.totals(
    workspaceId,
    [id],
    floorTo(listenedFrom, HOUR),
    floorTo(windowFrom, HOUR),
  );
  const nothing = { total: 0, negative: 0, bySource: [] };
  return evidenceOf({
    keyword,
    stream,
    event: finding,
    alsoOther: parts.alsoOther,
    now: inWindow,
    before,
    usual: { ...(usual ?? nothing), ms: Math.max(0, windowFrom - listenedFrom) },
    states: dependence.states,
    series: await store.hours(workspaceId, id, floorTo(now - SERIES, HOUR), floorTo(now, HOUR) + HOUR),
    band: parts.band,
    rise: await store.buckets(workspaceId, id, floorTo(finding.since, BUCKET), floorTo(finding.at, BUCKET)),
    settledUntil: floorTo(settledUntil(dependence, now), BUCKET),
    gaps: holes(
      [...dependence.gaps, ...openGaps(dependence.states, now)].filter((gap) => gap.to > now - SERIES),
      new Map(
        [...groupBy(dependence.states, ({ source }) => source)].map(([source, states]) => [
          source,
          states.length,
        ]),
      ),
    ),
    at: now,
  });
}
