import { setTimeout as sleep } from 'node:timers/promises';
import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import type { DeliveryError } from '../../config/errors.ts';
import { backOff } from '../../listening/back-off.ts';
import { MINUTE } from '../../listening/time.ts';
import { slackDeliveryError } from './delivery-error.ts';
import type { WebClientOptions } from './web-client.ts';

/**
 * A connection whose pong takes longer is dropped; shorter, and a slow pong drops a good one (measured with Bolt 5.1.0,
 * Socket Mode 3.1.0).
 */
const PING_TIMEOUT_MS = 2_000;
/** From the request for an address to Slack's hello. */
const HELLO_TIMEOUT_MS = 20_000;
const FAREWELL_MS = 1_000;
/** Waits between tries, in an outage and after a refusal that only a person can mend. */
const OUT = { first: 250, longest: 10_000 };
const REFUSED = { first: MINUTE, longest: 10 * MINUTE };

export interface SocketOptions {
  app: App;
  /** The receiver that the app was made with. */
  first: SocketModeReceiver;
  appToken: string;
  /** Connections side by side: with two, a drop of one costs nothing. Slack allows ten. */
  connections: number;
  clientOptions: WebClientOptions;
  logger: Logger;
  /** At least one connection is there, or why none is. */
  onState(problem: DeliveryError | null): void;
}

export interface Sockets {
  /** How the first try of every connection ended; the tries go on. */
  tried: Promise<DeliveryError | null>;
  stop(): Promise<void>;
}

export function socketReceiver(
  appToken: string,
  clientOptions: WebClientOptions,
  logger: Logger,
): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    clientPingTimeout: PING_TIMEOUT_MS,
    logger,
    installerOptions: { clientOptions },
  });
  // Left on, the SDK waits longer and longer between tries, and some of its rejections reach nobody.
  Object.assign(receiver.client, { autoReconnectEnabled: false });
  return receiver;
}

/** Keeps connections to Slack: each is tried again after every drop, outage and refusal, for as long as the bot runs. */
export function connectSockets(options: SocketOptions): Sockets {
  const { app, first, appToken, connections, clientOptions, logger, onState } = options;
  const receivers = [first];
  while (receivers.length < connections) {
    const receiver = socketReceiver(appToken, clientOptions, logger);
    receiver.init(app);
    receivers.push(receiver);
  }
  const stopping = new AbortController();
  const { signal } = stopping;
  const up = new Set<Client>();

  const keep = async (client: Client, onTried: (problem: DeliveryError | null) => void): Promise<void> => {
    for (let failures = 0; !signal.aborted; ) {
      const dropped = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
      const problem = await connectOnce(client);
      onTried(problem);
      if (problem === null) {
        failures = 0;
        up.add(client);
        onState(null);
        await dropped;
        up.delete(client);
      } else {
        failures += 1;
        if (up.size === 0 && !signal.aborted) onState(problem);
      }
      const { first: least, longest } = problem?.kind === 'no-connection' ? REFUSED : OUT;
      await pause(Math.max(backOff(least, longest, failures), problem?.retryAfterMs ?? 0), signal);
    }
  };

  const tried = receivers.map(
    ({ client }) => new Promise<DeliveryError | null>((resolve) => void keep(client, resolve)),
  );
  return {
    tried: Promise.all(tried).then((problems) => problems.find((problem) => problem !== null) ?? null),
    stop: async () => {
      stopping.abort();
      await Promise.allSettled(receivers.map(({ client }) => disconnect(client)));
    },
  };
}

type Client = SocketModeReceiver['client'];

/** @returns why it did not connect */
async function connectOnce(client: Client): Promise<DeliveryError | null> {
  let late: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('Slack said no hello')), HELLO_TIMEOUT_MS);
  });
  try {
    await Promise.race([client.start(), silence]);
    return null;
  } catch (error) {
    await disconnect(client);
    return slackDeliveryError(error ?? new Error('Slack closed the connection at once'));
  } finally {
    clearTimeout(late);
  }
}

/** Slack's part of the farewell may take half a minute: nobody waits for it. */
async function disconnect(client: Client): Promise<void> {
  const farewell = new AbortController();
  await Promise.race([client.disconnect().catch(() => {}), pause(FAREWELL_MS, farewell.signal)]);
  farewell.abort();
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
