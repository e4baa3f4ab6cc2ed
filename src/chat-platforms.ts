import { createDiscord } from './adapters/discord/index.ts';
import type { ChartRenderer, ChatPlatform } from './adapters/platform.ts';
import { createSlack } from './adapters/slack/index.ts';
import type { BotOptions } from './bot.ts';
import { slackMode } from './slack-connection.ts';
import type { Store } from './store/store.ts';

/** Slack and Discord, each when it has a token. */
export function chatPlatforms(
  parts: Pick<BotOptions, 'config' | 'clock' | 'log' | 'onFatal'> & {
    store: Store;
    drawChart: ChartRenderer;
    apis: BotOptions['apis'];
  },
): ChatPlatform[] {
  const { config, clock, log, onFatal, store, drawChart, apis } = parts;
  const connected: ChatPlatform[] = [];
  if (config.slack) {
    const { EARSHOT_LANGUAGE: language, EARSHOT_SLACK_ADMINS: admins } = config;
    const apiUrl = apis?.slack ?? null;
    const mode = slackMode(config.slack, config.EARSHOT_SLACK_PORT, store);
    connected.push(createSlack({ mode, drawChart, clock, log, language, admins, apiUrl, onFatal }));
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
