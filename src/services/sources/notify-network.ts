import type { RequestState } from '../../listening/series/health.ts';
import { networkOf } from '../../listening/series/network.ts';
import { type Outage, outageId } from '../../listening/series/outage.ts';
import { requestId } from '../../listening/sources/plan.ts';
import type { Request } from '../../listening/sources/source.ts';
import { HOUR, MINUTE, type Millis } from '../../listening/time.ts';
import { networkBack, networkDown } from '../../messages/sources/network.ts';
import type { Store } from '../../store/store.ts';
import type { Audience } from '../collecting/mention-deliveries.ts';
import { listeners, notice } from '../collecting/source-notices.ts';

/** Of the outage of this machine's own network, beside those of its sources. */
export const NETWORK = 'network';

/** Sources that are tried once an hour have had their turn by then, or else are to be told of. */
const ALL_TRIED = HOUR + 10 * MINUTE;
/** A chat is reached by the same network: what could not be said by then is said by the message that it is back. */
const SAID_WITHIN = 10 * MINUTE;

interface NetworkTurn {
  states: readonly RequestState[];
  requests: ReadonlyMap<string, Request>;
  before: Outage | undefined;
  audience: Audience;
  now: Millis;
  /** Has requests tried before their wait is over. */
  tryAgain(ids: ReadonlySet<string>): void;
}

/**
 * Notices when no source is reached because this machine reaches no network, notifies each channel once, and once when it
 * is back: then all that it cut off is tried at once.
 * @returns ids of the outages that are the network's, or may be: nobody is to be notified of them one by one
 */
export async function watchNetwork(store: Store, turn: NetworkTurn): Promise<ReadonlySet<string>> {
  const { states, before, now } = turn;
  const { verdict, since, reachedAt, cutOff } = networkOf(states, now);
  if (verdict === 'down') {
    await notifyDown(store, turn, before && before.backAt === undefined ? before.since : since, cutOff);
    return cutOff;
  }
  if (!before) return verdict === 'unsure' ? cutOff : new Set();
  if (before.backAt === undefined) {
    // Nothing has answered yet; what is left of the sources tells nothing.
    if (reachedAt < before.since) {
      if (cutOff.size === 0) await store.endOutage(NETWORK, []);
      return cutOff;
    }
    await notifyBack(store, turn, before);
  } else if (now - before.backAt >= ALL_TRIED) {
    await store.endOutage(NETWORK, []);
    return verdict === 'unsure' ? cutOff : new Set();
  }
  const backAt = before.backAt ?? now;
  const waiting = states.filter(({ error }) => error?.noNetwork && error.at <= backAt);
  return new Set([...waiting.map(outageId), ...(verdict === 'unsure' ? cutOff : [])]);
}

async function notifyDown(
  store: Store,
  { states, requests, before, audience, now }: NetworkTurn,
  since: Millis,
  cutOff: ReadonlySet<string>,
): Promise<void> {
  const lost = states.filter((state) => cutOff.has(outageId(state)));
  const told = before && before.backAt === undefined ? before.told : [];
  const channels = [
    ...new Map(
      lost
        .flatMap((state) => {
          const request = requests.get(requestId(state));
          return request ? listeners(request, audience) : [];
        })
        .map((channel) => [channel.id, channel]),
    ).values(),
  ].filter(({ id }) => !told.includes(id));
  if (before && before.backAt === undefined && channels.length === 0) return;
  await store.saveOutage(
    {
      id: NETWORK,
      source: NETWORK,
      trouble: 'failing',
      since,
      keys: lost.map(({ key }) => key),
      of: states.length,
      worst: lost[0]!,
      expected: 0,
      told: [...told, ...channels.map(({ id }) => id)],
    },
    [],
    channels.map((channel) => ({
      ...notice(channel, `no-network:${since}:${channel.id}`, networkDown(since, now, channel), now),
      expiresAt: now + SAID_WITHIN,
    })),
  );
}

async function notifyBack(
  store: Store,
  { states, audience, now, tryAgain }: NetworkTurn,
  before: Outage,
): Promise<void> {
  const channels = before.told.flatMap((id) => audience.channels.get(id) ?? []);
  await store.saveOutage(
    { ...before, backAt: now },
    [],
    channels.map((channel) =>
      notice(
        channel,
        `network-back:${before.since}:${channel.id}`,
        networkBack(before.since, now, channel),
        now,
      ),
    ),
  );
  tryAgain(new Set(states.filter(({ error }) => error?.noNetwork).map(requestId)));
}
