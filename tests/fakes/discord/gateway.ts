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
  /** Shards that a client must have at least. */
  shards(): number;
  /** Intents that are allowed. */
  intents(): number;
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
  /** Resolves when `test` holds, whatever made it so: the last event may be long past. */
  until(test: () => boolean): Promise<void>;
  /** Ends every connection with a code of Discord's, such as 4014. */
  close(code: number): void;
  stop(): void;
}

/** One shard's session: what was dispatched in it, for a resume, and who listens now. */
interface Session {
  id: string;
  socket: WebSocket | null;
  /** Identified or resumed, and not cut since. */
  live: boolean;
  sequence: number;
  sent: { s: number; t: string; d: Json }[];
}

export function createGateway(parts: GatewayParts): Gateway {
  const wss = new WebSocketServer({ server: parts.server });
  const sessions = new Map<number, Session>();
  const timers = new Set<NodeJS.Timeout>();

  const write = (to: WebSocket, payload: Json) => to.send(JSON.stringify(payload));
  const dispatchTo = (session: Session, name: string, data: Json) => {
    const event = { s: ++session.sequence, t: name, d: data };
    session.sent.push(event);
    if (session.socket && session.live) write(session.socket, { op: 0, ...event });
  };
  /** The shard of a guild (topics/gateway, Sharding Formula); direct messages are shard 0's. */
  const shardOf = (guild: unknown): number =>
    guild === undefined ? 0 : Number((BigInt(String(guild)) >> 22n) % BigInt(parts.shards()));
  const live = () => [...sessions.values()].filter((session) => session.socket !== null);

  const identify = (ws: WebSocket, d: Json): Session | null => {
    if (d.token !== parts.token) return refuse(ws, 4004);
    if ((Number(d.intents) & ~parts.intents()) !== 0) return refuse(ws, 4014);
    const [shard, count] = (d.shard as [number, number] | undefined) ?? [0, 1];
    if (count < parts.shards()) return refuse(ws, 4011);
    gateway.identifies++;
    gateway.lastIntents = Number(d.intents);
    const session: Session = {
      id: `session-${gateway.identifies}`,
      socket: ws,
      live: true,
      sequence: 0,
      sent: [],
    };
    sessions.set(shard, session);
    const guilds = parts.guilds().filter(({ id }) => shardOf(id) === shard);
    dispatchTo(session, 'READY', {
      v: 10,
      user: parts.botUser,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: parts.origin().replace('http', 'ws'),
      shard: [shard, count],
      application: { id: parts.applicationId, flags: 0 },
    });
    for (const guild of guilds) dispatchTo(session, 'GUILD_CREATE', guild);
    return session;
  };

  const resume = (ws: WebSocket, d: Json): Session | null => {
    const session = [...sessions.values()].find(({ id }) => id === d.session_id);
    if (d.token !== parts.token || !session) {
      write(ws, { op: 9, d: false });
      return null;
    }
    gateway.resumes++;
    session.socket = ws;
    session.live = true;
    for (const event of session.sent.filter(({ s }) => s > Number(d.seq))) write(ws, { op: 0, ...event });
    dispatchTo(session, 'RESUMED', {});
    return session;
  };

  wss.on('connection', (ws, request) => {
    const url = new URL(request.url ?? '/', 'http://gateway.example');
    if (url.searchParams.get('v') !== '10' || url.searchParams.get('encoding') !== 'json') {
      ws.close(4012);
      return;
    }
    let session: Session | null = null;
    write(ws, { op: 10, d: { heartbeat_interval: 41_250 } });
    ws.on('close', () => {
      if (session?.socket === ws) {
        session.socket = null;
        session.live = false;
      }
    });
    ws.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw)) as { op: number; d: Json };
      if (op === 1) {
        gateway.heartbeats++;
        write(ws, { op: 11 });
      }
      if (op === 2) session = identify(ws, d);
      if (op === 6) session = resume(ws, d) ?? session;
    });
  });

  const gateway: Gateway = {
    identifies: 0,
    resumes: 0,
    heartbeats: 0,
    lastIntents: null,
    emit: (name, data) => {
      const guild = data.guild_id ?? (name.startsWith('GUILD_') ? data.id : undefined);
      const session = sessions.get(shardOf(guild));
      if (session) dispatchTo(session, name, data);
    },
    drop: async () => {
      const cut = live();
      const old = cut.map(({ socket }) => socket);
      for (const session of cut) {
        session.live = false;
        session.socket?.close(4000);
      }
      await gateway.until(() => cut.every(({ socket }, at) => socket !== old[at]));
    },
    reconnect: () => {
      for (const { socket } of live()) write(socket!, { op: 7 });
    },
    invalidate: () => {
      for (const session of live()) {
        write(session.socket!, { op: 9, d: false });
        session.id = 'nobody’s';
      }
    },
    close: (code) => {
      for (const { socket } of live()) socket!.close(code);
    },
    connected: () => sessions.size > 0 && [...sessions.values()].every((session) => session.live),
    until: (test) =>
      new Promise((resolve) => {
        const check = () => {
          if (!test()) return;
          clearInterval(timer);
          resolve();
        };
        const timer = setInterval(check, 2).unref();
        timers.add(timer);
        check();
      }),
    stop: () => {
      for (const timer of timers) clearInterval(timer);
      for (const client of wss.clients) client.terminate();
      wss.close();
    },
  };
  return gateway;
}

function refuse(ws: WebSocket, code: number): null {
  ws.close(code);
  return null;
}
