import { join } from 'node:path';
import { onlySources } from '../../src/config/source-options.ts';
import type { Scenario } from '../read/index.ts';
import type { Sites } from './sites.ts';

/** Variables of the bot: no request leaves the machine, its files are in `folder`; the scenario's own come last. */
export function environmentOf(scenario: Scenario, sites: Sites, folder: string): Record<string, string> {
  const { hackerNews } = sites;
  return {
    EARSHOT_DATABASE: join(folder, 'earshot.db'),
    EARSHOT_CHART_DIR: join(folder, 'charts'),
    EARSHOT_IMPORT_DIR: join(folder, 'import'),
    EARSHOT_LOG_LEVEL: 'error',
    // It is there or not by the memory of the machine; a scenario goes the same way everywhere.
    EARSHOT_SENTENCE_MODEL: 'off',
    // The bot would name its port, which is another each time.
    ...(scenario.webhooks.length > 0
      ? { EARSHOT_HTTP_PORT: '0', EARSHOT_PUBLIC_URL: 'https://earshot.example' }
      : { EARSHOT_HTTP_PORT: 'off' }),
    ...onlySources('feed', ...(hackerNews ? ['hacker-news'] : [])),
    ...(hackerNews
      ? { EARSHOT_HACKER_NEWS_BASE_URL: hackerNews, EARSHOT_HACKER_NEWS_FIREBASE_URL: hackerNews }
      : {}),
    // Not that of the machine that plays it.
    EARSHOT_TIME_ZONE: 'UTC',
    ...scenario.config,
  };
}
