import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { Log } from '../../config/log.ts';
import type { Router } from '../platform.ts';

/**
 * Guilds, channels and threads that are gone, and guilds that are back: as Discord says so, and at each READY what happened
 * while nobody listened.
 */
export function listenToRemovals(
  client: Client,
  router: Router,
  log: Log,
  {
    knownHomes,
    homeReturned,
  }: { knownHomes(): Promise<readonly string[]>; homeReturned(guild: string): Promise<void> },
): void {
  const removed = (what: string, work: Promise<void>) => {
    work.catch((error: unknown) => log.error('removal not handled', error, { what }));
  };
  // discord.js has another event for an outage of a guild (GUILD_DELETE with `unavailable`).
  client.on(Events.GuildDelete, ({ id }) =>
    removed('guild', router.homeRemoved({ platform: 'discord', home: id })),
  );
  client.on(Events.GuildCreate, ({ id }) => removed('return of a guild', homeReturned(id)));
  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return;
    const ref = { platform: 'discord', home: channel.guildId, channel: channel.id } as const;
    removed('channel', router.channelRemoved(ref, 'deleted'));
  });
  client.on(Events.ThreadDelete, ({ id, guildId }) =>
    removed('thread', router.channelRemoved({ platform: 'discord', home: guildId, channel: id }, 'deleted')),
  );
  // READY names every guild of its shard, those in an outage too. discord.js keeps guilds that are not named any more.
  client.on(Events.Raw, (packet: unknown) => {
    const ready = readyOf(packet);
    if (!ready) return;
    removed('guilds', reconcile(ready));
  });

  const reconcile = async ({ guilds, shard, count }: Ready): Promise<void> => {
    for (const home of await knownHomes())
      if (shardOf(home, count) === shard && !guilds.has(home))
        await router.homeRemoved({ platform: 'discord', home });
    for (const guild of guilds) await homeReturned(guild);
  };
}

interface Ready {
  guilds: ReadonlySet<string>;
  shard: number;
  count: number;
}

function readyOf(packet: unknown): Ready | null {
  const { t, d } = packet as { t?: unknown; d?: { guilds?: { id: string }[]; shard?: [number, number] } };
  if (t !== GatewayDispatchEvents.Ready || !d?.guilds) return null;
  const [shard, count] = d.shard ?? [0, 1];
  return { guilds: new Set(d.guilds.map(({ id }) => id)), shard, count };
}

/** The shard that hears of a guild (topics/gateway, Sharding). */
function shardOf(guild: string, count: number): number {
  return /^\d+$/.test(guild) ? Number((BigInt(guild) >> 22n) % BigInt(count)) : 0;
}
