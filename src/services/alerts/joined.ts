import type { Alert } from '../../listening/alerts/alert.ts';
import { LARGE_AUTHOR } from '../../listening/alerts/detectors/newcomer.ts';
import { isClosed } from '../../listening/alerts/triage.ts';
import type { Dependence } from '../../listening/series/coverage.ts';
import { DAY, floorTo, HOUR, type Millis } from '../../listening/time.ts';
import type { AlertLine } from '../../messages/alerts/line.ts';
import type { Store } from '../../store/store.ts';
import { usualTime } from './usual-time.ts';

/** Posts of a source before it may be said to have joined, and how many times its usual that has to be. */
const SOURCE_POSTS = 3;
const SOURCE_TIMES = 3;
/** Authors who wrote longer ago are history, whenever their source brought them. */
const FRESH = 3 * HOUR;
const MAX_FRESH = 200;
/** How long a source must have been read before anything is usual in it. */
const LEAST_USUAL = DAY;
/** Lines of this sort in one thread: after that, who joins is no news. */
const MOST = 6;

/** One turn of a keyword. */
interface Watching {
  store: Store;
  dependence: Dependence;
  now: Millis;
}

/** The sources and authors that have joined a running alert since it was raised, each announced once. */
export interface Joined {
  lines: AlertLine[];
  /** For `Alert.now.joined`: all announced so far, these lines included. */
  reported: string[];
}

/**
 * Sources that the evidence did not have, and large authors whose posts came in afterwards; nothing for an alert that is
 * closed, asleep or calm.
 */
export async function joinedSince(watching: Watching, alert: Alert): Promise<Joined | null> {
  const { store, now } = watching;
  const reported = alert.now.joined ?? [];
  if (isClosed(alert) || alert.triage.state === 'snoozed' || alert.calmAt !== null || reported.length >= MOST)
    return null;
  const found = [
    ...(await newSources(watching, alert, new Set(reported))),
    ...(await largeAuthors(store, alert, new Set(reported), now)),
  ].slice(0, MOST - reported.length);
  if (found.length === 0) return null;
  return { lines: found.map(({ line }) => line), reported: [...reported, ...found.map(({ key }) => key)] };
}

type Found = { key: string; line: AlertLine };

async function newSources(
  { store, dependence, now }: Watching,
  alert: Alert,
  reported: ReadonlySet<string>,
): Promise<Found[]> {
  const { workspaceId, keywordId, evidence, startedAt } = alert;
  const known = new Set(evidence.sources.map(({ source }) => source));
  const from = floorTo(startedAt, HOUR);
  const to = floorTo(now, HOUR) + HOUR;
  const counted = (count: { total: number; negative: number }) =>
    evidence.stream === 'negative' ? count.negative : count.total;
  const since = await store.sourceTotals(workspaceId, keywordId, from, to);
  const fresh = since.filter(
    (count) =>
      !known.has(count.source) && !reported.has(`source:${count.source}`) && counted(count) >= SOURCE_POSTS,
  );
  if (fresh.length === 0) return [];
  const time = usualTime(dependence, from, now);
  const past = await store.sourceTotals(workspaceId, keywordId, time.from, time.to);
  return fresh
    .filter((count) => {
      const read = dependence.clocks.filter(({ source }) => source === count.source);
      const since = read.length > 0 ? Math.min(...read.map((clock) => clock.from)) : time.from;
      // What is read only now did not come in now.
      if (since > startedAt) return false;
      const before = past.find(({ source }) => source === count.source);
      const ms = Math.min(time.ms, from - since);
      const usual = before && ms >= LEAST_USUAL ? (counted(before) * (to - from)) / ms : 0;
      return counted(count) >= SOURCE_TIMES * usual;
    })
    .map((count) => ({
      key: `source:${count.source}`,
      line: { what: 'new-source', source: count.source, posts: counted(count) },
    }));
}

async function largeAuthors(
  store: Store,
  alert: Alert,
  reported: ReadonlySet<string>,
  now: Millis,
): Promise<Found[]> {
  const { workspaceId, keywordId, evidence, raisedAt, startedAt } = alert;
  const label = evidence.stream === 'negative' ? { label: 'neg' as const } : {};
  const from = Math.max(startedAt, now - FRESH);
  const mentions = await store.mentionsIn(workspaceId, keywordId, from, now, { limit: MAX_FRESH, ...label });
  const found = new Map<string, Found>();
  for (const { post } of mentions) {
    const followers = post.author?.followers ?? 0;
    // The sources and authors from before the alert was raised are in its evidence.
    if (!post.author || followers < LARGE_AUTHOR || post.fetchedAt <= raisedAt) continue;
    const key = `author:${post.author.key}`;
    if (reported.has(key)) continue;
    found.set(key, {
      key,
      line: { what: 'large-author', author: post.author.name, followers, counts: post.counts },
    });
  }
  return [...found.values()].reverse();
}
