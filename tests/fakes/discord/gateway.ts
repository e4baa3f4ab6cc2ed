import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

type Json = Record<string, unknown>;

export interface GatewayParts {
  server: Server;
  token: string;
  origin(): string;
  /** Guilds of READY and the GUILD_CREATE of each. */
  guilds(): Json[];
  applicationId: string;
  botUser: Json;
}

/** The gateway as discord.js speaks to it: identify, heartbeat, resume with replay, op 7 and op 9. */
export interface Gateway {
  identifies: number;
  resumes: number;
  heartbeats: number;
  lastIntents: number | null;
  /** Dispatches an event; it is replayed on resume when nobody is connected. */
  emit(name: string, data: Json): void;
  /** Cuts the connection as a fault of the network would (close code 4000 keeps the session). */
  drop(): Promise<void>;
  reconnect(): void;
  invalidate(): void;
  connected(): boolean;
  /** Resolves when `test` holds after an event of the gateway. */
  until(test: () => boolean): Promise<void>;
  close(): void;
}

export function createGateway(parts: GatewayParts): Gateway {
  const wss = new WebSocketServer({ server: parts.server });
  const sent: { s: number; t: string; d: Json }[] = [];
  const waiting = new Set<() => void>();
  let session = 'session-1';
  let sequence = 0;
  let socket: WebSocket | null = null;
  let live = false;

  const changed = () => {
    for (const check of [...waiting]) check();
  };
  const write = (to: WebSocket, payload: Json) => to.send(JSON.stringify(payload));
  const dispatch = (name: string, data: Json) => {
    const event = { s: ++sequence, t: name, d: data };
    sent.push(event);
    if (socket && live) write(socket, { op: 0, ...event });
  };

  wss.on('connection', (ws, request) => {
    const url = new URL(request.url ?? '/', 'http://gateway.example');
    if (url.searchParams.get('v') !== '10' || url.searchParams.get('encoding') !== 'json') {
      ws.close(4012);
      return;
    }
    socket = ws;
    live = false;
    write(ws, { op: 10, d: { heartbeat_interval: 41_250 } });
    ws.on('close', () => {
      if (socket === ws) {
        socket = null;
        live = false;
      }
      changed();
    });
    ws.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw)) as { op: number; d: Json };
      if (op === 1) {
        gateway.heartbeats++;
        write(ws, { op: 11 });
      }
      if (op === 2) {
        if (d.token !== parts.token) {
          ws.close(4004);
          return;
        }
        if ((Number(d.intents) & ~1) !== 0) {
          ws.close(4014);
          return;
        }
        gateway.identifies++;
        gateway.lastIntents = Number(d.intents);
        session = `session-${gateway.identifies}`;
        sequence = 0;
        sent.length = 0;
        live = true;
        const guilds = parts.guilds();
        dispatch('READY', {
          v: 10,
          user: parts.botUser,
          guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
          session_id: session,
          resume_gateway_url: parts.origin().replace('http', 'ws'),
          application: { id: parts.applicationId, flags: 0 },
        });
        for (const guild of guilds) dispatch('GUILD_CREATE', guild);
      }
      if (op === 6) {
        if (d.token !== parts.token || d.session_id !== session) {
          write(ws, { op: 9, d: false });
          return;
        }
        gateway.resumes++;
        live = true;
        for (const event of sent.filter(({ s }) => s > Number(d.seq))) write(ws, { op: 0, ...event });
        dispatch('RESUMED', {});
      }
      changed();
    });
  });

  const gateway: Gateway = {
    identifies: 0,
    resumes: 0,
    heartbeats: 0,
    lastIntents: null,
    emit: dispatch,
    drop: async () => {
      const old = socket;
      live = false;
      old?.close(4000);
      await gateway.until(() => socket !== old);
    },
    reconnect: () => {
      if (socket) write(socket, { op: 7 });
    },
    invalidate: () => {
      if (socket) write(socket, { op: 9, d: false });
      session = 'nobody’s';
    },
    connected: () => live,
    until: (test) =>
      new Promise((resolve) => {
        const check = () => {
          if (!test()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: () => {
      for (const client of wss.clients) client.terminate();
      wss.close();
    },
  };
  return gateway;
}
