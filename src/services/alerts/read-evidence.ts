import type { Evidence } from '../../listening/alerts/alert.ts';
import { MOST_POSTS } from '../../listening/alerts/alert-posts.ts';
import type { Finding } from '../../listening/alerts/detectors/finding.ts';
import { evidenceOf } from '../../listening/alerts/evidence.ts';
import type { Stream } from '../../listening/alerts/stream.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import { topPostOf } from '../../listening/mentions/top-post.ts';
import { comparableSince } from '../../listening/series/comparable.ts';
import { coveredSince, type Dependence, settledUntil } from '../../listening/series/coverage.ts';
import { judgedOf, type TopPost } from '../../listening/series/series.ts';
import { BUCKET, DAY, floorTo, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { pushedSources } from '../sources/pushed-sources.ts';
import { otherNames } from '../themes/skip-words.ts';
import { unreadOf, usualTime } from './usual-time.ts';

const SERIES = 7 * DAY;
const PAST = 14 * DAY;

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
  /** The posts that it reports, where it is about single posts: they are shown first. */
  reports?: readonly Mention[];
  alsoWrote?: Evidence['alsoWrote'];
}

/** What explains a finding, read from what is stored of its keyword as of now. */
export async function readEvidence(parts: Explaining): Promise<Evidence> {
  const { store, keyword, stream, finding, dependence, now } = parts;
  const { workspaceId, id } = keyword;
  const { windowFrom } = finding;
  const listed = { from: windowFrom, to: finding.at, upTo: await store.newestRow() };
  const inWindow = await store.mentionsIn(workspaceId, id, windowFrom, finding.at, { limit: MOST_POSTS });
  const before = await store.mentionsIn(workspaceId, id, windowFrom - PAST, windowFrom, {
    limit: MOST_POSTS,
    ...(stream === 'negative' ? { label: 'neg' as const } : {}),
  });
  const time = usualTime(dependence, windowFrom, now);
  const [usual] = await store.totals(workspaceId, [id], time.from, time.to);
  const counted = usual
    ? { ...usual, judged: judgedOf(usual) }
    : { total: 0, judged: 0, negative: 0, bySource: [] };
  const marks = await store.themeMarks(workspaceId, id);
  const evidence = evidenceOf({
    keyword,
    notThemes: [
      ...marks.filter(({ name }) => name === null).map(({ key }) => key),
      ...otherNames(keyword, await store.keywords(workspaceId)),
    ],
    stream,
    event: finding,
    alsoOther: parts.alsoOther,
    now: inWindow,
    before,
    usual: { ...counted, ms: time.ms },
    states: dependence.states,
    pushed: await pushedSources(store, workspaceId, [keyword], { from: windowFrom, to: finding.at }),
    series: await store.hours(workspaceId, id, finding.at - SERIES, finding.at, { endingAt: finding.at }),
    band: parts.band,
    rise: await store.buckets(workspaceId, id, floorTo(finding.since, BUCKET), floorTo(finding.at, BUCKET)),
    settledUntil: floorTo(settledUntil(dependence, now), BUCKET),
    gaps: unreadOf(dependence, now).filter((gap) => gap.to > finding.at - SERIES),
    coveredFrom: coveredSince(dependence) ?? windowFrom,
    comparableSince: comparableSince(
      dependence.clocks,
      await store.partTotals(workspaceId, id, windowFrom - PAST, windowFrom),
    ),
    at: now,
    listed,
  });
  const drivers = evidence.drivers.map((driver) => {
    const called = marks.find(({ key }) => key === driver.theme)?.name ?? null;
    return called === null ? driver : { ...driver, called };
  });
  return {
    ...evidence,
    drivers,
    top: reportedFirst(evidence.top, parts.reports ?? [], id),
    ...(parts.alsoWrote === undefined ? {} : { alsoWrote: parts.alsoWrote }),
  };
}

/** Others of the same time may have carried further: what an alert is about stands above them. */
function reportedFirst(top: readonly TopPost[], reports: readonly Mention[], keywordId: string): TopPost[] {
  const own = reports.map(
    (mention) => top.find(({ mentionId }) => mentionId === mention.id) ?? topPostOf(mention, keywordId, 1),
  );
  const ids = new Set(own.map(({ mentionId }) => mentionId));
  return [...own, ...top.filter(({ mentionId }) => !ids.has(mentionId))].slice(
    0,
    Math.max(own.length, top.length),
  );
}
