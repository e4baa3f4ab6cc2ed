import type { Channel } from '../listening/channel.ts';
import { groupBy } from '../listening/group.ts';
import type { RequestState } from '../listening/series/health.ts';
import { type Outage, outageId, outageOf } from '../listening/series/outage.ts';
import { requestId } from '../listening/sources/plan.ts';
import type { Request } from '../listening/sources/source.ts';
import { type Clock, HOUR, MINUTE, type Millis } from '../listening/time.ts';
import { sourceFailing, sourceRecovered } from '../messages/sources/notices.ts';
import { audienceReader } from '../services/collecting/audience.ts';
import type { Audience } from '../services/collecting/mention-deliveries.ts';
import { listeners, notice } from '../services/collecting/source-notices.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** A source that is quiet though it answers is judged by the hour; nobody is woken by it. */
const QUIET_EVERY = HOUR;
/** Between two looks: longer than any turn of ours. */
const ASLEEP = 5 * MINUTE;

export interface WatchParts {
  store: Store;
  clock: Clock;
  /** The requests as last planned. */
  plan(): readonly Request[];
  /** False until the collector has had its first turn. */
  ready(): boolean;
}

/** Notices sources that are not heard, whatever the reason: each channel that depends on one is told once, and once when it is back. */
export function watchSourcesJob({ store, clock, plan, ready }: WatchParts): Job {
  let watchedSince = clock.now();
  let lookedAt = watchedSince;
  const audienceNow = audienceReader(store);
  let quietAt = Number.NEGATIVE_INFINITY;
  return {
    name: 'watch-sources',
    everyMs: MINUTE,
    run: async (now) => {
      // This machine slept, or its clock was set: what fell due meanwhile gets its turn first.
      if (Math.abs(now - lookedAt) > ASLEEP) watchedSince = now;
      lookedAt = now;
      // A request that nobody depends on (a stream beside polls) may fail: nothing goes unheard.
      const requests = new Map(
        plan()
          .filter(({ serves }) => serves.length > 0)
          .map((request) => [requestId(request), request]),
      );
      // Before the first plan after a start, nobody knows what is still wanted.
      if (requests.size === 0 && !ready()) return;
      const states = (await store.requestStates()).filter((state) => requests.has(requestId(state)));
      const known = new Map((await store.outages()).map((outage) => [outage.id, outage]));
      const audience = await audienceNow();
      const judgeQuiet = Math.abs(now - quietAt) >= QUIET_EVERY;
      if (judgeQuiet) quietAt = now;
      for (const [id, group] of groupBy(states, outageId)) {
        const before = known.get(id);
        known.delete(id);
        const found = outageOf(group, watchedSince, now);
        if (found && (found.trouble !== 'quiet' || judgeQuiet))
          await notifyOutage(store, { ...found, told: [] }, before, requests, audience, now);
        else if (!found && before) await end(store, before, group, audience, now);
      }
      // Nobody wants them any more: there is nobody to tell.
      for (const outage of known.values()) await store.endOutage(outage.id, []);
    },
  };
}

async function notifyOutage(
  store: Store,
  found: Outage,
  before: Outage | undefined,
  requests: ReadonlyMap<string, Request>,
  audience: Audience,
  now: Millis,
): Promise<void> {
  // A failing source that stops for good is worth a second word; the other way round is a hope, no news.
  const worse = before !== undefined && before.trouble !== 'stopped' && found.trouble === 'stopped';
  const since = before?.since ?? found.since;
  const told = worse ? [] : (before?.told ?? []);
  const channels = concerned(found, requests, audience).filter(({ id }) => !told.includes(id));
  const gaps =
    found.trouble === 'quiet'
      ? found.keys.map((requestKey) => ({
          source: found.source,
          requestKey,
          from: since,
          to: now,
          reason: 'quiet',
        }))
      : [];
  const same = before !== undefined && !worse && before.trouble === found.trouble && gaps.length === 0;
  if (same && channels.length === 0) return;
  const outage = { ...found, since, told: [...told, ...channels.map(({ id }) => id)] };
  await store.saveOutage(
    outage,
    gaps,
    channels.map((channel) =>
      notice(
        channel,
        `not-heard:${outage.id}:${outage.trouble}:${since}:${channel.id}`,
        sourceFailing(outage.worst, now, channel, outage),
        now,
      ),
    ),
  );
}

async function end(
  store: Store,
  outage: Outage,
  group: readonly RequestState[],
  audience: Audience,
  now: Millis,
): Promise<void> {
  const keys = new Set(outage.keys);
  const missing = (await store.gaps(outage.since, now + 1)).filter(
    ({ source, requestKey }) => source === outage.source && keys.has(requestKey),
  );
  const [first] = missing;
  const gap = first
    ? {
        ...first,
        from: Math.min(...missing.map(({ from }) => from)),
        to: Math.max(...missing.map(({ to }) => to)),
      }
    : null;
  const state = group.find(({ key }) => key === outage.worst.key) ?? outage.worst;
  const channels = outage.told.flatMap((id) => audience.channels.get(id) ?? []);
  await store.endOutage(
    outage.id,
    channels.map((channel) =>
      notice(
        channel,
        `heard-again:${outage.id}:${outage.since}:${channel.id}`,
        sourceRecovered(state, gap, now, channel, outage.of),
        now,
      ),
    ),
  );
}

function concerned(outage: Outage, requests: ReadonlyMap<string, Request>, audience: Audience): Channel[] {
  const channels = outage.keys.flatMap((key) => {
    const request = requests.get(requestId({ source: outage.source, key }));
    return request ? listeners(request, audience) : [];
  });
  return [...new Map(channels.map((channel) => [channel.id, channel])).values()];
}
