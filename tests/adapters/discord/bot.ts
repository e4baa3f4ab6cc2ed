import { createDiscord, type DiscordOptions } from '../../../src/adapters/discord/index.ts';
import type { ChatPlatform, Router } from '../../../src/adapters/platform.ts';
import type { Log } from '../../../src/config/log.ts';
import { APPLICATION, TOKEN } from '../../fakes/discord/people.ts';
import { type FakeDiscord, startDiscord } from '../../fakes/discord/server.ts';

export interface Bot {
  discord: FakeDiscord;
  platform: ChatPlatform;
  /** Problems of the connection that were reported, the last one last; null = it is there. */
  problems: (string | null)[];
  logged: string[];
  hash(): string | null;
  stop(): Promise<void>;
}

/** One pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The adapter on unmodified discord.js, connected to a loopback Discord. */
export async function startBot(
  router: Router,
  options: Partial<DiscordOptions> & { askShards?: number; faults?: FakeDiscord['faults'] } = {},
): Promise<Bot> {
  const discord = await startDiscord({ shards: options.askShards ?? 1 });
  discord.faults.push(...(options.faults ?? []));
  const problems: (string | null)[] = [];
  const logged: string[] = [];
  let hash: string | null = null;
  const line = (event: string) => {
    logged.push(event);
  };
  const log: Log = {
    debug: line,
    info: line,
    warn: (event, fields) => line(`${event} ${JSON.stringify(fields)}`),
    error: (event, error) => line(`${event} ${error instanceof Error ? error.stack : error}`),
  };
  const platform = createDiscord({
    token: TOKEN,
    drawChart: async () => PNG,
    log,
    knownHomes: async () => [],
    homeReturned: async () => {},
    commandsHash: {
      get: async () => hash,
      set: async (next) => {
        hash = next;
      },
    },
    onConnection: ({ problem }) => problems.push(problem),
    now: Date.now,
    // Waits between tries pass at once, the wait for a slow store as it is.
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms === 1_500 ? ms : 5).unref()),
    api: discord.api,
    timeoutMs: 2_000,
    ...options,
  });
  await platform.start(router);
  return {
    discord,
    platform,
    problems,
    logged,
    hash: () => hash,
    stop: async () => {
      await platform.stop();
      await discord.close();
    },
  };
}

export { APPLICATION };
