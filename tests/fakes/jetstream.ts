import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** One event as Jetstream sends it (`time_us` in microseconds of Unix time). */
export type JetEvent = Record<string, unknown> & { time_us: number };

export interface JetServer {
  port: number;
  /** `ws://127.0.0.1:<port>` */
  origin: string;
  /** Every upgrade that was asked for, with its headers. */
  calls: { url: URL; headers: Record<string, string | string[] | undefined> }[];
  /** All events so far, replayed to clients that ask with a cursor. */
  events: (JetEvent | string)[];
  /** Events before this are forgotten, and a cursor before it is moved to it without a word, as the v1 wire does. */
  floorUs: number;
  /** Answers the next upgrades instead of accepting them, while it returns something. */
  refuse: (() => { status: number; headers?: Record<string, string> } | null) | null;
  /** Called for each connection, after the replay. */
  welcome: ((socket: WebSocket, wire: NetSocket) => void) | null;
  emit(event: JetEvent | string): void;
  open(): WebSocket[];
  /** Ends every connection at once: no goodbye, in the middle of a frame. */
  cut(): void;
  close(): Promise<void>;
}

/** A Jetstream on a free loopback port: real sockets, cursor replay, and whatever misbehavior a test asks of it. */
export async function startJetstream(): Promise<JetServer> {
  const http = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const wires = new Set<NetSocket>();
  const server: JetServer = {
    port: 0,
    origin: '',
    calls: [],
    events: [],
    floorUs: 0,
    refuse: null,
    welcome: null,
    emit(event) {
      server.events.push(event);
      for (const socket of server.open()) socket.send(textOf(event));
    },
    open: () => [...sockets.clients].filter(({ readyState }) => readyState === WebSocket.OPEN),
    cut() {
      for (const wire of wires) {
        // A text frame that promises 1,000 bytes and holds six.
        wire.write(Buffer.from([0x81, 126, 0x03, 0xe8, ...Buffer.from('{"did"')]));
        wire.destroySoon();
      }
    },
    async close() {
      for (const wire of wires) wire.destroy();
      sockets.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
  http.on('upgrade', (request, wire: NetSocket, head) => {
    const url = new URL(request.url ?? '/', 'ws://jetstream.example');
    server.calls.push({ url, headers: request.headers });
    const refused = server.refuse?.();
    if (refused) {
      const headers = Object.entries(refused.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
      wire.end(`HTTP/1.1 ${refused.status} No\r\n${headers.join('')}content-length: 0\r\n\r\n`);
      return;
    }
    wires.add(wire);
    wire.on('close', () => wires.delete(wire));
    wire.on('error', () => {});
    sockets.handleUpgrade(request, wire, head, (socket) => {
      socket.on('error', () => {});
      const cursor = url.searchParams.get('cursor');
      if (cursor !== null) {
        const from = Math.max(Number(cursor), server.floorUs);
        for (const event of server.events)
          if (typeof event === 'string' || event.time_us >= from) socket.send(textOf(event));
      }
      server.welcome?.(socket, wire);
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  server.port = (http.address() as AddressInfo).port;
  server.origin = `ws://127.0.0.1:${server.port}`;
  return server;
}

function textOf(event: JetEvent | string): string {
  return typeof event === 'string' ? event : JSON.stringify(event);
}

/** `did:plc:` of an invented person. */
export function didOf(name: string): string {
  return `did:plc:${name.padEnd(24, 'a').slice(0, 24)}`;
}

/** A post, its edit or its deletion by `name`, at a millisecond of the server's clock. */
export function commit(
  at: number,
  name: string,
  rkey: string,
  record: Record<string, unknown> | string | null,
  operation: 'create' | 'update' | 'delete' = record === null ? 'delete' : 'create',
): JetEvent {
  const post = typeof record === 'string' ? { text: record, langs: ['en'] } : record;
  return {
    did: didOf(name),
    time_us: at * 1000 + 456,
    kind: 'commit',
    commit: {
      rev: `3m${at}`,
      operation,
      collection: 'app.bsky.feed.post',
      rkey,
      ...(post
        ? {
            record: { $type: 'app.bsky.feed.post', createdAt: new Date(at).toISOString(), ...post },
            cid: 'bafyreiexample',
          }
        : {}),
    },
  };
}

export function account(at: number, name: string, status: string): JetEvent {
  const did = didOf(name);
  return {
    did,
    time_us: at * 1000,
    kind: 'account',
    account: { active: false, did, seq: 901, status, time: new Date(at).toISOString() },
  };
}

/** The app view's answer to getProfiles: everybody exists. */
export function profilesOf(dids: readonly string[]): { profiles: Record<string, unknown>[] } {
  return {
    profiles: dids.map((did) => ({
      did,
      handle: `${did.slice(8).replace(/a+$/, '')}.social.example`,
      followersCount: 310,
      labels: [],
    })),
  };
}
