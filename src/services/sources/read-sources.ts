import type { Workspace } from '../../listening/channel.ts';
import { groupBy } from '../../listening/group.ts';
import type { RequestState } from '../../listening/series/health.ts';
import type { Gap } from '../../listening/series/series.ts';
import { requestId } from '../../listening/sources/plan.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Failing, SourceRow } from '../../messages/sources/sources.ts';
import type { Store } from '../../store/store.ts';
import type { CatalogSource } from './find-source.ts';

/** How far back is told what was not read. */
const GAPS_SINCE = 7 * DAY;

/** Every source with its health as one workspace sees it: its own feeds, not those of others. */
export async function readSources(
  store: Store,
  sources: readonly CatalogSource[],
  workspace: Workspace,
  now: Millis,
): Promise<{ rows: SourceRow[]; failing: Failing; pushed: number; gaps: Gap[] }> {
  const own = await ownRequests(store, workspace.id);
  const requests = groupBy(own, ({ source }) => source);
  const failing = await store.failing(workspace.id);
  const retried = failing.filter(({ state }) => state === 'waiting').length;
  return {
    rows: sources.map(({ id, access, configured }) => ({
      id,
      access,
      configured,
      optedIn: workspace.optedIn.includes(id),
      requests: requests.get(id) ?? [],
    })),
    failing: { retried, givenUp: failing.length - retried },
    gaps: await ownGaps(store, own, now),
    pushed: (await store.webhooks(workspace.id)).filter(({ health }) => health.firstAt !== null).length,
  };
}

/** The requests that a workspace sees: its own feeds, and the searches that all share. */
export async function ownRequests(store: Store, workspaceId: string): Promise<RequestState[]> {
  const feeds = new Set((await store.feeds(workspaceId)).map(({ url }) => url));
  return (await store.requestStates()).filter(
    ({ params }) => params.url === undefined || feeds.has(params.url),
  );
}

/** The stretches of the last days that these requests did not read; those that still last are not among them. */
export async function ownGaps(store: Store, own: readonly RequestState[], now: Millis): Promise<Gap[]> {
  const ids = new Set(own.map(requestId));
  const stored = await store.gaps(now - GAPS_SINCE, now);
  return stored.filter(({ source, requestKey }) => ids.has(requestId({ source, key: requestKey })));
}
