import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { blockFaults } from './check-blocks.ts';
import { requestRefusal } from './check-request.ts';

export const TEAM = 'T0KESTREL';
export const BOT_TOKEN = 'xoxb-kestrel-1';
export const APP_TOKEN = 'xapp-kestrel-1';
export const SECRET = 'signing-secret-of-kestrelbox';

type Json = Record<string, unknown>;
/** How the next call of a method fails: by name, by status, never answering, or cut off after the work was done. */
export type Failure =
  | { error: string }
  | { status: number; retryAfter?: number; body?: string; location?: string }
  | 'hang'
  | 'lost'
  | 'none';

export interface Call {
  method: string;
  token: string;
  args: Json;
}

export interface Posted extends Json {
  /** Team whose token posted it. */
  team: string;
  channel: string;
  ts: string;
  text: string;
  blocks: Json[];
  thread_ts?: string;
}

export interface SlackFake {
  apiUrl: string;
  origin: string;
  calls: Call[];
  messages: Posted[];
  /** Messages that came through response_urls, in order. */
  responses: Json[];
  views: Json[];
  homes: Json[];
  files: { title: string; bytes: Buffer; channel: string; thread: string; comment: string }[];
  /** Channels that exist, and whether the bot is in them; it is in a `read-only` and in an `external` one, too. */
  channels: Map<string, 'in' | 'out' | 'archived' | 'read-only' | 'external'>;
  /** Who is in the private channels; the others are public. */
  members: Map<string, string[]>;
  /** Of `conversations.members`: it may give fewer than were asked for. */
  membersAPage: number;
  users: Map<string, Json>;
  /** User groups; null = the scope to list them was not given. */
  groups: { id: string; handle: string; name: string }[] | null;
  /** Pinned messages, as `channel:ts`. */
  pins: Set<string>;
  fail(method: string, ...failures: Failure[]): void;
  /** How calls of a method fail for as long as this stands; null = they do not. */
  failWhere(method: string, how: (args: Json) => Failure | null): void;
  /** How the next messages to response_urls are answered instead of being taken. */
  failResponses(...answers: { status?: number; body: string }[]): void;
  /** Tokens that are taken. */
  tokens: Set<string>;
  trigger(ageMs?: number): string;
  responseUrl(uses?: number): string;
  /** Sends an envelope to one socket; resolves with the ack's payload and how long it took. */
  socket(type: string, payload: Json): Promise<{ payload: Json; ms: number }>;
  sockets(): number;
  /** Ends every connection, as an outage does. */
  drop(): void;
  dropOne(): void;
  /** Life of the tokens that OAuth gives out, in seconds; null = for ever, and no refresh token. */
  expiresIn: number | null;
  /** Refreshes are answered when this resolves. */
  hold: Promise<void> | null;
  /** OAuth answers for a whole organization. */
  enterprise: boolean;
  /** Calls and connections turned away during an outage. */
  refusedWhileOut: number;
  /** Asks the clients to connect again, as Slack does every few hours. */
  disconnect(): void;
  /** While true nothing can connect and every call is refused with 503. */
  outage: boolean;
  /** Resolves when `test` holds after something happened here. */
  until<T>(test: () => T | undefined | false): Promise<T>;
  close(): Promise<void>;
}

/**
 * A strict Slack of our own, for what a friendly server does not refuse. `behind`: another server answers the Web API,
 * and only Socket Mode and the response_urls are ours.
 */
