import type { CommandPorts } from '../commands/command.ts';
import { discoverFeeds } from '../listening/sources/feed/discover.ts';
import { SOURCES } from '../listening/sources/index.ts';
import type { SourceContext, SourceInfo } from '../listening/sources/source.ts';
import type { Clock } from '../listening/time.ts';
import { importService } from '../services/collecting/import-folder.ts';
import type { Ingest } from '../services/collecting/ingest.ts';
import type { Store } from '../store/store.ts';
import type { Config } from './config.ts';

interface Parts {
  config: Config;
  store: Store;
  clock: Clock;
  ingest: Ingest;
  backFill: CommandPorts['backFill'];
  askSources: CommandPorts['askSources'];
  learnedBySentence: CommandPorts['learnedBySentence'];
  aboutOf: CommandPorts['aboutOf'];
  wake(): void;
  makeReport: CommandPorts['makeReport'];
  tryAgain: CommandPorts['tryAgain'];
  contextOf(source: SourceInfo): SourceContext;
  /** Reads pages of any kind, to look for feeds in them. */
  pages: Parameters<typeof discoverFeeds>[1]['pages'];
  /** The port that the bot has opened; null = none. */
  httpPort(): number | null;
}

/** The commands' ways to the network, the disk and the jobs. */
export function commandPorts(parts: Parts): CommandPorts {
  const {
    config,
    store,
    clock,
    ingest,
    backFill,
    askSources,
    learnedBySentence,
    aboutOf,
    wake,
    makeReport,
    tryAgain,
    contextOf,
    pages,
    httpPort,
  } = parts;
  const feed = SOURCES.find(({ id }) => id === 'feed')!;
  return {
    wake,
    makeReport,
    tryAgain,
    backFill,
    askSources,
    learnedBySentence,
    unmatchedDays: config.EARSHOT_UNMATCHED_DAYS,
    discoverFeeds: (url) => discoverFeeds(url, { ...contextOf(feed), pages }),
    importFile: importService({ store, ingest, wake, folder: config.EARSHOT_IMPORT_DIR, clock }),
    aboutOf,
    dashboardPage: () => {
      if (httpPort() === null) return { missing: 'EARSHOT_HTTP_PORT' };
      if (config.EARSHOT_PUBLIC_URL === null) return { missing: 'EARSHOT_PUBLIC_URL' };
      return { address: `${config.EARSHOT_PUBLIC_URL}/dashboard` };
    },
    webhookAddress: (id) => {
      const port = httpPort();
      if (port === null) return null;
      // The outside knows the bot by its public address, a tool on this machine by its port.
      return `${config.EARSHOT_PUBLIC_URL ?? `http://${config.EARSHOT_HTTP_HOST}:${port}`}/in/${id}`;
    },
    sources: () =>
      SOURCES.map(({ id, label, access, terms }) => ({
        id,
        label,
        access,
        terms,
        configured: config.sources[id] !== undefined,
      })),
  };
}
