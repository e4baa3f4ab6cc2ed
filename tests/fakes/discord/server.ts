import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateway, type Gateway } from './gateway.ts';
import {
  type Interaction,
  interactionJson,
  type Refusal,
  refusal,
  takeCallback,
  tokenProblem,
  type Where,
} from './interactions.ts';
import { type Body, readBody } from './multipart.ts';
import * as people from './people.ts';
import { messageProblems } from './validate.ts';

type Json = Record<string, unknown>;
type Outcome = { refusal: Refusal } | { answer: Json | null };

export interface Message {
  id: string;
  channel: string;
  /** As stored: with author, components and attachments. */
  json: Json;
  files: Map<string, number>;
  edits: number;
  ephemeral: boolean;
}

export interface Request {
  method: string;
  path: string;
  authorization: string | undefined;
  body: Json;
}

/** What the server does instead of answering the next requests that match. */
export interface Fault {
  match: RegExp;
  times: number;
  /** A refusal; `lost` = done, but the connection dies before the answer; `dead` = nothing done, connection dies. */
  what: { status: number; body?: Json; headers?: Record<string, string> } | 'lost' | 'dead';
}

/** A loopback Discord: REST and gateway on one port, strict about limits, tokens, permissions and times. */
export interface FakeDiscord {
  api: string;
  gateway: Gateway;
  messages: Map<string, Message>;
  channels: Map<string, Json>;
  requests: Request[];
  registered: { path: string; command: Json }[];
  /** Channels that the bot may not write to, with the code it is refused with. */
  forbidden: Map<string, number>;
  faults: Fault[];
  /** Moves the server's clock, for the rules of 3 seconds and 15 minutes. */
  pass(ms: number): void;
  /** Types a command of those registered; unknown options are a mistake of the test and throw. */
  type(verb: string, options?: Record<string, string | number | boolean>, where?: Where): Interaction;
  complete(verb: string, option: string, typed: string, where?: Where): Interaction;
  /** Presses the control with this label (a menu by its placeholder, with the chosen value). */
  press(message: Message, label: string, where?: Where & { value?: string }): Interaction;
  fillIn(form: Interaction, values: Record<string, string>, where?: Where): Interaction;
  in(channel: string): Message[];
  /** Resolves when `test` holds; looked at after every request and gateway event. */
  until(test: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Ids are never given twice, not even by two servers. */
let nextId = 990_000_000_000_000_000n;

export async function startDiscord(): Promise<FakeDiscord> {
  let shift = 0;
  const newId = () => String(++nextId);
  const now = () => Date.now() + shift;
  const interactions = new Map<string, Interaction>();
  const byToken = new Map<string, Interaction>();
  const waiting = new Set<() => void>();
  const nonces = new Map<string, string>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const changed = () => {
    for (const check of [...waiting]) check();
  };

  const keep = (channel: string, body: Json, files: Map<string, number>, ephemeral = false): Message => {
    const id = newId();
    const attachments = ((body.attachments as Json[]) ?? []).map((one) => ({
      ...one,
      id: newId(),
      size: files.get(`files[${one.id}]`),
    }));
    const message: Message = {
      id,
      channel,
      files,
      edits: 0,
      ephemeral,
      json: {
        ...body,
        id,
        channel_id: channel,
        author: people.BOT,
        attachments,
        timestamp: new Date(now()).toISOString(),
        edited_timestamp: null,
        tts: false,
        mention_everyone: false,
        mentions: [],
        mention_roles: [],
        embeds: [],
        pinned: false,
        type: 0,
        content: '',
      },
    };
    fake.messages.set(id, message);
    return message;
  };

  const checked = (body: Json, files: Map<string, number>): Outcome | null => {
    const problems = messageProblems(body, [...files.keys()]);
    return problems.length > 0 ? refusal(400, 50_035, 'Invalid Form Body', problems) : null;
  };

  const writable = (channel: string): Outcome | null => {
    if (!fake.channels.has(channel)) return refusal(404, 10_003, 'Unknown Channel');
    const code = fake.forbidden.get(channel);
    return code === undefined ? null : refusal(403, code, 'Missing Permissions');
  };

  const openThread = (id: string, parent: string, body: Json): Json => {
    const thread = {
      id,
      type: 11,
      name: body.name,
      parent_id: parent,
      guild_id: people.GUILD,
      owner_id: people.APPLICATION,
      message_count: 0,
      member_count: 1,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 4_320,
        archive_timestamp: new Date(now()).toISOString(),
        locked: false,
      },
    };
    fake.channels.set(id, thread);
    fake.gateway.emit('THREAD_CREATE', { ...thread, newly_created: true });
    return thread;
  };

  const post = (channel: string, body: Json, files: Map<string, number>): Outcome => {
    const problem = writable(channel) ?? checked(body, files);
    if (problem) return problem;
    const to = fake.channels.get(channel)!;
    if (to.type === 15) return refusal(400, 50_008, 'Cannot send messages in a non-text channel');
    if (body.nonce !== undefined && String(body.nonce).length > 25)
      return refusal(400, 50_035, 'Invalid Form Body', ['nonce']);
    const nonce = `${channel}:${body.nonce}`;
    const known = body.enforce_nonce ? nonces.get(nonce) : undefined;
    if (known) return { answer: fake.messages.get(known)!.json };
    const message = keep(channel, body, files);
    if (body.enforce_nonce) nonces.set(nonce, message.id);
    return { answer: message.json };
  };

  const edit = (message: Message | undefined, body: Json, files: Map<string, number>): Outcome => {
    if (!message) return refusal(404, 10_008, 'Unknown Message');
    const problem = checked(body, files);
    if (problem) return problem;
    const attachments = ((body.attachments as Json[]) ?? []).map((one) => ({
      ...one,
      id: newId(),
      size: files.get(`files[${one.id}]`),
    }));
    message.json = { ...message.json, ...body, attachments };
    message.edits++;
    return { answer: message.json };
  };

  const route = (method: string, path: string, { json: body, files }: Body): Outcome => {
    const [, root, a, b, c, d] = path.split('/');
    if (root === 'gateway')
      return {
        answer: {
          url: origin.replace('http', 'ws'),
          shards: 1,
          session_start_limit: { total: 1_000, remaining: 999, reset_after: 0, max_concurrency: 1 },
        },
      };
    if (root === 'applications' && method === 'PUT') {
      for (const command of body as unknown as Json[]) fake.registered.push({ path, command });
      return { answer: body };
    }
    if (root === 'interactions')
      return takeCallback(interactions.get(a!), b!, body, [...files.keys()], now(), (data, ephemeral) =>
        keep('interaction', data, files, ephemeral),
      );
    if (root === 'webhooks') {
      const one = byToken.get(b!);
      const problem = tokenProblem(one, now());
      if (problem || !one) return problem ?? refusal(404, 10_015, 'Unknown Webhook');
      if (method === 'POST') {
        const refused = checked(body, files);
        if (refused) return refused;
        const message = keep('interaction', body, files, (Number(body.flags) & 64) !== 0);
        one.followUps.push(message);
        return { answer: message.json };
      }
      if (method === 'DELETE') {
        one.original = null;
        one.removed = true;
        return { answer: null };
      }
      if (one.original) return edit(one.original, body, files);
      const refused = checked(body, files);
      if (refused) {
        one.refused.push(50_035);
        return refused;
      }
      one.original = keep('interaction', body, files, one.ephemeral);
      return { answer: one.original.json };
    }
    if (root === 'users' && method === 'POST') {
      const id = `95${String(body.recipient_id).slice(2)}`;
      fake.channels.set(id, { id, type: 1, recipients: [{ id: body.recipient_id }] });
      return { answer: { id, type: 1 } };
    }
    if (root !== 'channels') return refusal(404, 0, '404: Not Found');
    const channel = a!;
    if (b === undefined && method === 'GET')
      return fake.channels.has(channel)
        ? { answer: fake.channels.get(channel)! }
        : refusal(404, 10_003, 'Unknown Channel');
    if (b === undefined && method === 'PATCH') {
      // A thread that is opened again takes messages again.
      if (body.archived === false && fake.forbidden.get(channel) === 50_083) fake.forbidden.delete(channel);
      return { answer: fake.channels.get(channel) ?? null };
    }
    if (b === 'messages' && method === 'POST' && d === undefined) return post(channel, body, files);
    if (b === 'messages' && method === 'PATCH') {
      const message = fake.messages.get(c!);
      return writable(channel) ?? edit(message?.channel === channel ? message : undefined, body, files);
    }
    if (b === 'messages' && d === 'threads') {
      const problem = writable(channel);
      if (problem) return problem;
      if (fake.messages.get(c!)?.channel !== channel) return refusal(404, 10_008, 'Unknown Message');
      if (fake.channels.has(c!))
        return refusal(400, 160_004, 'A thread has already been created for this message');
      if (String(body.name).length < 1 || String(body.name).length > 100)
        return refusal(400, 50_035, 'Invalid Form Body', ['name']);
      return { answer: openThread(c!, channel, body) };
    }
    if (b === 'threads' && fake.channels.get(channel)?.type === 15) {
      const problem = writable(channel) ?? checked(body.message as Json, files);
      if (problem) return problem;
      const message = keep('', body.message as Json, files);
      message.channel = message.id;
      return { answer: openThread(message.id, channel, body) };
    }
    return refusal(404, 0, '404: Not Found');
  };

  const reply = (
    response: ServerResponse,
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
  ) => {
    const limits = {
      'x-ratelimit-limit': '50',
      'x-ratelimit-remaining': '49',
      'x-ratelimit-reset-after': '0.1',
      'x-ratelimit-bucket': 'test',
    };
    response.writeHead(status, {
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      ...limits,
      ...headers,
    });
    response.end(body === null ? undefined : JSON.stringify(body));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', origin).pathname).replace('/api/v10', '');
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    const { authorization } = request.headers;
    fake.requests.push({ method, path, authorization, body: body.json });
    const fault = fake.faults.find(({ match, times }) => times > 0 && match.test(`${method} ${path}`));
    if (fault) fault.times--;
    if (fault?.what === 'dead') response.destroy();
    else if (fault && fault.what !== 'lost')
      reply(response, fault.what.status, fault.what.body ?? {}, fault.what.headers);
    else {
      const open = path.startsWith('/interactions/') || path.startsWith('/webhooks/');
      const outcome: Outcome =
        !open && authorization !== `Bot ${people.TOKEN}`
          ? refusal(401, 0, '401: Unauthorized')
          : route(method, path, body);
      if (fault) response.destroy();
      else if ('refusal' in outcome) reply(response, outcome.refusal.status, outcome.refusal);
      else reply(response, outcome.answer === null ? 204 : 200, outcome.answer);
    }
    changed();
  };

  const begin = (type: number, data: Json, where: Where, message?: Message): Interaction => {
    const one: Interaction = {
      id: newId(),
      token: `token-${newId()}`,
      at: now(),
      first: null,
      original: null,
      ephemeral: false,
      removed: false,
      followUps: [],
      refused: [],
    };
    interactions.set(one.id, one);
    byToken.set(one.token, one);
    const channel = fake.channels.get(where.channel ?? people.SUPPORT) ?? { id: where.channel, type: 1 };
    fake.gateway.emit(
      'INTERACTION_CREATE',
      interactionJson(one.id, one.token, type, data, where, channel, message),
    );
    return one;
  };

  const commandData = (
    verb: string,
    options: Record<string, string | number | boolean>,
    focused?: string,
  ): Json => {
    const command = fake.registered.at(-1)!.command;
    const tops = command.options as Json[];
    const group = tops.find(
      (one) => one.type === 2 && (one.options as Json[]).some(({ name }) => name === verb),
    );
    const sub = (group ? (group.options as Json[]) : tops).find((one) => one.type === 1 && one.name === verb);
    if (!sub) throw new Error(`/earshot ${verb} is not registered`);
    const given = Object.entries(options).map(([name, value]) => {
      const option = (sub.options as Json[]).find((one) => one.name === name);
      if (!option) throw new Error(`/earshot ${verb} has no option ${name}`);
      return { name, type: option.type, value, ...(focused === name ? { focused: true } : {}) };
    });
    const missing = (sub.options as Json[]).find(
      ({ name, required }) => required && options[String(name)] === undefined,
    );
    if (missing && focused === undefined) throw new Error(`Discord asks for ${missing.name} first`);
    const leaf = { name: verb, type: 1, options: given };
    const ids = given.filter(({ type }) => type === 7).map(({ value }) => String(value));
    const users = given.filter(({ type }) => type === 6).map(({ value }) => String(value));
    const everybody = [people.MAPLE, people.BIRCH];
    return {
      id: '960000000000000001',
      name: 'earshot',
      type: 1,
      guild_id: people.GUILD,
      options: [group ? { name: group.name, type: 2, options: [leaf] } : leaf],
      resolved: {
        channels: Object.fromEntries(
          ids.map((id) => [id, { ...fake.channels.get(id), permissions: '2048' }]),
        ),
        users: Object.fromEntries(users.map((id) => [id, everybody.find((one) => one.id === id)])),
        members: {},
      },
    };
  };

  const channels = [
    people.channel(people.SUPPORT, 0, 'support'),
    people.channel(people.WAR_ROOM, 0, 'war-room'),
    people.channel(people.FORUM, 15, 'incidents'),
    people.channel(people.LOCKED, 0, 'locked'),
  ];
  const fake: FakeDiscord = {
    api: `${origin}/api`,
    gateway: createGateway({
      server,
      token: people.TOKEN,
      origin: () => origin,
      applicationId: people.APPLICATION,
      botUser: people.BOT,
      guilds: () => [
        people.guild(people.GUILD, 'Kestrelbox Ltd', channels),
        people.guild(people.OTHER_GUILD, 'Elsewhere', []),
      ],
    }),
    messages: new Map(),
    channels: new Map(channels.map((one) => [String(one.id), one])),
    requests: [],
    registered: [],
    forbidden: new Map([[people.LOCKED, 50_013]]),
    faults: [],
    pass: (ms) => {
      shift += ms;
    },
    type: (verb, options = {}, where = {}) => begin(2, commandData(verb, options), where),
    complete: (verb, option, typed, where = {}) =>
      begin(4, commandData(verb, { [option]: typed }, option), where),
    press: (message, label, where = {}) => {
      const control = controls(message.json).find((one) => one.label === label || one.placeholder === label);
      if (!control)
        throw new Error(
          `no control ${label} in ${controls(message.json).map((one) => one.label ?? one.placeholder)}`,
        );
      const isMenu = control.type === 3;
      if (isMenu && !(control.options as Json[]).some(({ value }) => value === where.value))
        throw new Error(`no option ${where.value}`);
      return begin(
        3,
        {
          custom_id: control.custom_id,
          component_type: control.type,
          ...(isMenu ? { values: [where.value] } : {}),
        },
        where,
        message,
      );
    },
    fillIn: (form, values, where = {}) => {
      if (form.first?.type !== 9) throw new Error('no form was opened');
      const { custom_id, components } = form.first.data as {
        custom_id: string;
        components: { component: Json }[];
      };
      for (const name of Object.keys(values))
        if (!components.some(({ component }) => component.custom_id === name))
          throw new Error(`the form has no ${name}`);
      return begin(
        5,
        {
          custom_id,
          components: components.map(({ component }) => ({
            type: 18,
            id: 1,
            component: submitted(component, values),
          })),
        },
        where,
      );
    },
    in: (channel) => [...fake.messages.values()].filter((one) => one.channel === channel),
    until: (test) =>
      Promise.race([
        fake.gateway.until(test),
        new Promise<void>((resolve) => {
          const check = () => {
            if (!test()) return;
            waiting.delete(check);
            resolve();
          };
          waiting.add(check);
          check();
        }),
      ]),
    close: async () => {
      fake.gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return fake;
}

/** A field as a client submits it: what was typed or chosen, else what it was prefilled with. */
function submitted(field: Json, values: Record<string, string>): Json {
  const name = String(field.custom_id);
  if (field.type === 4) return { type: 4, id: 2, custom_id: name, value: values[name] ?? field.value ?? '' };
  const chosen = values[name] ?? (field.options as Json[] | undefined)?.find((one) => one.default)?.value;
  return { type: field.type, id: 2, custom_id: name, values: chosen === undefined ? [] : [chosen] };
}

/** Buttons and menus of a message. */
export function controls(json: Json): Json[] {
  const all = (list: Json[]): Json[] =>
    list.flatMap((one) => [one, ...all((one.components as Json[]) ?? [])]);
  return all((json.components as Json[]) ?? []).filter(({ custom_id }) => custom_id !== undefined);
}

/** What a message says. */
export function textOf(message: Message): string {
  const all = (list: Json[]): Json[] =>
    list.flatMap((one) => [one, ...all((one.components as Json[]) ?? [])]);
  return all((message.json.components as Json[]) ?? [])
    .filter(({ type }) => type === 10)
    .map(({ content }) => String(content))
    .join('\n');
}
