import { SourceError } from '../config/errors.ts';
import type { Log } from '../config/log.ts';
import type { RequestState } from '../listening/series/health.ts';
import type { Gap } from '../listening/series/series.ts';
import { isPushed } from '../listening/sources/inbound/websub.ts';
import { planRequests, requestId } from '../listening/sources/plan.ts';
import type { Page, Request, Source, SourceContext, SourceInfo } from '../listening/sources/source.ts';
import { type Clock, MINUTE, type Millis } from '../listening/time.ts';
import { audienceReader } from '../services/collecting/audience.ts';
import type { Ingest } from '../services/collecting/ingest.ts';
import { type Audience, mentionDeliveries } from '../services/collecting/mention-deliveries.ts';
import { type Meter, NO_METER } from '../services/collecting/meter.ts';
import { afterFailure, afterSuccess, newRequestState } from '../services/collecting/reschedule.ts';
import { connectedDelivery } from '../services/collecting/source-notices.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** How requests are read. */
export interface CollectPace {
  /** Requests under way at once. */
  atOnce: number;
  /** How long, in real time, a turn waits for its slowest request: what has not ended goes on beside the next turn. */
  turnMs: number;
}

/** Most requests wait for their host's turn: the web adapter keeps the pace, and lets 8 through. */
const USUAL: CollectPace = { atOnce: 64, turnMs: 5_000 };
/** How long a plan is kept when nobody wakes the collector. */
const PLAN_LIFE = MINUTE / 2;
/** Pages of one chain in one turn; the cursor goes on at the next. */
const MAX_PAGES = 60;

export interface CollectParts {
  store: Store;
  clock: Clock;
  log: Log;
  sources: readonly SourceInfo[];
  contextOf(source: SourceInfo): SourceContext;
  ingest: Ingest;
  meter?: Meter;
  pace?: CollectPace;
}

export interface Collector {
  job: Job;
  /** The requests as last planned. */
  plan(): readonly Request[];
  /** True once every planned request that was due at the start has had its turn. */
  ready(): boolean;
  /** Resolves when nothing is being read any more. */
  settled(): Promise<void>;
  /** Plan anew at the next turn: a keyword or a feed has changed. */
  wake(): void;
  /** Keeps what came without being asked for as if the request had been read. @returns false when nobody wants it */
  pushed(feed: string, pageOf: (request: Request, state: RequestState) => Promise<Page>): Promise<boolean>;
}

