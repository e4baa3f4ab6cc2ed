import { SourceError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import { parseUrl } from '../../listening/parse-url.ts';
import type { RequestState } from '../../listening/series/health.ts';
import type { Gap } from '../../listening/series/series.ts';
import type { Page, Request, Source, SourceContext, SourceInfo } from '../../listening/sources/source.ts';
import type { Clock } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { type Meter, NO_METER } from '../meter.ts';
import type { Ingest } from './ingest.ts';
import { type Audience, mentionDeliveries } from './mention-deliveries.ts';
import { afterFailure, afterSuccess, learnedLateness } from './reschedule.ts';
import { connectedDelivery } from './source-notices.ts';

/** Pages of one chain in one turn; the cursor goes on at the next. */
const MAX_PAGES = 60;

export interface ReadParts {
  store: Store;
  clock: Clock;
  log: Log;
  contextOf(source: SourceInfo): SourceContext;
  ingest: Ingest;
  meter?: Meter;
}

/**
 * One turn of one request, its whole page chain. @returns its new state, stored, which is that of another address when it
 * has moved, and how many posts it brought
 */
export async function readRequest(
  { store, clock, log, contextOf, ingest, meter = NO_METER }: ReadParts,
  source: Source,
  request: Request,
  before: RequestState,
  audience: Audience,
): Promise<{ state: RequestState; posts: number }> {
  let state = before;
  let posts = 0;
  let lost = 0;
  const lent = contextOf(source);
  const context: SourceContext = {
    ...lent,
    parseFeed: (bytes, type, url) => lent.parseFeed(bytes, type, url, shareOf(request)),
    lose: (items) => {
      lost += items;
    },
  };
  try {
    for (let pages = 0; pages < MAX_PAGES; pages++) {
      lost = 0;
      const page: Page = { ...(await source.collect(request, state.cursor, context)), lost };
      state = await ingest.inTurn(() =>
        storePage({ store, clock, ingest, meter }, request, before, state, page, audience),
      );
      posts += page.posts.length;
      if (page.movedTo) {
        const moved = await store.moveFeed(request.key, page.movedTo);
        return { state: moved ?? state, posts };
      }
      if (!page.more) break;
    }
    return { state, posts };
  } catch (error) {
    if (!(error instanceof SourceError)) log.error('collect failed', error, { source: source.id });
    const failure =
      error instanceof SourceError
        ? error
        : new SourceError('malformed', 'Reading it failed on our side; the log has the details.', {
            cause: error,
          });
    meter.sourceFailed(source.id, failure.kind);
    const failed = afterFailure(state, request, failure, clock.now());
    log.warn('source failed', {
      source: source.id,
      key: hostOf(request.key),
      kind: failure.kind,
      failures: failed.failures,
    });
    await store.saveRequest(failed, []);
    return { state: failed, posts };
  }
}

/**
 * Stores one page with the cursor after it and the messages that follow, in one batch. Runs in the turn of `ingest`.
 * @param before the state at the start of the page chain
 */
export async function storePage(
  { store, clock, ingest, meter = NO_METER }: Pick<ReadParts, 'store' | 'clock' | 'ingest' | 'meter'>,
  request: Request,
  before: RequestState,
  state: RequestState,
  page: Page,
  audience: Audience,
): Promise<RequestState> {
  const now = clock.now();
  const first = before.firstAt === null;
  const { undo, ...batch } = await ingest.prepareBatch(page.posts, request.scope, true, first);
  const next = {
    ...afterSuccess(state, request, page, now),
    ...learnedLateness({ ...before, lateness: state.lateness }, batch.added, now),
  };
  const deliveries = [
    // The first read is history: nobody wants it post by post.
    ...(first ? [] : mentionDeliveries(batch.added, audience, now)),
    ...(first && !page.more ? connectedDelivery(request, next, page, batch.added, audience, now) : []),
  ];
  try {
    const { added } = await store.commitCollected({
      ...batch,
      request: next,
      gap: gapOf(request, page),
      deliveries,
      deleted: page.deleted ?? [],
    });
    meter.collected(request.source, added.length);
  } catch (error) {
    undo();
    throw error;
  }
  return next;
}

/** Whose turn it is when feeds wait to be parsed: of a workspace, of those that follow it together, or of all. */
export function shareOf({ scope }: Request): string {
  return scope === 'all' ? '*' : scope.join(' ');
}

function gapOf(request: Request, { gap }: Page): Gap | null {
  return gap
    ? { source: request.source, requestKey: request.key, ...gap, reason: gap.reason ?? 'too-many' }
    : null;
}

/** Addresses may hold tokens: a log names the host only. */
function hostOf(key: string): string {
  return parseUrl(key)?.host ?? key;
}
