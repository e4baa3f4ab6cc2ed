import { groupBy } from '../group.ts';
import type { Keyword } from '../keywords/keyword.ts';
import type { Mention } from '../mentions/mention.ts';
import { postReach, topPostOf } from '../mentions/top-post.ts';
import { type HealthState, healthOf, type RequestState } from '../series/health.ts';
import type { BucketPoint, HourPoint, TopPost } from '../series/series.ts';
import type { Millis } from '../time.ts';
import { BUCKET, DAY, HOUR } from '../time.ts';
import type { Evidence } from './alert.ts';
import type { Finding } from './detectors/finding.ts';
import { keywordWords } from './drivers.ts';
import { drivingThemes } from './driving-themes.ts';
import { countedIn } from './growth.ts';
import { moodChanged } from './mood-change.ts';
import { countsOf, isNegative } from './mood-counts.ts';
import type { Stream } from './stream.ts';
import { trendOf } from './trend.ts';
import { voicesOf } from './voices.ts';

/** The input of a spike's explanation. */
export interface EvidenceInput {
  keyword: Keyword;
  stream: Stream;
  event: Finding;
  alsoOther: boolean;
  /** All mentions in the window, and those of the stream in the 14 days before it. */
  now: Mention[];
  before: Mention[];
  /** Counts since the rise began, and up to when no more posts are to be expected. */
  rise: BucketPoint[];
  settledUntil: Millis;
  /** Counts of the 14 days before the window, over `ms` of listening. */
  usual: {
    total: number;
    judged: number;
    negative: number;
    bySource: { source: string; total: number; negative: number }[];
    ms: number;
  };
  states: RequestState[];
  /** Webhooks and imports, which no request asks. */
  pushed: { source: string; name?: string; since: Millis | null }[];
  series: HourPoint[];
  band: Evidence['band'];
  gaps: { from: Millis; to: Millis }[];
  coveredFrom: Millis;
  /** Since when the parts that bring its mentions are read; null while nothing says which those are. */
  comparableSince: Millis | null;
  at: Millis;
  /** Keys of themes that people said are none, and names of what else is followed. Absent = there are none. */
  notThemes?: readonly string[];
  /** Where the posts of the window are stored. */
  listed: NonNullable<Evidence['listed']>;
}

/** How long a source must have been listened to before anything is usual in it. */
const LEAST_USUAL = DAY;
/** As far back as the chart and the usual counts of a card reach. */
const SHOWN = 14 * DAY;
/** What does not answer is named one by one up to here. */
const MOST_NAMED = 4;

/** The figures of a spike, ready to freeze into its alert and shown in it. Pure. */
export function evidenceOf(input: EvidenceInput): Evidence {
  const { keyword, stream, event, before, usual } = input;
  const window = countsOf(input.now, keyword.id);
  const now =
    stream === 'negative' ? input.now.filter((mention) => isNegative(mention, keyword.id)) : input.now;
  const windowMs = event.window * BUCKET;
  const stories = groupBy(now, ({ storyId }) => storyId);
  const own = keywordWords(keyword, now);
  const { spamBy, ...voices } = voicesOf(now, own);
  const top = topOf(now, keyword.id).slice(0, 5);
  const pick = (count: { total: number; negative: number }) =>
    stream === 'negative' ? count.negative : count.total;
  const trend = trendOf(
    input.rise.map((point) => ({ start: point.start, count: countedIn(point, stream) })),
    event.since,
    Math.min(event.at, input.settledUntil),
  );
  const usualBySource = new Map(usual.bySource.map((entry) => [entry.source, entry]));
  return {
    stream,
    alsoOther: input.alsoOther,
    windowMs,
    windowEnd: event.at,
    observed: event.observed,
    expected: event.expected,
    interval: [event.low, event.high],
    timesNormal: event.timesNormal,
    score: event.score,
    theta: event.bar,
    sensitivity: keyword.rule.spike === 'off' ? 'custom' : keyword.rule.spike,
    since: event.since,
    rising: trend === 'rising',
    trend,
    baselineHours: comparedHours(input),
    learning: event.learning,
    expectedEvent: event.expectedEvent,
    drivers: drivingThemes(now, before, keyword.id, new Set([...own, ...(input.notThemes ?? [])])),
    top,
    sources: window.bySource
      .map((entry) => {
        const past = usualBySource.get(entry.source);
        const ms = listenedMs(entry.source, input);
        const known = ms >= LEAST_USUAL;
        const expected = past && known ? (pick(past) * windowMs) / ms : 0;
        return {
          source: entry.source,
          observed: pick(entry),
          timesNormal: expected > 0 ? pick(entry) / expected : null,
          before: known ? (past ? pick(past) : 0) : null,
        };
      })
      .filter((entry) => entry.observed > 0)
      .sort((a, b) => b.observed - a.observed),
    posts: now.length,
    listed: input.listed,
    ...(keyword.rule.where === undefined ? {} : { where: keyword.rule.where }),
    stories: stories.size,
    ...voices,
    possibleSpam: spamBy !== null,
    spamBy,
    sentimentNow: {
      negative: window.negative,
      posts: window.judged,
      ...(window.total > window.judged ? { unjudged: window.total - window.judged } : {}),
    },
    sentimentBefore: { negative: usual.negative, posts: usual.judged },
    moodSignificant: moodChanged(window, usual),
    coverage: coverageOf(input),
    series: input.series,
    band: input.band,
    gaps: input.gaps,
    coveredFrom: input.coveredFrom,
  };
}

