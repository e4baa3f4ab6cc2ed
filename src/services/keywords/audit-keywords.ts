import type { Channel, Workspace } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import type { Doubt } from '../../listening/keywords/doubts.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { type Dependence, dependenceOf, isCovered } from '../../listening/series/coverage.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { localTime, momentOf, weekdayOf } from '../../listening/zoned.ts';
import { type SilentKeyword, silentKeywords } from '../../messages/keywords/silent.ts';
import type { Store } from '../../store/store.ts';
import type { CatalogSource } from '../sources/find-source.ts';
import { readQuery } from './preview-query.ts';
import { readListening } from './read-dependence.ts';
import { readDoubts, readWorkspaceReads } from './read-doubts.ts';

/** How long a keyword may find nothing before somebody is asked to look. */
const SILENCE = 30 * DAY;
/** Of the days of silence, so many were read at least. */
const ENOUGH_DAYS = 24;
/** Where a channel has no morning digest, its audit comes at this time. */
const MORNING = '09:00';
/** A bot that was down on the day itself still says it. Shorter than sent messages are remembered, so that it comes once. */
const LATEST = 3 * DAY;

/**
 * The keywords that have found nothing for 30 days though all that they depend on was read, each with what may be the
 * reason. Young and paused ones are none of them, nor those that were changed meanwhile.
 */
export async function readSilentKeywords(
  store: Store,
  workspace: Workspace,
  sources: readonly CatalogSource[],
  candidates: readonly Keyword[],
  now: Millis,
): Promise<SilentKeyword[]> {
  const from = now - SILENCE;
  const old = candidates.filter(
    ({ paused, createdAt, filledAt }) => !paused && createdAt <= from && (filledAt ?? createdAt) <= from,
  );
  if (old.length === 0) return [];
  const ids = old.map(({ id }) => id);
  const totals = await store.totals(workspace.id, ids, from, now);
  const quiet = old.filter((_, index) => (totals[index]?.total ?? 0) === 0);
  if (quiet.length === 0) return [];
  const listening = await readListening(store, workspace, from, now);
  const reads = await readWorkspaceReads(store, workspace, sources, now);
  const silent: SilentKeyword[] = [];
  for (const keyword of quiet) {
    // What was down may hold what is missing: that is reported by itself.
    if (!wasRead(dependenceOf(keyword, listening, new Map()), from, now)) continue;
    const doubts = [...(await readDoubts(keyword, reads)), ...queryDoubts(keyword)];
    silent.push({ keyword, doubts: [...(await refusals(store, keyword, from, now)), ...doubts] });
  }
  return silent;
}

/** Whether what a keyword depends on was read on most days. Where nothing is read for it at all, that is the reason. */
function wasRead(dependence: Dependence, from: Millis, now: Millis): boolean {
  const { states } = dependence;
  if (states.length > 0 && states.every(({ coveredFrom }) => coveredFrom === null)) return false;
  let covered = 0;
  for (let day = from; day < now; day += DAY) if (isCovered(dependence, day, day + DAY, now)) covered += 1;
  return covered >= ENOUGH_DAYS;
}

/** Posts with its words that are not counted say more than any guess. */
async function refusals(
  store: Store,
  { workspaceId, id }: Keyword,
  from: Millis,
  to: Millis,
): Promise<Doubt[]> {
  const { counts } = await store.filtered(workspaceId, { keywordIds: [id], from, to, filter: {} }, null, 1);
  return [...counts]
    .sort((a, b) => b.count - a.count)
    .slice(0, 1)
    .map(({ reason, count }) => ({ kind: 'refused', reason, posts: count }));
}

/** What can keep a query from finding anything; that it finds too much is none of its troubles now. */
function queryDoubts({ query }: Keyword): Doubt[] {
  try {
    return readQuery(query)
      .warnings.filter(({ code }) => !TOO_MUCH.has(code))
      .map((warning) => ({ kind: 'query', warning }));
  } catch {
    return [];
  }
}

const TOO_MUCH: ReadonlySet<string> = new Set(['too-short', 'too-broad', 'common-word', 'duplicate']);

/**
 * Posts what the audit of a month has found, on its first working morning, in one channel for each keyword. Nothing is
 * found, nothing is said. The key of the message makes it once, whatever happens to the process or the clock.
 * @param done audits of this month that are known to be over; those that end now are added
 */
export async function sendAudits(
  store: Store,
  sources: readonly CatalogSource[],
  done: Set<string>,
  now: Millis,
): Promise<void> {
  for (const workspace of await store.workspaces()) {
    const channels = (await store.channels(workspace.id)).filter(({ paused }) => !paused);
    const subscriptions = await store.subscriptions(workspace.id);
    const keywords = await store.keywords(workspace.id);
    const homeOf = (keyword: Keyword) =>
      channels.find(({ id }) =>
        subscriptions.some(({ channelId, keywordId }) => channelId === id && keywordId === keyword.id),
      );
    for (const channel of channels) {
      const due = auditDue(channel, now);
      if (due.at > now || now - due.at > LATEST) continue;
      const key = `keyword-audit:${channel.id}:${due.month}`;
      if (done.has(key)) continue;
      const own = keywords.filter((keyword) => homeOf(keyword)?.id === channel.id);
      const isSaid = await store.delivery(key);
      const silent = isSaid ? [] : await readSilentKeywords(store, workspace, sources, own, now);
      if (silent.length > 0) {
        const message = silentKeywords(silent, channel);
        await store.enqueue([
          postTo(channel, { key, message, expiresAt: now + LATEST, purpose: 'digest' }, now),
        ]);
      }
      done.add(key);
    }
  }
}

/** The first morning of the month from Monday to Friday, in the channel's own time. */
function auditDue({ timeZone, digest }: Channel, now: Millis): { at: Millis; month: string } {
  const local = localTime(now, timeZone);
  const [hour = 9, minute = 0] = (digest.daily ?? MORNING).split(':').map(Number);
  const first = [1, 2, 3]
    .map((day) => ({ ...local, day, hour, minute }))
    .find((morning) => weekdayOf(morning) <= 5)!;
  return { at: momentOf(first, timeZone), month: `${local.year}-${String(local.month).padStart(2, '0')}` };
}
