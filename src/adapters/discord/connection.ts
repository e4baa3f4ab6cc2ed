import { Client, type ClientOptions, Events, GatewayCloseCodes } from 'discord.js';
import { DeliveryError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { ConnectionState } from '../platform.ts';

export interface ConnectionParts {
  token: string;
  client: ClientOptions;
  log: Log;
  /** Attaches what listens to a new client, before it is connected. */
  listen(client: Client): void;
  /** The gateway is there: again after each loss. */
  onReady(client: Client<true>): Promise<void>;
  onState?(state: ConnectionState): void;
  sleep(ms: number): Promise<void>;
}

/** Waits between tries to connect; the last one stays. Discord counts them (topics/gateway: 1,000 identifies a day). */
const WAITS_MS = [1_000, 5_000, 15_000, 60_000, 300_000, 600_000];
/** How long the start waits for the first connection: it may come later, and nothing else waits for it. */
const START_WAIT_MS = 3_000;

const TOKEN_REFUSED =
  'Discord does not accept the token of the bot. Make a new one in the developer portal (Bot, Reset Token) and start again.';
const INTENTS_REFUSED =
  'Discord does not allow the intents of the bot. Earshot needs only Guilds: check the token.';

/**
 * The connection to the gateway. It is never given up: what ends it is reported, and tried again after growing waits. A
 * client of discord.js that has failed or was closed for good is no more use, so each try has a new one.
 */
export function createConnection(parts: ConnectionParts) {
  let client = new Client(parts.client);
  let stopped = false;
  let state: ConnectionState = waiting('Not connected yet.');
  let stop = () => {};
  const stopping = new Promise<ConnectionState>((resolve) => {
    stop = () => resolve(waiting('stopped'));
  });

  /** Said once, however often discord.js tries by itself. */
  const report = (next: ConnectionState) => {
    if (next.problem === state.problem) return;
    if (next.state === 'connected') parts.log.info('gateway connected');
    else parts.log.error('gateway not connected', next.problem);
    state = next;
    parts.onState?.(next);
  };

  /** @returns why it ended */
  const connectOnce = async (onReady: () => void): Promise<ConnectionState> => {
    const closed = new Promise<ConnectionState>((resolve) => {
      client.on(Events.ShardDisconnect, ({ code }) => resolve(reasonOfClose(code)));
      client.on(Events.Invalidated, () => resolve(refused(TOKEN_REFUSED)));
    });
    client.on(Events.ShardReconnecting, () => report(waiting('The connection to Discord was lost.')));
    client.on(Events.ShardResume, () => report(CONNECTED));
    client.on(Events.ShardReady, () => report(CONNECTED));
    client.once(Events.ClientReady, (ready) => {
      report(CONNECTED);
      void parts.onReady(ready).then(onReady);
    });
    parts.listen(client);
    const failed = client.login(parts.token).then(() => closed, reasonOfFailure);
    return Promise.race([closed, failed, stopping]);
  };

  const keepConnected = async (onTried: () => void): Promise<void> => {
    for (let tries = 1; !stopped; tries++) {
      const ended = await connectOnce(() => {
        tries = 0;
        onTried();
      });
      await client.destroy().catch(() => {});
      if (stopped) return;
      report(ended);
      onTried();
      await Promise.race([parts.sleep(WAITS_MS[tries - 1] ?? WAITS_MS.at(-1)!), stopping]);
      if (!stopped) client = new Client(parts.client);
    }
  };

  return {
    /** The client of the present try, for what discord.js knows of guilds and channels. */
    client: (): Client => client,
    state: (): ConnectionState => state,
    /** Resolves with the first connection, the first failure, or soon: the tries go on. */
    start: (): Promise<void> =>
      Promise.race([
        new Promise<void>((resolve) => void keepConnected(resolve)),
        new Promise<void>((resolve) => void setTimeout(resolve, START_WAIT_MS).unref()),
      ]),
    stop: async (): Promise<void> => {
      stopped = true;
      stop();
      await client.destroy().catch(() => {});
    },
  };
}

const CONNECTED: ConnectionState = { state: 'connected', problem: null };
const waiting = (problem: string): ConnectionState => ({ state: 'waiting', problem });
const refused = (problem: string): ConnectionState => ({ state: 'refused', problem });

function reasonOfClose(code: number): ConnectionState {
  if (code === GatewayCloseCodes.AuthenticationFailed) return refused(TOKEN_REFUSED);
  if (code === GatewayCloseCodes.InvalidIntents || code === GatewayCloseCodes.DisallowedIntents)
    return refused(INTENTS_REFUSED);
  return waiting(`Discord closed the connection for good (code ${code}).`);
}

function reasonOfFailure(error: unknown): ConnectionState {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const isRefused = error instanceof DeliveryError && error.kind === 'no-connection';
  if (isRefused || code === 'TokenInvalid') return refused(TOKEN_REFUSED);
  if (code === 'DisallowedIntents') return refused(INTENTS_REFUSED);
  return waiting(`Discord cannot be reached: ${rootOf(error)}.`);
}

/** The deepest cause: "fetch failed" alone helps nobody. */
function rootOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? rootOf(error.cause) : error.message;
}
