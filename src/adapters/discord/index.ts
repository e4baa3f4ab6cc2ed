import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, type ClientOptions, Events, GatewayIntentBits, messageLink, Options } from 'discord.js';
import type { CommandDefinition } from '../../commands/command.ts';
import type { Log } from '../../config/log.ts';
import type { CardRun, Message } from '../../messages/message.ts';
import { linkCards } from '../card-links.ts';
import type { ChartRenderer, ChatPlatform, ConnectionState, Router, SentRef } from '../platform.ts';
import type { CommandIds } from './command-mention.ts';
import { createConnection } from './connection.ts';
import { createPresses } from './custom-id.ts';
import { listenForContact } from './first-contact.ts';
import { createInteractions } from './interactions.ts';
import { keepRegistered } from './keep-registered.ts';
import { localizeCommands } from './localize-commands.ts';
import { createOutbound } from './outbound.ts';
import { channelFaults } from './preflight.ts';
import { listenToRemovals } from './removals.ts';
import { createRest, restOptions } from './rest.ts';

export interface DiscordOptions {
  token: string;
  drawChart: ChartRenderer;
  log: Log;
  /** The hash of the commands as Discord last got them: they are registered only when it changed. */
  commandsHash: { get(): Promise<string | null>; set(hash: string): Promise<void> };
  /** Guilds that we keep something of, to find those that removed the bot while it was off. */
  knownHomes(): Promise<readonly string[]>;
  /** A guild that may have removed the bot before has it (again). */
  homeReturned(guild: string): Promise<void>;
  /** The gateway is there, or is not: then with a sentence for the person who runs the bot. */
  onConnection?(state: ConnectionState): void;
  now(): number;
  /** Left out: real time, ended by `stop`. */
  sleep?(ms: number): Promise<void>;
  /** Guilds to register the commands in, for development; empty or left out: everywhere. */
  guilds?: readonly string[];
  /** Roles that may manage, besides those with Manage Guild. */
  adminRoles?: readonly string[];
  /** Base of the API, for tests and proxies. */
  api?: string;
  /** Longest wait for an answer of the API, milliseconds. */
  timeoutMs?: number;
}

/** The address of a card; a post of a forum, and an answer, stand in a thread. */
function addressOf({ at }: CardRun): string | undefined {
  return at?.channel.platform === 'discord' ? addressOfSent(at) : undefined;
}

function addressOfSent({ channel: { channel, home, thread }, id }: SentRef): string {
  return messageLink(thread ?? channel, id, home);
}

/** Discord as a chat platform: a gateway connection for what people do, REST for what the bot says. */
export function createDiscord(options: DiscordOptions): ChatPlatform {
  const { log, drawChart, token, adminRoles = [] } = options;
  const stopping = new AbortController();
  // As many wait as people ask at once: no leak, of which Node would warn.
  setMaxListeners(0, stopping.signal);
  const sleep =
    options.sleep ??
    ((ms: number) => pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {}));
  const wire = { api: options.api, timeoutMs: options.timeoutMs ?? 15_000, stopping: stopping.signal };
  const rest = createRest({ token, ...wire });
  const presses = createPresses(options.now);
  let router: Router | null = null;
  let definitions: readonly CommandDefinition[] = [];
  let ids: CommandIds = new Map();
  const localize = (message: Message) => linkCards(localizeCommands(message, definitions, ids), addressOf);

  const connection = createConnection({
    token,
    client: {
      // No intent of ours is privileged. Of messages Discord sends the words only where they name the bot, and none is kept.
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
      makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
      allowedMentions: { parse: [] },
      // As many as Discord asks for: one, until the bot is in some thousand guilds.
      shards: 'auto',
      rest: restOptions(wire) as NonNullable<ClientOptions['rest']>,
    },
    log,
    sleep,
    ...(options.onConnection ? { onState: options.onConnection } : {}),
    listen: (client) => {
      if (router) listen(client, router);
    },
    onReady: ({ application }) =>
      keepRegistered(
        {
          rest,
          log,
          definitions,
          byRole: adminRoles.length > 0,
          guilds: options.guilds ?? [],
          commandsHash: options.commandsHash,
          sleep,
          stopped: () => stopping.signal.aborted,
          onIds: (registered) => {
            ids = registered;
          },
        },
        application.id,
      ),
  });
  const { client } = connection;
  const outbound = createOutbound({ rest, client, drawChart, presses, localize, log });

  const listen = (to: Client, router: Router): void => {
    const { handle } = createInteractions({
      rest,
      client,
      router,
      log,
      drawChart,
      presses,
      localize,
      rights: { adminRoles },
      sleep,
      update: outbound.update,
    });
    to.on(Events.InteractionCreate, (interaction) => void handle(interaction));
    listenForContact(to, router);
    listenToRemovals(to, router, log, options);
    to.on(Events.ShardResume, (shard, replayed) => log.info('gateway resumed', { shard, replayed }));
    to.on(Events.ShardError, (error, shard) => log.warn('gateway failed', { shard, error: error.message }));
    to.on(Events.Error, (error) => log.error('discord', error));
  };

  return {
    name: 'discord',
    start: (to) => {
      router = to;
      definitions = to.commands;
      return connection.start();
    },
    connection: connection.state,
    send: outbound.send,
    update: outbound.update,
    addressOf: async (sent) => addressOfSent(sent),
    preflight: async ({ home, channel: id }) => channelFaults(client(), home, id),
    stop: async () => {
      stopping.abort();
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
      await connection.stop();
    },
  };
}
