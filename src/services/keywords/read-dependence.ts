import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { type Dependence, dependenceOf, type Listening } from '../../listening/series/coverage.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** Fewer mentions than this say little about which sources matter. */
const ENOUGH = 20;

/**
 * The part of a keyword's mentions that each source brought, 0..1, over two weeks, or three months where that is too
 * little. What was published before the keyword was added is left out: only some sources can look back.
 * @returns empty while there are too few mentions
 */
async function sourceShares(store: Store, keyword: Keyword, now: Millis): Promise<Map<string, number>> {
  for (const days of [14, 90]) {
    const from = Math.max(keyword.createdAt, now - days * DAY);
    const sources = await store.sourceTotals(keyword.workspaceId, keyword.id, from, now);
    const all = sources.reduce((sum, { total }) => sum + total, 0);
    if (all >= ENOUGH) return new Map(sources.map(({ source, total }) => [source, total / all]));
  }
  return new Map();
}

/** All that a workspace listens to, with the gaps kept since `from`. */
export async function readListening(
  store: Store,
  workspace: Workspace,
  from: Millis,
  now: Millis,
): Promise<Listening> {
  const feeds = new Set((await store.feeds(workspace.id)).map(({ url }) => url));
  return {
    states: (await store.requestStates()).filter(
      ({ params }) => params.url === undefined || feeds.has(params.url),
    ),
    webhooks: await store.webhooks(workspace.id),
    imports: await store.importSpans(workspace.id),
    gaps: await store.gaps(from, now),
    unread: await store.unread(from, now),
  };
}

/** Everything that one keyword depends on: its requests, the parts of its counts, the sources that matter, the gaps. */
export async function readDependence(
  store: Store,
  listening: Listening,
  keyword: Keyword,
  now: Millis,
): Promise<Dependence> {
  return dependenceOf(keyword, listening, await sourceShares(store, keyword, now));
}
