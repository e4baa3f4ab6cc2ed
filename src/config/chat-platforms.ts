import { createDiscord } from '../adapters/discord/index.ts';
import type { ChartRenderer, ChatPlatform } from '../adapters/platform.ts';
import { createSlack } from '../adapters/slack/index.ts';
import type { Clock } from '../listening/time.ts';
import type { Store } from '../store/store.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { slackMode } from './slack-connection.ts';

export interface PlatformApis {
  slack?: string;
  discord?: string;
}

interface Parts {
  config: Config;
  clock: Clock;
  log: Log;
  onFatal(message: string): void;
  /** A request to one of our doors was turned away. */
  onRefused(platform: string, why: string): void;
  store: Store;
  drawChart: ChartRenderer;
  apis: PlatformApis | undefined;
}

/** Slack and Discord, each when it has a token. */
export function chatPlatforms(parts: Parts): ChatPlatform[] {
  const { config, clock, log, onFatal, store, drawChart, apis } = parts;
  const connected: ChatPlatform[] = [];
  if (config.slack) {
    const { EARSHOT_LANGUAGE: language, EARSHOT_SLACK_ADMINS: admins } = config;
    const apiUrl = apis?.slack ?? null;
    const mode = slackMode(config.slack, config.EARSHOT_SLACK_PORT, store);
    const onRefused = (why: string) => parts.onRefused('slack', why);
    connected.push(
      createSlack({ mode, drawChart, clock, log, language, admins, apiUrl, onFatal, onRefused }),
    );
  }
  if (config.EARSHOT_DISCORD_TOKEN) {
    const registered = { platform: 'discord', home: 'registered-commands' } as const;
    connected.push(
      createDiscord({
        token: config.EARSHOT_DISCORD_TOKEN,
        drawChart,
        log,
        onFatal,
        now: clock.now,
        sleep: clock.sleep,
        guilds: config.EARSHOT_DISCORD_GUILDS,
        adminRoles: config.EARSHOT_DISCORD_ADMIN_ROLES,
        ...(apis?.discord === undefined ? {} : { api: apis.discord }),
        kept: {
          get: () => store.findInstallation(registered),
          set: (hash) => store.keepInstallation(registered, hash),
        },
      }),
    );
  }
  return connected;
}
