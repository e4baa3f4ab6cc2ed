import type { Alert } from '../../listening/alerts/alert.ts';
import type { Finding } from '../../listening/alerts/detectors/finding.ts';
import { moodShift } from '../../listening/alerts/detectors/mood-shift.ts';
import { newcomerFinding, newcomers } from '../../listening/alerts/detectors/newcomer.ts';
import { silence } from '../../listening/alerts/detectors/silence.ts';
import { overThreshold } from '../../listening/alerts/detectors/threshold.ts';
import { coveredSince, isCovered } from '../../listening/series/coverage.ts';
import { BUCKET, DAY, floorTo, HOUR, type Millis } from '../../listening/time.ts';
import { type Raising, raiseAlert } from './raise-alert.ts';

/** Newcomers are looked for among posts this young: what a slow source brings later is history. */
const FRESH = 3 * HOUR;
/** A first mention is one after at least this long of listening in vain. */
const LISTENED = DAY;
const MAX_FRESH = 200;

type Watching = Pick<Raising, 'store' | 'workspace' | 'keyword' | 'dependence' | 'now'>;

/**
 * The alerts that need no burst: mood, silence, fixed threshold, first mention, large author, each new match. Slow
 * questions are asked once an hour.
 * @param recent alerts of the keyword of the last three days
 */
export async function watchKeyword(parts: Watching, recent: readonly Alert[]): Promise<Alert[]> {
  const { keyword, dependence, now } = parts;
  const since = coveredSince(dependence);
  if (since === null) return [];
  const raised: Alert[] = [];
  const newest = (kind: Alert['kind']) =>
    Math.max(0, ...recent.filter((alert) => alert.kind === kind).map((alert) => alert.raisedAt));
  const raise = async (kind: Alert['kind'], name: string, finding: Finding, more: Partial<Raising> = {}) => {
    const id = `${kind}-${keyword.id}-${name}`;
    if (await parts.store.alert(keyword.workspaceId, id)) return;
    raised.push(await raiseAlert({ ...parts, ...plain(finding), kind, id, finding, ...more }));
  };

  if (keyword.rule.threshold !== null && now - newest('threshold') >= 6 * HOUR) {
    const buckets = await parts.store.buckets(keyword.workspaceId, keyword.id, now - HOUR - BUCKET, now);
    const finding = overThreshold(buckets, keyword.rule.threshold, since, now);
    if (finding) await raise('threshold', String(finding.since), finding);
  }
  await watchNewcomers(parts, since, raise);
  if (now - floorTo(now, HOUR) >= BUCKET) return raised;
  const { mood, silence: silent } = keyword.rule;
  if (!mood && !silent) return raised;
  const hours = await parts.store.hours(keyword.workspaceId, keyword.id, floorTo(now - 29 * DAY, HOUR), now);
  if (mood && now - Math.max(newest('mood'), newest('spike')) >= DAY) {
    const finding = moodShift(hours, since, floorTo(now, HOUR));
    if (finding) await raise('mood', String(floorTo(now, DAY)), finding, { stream: 'negative' });
  }
  if (silent) {
    const finding = silence(hours, (hour) => isCovered(dependence, hour, hour + HOUR, now), since, now);
    if (finding) await raise('silence', String(finding.since), finding, { severity: 3 });
  }
  return raised;
}

async function watchNewcomers(
  { store, keyword, now }: Watching,
  since: Millis,
  raise: (kind: Alert['kind'], name: string, finding: Finding, more?: Partial<Raising>) => Promise<void>,
): Promise<void> {
  const { first, every } = keyword.rule;
  if (!first && !every) return;
  const { workspaceId, id } = keyword;
  const fresh = (await store.mentionsIn(workspaceId, id, now - FRESH, now, { limit: MAX_FRESH })).reverse();
  const [oldest] = fresh;
  if (!oldest) return;
  const heard = oldest.post.publishedAt - since >= LISTENED;
  const [before] = await store.totals(workspaceId, [id], 0, floorTo(oldest.post.publishedAt, HOUR));
  const count = before?.total ?? 0;
  const found = newcomers(fresh, heard ? count : Math.max(1, count), await knownAuthors(), { first, every });
  for (const { kind, mentions } of found) {
    if (kind === 'first-mention')
      await raise(kind, 'first', newcomerFinding(mentions, since, now), { severity: 4 });
    else
      for (const mention of mentions) {
        const name = kind === 'large-author' ? mention.post.author!.key : mention.id;
        await raise(kind, name, newcomerFinding([mention], since, now), {
          severity: kind === 'large-author' ? 3 : 4,
        });
      }
  }

  async function knownAuthors(): Promise<Set<string>> {
    const large = fresh.some(({ post }) => (post.author?.followers ?? 0) > 0);
    if (!large) return new Set();
    const past = await store.mentionsIn(workspaceId, id, now - 90 * DAY, now - FRESH, { limit: 5_000 });
    return new Set(past.flatMap(({ post }) => (post.author ? [post.author.key] : [])));
  }
}

function plain(
  finding: Finding,
): Pick<Raising, 'stream' | 'episodeAt' | 'alsoOther' | 'total' | 'peak' | 'band'> {
  return {
    stream: 'all',
    episodeAt: finding.at,
    alsoOther: false,
    total: finding.observed,
    peak: finding.observed,
    band: [],
  };
}
