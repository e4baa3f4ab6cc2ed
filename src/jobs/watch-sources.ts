import { groupBy } from '../listening/group.ts';
import { outageId, outageOf } from '../listening/series/outage.ts';
import { requestId } from '../listening/sources/plan.ts';
import type { Request } from '../listening/sources/source.ts';
import { type Clock, HOUR, MINUTE } from '../listening/time.ts';
import { audienceReader } from '../services/collecting/audience.ts';
import { NETWORK, watchNetwork } from '../services/sources/notify-network.ts';
import { endOutage, notifyOutage } from '../services/sources/notify-outage.ts';
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
  /** Has requests tried before their wait is over. */
  tryAgain(ids: ReadonlySet<string>): void;
}

/** Notices sources that bring nothing, whatever the reason: each channel that depends on one is notified once, and once when it is back. */
export function watchSourcesJob({ store, clock, plan, ready, tryAgain }: WatchParts): Job {
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
      // A request that nobody depends on (a stream beside polls) may fail: nothing is missed.
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
      const network = known.get(NETWORK);
      known.delete(NETWORK);
      const cutOff = await watchNetwork(store, {
        states,
        requests,
        before: network,
        audience,
        now,
        tryAgain,
      });
      for (const [id, group] of groupBy(states, outageId)) {
        const before = known.get(id);
        known.delete(id);
        if (cutOff.has(id)) continue;
        const found = outageOf(group, watchedSince, now);
        if (found && (found.trouble !== 'quiet' || judgeQuiet))
          await notifyOutage(store, { ...found, told: [] }, before, requests, audience, now);
        else if (!found && before) await endOutage(store, before, group, audience, now);
      }
      // Nobody wants them any more: there is nobody to notify.
      for (const outage of known.values()) await store.endOutage(outage.id, []);
    },
  };
}
