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
import { BUCKET, DAY, floorTo, type Millis } from '../../listening/time.ts';
import { lengthOf, mergeGaps } from '../../messages/charts/gaps.ts';
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
  const coveredFrom = coveredSince(dependence) ?? windowFrom;
  const usualPeriod = { from: Math.max(coveredFrom, windowFrom - PAST), to: windowFrom };
  const unread = unreadOf(dependence, now);
  const unreadMs = lengthOf(mergeGaps(unread, usualPeriod));
  const [usual] = await store.totals(workspaceId, [id], usualPeriod.from, usualPeriod.to);
  const nothing = { total: 0, negative: 0, bySource: [] };
  return evidenceOf({
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
    settledUntil: floorTo(settledUntil(dependence, now), BUCKET),
    gaps: unread.filter((gap) => gap.to > finding.at - SERIES),
    coveredFrom,
    at: now,
  });
}

/** Stretches in which too little of what a keyword depends on was read. */
function unreadOf({ gaps, states }: Dependence, now: Millis): { from: Millis; to: Millis }[] {
  const bySource = groupBy(states, ({ source }) => source);
  const requests = new Map([...bySource].map(([source, ofSource]) => [source, ofSource.length]));
  return holes([...gaps, ...openGaps(states, now)], requests);
}
