import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../config/log.ts';
import type { Vitals } from '../../listening/series/vitals.ts';
import type { Pushed, Respond } from './exchange.ts';
import { healthPage } from './health-page.ts';
import {
  ANSWER_TIMEOUT_MS,
  CHECK_EVERY_MS,
  HEADERS_TIMEOUT_MS,
  KEEP_ALIVE_MS,
  MAX_CONNECTIONS,
  MAX_HEADER_BYTES,
  REQUEST_TIMEOUT_MS,
} from './limits.ts';
import type { Metrics } from './metrics.ts';
import { createBodyReader } from './read-body.ts';

export interface InboundParts {
  host: string;
  /** 0 = any free port. */
  port: number;
  log: Log;
  vitals(): Promise<Vitals>;
  metrics: Metrics;
  push(pushed: Pushed): Promise<Respond>;
  /** Where hubs push feeds; null = no hub is used. */
  websub?: {
    verify(id: string, query: URLSearchParams): Promise<Respond>;
    push(pushed: Pushed): Promise<Respond>;
  } | null;
  /** Pages of dashboards, by the secret in their address; null = there are none. */
  dashboard?: ((secret: string, header: (name: string) => string) => Promise<Respond>) | null;
  /** Shorter than the limits, in tests. */
  timeouts?: { headersMs: number; requestMs: number; checkMs: number; answerMs?: number };
}

export interface Inbound {
  port: number;
  close(): Promise<void>;
}

const USUAL: NonNullable<InboundParts['timeouts']> = {
  headersMs: HEADERS_TIMEOUT_MS,
  requestMs: REQUEST_TIMEOUT_MS,
  checkMs: CHECK_EVERY_MS,
};
const NOT_FOUND: Respond = { status: 404, body: { error: 'There is nothing here.' } };

/**
 * The bot's one HTTP server: `/healthz`, `/metrics`, `POST /in/<name>` for pushed posts, `/websub/<id>` for pushed feeds
 * and `/dashboard/<secret>` for people. Only the last three are for the outside; a proxy in front forwards those alone.
 * @throws Error of node:net when the port is taken
 */
export async function startInbound(parts: InboundParts): Promise<Inbound> {
  const bodies = createBodyReader();
  const answer = async (request: IncomingMessage): Promise<Respond | null> => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    if (path === '/healthz' || path === '/metrics') {
      if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET');
      return page(path, parts);
    }
    const [, secret] = /^\/dashboard\/([^/]{1,200})$/.exec(path) ?? [];
    if (secret !== undefined && parts.dashboard) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET');
      return parts.dashboard(secret, (name) => headerOf(request, name));
    }
    const [, door, hook] = /^\/(in|websub)\/([a-z0-9-]{1,64})$/.exec(path) ?? [];
    if (hook === undefined) return NOT_FOUND;
    const take = door === 'in' ? parts.push : parts.websub?.push;
    if (take === undefined) return NOT_FOUND;
    if (door === 'websub' && request.method === 'GET') {
      const query = (request.url ?? '').split('?').slice(1).join('?');
      return parts.websub?.verify(hook, new URLSearchParams(query)) ?? NOT_FOUND;
    }
    if (request.method !== 'POST') return notAllowed('POST');
    const body = await bodies.read(request);
    if (body === null) return null;
    if (body === 'too-large')
      return { status: 413, body: { error: 'The body is over 1 MiB. Send fewer posts at once.' } };
    if (body === 'busy')
      return { status: 503, body: { error: 'Too much comes in at once.' }, retryAfterSeconds: 5 };
    return take({ hook, header: (name) => headerOf(request, name), body });
  };

  const { headersMs, requestMs, checkMs, answerMs = ANSWER_TIMEOUT_MS } = parts.timeouts ?? USUAL;
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: checkMs,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (request, response) => {
      answer(request).then(
        (respond) => {
          if (!respond) return response.destroy();
          cutOffAfter(answerMs, request, response);
          send(request, response, respond);
        },
        (error: unknown) => {
          parts.log.error('inbound failed', error);
          send(request, response, { status: 500, body: { error: 'This failed on our side.' } });
        },
      );
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  await listening(server, parts.host, parts.port);
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      // A request that is being read may still be answered; a slow one may not hold up the end.
      const late = setTimeout(() => server.closeAllConnections(), 2_000);
      await closed;
      clearTimeout(late);
    },
  };
}

async function page(path: '/healthz' | '/metrics', { vitals, metrics, log }: InboundParts): Promise<Respond> {
  let now: Vitals;
  try {
    now = await vitals();
  } catch (error) {
    log.error('vitals not read', error);
    return { status: 503, body: { status: 'failing', reasons: ['the database does not answer'] } };
  }
  if (path === '/healthz') return healthPage(now);
  return { status: 200, body: await metrics.page(now), contentType: metrics.contentType };
}

function notAllowed(method: string): Respond {
  return { status: 405, body: { error: `Use ${method}.` }, headers: { allow: method } };
}

function send(request: IncomingMessage, response: ServerResponse, respond: Respond): void {
  const { status, body, contentType, retryAfterSeconds, headers } = respond;
  const text = typeof body === 'string' ? body : `${JSON.stringify(body)}\n`;
  // A body that was not read to its end would be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close');
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
  response.writeHead(status, {
    // An answer that says nothing has changed has no body, and none that could be measured.
    ...(status === 304
      ? {}
      : {
          'content-type': contentType ?? 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(text),
        }),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(request.method === 'HEAD' || status === 304 ? undefined : text);
}

/** Ends the connection with whoever has not taken the answer by then. */
function cutOffAfter(ms: number, { socket }: IncomingMessage, response: ServerResponse): void {
  const late = setTimeout(() => socket.destroy(), ms).unref();
  response.once('close', () => clearTimeout(late));
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
