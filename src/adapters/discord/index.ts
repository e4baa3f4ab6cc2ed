import {
  type APIApplicationCommand,
  Client,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  messageLink,
  Options,
  Routes,
} from 'discord.js';
import type { CommandDefinition } from '../../commands/command.ts';
import type { Log } from '../../config/log.ts';
import type { CardRun, Message } from '../../messages/message.ts';
import { linkCards } from '../card-links.ts';
import type { ChartRenderer, ChatPlatform, Router } from '../platform.ts';
import type { CommandIds } from './command-mention.ts';
import { createPresses } from './custom-id.ts';
import { isUnauthorized } from './failures.ts';
import { listenForContact } from './first-contact.ts';
import { createInteractions } from './interactions.ts';
import { localizeCommands } from './localize-commands.ts';
import { createOutbound } from './outbound.ts';
import { commandsJson, hashOf } from './register.ts';

export interface DiscordOptions {
  token: string;
  drawChart: ChartRenderer;
  log: Log;
  /** The hash of the commands as Discord last got them: they are registered only when it changed. */
  commandsHash: { get(): Promise<string | null>; set(hash: string): Promise<void> };
  /** The bot cannot go on (token refused, intents not allowed): a sentence for the person who runs it. */
  onFatal(message: string): void;
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Guilds to register the commands in, for development; empty or left out: everywhere. */
  guilds?: readonly string[];
  /** Roles that may manage, besides those with Manage Guild. */
  adminRoles?: readonly string[];
  /** Base of the API, for tests and proxies. */
  api?: string;
  /** Longest wait for an answer of the API, milliseconds. */
  timeoutMs?: number;
}

const TOKEN_REFUSED =
  'Discord does not accept the token of the bot. Make a new one in the developer portal (Bot, Reset Token) and start again.';
const INTENTS_REFUSED =
  'Discord does not allow the intents of the bot. Earshot needs only Guilds and Guild Messages: check the token.';

/** A wait asked by Discord that is longer than this goes back to the outbox instead of blocking the queue. */
const LONGEST_LIMIT_MS = 5_000;

/** Waits between tries to register the commands; the last one stays. */
const REGISTER_WAITS_MS = [5_000, 60_000, 600_000];

/** The address of a card; a post of a forum, and an answer, stand in a thread. */
function addressOf({ at }: CardRun): string | undefined {
  if (at?.channel.platform !== 'discord') return undefined;
  const { channel, home, thread } = at.channel;
  return messageLink(thread ?? channel, at.id, home);
}

