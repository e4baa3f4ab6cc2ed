import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { coveredFor, type Dependence } from '../../listening/series/coverage.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { wantedStates } from '../digests/read-digest.ts';

/** Fewer mentions than this say little about which sources matter. */
const ENOUGH = 20;

/**
 * The part of a keyword's mentions that each source brought, 0..1, over two weeks, or three months where that is too
 * little. What was published before the keyword was added is left out: only some sources can look back.
 * @returns empty while there are too few mentions
 */
export async function sourceShares(
  store: Store,
  keyword: Keyword,
  now: Millis,
): Promise<Map<string, number>> {
  for (const days of [14, 90]) {
    const from = Math.max(keyword.createdAt, now - days * DAY);
    const sources = await store.sourceTotals(keyword.workspaceId, keyword.id, from, now);
    const all = sources.reduce((sum, { total }) => sum + total, 0);
    if (all >= ENOUGH) return new Map(sources.map(({ source, total }) => [source, total / all]));
  }
  return new Map();
}

/** Everything that a keyword depends on: its requests, the sources that matter, and the gaps kept since `from`. */
export async function readDependence(
  store: Store,
  workspace: Workspace,
  keyword: Keyword,
  from: Millis,
  now: Millis,
): Promise<Dependence> {
  const wanted = await wantedStates(store, workspace, [keyword]);
  const ids = new Set(wanted.map(({ source, key }) => `${source} ${key}`));
  return {
    states: wanted.map((state) => coveredFor(state, keyword)),
    share: await sourceShares(store, keyword, now),
    gaps: (await store.gaps(from, now)).filter((gap) => ids.has(`${gap.source} ${gap.requestKey}`)),
  };
}
