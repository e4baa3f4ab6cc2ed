import type { Channel } from '../../listening/channel.ts';
import type { RequestState } from '../../listening/series/health.ts';
import type { Outage } from '../../listening/series/outage.ts';
import { requestId } from '../../listening/sources/plan.ts';
import type { Request } from '../../listening/sources/source.ts';
import type { Millis } from '../../listening/time.ts';
import { sourceFailing, sourceRecovered } from '../../messages/sources/notices.ts';
import type { Store } from '../../store/store.ts';
import type { Audience } from '../collecting/mention-deliveries.ts';
import { listeners, notice } from '../collecting/source-notices.ts';

/** Stores an outage, and notifies each channel that depends on its requests once. */
export async function notifyOutage(
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
  const notified = worse ? [] : (before?.told ?? []);
  const channels = concerned(found, requests, audience).filter(({ id }) => !notified.includes(id));
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
  const outage = { ...found, since, told: [...notified, ...channels.map(({ id }) => id)] };
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

/** Ends an outage, and notifies the channels that were notified of it. */
export async function endOutage(
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
