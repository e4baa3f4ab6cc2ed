import { groupBy } from '../listening/group.ts';
import { healthOf, type RequestState } from '../listening/series/health.ts';
import { isPushed } from '../listening/sources/inbound/websub.ts';
import { planRequests, requestId } from '../listening/sources/plan.ts';
import type { Request, Source, SourceInfo } from '../listening/sources/source.ts';
import { MINUTE, type Millis } from '../listening/time.ts';
import { audienceReader } from '../services/collecting/audience.ts';
import type { Audience } from '../services/collecting/mention-deliveries.ts';
import { type ReadParts, readRequest, shareOf, storePage } from '../services/collecting/read-request.ts';
import type { TakePushed } from '../services/collecting/receive-hub.ts';
import { newRequestState, triableAt } from '../services/collecting/reschedule.ts';
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

export interface CollectParts extends ReadParts {
  sources: readonly SourceInfo[];
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
  /** A person asks for another try of requests that fail, by their ids: as soon as that may be. */
  tryAgain(ids: ReadonlySet<string>): void;
  /** Keeps what came without being asked for as if the request had been read. @returns false when nobody wants it */
  takePushed: TakePushed;
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
        .filter((subscription) => isPushed(subscription, now))
        .map(({ feed, id }) => [feed, id]),
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
      // A failing request is asked otherwise now: a larger budget, other words.
      else if (state.failures > 0 && JSON.stringify(state.params) !== JSON.stringify(request.params))
        states.set(requestId(request), { ...state, nextAt: now });
    }
    return states;
  };

  const run = async (now: Millis): Promise<void> => {
    const known = await replan(now);
    const due = plan.filter((request) => {
      const id = requestId(request);
      const state = known.get(id)!;
      return !request.stream && !underWay.has(id) && isDue(state, now);
    });
    if (due.length > 0) await readAll(inTurns(due), known, await audienceNow());
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
        const outcome = await readRequest(
          parts,
          byId.get(request.source)!,
          request,
          known.get(id)!,
          audience,
        );
        keepState(known, id, outcome.state);
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

  /** A feed that has moved goes on under its new address, and is planned anew. */
  const keepState = (known: Map<string, RequestState>, id: string, state: RequestState): void => {
    if (requestId(state) !== id) {
      known.delete(id);
      plan = plan.filter((request) => requestId(request) !== id);
      plannedAt = Number.NEGATIVE_INFINITY;
    }
    known.set(requestId(state), state);
  };

  /** The hub has kept something from us: it is not trusted until it pushes again. */
  const distrustHub = async ({ key }: Request): Promise<void> => {
    const hub = pushedFeeds.get(key);
    const subscription = hub === undefined ? null : await store.subscriptionToHub(hub);
    if (subscription) await store.saveSubscriptionToHub({ ...subscription, pushedAt: null });
  };

  const takePushed: TakePushed = async (feed, pageOf) => {
    const request = plan.find(({ source, key }) => source === 'feed' && key === feed);
    const before = request && states?.get(requestId(request));
    if (!request || !before) return false;
    const page = await pageOf(request, before);
    const audience = await audienceNow();
    await ingest.inTurn(async () => {
      const state = states?.get(requestId(request)) ?? before;
      states?.set(requestId(request), await storePage(parts, request, state, state, page, audience));
    });
    return true;
  };

  return {
    takePushed,
    job: { name: 'collect', everyMs: 1_000, run },
    plan: () => plan,
    ready: () => ready,
    settled: async () => void (await settled),
    wake: () => {
      plannedAt = Number.NEGATIVE_INFINITY;
    },
    tryAgain: (ids) => {
      for (const [id, state] of states ?? [])
        if (ids.has(id) && state.failures > 0)
          states?.set(id, { ...state, nextAt: Math.min(state.nextAt, triableAt(state, parts.clock.now())) });
    },
  };
}

function isPolled(source: SourceInfo): source is Source {
  return 'collect' in source;
}

/** Where several workspaces wait, one of each after the other: many feeds of one do not stand before the few of another. */
function inTurns(due: readonly Request[]): readonly Request[] {
  const shares = [...groupBy(due, shareOf).values()];
  if (shares.filter(([first]) => first?.scope !== 'all').length < 2) return due;
  const longest = Math.max(...shares.map(({ length }) => length));
  return Array.from({ length: longest }, (_, n) => shares.flatMap((share) => share[n] ?? [])).flat();
}

/** A key or an address may be new since the bot was stopped: what a person had to mend is tried at once. */
function restarted(state: RequestState, now: Millis): RequestState {
  return healthOf(state, now) === 'stopped' ? { ...state, nextAt: now } : state;
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
