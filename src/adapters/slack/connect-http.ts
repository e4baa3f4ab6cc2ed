import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HTTPReceiver } from '@slack/bolt';
import type { Log } from '../../config/log.ts';
import type { createGate } from './http-gate.ts';

export const EVENTS_PATH = '/slack/events';
/** A caller that sends its request slowly is cut off; Slack's own arrive in one piece. */
const REQUEST_TIMEOUT_MS = 10_000;

export interface HttpConnection {
  port: number;
  stop(): Promise<void>;
}

/** Serves Bolt's receiver behind the gate. `port` 0 takes a free one. */
export async function serveHttp(
  receiver: HTTPReceiver,
  gate: ReturnType<typeof createGate>,
  { port, host, log }: { port: number; host: string; log: Log },
): Promise<HttpConnection> {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === EVENTS_PATH && request.method === 'POST') {
      const rawBody = await gate(request, response);
      if (rawBody === null) return;
      // Bolt takes a body that was read already under this name.
      Object.assign(request, { rawBody });
    }
    receiver.requestListener(request, response);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // Bolt throws for every path it does not know.
      if (!String((error as Error).message).startsWith('Unhandled HTTP request'))
        log.error('slack request failed', error);
      if (!response.headersSent) response.writeHead(404);
      response.end();
    });
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 3_000).unref();
      await closed;
    },
  };
}
