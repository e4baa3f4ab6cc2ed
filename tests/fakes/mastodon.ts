import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

export type MastodonStatus = Record<string, unknown> & { id: string };

export interface MastodonServer {
  port: number;
  origin: string;
  /** The hashtag timeline, newest first; what the polls read. */
  timeline: MastodonStatus[];
  /** Every upgrade to the stream, with what was said on it. */
  calls: { path: string; headers: IncomingHttpHeaders; sent: string[] }[];
  /** Paths that were asked for, without the stream. */
  requests: string[];
  /** Answers the next upgrades with this status instead of accepting them. */
  refuse: number | null;
  /** The stream's address in the instance entity; null = none, as on old servers. */
  streamAt: string | null;
  /** To those who hold the stream open. */
  emit(event: string, payload: unknown): void;
  open(): WebSocket[];
  close(): Promise<void>;
}

/** A server of the Mastodon API on a free loopback port: timelines by poll, hashtags by stream, one token. */
export async function startMastodon(): Promise<MastodonServer> {
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://mastodon.example');
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/robots.txt') return response.writeHead(404).end();
    server.requests.push(url.pathname);
    if (url.pathname === '/api/v2/instance')
      return server.streamAt === null
        ? json({}, 404)
        : json({ configuration: { urls: { streaming: server.streamAt } } });
    if (url.pathname.startsWith('/api/v1/timelines/tag/')) {
      const [max, min] = [url.searchParams.get('max_id'), url.searchParams.get('min_id')];
      return json(
        server.timeline.filter(
          ({ id }) => (!max || BigInt(id) < BigInt(max)) && (!min || BigInt(id) > BigInt(min)),
        ),
      );
    }
    if (url.pathname === '/api/v2/search') return json({ accounts: [], statuses: [], hashtags: [] });
    return json({ error: 'Record not found' }, 404);
  });
  const sockets = new WebSocketServer({ noServer: true });
  const server: MastodonServer = {
    port: 0,
    origin: '',
    timeline: [],
    calls: [],
    requests: [],
    refuse: null,
    streamAt: null,
    emit(event, payload) {
      const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
      for (const socket of server.open())
        socket.send(JSON.stringify({ stream: ['hashtag', 'kestrelbox'], event, payload: text }));
    },
    open: () => [...sockets.clients].filter(({ readyState }) => readyState === WebSocket.OPEN),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
  http.on('upgrade', (request, wire, head) => {
    const call = { path: request.url ?? '', headers: request.headers, sent: [] as string[] };
    server.calls.push(call);
    wire.on('error', () => {});
    if (server.refuse !== null) {
      wire.end(`HTTP/1.1 ${server.refuse} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, wire, head, (socket) => {
      socket.on('error', () => {});
      socket.on('message', (data) => call.sent.push(String(data)));
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  server.port = (http.address() as AddressInfo).port;
  server.origin = `http://127.0.0.1:${server.port}`;
  return server;
}
