import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came in; `path` has no query. */
export interface ReceivedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** A string or bytes as they are, anything else as JSON. */
  body?: unknown;
}

/** Returns an answer, or writes to `response` itself and returns nothing (slow, endless and broken answers). */
export type Handler = (
  received: ReceivedRequest,
  response: ServerResponse,
) => Answer | undefined | Promise<Answer | undefined>;

export interface HttpServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  port: number;
  /** Every request in order, without those for robots.txt. */
  requests: ReceivedRequest[];
  /** Requests for robots.txt, which the web adapter sends by itself once per host. */
  robotsRequests: number;
  /** Replaces what the server answers from now on. */
  answer(handler: Handler): void;
  close(): Promise<void>;
}

/**
 * A real server on a free loopback port. `robots` is the text of /robots.txt; without it that path is a 404, so that
 * a test counts only the requests it is about.
 */
export async function startHttpServer(
  handler: Handler = () => ({ status: 404 }),
  options: { robots?: string; host?: string } = {},
): Promise<HttpServer> {
  let current = handler;
  const requests: ReceivedRequest[] = [];
  const host = options.host ?? '127.0.0.1';

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://server.example');
    if (url.pathname === '/robots.txt') {
      opened.robotsRequests++;
      response.writeHead(options.robots === undefined ? 404 : 200, { 'content-type': 'text/plain' });
      response.end(options.robots);
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const received: ReceivedRequest = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(parts).toString('utf8'),
    };
    requests.push(received);
    try {
      const answer = await current(received, response);
      if (answer) send(response, answer);
    } catch (error) {
      send(response, { status: 599, body: String(error) });
    }
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;

  const opened: HttpServer = {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    requests: requests,
    robotsRequests: 0,
    answer(next) {
      current = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return opened;
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  response.writeHead(status, raw ? headers : { 'content-type': 'application/json', ...headers });
  response.end(raw ? body : JSON.stringify(body));
}