export async function startSlackFake(options: { behind?: string } = {}): Promise<SlackFake> {
  const failures = new Map<string, Failure[]>();
  const failing = new Map<string, (args: Json) => Failure | null>();
  const responseFailures: { status?: number; body: string }[] = [];
  const triggers = new Map<string, number>();
  const refreshes = new Map<string, string>();
  const teams = new Map<string, string>();
  const urls = new Map<string, number>();
  const uploads = new Map<string, Buffer>();
  const waiters = new Set<() => void>();
  const acks = new Map<string, (payload: Json) => void>();
  const open = new Set<WebSocket>();
  const tickets = new Set<string>();
  let clock = 1_772_528_400;
  const happened = () => {
    for (const wake of [...waiters]) wake();
  };

  const call = (method: string, args: Json, token: string): Json => {
    if (method === 'apps.connections.open') {
      if (token !== APP_TOKEN) return { ok: false, error: 'invalid_auth' };
      const ticket = randomUUID();
      tickets.add(ticket);
      return { ok: true, url: `${fake.origin.replace('http', 'ws')}/link?ticket=${ticket}` };
    }
    if (method === 'oauth.v2.access') return grant(args);
    if (!fake.tokens.has(token)) return { ok: false, error: 'invalid_auth' };
    const refusal = requestRefusal(method, args);
    if (refusal) return refusal;
    const blocks = args.blocks as Json[] | undefined;
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          team_id: teams.get(token) ?? TEAM,
          team: 'Kestrelbox Ltd',
          url: 'https://kestrelbox.slack.example/',
          user_id: 'U0EARSHOT',
          bot_id: 'B0EARSHOT',
        };
      case 'users.info': {
        const user = fake.users.get(String(args.user));
        return user ? { ok: true, user } : { ok: false, error: 'missing_scope' };
      }
      case 'usergroups.list':
        return fake.groups ? { ok: true, usergroups: fake.groups } : { ok: false, error: 'missing_scope' };
      case 'chat.postMessage':
      case 'chat.postEphemeral': {
        const unwelcome = refusalFor(String(args.channel), blocks, String(args.text ?? ''));
        if (unwelcome) return unwelcome;
        if (method === 'chat.postEphemeral') return { ok: true, message_ts: `${clock++}.000100` };
        const channel = /^[UW]/.test(String(args.channel))
          ? `D${String(args.channel).slice(1)}`
          : String(args.channel);
        const ts = `${clock++}.000100`;
        fake.messages.push({
          ...args,
          team: teams.get(token) ?? TEAM,
          channel,
          ts,
          text: String(args.text),
          blocks: blocks ?? [],
        } as Posted);
        return { ok: true, channel, ts };
      }
      case 'chat.update': {
        const message = fake.messages.find(({ ts, channel }) => ts === args.ts && channel === args.channel);
        if (!message) return { ok: false, error: 'message_not_found' };
        const faults = blockFaults(blocks, 'message');
        if (faults.length > 0) return invalid(faults);
        Object.assign(message, { text: args.text, blocks, edited: true });
        return { ok: true, channel: args.channel, ts: args.ts };
      }
      case 'conversations.info': {
        const state = fake.channels.get(String(args.channel));
        if (state === undefined) return { ok: false, error: 'channel_not_found' };
        const is = {
          is_member: state !== 'out' && state !== 'archived',
          is_archived: state === 'archived',
          is_read_only: state === 'read-only',
          is_ext_shared: state === 'external',
          is_private: fake.members.has(String(args.channel)),
        };
        return { ok: true, channel: { id: args.channel, name: 'press', ...is } };
      }
      case 'conversations.members': {
        const members = fake.members.get(String(args.channel)) ?? [];
        const begin = Number(args.cursor ?? 0);
        const end = begin + Math.min(Number(args.limit ?? 100), fake.membersAPage);
        const next_cursor = end < members.length ? String(end) : '';
        return { ok: true, members: members.slice(begin, end), response_metadata: { next_cursor } };
      }
      case 'pins.add':
      case 'pins.remove': {
        const pinned = `${args.channel}:${args.timestamp}`;
        if (!fake.messages.some(({ ts, channel }) => `${channel}:${ts}` === pinned))
          return { ok: false, error: 'message_not_found' };
        if (fake.pins.has(pinned) === (method === 'pins.add'))
          return { ok: false, error: method === 'pins.add' ? 'already_pinned' : 'no_pin' };
        if (method === 'pins.add') fake.pins.add(pinned);
        else fake.pins.delete(pinned);
        return { ok: true };
      }
      case 'views.push':
      case 'views.open': {
        const made = triggers.get(String(args.trigger_id));
        if (made === undefined) return { ok: false, error: 'invalid_trigger_id' };
        triggers.delete(String(args.trigger_id));
        if (Date.now() - made > 3_000) return { ok: false, error: 'expired_trigger_id' };
        return takeView(args.view as Json);
      }
      case 'views.update': {
        const view = fake.views.find(({ id }) => id === args.view_id);
        if (!view) return { ok: false, error: 'not_found' };
        if (args.hash !== undefined && args.hash !== view.hash) return { ok: false, error: 'hash_conflict' };
        const faults = blockFaults((args.view as Json).blocks, 'view');
        if (faults.length > 0) return invalid(faults);
        Object.assign(view, args.view, { hash: randomUUID() });
        return { ok: true, view };
      }
      case 'views.publish': {
        const faults = blockFaults((args.view as Json).blocks, 'view');
        if (faults.length > 0) return invalid(faults);
        fake.homes.push({ user: args.user_id, ...(args.view as Json) });
        return { ok: true };
      }
      case 'files.getUploadURLExternal': {
        const id = `F${uploads.size + 1}`;
        uploads.set(id, Buffer.alloc(0));
        return { ok: true, file_id: id, upload_url: `${fake.origin}/upload/${id}` };
      }
      case 'files.completeUploadExternal': {
        for (const { id, title } of args.files as { id: string; title: string }[])
          fake.files.push({
            title,
            bytes: uploads.get(id) ?? Buffer.alloc(0),
            channel: String(args.channel_id),
            thread: String(args.thread_ts),
            comment: String(args.initial_comment),
          });
        // As Slack answers: the file is still being looked at.
        return { ok: true, files: [{ id: 'F1', mimetype: '', shares: {} }] };
      }
      default:
        return { ok: false, error: 'unknown_method' };
    }
  };

  /** A token, and what renews it once: as with Slack, a refresh token that was used is worth nothing. */
  const grant = (args: Json): Json => {
    const code = String(args.code ?? '');
    let team = code.startsWith('T0') ? code : TEAM;
    if (args.grant_type === 'refresh_token') {
      const renewed = refreshes.get(String(args.refresh_token));
      if (renewed === undefined) return { ok: false, error: 'invalid_refresh_token' };
      refreshes.delete(String(args.refresh_token));
      team = renewed;
    }
    const nth = fake.tokens.size + 1;
    const access_token = `xoxe.xoxb-kestrel-${nth}`;
    fake.tokens.add(access_token);
    teams.set(access_token, team);
    const refresh_token = `xoxe-1-kestrel-${nth}`;
    refreshes.set(refresh_token, team);
    return {
      ok: true,
      app_id: 'A1',
      scope: 'commands,chat:write,files:write',
      token_type: 'bot',
      access_token,
      ...(fake.expiresIn === null ? {} : { refresh_token, expires_in: fake.expiresIn }),
      bot_user_id: 'U0EARSHOT',
      team: fake.enterprise ? null : { id: team, name: `Team ${team}` },
      enterprise: fake.enterprise ? { id: 'E0KESTREL', name: 'Kestrelbox Group' } : null,
      is_enterprise_install: fake.enterprise,
      authed_user: { id: 'U0MAPLE' },
    };
  };

  const refusalFor = (channel: string, blocks: Json[] | undefined, text: string): Json | null => {
    const state = /^[UW]/.test(channel) ? 'in' : fake.channels.get(channel);
    if (state === undefined) return { ok: false, error: 'channel_not_found' };
    if (state === 'read-only') return { ok: false, error: 'restricted_action_read_only_channel' };
    if (state === 'out' || state === 'archived')
      return { ok: false, error: state === 'out' ? 'not_in_channel' : 'is_archived' };
    if (text === '') return { ok: false, error: 'no_text' };
    const faults = blocks ? blockFaults(blocks, 'message') : [];
    return faults.length > 0 ? invalid(faults) : null;
  };
  const takeView = (view: Json): Json => {
    const faults = blockFaults(view.blocks, 'view');
    for (const name of ['title', 'submit', 'close'])
      if (String((view[name] as Json | undefined)?.text ?? '').length > 24) faults.push(`${name} over 24`);
    if (String(view.private_metadata ?? '').length > 3_000) faults.push('private_metadata over 3000');
    if (faults.length > 0) return invalid(faults);
    const stored = { ...view, id: `V${fake.views.length + 1}`, hash: randomUUID() };
    fake.views.push(stored);
    return { ok: true, view: stored };
  };

  const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://slack.example');
    const body = await readAll(request);
    if (fake.outage) {
      fake.refusedWhileOut += 1;
      response.writeHead(503).end();
      return happened();
    }
    if (url.pathname.startsWith('/upload/')) {
      uploads.set(url.pathname.slice(8), fileIn(body));
      return void response.end('OK');
    }
    if (url.pathname.startsWith('/respond/')) {
      const left = urls.get(url.pathname) ?? 0;
      if (left <= 0) return void response.writeHead(404).end('used_url');
      urls.set(url.pathname, left - 1);
      const refusal = responseFailures.shift();
      if (refusal) return void response.writeHead(refusal.status ?? 200).end(refusal.body);
      fake.responses.push(JSON.parse(body.toString('utf8')));
      response.end('ok');
      return happened();
    }
    const method = url.pathname.replace('/api/', '');
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const args = argsOf(body.toString('utf8'));
    fake.calls.push({ method, token, args });
    const next = failures.get(method)?.shift() ?? failing.get(method)?.(args) ?? undefined;
    const failure = next === 'none' ? undefined : next;
    if (args.grant_type === 'refresh_token' && fake.hold) {
      happened();
      await fake.hold;
    }
    if (options.behind && !failure && method !== 'apps.connections.open') {
      const { authorization = '', 'content-type': type = '' } = request.headers;
      const there = await fetch(`${options.behind}${request.url}`, {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body,
      });
      json(response, await there.json());
      return happened();
    }
    if (failure === 'hang') return happened();
    if (failure && failure !== 'lost' && 'status' in failure) {
      const { status, retryAfter, body: text, location } = failure;
      response.writeHead(status, {
        ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
        ...(location ? { location } : {}),
      });
      response.end(text);
      return happened();
    }
    const answer =
      failure && failure !== 'lost' ? { ok: false, error: failure.error } : call(method, args, token);
    if (failure === 'lost') request.socket.destroy();
    else json(response, answer);
    happened();
  });
  const wss = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '/', 'http://slack.example').searchParams.get('ticket') ?? '';
    if (fake.outage || !tickets.delete(ticket)) return void socket.destroy();
    wss.handleUpgrade(request, socket, head, (ws) => {
      open.add(ws);
      ws.on('close', () => {
        open.delete(ws);
        happened();
      });
      ws.on('message', (data) => {
        const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: Json };
        acks.get(envelope_id)?.(payload ?? {});
      });
      ws.send(
        JSON.stringify({ type: 'hello', num_connections: open.size, connection_info: { app_id: 'A1' } }),
      );
      happened();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const fake: SlackFake = {
    origin,
    apiUrl: `${origin}/api/`,
    calls: [],
    messages: [],
    responses: [],
    views: [],
    homes: [],
    files: [],
    channels: new Map([['C0SUPPORT', 'in']]),
    members: new Map(),
    membersAPage: 1_000,
    users: new Map(),
    groups: null,
    pins: new Set(),
    tokens: new Set([BOT_TOKEN]),
    outage: false,
    expiresIn: null,
    hold: null,
    enterprise: false,
    refusedWhileOut: 0,
    fail: (method, ...how) => {
      failures.set(method, how);
    },
    failWhere: (method, how) => {
      failing.set(method, how);
    },
    failResponses: (...answers) => {
      responseFailures.push(...answers);
    },
    trigger: (ageMs = 0) => {
      const id = `trigger-${randomUUID()}`;
      triggers.set(id, Date.now() - ageMs);
      return id;
    },
    responseUrl: (uses = 5) => {
      const path = `/respond/${randomUUID()}`;
      urls.set(path, uses);
      return `${origin}${path}`;
    },
    socket: async (type, payload) => {
      const [ws] = open;
      if (!ws) throw new Error('nobody is connected');
      const envelope_id = randomUUID();
      const sent = performance.now();
      return new Promise((resolve) => {
        acks.set(envelope_id, (answer) => {
          acks.delete(envelope_id);
          resolve({ payload: answer, ms: performance.now() - sent });
        });
        ws.send(JSON.stringify({ envelope_id, type, accepts_response_payload: true, payload }));
      });
    },
    sockets: () => open.size,
    drop: () => {
      for (const ws of open) ws.terminate();
    },
    dropOne: () => {
      for (const ws of open) return ws.terminate();
    },
    disconnect: () => {
      for (const ws of open) ws.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    until: (test) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`waited in vain: ${String(test)}`)), 8_000);
        const look = () => {
          const found = test();
          if (!found) return;
          clearTimeout(late);
          waiters.delete(look);
          resolve(found as Exclude<typeof found, undefined | false>);
        };
        waiters.add(look);
        look();
      }),
    close: async () => {
      for (const ws of open) ws.terminate();
      wss.close();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
  return fake;
}

/** A request as Slack signs it. */
export function signed(body: string, at = Date.now(), secret = SECRET): Record<string, string> {
  const time = String(Math.floor(at / 1_000));
  return {
    'x-slack-request-timestamp': time,
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`,
  };
}

function invalid(faults: string[]): Json {
  const error = faults.includes('msg_blocks_too_long') ? 'msg_blocks_too_long' : 'invalid_blocks';
  return { ok: false, error, response_metadata: { messages: faults } };
}

/** Form fields; those that hold JSON are read. */
function argsOf(body: string): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => {
      if (!/^[[{]/.test(value)) return [name, value];
      try {
        return [name, JSON.parse(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}

/** The one file of a multipart form, or the body as it is. */
function fileIn(body: Buffer): Buffer {
  const [boundary] = body.subarray(0, 200).toString('latin1').split('\r\n');
  const start = body.indexOf('\r\n\r\n');
  const end = boundary ? body.lastIndexOf(`\r\n${boundary}--`) : -1;
  return start === -1 || end === -1 ? body : body.subarray(start + 4, end);
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