/** Reads every due request, each on its own: a source that fails never stops the others. */
export function createCollector(parts: CollectParts): Collector {
  const { store, sources, ingest, contextOf, pace = USUAL } = parts;
  const byId = new Map(sources.filter(isPolled).map((source) => [source.id, source]));
  let states: Map<string, RequestState> | null = null;
  let plan: Request[] = [];
  let plannedAt = Number.NEGATIVE_INFINITY;
  let ready = false;
  /** Feeds that their hubs push, with their subscriptions. */
  let pushedFeeds = new Map<string, string>();
  const underWay = new Set<string>();
  let settled: Promise<unknown> = Promise.resolve();
  const audienceNow = audienceReader(store);

  const replan = async (now: Millis): Promise<Map<string, RequestState>> => {
    states ??= new Map(
      (await store.requestStates()).map((state) => [requestId(state), restarted(state, now)]),
    );
    if (now - plannedAt < PLAN_LIFE) return states;
    const listeners = await ingest.refresh();
    pushedFeeds = new Map(
      (await store.subscriptionsToHubs())
        .filter((one) => isPushed(one, now))
        .map((one) => [one.feed, one.id]),
    );
    plan = planRequests(
      sources,
      listeners,
      (await store.allFeeds()).map((feed) => ({ ...feed, pushed: pushedFeeds.has(feed.url) })),
      await store.workspaces(),
      (source) => contextOf(source).options,
    );
    plannedAt = now;
    const wanted = new Set(plan.map(requestId));
    const idle = [...states.values()].filter((state) => !wanted.has(requestId(state)));
    if (idle.length > 0) await store.dropRequests(idle);
    for (const state of idle) states.delete(requestId(state));
    for (const request of plan) {
      const state = states.get(requestId(request));
      if (!state) states.set(requestId(request), newRequestState(request, now));
      // What failed is asked otherwise now: a larger budget, other words.
      else if (state.failures > 0 && JSON.stringify(state.params) !== JSON.stringify(request.params))
        states.set(requestId(request), { ...state, stopped: false, nextAt: now });
    }
    return states;
  };

  const run = async (now: Millis): Promise<void> => {
    const known = await replan(now);
    const due = plan.filter((request) => {
      const id = requestId(request);
      const state = known.get(id)!;
      return !request.stream && !underWay.has(id) && !state.stopped && isDue(state, now);
    });
    if (due.length > 0) await readAll(due, known, await audienceNow());
    ready = true;
  };

  const readAll = async (
    due: readonly Request[],
    known: Map<string, RequestState>,
    audience: Audience,
  ): Promise<void> => {
    for (const request of due) underWay.add(requestId(request));
    const work = eachOf(due, pace.atOnce, async (request) => {
      const id = requestId(request);
      try {
        const outcome = await read(parts, byId.get(request.source)!, request, known.get(id)!, audience);
        known.set(id, outcome.state);
        if (outcome.posts > 0) await distrustHub(request);
      } finally {
        underWay.delete(id);
      }
    }).finally(() => {
      for (const request of due) underWay.delete(requestId(request));
    });
    const ended = work.then(
      () => null,
      (error: unknown) => ({ error }),
    );
    settled = Promise.all([settled, ended]);
    let timer: NodeJS.Timeout | undefined;
    const slow = new Promise<'slow'>((resolve) => {
      timer = setTimeout(resolve, pace.turnMs, 'slow');
    });
    const first = await Promise.race([ended, slow]);
    clearTimeout(timer);
    if (first === 'slow') void ended.then((late) => late && parts.log.error('collect failed', late.error));
    else if (first) throw first.error;
  };

  /** The hub has kept something from us: it is not trusted until it pushes again. */
  const distrustHub = async ({ key }: Request): Promise<void> => {
    const hub = pushedFeeds.get(key);
    const subscription = hub === undefined ? null : await store.subscriptionToHub(hub);
    if (subscription) await store.saveSubscriptionToHub({ ...subscription, pushedAt: null });
  };

  const pushed: Collector['pushed'] = async (feed, pageOf) => {
    const request = plan.find(({ source, key }) => source === 'feed' && key === feed);
    const before = request && states?.get(requestId(request));
    if (!request || !before) return false;
    const page = await pageOf(request, before);
    const audience = await audienceNow();
    await ingest.inTurn(async () => {
      const state = states?.get(requestId(request)) ?? before;
      states?.set(
        requestId(request),
        await persist({ ...parts, meter: parts.meter ?? NO_METER }, request, state, state, page, audience),
      );
    });
    return true;
  };

  return {
    pushed,
    job: { name: 'collect', everyMs: 1_000, run },
    plan: () => plan,
    ready: () => ready,
    settled: async () => void (await settled),
    wake: () => {
      plannedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

function isPolled(source: SourceInfo): source is Source {
  return 'collect' in source;
}

/** A key may be new since the bot was stopped: what was refused is tried once more. What is gone stays gone. */
function restarted(state: RequestState, now: Millis): RequestState {
  return state.stopped && state.error?.kind !== 'gone' ? { ...state, stopped: false, nextAt: now } : state;
}

/** One turn of one request, its whole page chain. @returns its new state, stored, and how many posts it brought */
async function read(
  { store, clock, log, contextOf, ingest, meter = NO_METER }: CollectParts,
  source: Source,
  request: Request,
  before: RequestState,
  audience: Audience,
): Promise<{ state: RequestState; posts: number }> {
  let state = before;
  let posts = 0;
  try {
    for (let pages = 0; pages < MAX_PAGES; pages++) {
      const page = await source.collect(request, state.cursor, contextOf(source));
      state = await ingest.inTurn(() =>
        persist({ store, clock, ingest, meter }, request, before, state, page, audience),
      );
      posts += page.posts.length;
      if (page.movedTo) await store.moveFeed(request.params.url ?? request.key, page.movedTo);
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

async function persist(
  { store, clock, ingest, meter }: Pick<CollectParts, 'store' | 'clock' | 'ingest'> & { meter: Meter },
  request: Request,
  before: RequestState,
  state: RequestState,
  page: Page,
  audience: Audience,
): Promise<RequestState> {
  const now = clock.now();
  const next = afterSuccess(state, request, page, now);
  const { undo, ...taken } = await ingest.take(page.posts, request.scope, true);
  const first = before.firstAt === null;
  const deliveries = [
    // The first read is history: nobody wants to hear it post by post.
    ...(first ? [] : mentionDeliveries(taken.added, audience, now)),
    ...(first && !page.more ? connectedDelivery(request, next, page, taken.added, audience, now) : []),
  ];
  try {
    const { added } = await store.commitCollected({
      ...taken,
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

function gapOf(request: Request, { gap }: Page): Gap | null {
  return gap ? { source: request.source, requestKey: request.key, ...gap, reason: 'not-all-read' } : null;
}

/** Also when it was last tried in the future: a clock that ran ahead has been set right, and its waits mean nothing. */
function isDue({ nextAt, lastTryAt }: RequestState, now: Millis): boolean {
  return nextAt <= now || (lastTryAt !== null && lastTryAt > now + MINUTE);
}

async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}

/** Addresses may hold tokens: a log names the host only. */
function hostOf(key: string): string {
  return URL.canParse(key) ? new URL(key).host : key;
}