/** What a rise is compared with is as old as what brings it, whatever else has been read for longer. */
function comparedHours({ event, comparableSince: since }: EvidenceInput): number {
  if (since === null) return event.ageHours;
  return Math.min(event.ageHours, Math.max(0, event.at - since) / HOUR);
}

/** One post a story, by reach, then newest. */
function topOf(mentions: readonly Mention[], keywordId: string): TopPost[] {
  return [...groupBy(mentions, ({ storyId }) => storyId).values()]
    .map((copies) => {
      const best = copies.reduce((a, b) => (postReach(b) > postReach(a) ? b : a));
      return topPostOf(best, keywordId, copies.length);
    })
    .sort((a, b) => b.reach - a.reach || b.copies - a.copies || b.publishedAt - a.publishedAt);
}

/** For how much of the usual time a source was listened to: one that joined later has said less, not been quieter. Milliseconds. */
function listenedMs(source: string, { states, pushed, usual, event }: EvidenceInput): Millis {
  const since = firstOf([
    firstCovered(states.filter((state) => state.source === source)),
    ...pushed.flatMap((door) => (door.source === source ? door.since : [])),
  ]);
  return Math.min(usual.ms, since === null ? usual.ms : Math.max(0, event.windowFrom - since));
}

function firstCovered(states: readonly RequestState[]): Millis | null {
  return firstOf(states.map(({ coveredFrom }) => coveredFrom));
}

function firstOf(moments: readonly (Millis | null)[]): Millis | null {
  const known = moments.filter((at) => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/**
 * One line a source, which its worst request speaks for; what is in trouble beside others that are read is named. Of one
 * that does well, `since` is set when it joined the others later, within the time that the card shows.
 */
function coverageOf({
  states,
  pushed,
  at,
}: Pick<EvidenceInput, 'states' | 'pushed' | 'at'>): Evidence['coverage'] {
  const first = firstOf([firstCovered(states), ...pushed.map(({ since }) => since)]) ?? 0;
  const joined = (since: Millis | null) =>
    since !== null && since > Math.max(first + DAY, at - SHOWN) ? since : null;
  const asked = [...groupBy(states, ({ source }) => source)].flatMap(([source, requests]) => {
    const lines = requests.map((request): Evidence['coverage'][number] & { request: RequestState } => {
      const state = readingOf(healthOf(request, at));
      const since = state === 'ok' ? null : (request.lastSuccessAt ?? request.lastTryAt);
      const detail = state === 'ok' ? null : (request.error?.detail ?? null);
      return { source, state, since, detail, request };
    });
    const read = requests.filter((_, nth) => lines[nth]!.state === 'ok');
    const well = { source, state: 'ok' as const, since: joined(firstCovered(read)), detail: null };
    const troubled = [
      ...lines.filter(({ state }) => state === 'down'),
      ...lines.filter(({ state }) => state === 'late'),
    ];
    if (troubled.length === 0) return [well];
    const shown = read.length === 0 ? troubled.slice(0, 1) : troubled.slice(0, MOST_NAMED);
    return [
      ...(read.length === 0 ? [] : [well]),
      ...shown.map(({ request: { title }, ...line }) =>
        read.length === 0 || title === null ? line : { ...line, name: title },
      ),
    ];
  });
  return [
    ...asked,
    ...pushed.map(({ since, ...door }) => ({
      ...door,
      state: 'ok' as const,
      since: joined(since),
      detail: null,
    })),
  ];
}

function readingOf(health: HealthState): Evidence['coverage'][number]['state'] {
  if (health === 'down' || health === 'stopped') return 'down';
  return health === 'late' ? 'late' : 'ok';
}
