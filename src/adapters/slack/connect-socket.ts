import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from './web-client.ts';

/**
 * Also the wait before a reconnect: Bolt stays away for this long after every drop, and 5 s by its default. Shorter, and
 * a slow pong drops a good connection: the same value is its deadline (measured with Bolt 5.1.0, Socket Mode 3.1.0).
 */
const PING_TIMEOUT_MS = 2_000;
const OPEN_TIMEOUT_MS = 10_000;

export interface SocketOptions {
  app: App;
  /** The receiver that the app was made with. */
  first: SocketModeReceiver;
  appToken: string;
  /** Connections side by side: with two, a drop of one costs nothing. Slack allows ten. */
  connections: number;
  clientOptions: WebClientOptions;
  logger: Logger;
  /** Slack refuses to let us back in: only a person can mend that. */
  onFatal(message: string): void;
}

export function socketReceiver(
  appToken: string,
  clientOptions: WebClientOptions,
  logger: Logger,
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    clientPingTimeout: PING_TIMEOUT_MS,
    logger,
    installerOptions: {
      clientOptions: {
        ...clientOptions,
        timeout: OPEN_TIMEOUT_MS,
        rejectRateLimitedCalls: false,
        // A reconnect goes on asking through an outage: an error of the network would end it for good.
        retryConfig: { forever: true, minTimeout: 500, factor: 1.5, maxTimeout: 10_000 },
      },
    },
  });
}

/** Connects; resolves when Slack has said hello on every connection. */
export async function connectSockets(options: SocketOptions): Promise<{ stop(): Promise<void> }> {
  const { app, first, appToken, connections, clientOptions, logger, onFatal } = options;
  const receivers = [first];
  while (receivers.length < connections) {
    const receiver = socketReceiver(appToken, clientOptions, logger);
    receiver.init(app);
    receivers.push(receiver);
  }
  let stopped = false;
  for (const { client } of receivers) {
    let started = false;
    const start = client.start.bind(client);
    // The SDK calls this again for each reconnect and lets its rejection go unhandled.
    client.start = async () => {
      try {
        const connected = await start();
        started = true;
        return connected;
      } catch (error) {
        if (!started) throw error;
        if (!stopped)
          onFatal(`Slack refused to reconnect: ${error instanceof Error ? error.message : String(error)}`);
        return { ok: false };
      }
    };
  }
  try {
    await Promise.all(receivers.map((receiver) => receiver.start()));
  } catch (error) {
    stopped = true;
    await Promise.allSettled(receivers.map((receiver) => receiver.stop()));
    throw error;
  }
  return {
    stop: async () => {
      stopped = true;
      await Promise.allSettled(receivers.map((receiver) => receiver.stop()));
    },
  };
}
