import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Acts, createActs } from './acts.ts';
import { createGateway } from './gateway.ts';
import { refusal } from './interactions.ts';
import { createLimits } from './limits.ts';
import { readBody } from './multipart.ts';
import * as people from './people.ts';
import { route } from './routes.ts';
import { requestProblems } from './schema.ts';
import type { Json, Message, Outcome, State } from './state.ts';

export { controls, textOf } from './components.ts';
export type { Message } from './state.ts';

export interface Request {
  method: string;
  path: string;
  authorization: string | undefined;
  body: Json;
}

/** Done instead of answering the next requests that match. */
export interface Fault {
  match: RegExp;
  times: number;
  /**
   * A refusal (a text is a page and no answer of the API); `lost` = done, but the connection dies before the answer;
   * `dead` = nothing done, the connection dies; `silent` = nothing done, no answer ever; `endless` = an answer that
   * begins and never ends.
   */
  what:
    | { status: number; body?: Json | string; headers?: Record<string, string> }
    | 'lost'
    | 'dead'
    | 'silent'
    | 'endless';
}

/** A loopback Discord: REST and gateway on one port, strict about limits, tokens, permissions and times. */
export interface FakeDiscord extends State, Acts {
  api: string;
  requests: Request[];
  faults: Fault[];
  /** How messages with a file of such an ending are answered; null = they are taken. */
  refusesFiles: { ending: string; status: number; code: number } | null;
  /** What requests had in them that Discord's own description does not allow. */
  violations: string[];
  /** Whether requests are counted and limited, by route. */
  limits: boolean;
  /** Moves the server's clock, for the rules of 3 seconds and 15 minutes. */
  pass(ms: number): void;
  in(channel: string): Message[];
  /** Resolves when `test` holds. */
  until(test: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Ids are never given twice, not even by two servers. */
let nextId = 990_000_000_000_000_000n;

export async function startDiscord(options: { shards?: number } = {}): Promise<FakeDiscord> {
  let shift = 0;
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    const path = decodeURIComponent(pathname).replace('/api/v10', '');
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    const { authorization } = request.headers;
    fake.requests.push({ method, path, authorization, body: body.json });
    const fault = fake.faults.find(({ match, times }) => times > 0 && match.test(`${method} ${path}`));
    if (fault) fault.times--;
    const limit = fake.limits && !fault ? limitOf(method, path) : null;
    if (limit?.body) return reply(response, 429, limit.body, limit.headers);
    const refused = fake.refusesFiles;
    const names = ((body.json.attachments ?? []) as { filename?: string }[]).map(
      ({ filename = '' }) => filename,
    );
    if (refused && names.some((name) => name.endsWith(refused.ending)))
      return reply(response, refused.status, { code: refused.code, message: 'no file', errors: {} });
    if (fault?.what === 'silent') return;
    if (fault?.what === 'endless') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":');
      return;
    }
    if (fault?.what === 'dead') response.destroy();
    else if (fault && fault.what !== 'lost')
      reply(response, fault.what.status, fault.what.body ?? {}, fault.what.headers);
    else {
      const open = path.startsWith('/interactions/') || path.startsWith('/webhooks/');
      const outcome: Outcome =
        !open && authorization !== `Bot ${people.TOKEN}`
          ? refusal(401, 0, '401: Unauthorized')
          : (notDescribed(method, path, searchParams, body.json) ?? route(fake, origin, method, path, body));
      if (fault) response.destroy();
      else if ('refusal' in outcome) reply(response, outcome.refusal.status, outcome.refusal);
      else reply(response, outcome.answer === null ? 204 : 200, outcome.answer, limit?.headers);
    }
  };

  /** Discord's own description of its requests comes first; nothing is done with one that it does not allow. */
  const notDescribed = (method: string, path: string, query: URLSearchParams, body: Json): Outcome | null => {
    const problems = requestProblems(method, path, query, body);
    if (problems === null) return refusal(404, 0, '404: Not Found');
    if (problems.length === 0) return null;
    const named = problems.filter((problem) => problem !== '');
    fake.violations.push(...named.map((problem) => `${method} ${path} ${problem}`));
    return refusal(400, 50_035, 'Invalid Form Body', named);
  };

  const limitOf = createLimits(Date.now);
  const channels = [
    people.channel(people.SUPPORT, 0, 'support'),
    people.channel(people.WAR_ROOM, 0, 'war-room'),
    people.channel(people.FORUM, 15, 'incidents'),
    people.channel(people.LOCKED, 0, 'locked', people.GUILD, people.SEND_MESSAGES),
  ];
  const state: State = {
    messages: new Map(),
    channels: new Map(channels.map((entry) => [String(entry.id), entry])),
    forbidden: new Map([[people.LOCKED, 50_013]]),
    nonces: new Map(),
    interactions: new Map(),
    byToken: new Map(),
    registered: [],
    manages: false,
    pins: true,
    history: true,
    shards: options.shards ?? 1,
    // Guilds and Guild Messages.
    intents: 1 | (1 << 9),
    gateway: createGateway({
      server,
      token: people.TOKEN,
      origin: () => origin,
      applicationId: people.APPLICATION,
      botUser: people.BOT,
      shards: () => state.shards,
      intents: () => state.intents,
      guilds: () => [
        people.guild(people.GUILD, 'Kestrelbox Ltd', channels),
        people.guild(people.OTHER_GUILD, 'Elsewhere', []),
      ],
    }),
    newId: () => String(++nextId),
    now: () => Date.now() + shift,
  };
  const fake: FakeDiscord = Object.assign(state, {
    ...createActs(state),
    api: `${origin}/api`,
    requests: [],
    faults: [],
    refusesFiles: null,
    violations: [],
    limits: false,
    pass: (ms: number) => {
      shift += ms;
    },
    in: (channel: string) => [...state.messages.values()].filter((message) => message.channel === channel),
    until: state.gateway.until,
    close: async () => {
      state.gateway.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
  return fake;
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    ...(body === null ? {} : { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' }),
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset-after': '0.1',
    'x-ratelimit-bucket': 'test',
    ...headers,
  });
  response.end(body === null ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
}
