import { UserError } from '../../config/errors.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { RequestState } from '../../listening/series/health.ts';
import { requestId } from '../../listening/sources/plan.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { triableAt } from '../collecting/reschedule.ts';
import { foldWord } from '../nearest.ts';
import { type CatalogSource, findSource } from './find-source.ts';
import { ownRequests } from './read-sources.ts';

interface TryAgainParts {
  store: Store;
  sources: readonly CatalogSource[];
  tryAgain(ids: ReadonlySet<string>): void;
}

/** A failing request and when it is tried again. */
export interface Retried {
  request: RequestState;
  at: Millis;
}

/**
 * Has what fails tried again before its wait is over.
 * @param typed a source, or a feed by its address or title; null = all
 * @returns the requests that fail; none when all is well
 * @throws UserError('source-not-found')
 */
export async function tryAgain(
  { store, sources, tryAgain }: TryAgainParts,
  workspace: Workspace,
  typed: string | null,
  now: Millis,
): Promise<Retried[]> {
  const failing = (await named(store, sources, workspace, typed)).filter(({ failures }) => failures > 0);
  if (failing.length === 0) return [];
  tryAgain(new Set(failing.map(requestId)));
  return failing.map((request) => ({ request, at: Math.min(request.nextAt, triableAt(request, now)) }));
}

async function named(
  store: Store,
  sources: readonly CatalogSource[],
  workspace: Workspace,
  typed: string | null,
): Promise<RequestState[]> {
  const own = await ownRequests(store, workspace.id);
  if (typed === null) return own;
  const address = typed.replace(/^<|>$/g, '');
  const feeds = own.filter(
    ({ params, title }) => params.url === address || (title !== null && foldWord(title) === foldWord(typed)),
  );
  if (feeds.length > 0) return feeds;
  if (/^https?:/i.test(address)) throw new UserError('source-not-found', { url: address, typed: address });
  const id = findSource(sources, typed, 'retry');
  return own.filter(({ source }) => source === id);
}