/** Discord as a chat platform: a gateway connection for what people do, REST for what the bot says. */
export function createDiscord(options: DiscordOptions): ChatPlatform {
  const { log, drawChart } = options;
  const client = new Client({
    // No intent of ours is privileged. Of messages Discord sends the words only where they name the bot, and none is kept.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    allowedMentions: { parse: [] },
    // As many as Discord asks for: one, until the bot is in some thousand guilds.
    shards: 'auto',
    rest: {
      ...(options.api === undefined ? {} : { api: options.api }),
      version: '10',
      // Its own undici shares one global dispatcher with ours, of another major version, which cannot read its forms:
      // pictures would be lost whenever ours was loaded first.
      makeRequest: fetch,
      // discord.js tries again at once after a 5xx: the outbox and the answers wait between their tries instead.
      retries: 0,
      timeout: options.timeoutMs ?? 15_000,
      rejectOnRateLimit: (limit) => Math.max(limit.retryAfter, limit.timeToReset) > LONGEST_LIMIT_MS,
    },
  });
  const presses = createPresses(options.now);
  let over = false;
  let stopped = false;
  const fatal = (message: string) => {
    if (over) return;
    over = true;
    options.onFatal(message);
  };
  let definitions: readonly CommandDefinition[] = [];
  let ids: CommandIds = new Map();
  const localize = (message: Message) => linkCards(localizeCommands(message, definitions, ids), addressOf);
  const outbound = createOutbound({
    client,
    drawChart,
    presses,
    localize,
    onUnauthorized: () => fatal(TOKEN_REFUSED),
  });

  const register = async (router: Router): Promise<void> => {
    const commands = commandsJson(router.commands, (options.adminRoles ?? []).length > 0);
    const guilds = options.guilds ?? [];
    const application = client.application!.id;
    const hash = hashOf(commands, [application, ...guilds]);
    const routes =
      guilds.length === 0
        ? [Routes.applicationCommands(application)]
        : guilds.map((guild) => Routes.applicationGuildCommands(application, guild));
    const isKnown = (await options.commandsHash.get()) === hash;
    const registered: APIApplicationCommand[] = [];
    for (const route of routes) {
      const answer = isKnown
        ? await client.rest.get(route)
        : await client.rest.put(route, { body: commands });
      registered.push(...(answer as APIApplicationCommand[]));
    }
    // In several guilds a command has an id in each: only one of them could be right in a message.
    if (routes.length === 1) ids = new Map(registered.map(({ name, id }) => [name, id]));
    if (isKnown) return;
    await options.commandsHash.set(hash);
    log.info('commands registered', { guilds: guilds.length });
  };

  /** Tried again until Discord takes them: meanwhile the bot works with those that it took last. */
  const insist = async (router: Router, tries: number): Promise<void> => {
    try {
      await register(router);
    } catch (error) {
      if (isUnauthorized(error)) return fatal(TOKEN_REFUSED);
      log.error('commands not registered', error, { tries });
      void options.sleep(REGISTER_WAITS_MS[tries - 1] ?? REGISTER_WAITS_MS.at(-1)!).then(() => {
        if (!stopped) return insist(router, tries + 1);
      });
    }
  };

  const listen = (router: Router): void => {
    const { handle } = createInteractions({
      client,
      router,
      log,
      drawChart,
      presses,
      localize,
      rights: { adminRoles: options.adminRoles ?? [] },
      sleep: options.sleep,
    });
    const removed = (what: string, work: Promise<void>) => {
      work.catch((error: unknown) => log.error('removal not handled', error, { what }));
    };
    listenForContact(client, router);
    client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
    // discord.js has another event for an outage of a guild (GUILD_DELETE with `unavailable`).
    client.on(Events.GuildDelete, ({ id }) =>
      removed('guild', router.homeRemoved({ platform: 'discord', home: id })),
    );
    client.on(Events.ChannelDelete, (channel) => {
      if (channel.isDMBased()) return;
      const ref = { platform: 'discord', home: channel.guildId, channel: channel.id } as const;
      removed('channel', router.channelRemoved(ref, 'deleted'));
    });
    client.on(Events.ThreadDelete, ({ id, guildId }) =>
      removed(
        'thread',
        router.channelRemoved({ platform: 'discord', home: guildId, channel: id }, 'deleted'),
      ),
    );
    client.on(Events.ShardDisconnect, ({ code }) => {
      log.error('gateway closed for good', `code ${code}`);
      if (code === GatewayCloseCodes.AuthenticationFailed) fatal(TOKEN_REFUSED);
      if (code === GatewayCloseCodes.InvalidIntents || code === GatewayCloseCodes.DisallowedIntents)
        fatal(INTENTS_REFUSED);
    });
    client.on(Events.ShardReconnecting, (shard) => log.warn('gateway reconnecting', { shard }));
    client.on(Events.ShardResume, (shard, replayed) => log.info('gateway resumed', { shard, replayed }));
    client.on(Events.Error, (error) => log.error('discord', error));
    client.on(Events.Invalidated, () => fatal(TOKEN_REFUSED));
  };

  return {
    name: 'discord',
    start: async (router) => {
      definitions = router.commands;
      listen(router);
      try {
        const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
        await client.login(options.token);
        await ready;
        await insist(router, 1);
      } catch (error) {
        const name = error instanceof Error && 'code' in error ? error.code : null;
        if (isUnauthorized(error) || name === 'TokenInvalid') return fatal(TOKEN_REFUSED);
        if (name === 'DisallowedIntents') return fatal(INTENTS_REFUSED);
        throw error;
      }
    },
    send: outbound.send,
    update: outbound.update,
    stop: () => {
      stopped = true;
      return client.destroy();
    },
  };
}
