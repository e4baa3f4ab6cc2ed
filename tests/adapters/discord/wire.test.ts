import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SentRef } from '../../../src/adapters/platform.ts';
import type { Reply } from '../../../src/commands/command.ts';
import { DeliveryError } from '../../../src/config/errors.ts';
import { alertCard } from '../../../src/messages/alerts/alert.ts';
import type { Chart, Message } from '../../../src/messages/message.ts';
import { cardRun } from '../../../src/messages/runs.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import {
  APPLICATION,
  FORUM,
  GUILD,
  LOCKED,
  MAPLE,
  OTHER_GUILD,
  ROLE,
  SUPPORT,
} from '../../fakes/discord/people.ts';
import { COMMAND_IDS } from '../../fakes/discord/routes.ts';
import { textOf } from '../../fakes/discord/server.ts';
import { sampleAlert } from '../../listening/alerts/triage-sample.ts';
import { type Bot, startBot } from './bot.ts';

let world: World;
let bot: Bot;

beforeEach(async () => {
  world = await newWorld();
  bot = await startBot(world.router);
});
afterEach(() => bot.stop());

const to = (channel: string, thread?: string) =>
  ({ platform: 'discord', home: GUILD, channel, ...(thread === undefined ? {} : { thread }) }) as const;
const textMessage = (text: string): Message => ({
  language: 'en',
  summary: text,
  mood: 'plain',
  elements: [{ kind: 'text', text }],
});
const chart: Chart = {
  kind: 'line',
  title: 'Mentions',
  sentence: 'Up to 42.',
  labels: ['Mon'],
  series: [{ name: 'all', values: [42], tone: 'main' }],
};
const failure = async (work: Promise<unknown>): Promise<DeliveryError> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DeliveryError);
  return error as DeliveryError;
};
const posted = (path: RegExp) =>
  bot.discord.requests.filter((request) => path.test(`${request.method} ${request.path}`));
const settled = (interaction: Interaction) =>
  bot.discord.until(
    () => interaction.original !== null || interaction.followUps.length > 0 || interaction.first?.type === 8,
  );

describe('connecting', () => {
  test('with no privileged intent; commands are registered once, and again only when they change', async () => {
    expect(bot.discord.gateway.lastIntents).toBe(1 | (1 << 9));
    expect(bot.discord.registered.map(({ command }) => command.name)).toEqual([
      'earshot',
      'earshot-posts',
      'earshot-admin',
    ]);
    const hash = bot.hash();
    const again = await startBot(world.router, {
      commandsHash: { get: async () => hash, set: async () => {} },
    });
    expect(again.discord.registered).toEqual([]);
    await again.stop();
  });

  test('and a command that a message names is one to click, after a restart as well', async () => {
    const named: Message = {
      ...textMessage('x'),
      elements: [{ kind: 'text', text: [{ command: '/earshot list' }] }],
    };
    const shown = async ({ platform, discord }: Bot) =>
      textOf(discord.messages.get((await platform.send(to(SUPPORT), named, 'k30')).id)!);
    expect(await shown(bot)).toBe(`</earshot list:${COMMAND_IDS[0]}>`);
    const hash = bot.hash();
    const known = [{ name: 'earshot', id: '930000000000000007' }];
    const again = await startBot(world.router, {
      commandsHash: { get: async () => hash, set: async () => {} },
      faults: [{ match: /GET .*\/commands$/, times: 1, what: { status: 200, body: known as never } }],
    });
    expect(await shown(again)).toBe('</earshot list:930000000000000007>');
    await again.stop();
  });

  test('though Discord does not take the commands yet; they are tried again until it does', async () => {
    const unable = { status: 503, body: { message: 'Service Unavailable' } };
    const other = await startBot(world.router, {
      faults: [{ match: /PUT .*\/commands$/, times: 2, what: unable }],
    });
    await other.discord.until(() => other.hash() !== null);
    expect(other.discord.registered.map(({ command }) => command.name)).toEqual([
      'earshot',
      'earshot-posts',
      'earshot-admin',
    ]);
    expect(other.logged.filter((line) => line.startsWith('commands not registered'))).toHaveLength(2);
    expect(other.problems).toEqual([null]);
    await other.stop();
  });

  test('in named guilds, for development', async () => {
    const other = await startBot(world.router, { guilds: [GUILD] });
    expect(new Set(other.discord.registered.map(({ path }) => path))).toEqual(
      new Set([`/applications/${APPLICATION}/guilds/${GUILD}/commands`]),
    );
    await other.stop();
  });

  test('with the shards that Discord asks for; interactions of each guild are answered', async () => {
    const other = await startBot(world.router, { askShards: 3 });
    expect(other.discord.gateway.identifies).toBe(3);
    for (const guild of [GUILD, OTHER_GUILD]) {
      const interaction = other.discord.type('help', {}, { guild });
      await other.discord.until(() => interaction.original !== null);
    }
    await other.stop();
  });

  test.each([
    [4_014, 'intents'],
    [4_004, 'token'],
  ])('a gateway that closes with %i for good is told to whoever runs it', async (code, about) => {
    bot.discord.intents = 0;
    bot.discord.gateway.close(code);
    await bot.discord.until(() => bot.problems.length > 1);
    expect(bot.problems[1]).toContain(about);
    // The bot goes on, and is back when Discord lets it in again.
    bot.discord.intents = 1 | (1 << 9);
    await bot.discord.until(() => bot.problems.at(-1) === null);
    const interaction = bot.discord.type('help');
    await settled(interaction);
    expect(textOf(interaction.original!)).toContain('What to do first');
  });

  test('a refused token is reported with a sentence for the person who runs it, and ends nothing', async () => {
    const other = await startBot(world.router, { token: 'd3Jvbmc.wrong.token' });
    expect(other.problems[0]).toContain('does not accept the token');
    expect((await failure(other.platform.send(to(SUPPORT), textMessage('x'), 'k1'))).kind).toBe(
      'no-connection',
    );
    await other.stop();
  });

  test('though Discord cannot be reached at the start: the commands work once it is there', async () => {
    const other = await startBot(world.router, {
      faults: [{ match: /GET \/gateway\/bot/, times: 3, what: 'dead' }],
    });
    expect(other.problems[0]).toContain('cannot be reached');
    await other.discord.until(() => other.problems.at(-1) === null && other.hash() !== null);
    expect(other.discord.registered.map(({ command }) => command.name)).toEqual([
      'earshot',
      'earshot-posts',
      'earshot-admin',
    ]);
    const interaction = other.discord.type('help');
    await other.discord.until(() => interaction.original !== null);
    expect(textOf(interaction.original!)).toContain('What to do first');
    await other.stop();
  });

  test('though Discord never answers at the start: nothing waits for it, and stopping ends it at once', async () => {
    const other = await startBot(world.router, {
      faults: [{ match: /GET \/gateway\/bot/, times: 1, what: 'silent' }],
      timeoutMs: 60_000,
    });
    expect(other.problems).toEqual([]);
    const before = performance.now();
    await other.stop();
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  test('guilds that removed the bot while it was off are known at READY; no others are', async () => {
    const removed: string[] = [];
    world.router.homeRemoved = async ({ home }) => void removed.push(home);
    const gone = '910000000000000077';
    const returned: string[] = [];
    const other = await startBot(world.router, {
      askShards: 2,
      knownHomes: async () => [GUILD, gone, OTHER_GUILD],
      homeReturned: async (guild) => void returned.push(guild),
    });
    await other.discord.until(() => removed.length > 0 && returned.includes(OTHER_GUILD));
    expect(removed).toEqual([gone]);
    expect(new Set(returned)).toEqual(new Set([GUILD, OTHER_GUILD]));
    await other.stop();
  });

  test('resumes after a drop and after a request to reconnect; then answers as before', async () => {
    const { gateway } = bot.discord;
    await gateway.drop();
    await gateway.until(() => gateway.resumes === 1 && gateway.connected());
    gateway.reconnect();
    await gateway.until(() => gateway.resumes === 2 && gateway.connected());
    expect(gateway.identifies).toBe(1);
    const interaction = bot.discord.type('help');
    await settled(interaction);
    expect(textOf(interaction.original!)).toContain('What to do first');
  });

  test('identifies anew when its session is not known any more', async () => {
    const { gateway } = bot.discord;
    gateway.invalidate();
    await gateway.until(() => gateway.identifies === 2 && gateway.connected());
    const interaction = bot.discord.type('help');
    await settled(interaction);
    expect(bot.problems.at(-1)).toBeNull();
  });

  test('an interaction that arrives while the gateway is down is replayed and answered once', async () => {
    const { gateway } = bot.discord;
    await gateway.drop();
    const interaction = bot.discord.type('help');
    await settled(interaction);
    expect(posted(new RegExp(`POST /interactions/${interaction.id}/`))).toHaveLength(1);
  });

  test('a drop between the deferred answer and its content loses nothing', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { handle } = world.router;
    world.router.handle = async (invocation) => {
      await held;
      return handle(invocation);
    };
    const interaction = bot.discord.type('help');
    await bot.discord.until(() => interaction.first !== null);
    await bot.discord.gateway.drop();
    release();
    await settled(interaction);
    expect(textOf(interaction.original!)).toContain('What to do first');
  });
});

describe('answers', () => {
  test('too late for the first answer: nothing is done, and a line is logged', async () => {
    let handled = 0;
    world.router.handle = async (): Promise<Reply> => {
      handled++;
      return { visibility: 'private', message: textMessage('x') };
    };
    const interaction = bot.discord.type('help');
    bot.discord.pass(4_000);
    await bot.discord.until(() => interaction.refused.length > 0);
    await settled(bot.discord.complete('report', 'target', 'x'));
    expect(interaction.refused).toEqual([10_062]);
    expect(handled).toBe(0);
  });

  test('after 15 minutes the answer is lost with a line in the log, and the bot goes on', async () => {
    const { handle } = world.router;
    world.router.handle = async (invocation) => {
      bot.discord.pass(16 * 60_000);
      return handle(invocation);
    };
    const interaction = bot.discord.type('help');
    await bot.discord.until(() => interaction.refused.includes(50_027));
    world.router.handle = handle;
    const next = bot.discord.type('help');
    await settled(next);
    expect(bot.problems).toEqual([null]);
    expect(bot.logged.some((line) => line.includes('not answered'))).toBe(true);
  });

  test('a 5xx burst while answering is waited out', async () => {
    bot.discord.faults.push({ match: /PATCH \/webhooks/, times: 2, what: { status: 503 } });
    const interaction = bot.discord.type('help');
    await settled(interaction);
    expect(posted(/PATCH \/webhooks/)).toHaveLength(3);
  });

  test('one that Discord takes at no try is lost with the number of tries in the log', async () => {
    bot.discord.faults.push({ match: /PATCH \/webhooks/, times: 3, what: { status: 503 } });
    bot.discord.type('help');
    const lost = () => bot.logged.filter((line) => line.startsWith('interaction not answered'));
    await bot.discord.until(() => lost().length > 0);
    expect(posted(/PATCH \/webhooks/)).toHaveLength(3);
    expect(lost()).toEqual([expect.stringMatching(/"what":"edit".*"kind":"down".*"tries":3/)]);
  });

  test('public when asked so; an error of a public command is private all the same', async () => {
    const interaction = bot.discord.type('report', { target: 'nobody', public: true });
    await settled(interaction);
    expect(interaction.first).toMatchObject({ type: 5, data: {} });
    expect(interaction.removed).toBe(true);
    expect(interaction.followUps[0]!.ephemeral).toBe(true);
  });

  test('managing: by Manage Guild, or by a role of the options', async () => {
    const admins: boolean[] = [];
    const { handle } = world.router;
    world.router.handle = (invocation) => {
      admins.push(invocation.admin);
      return handle(invocation);
    };
    await settled(bot.discord.type('help'));
    await settled(bot.discord.type('help', {}, { manages: true }));
    expect(admins).toEqual([false, true]);
    const other = await startBot(world.router, { adminRoles: [ROLE] });
    const interaction = other.discord.type('help', {}, { roles: [ROLE] });
    await other.discord.until(() => interaction.original !== null);
    expect(admins).toEqual([false, true, true]);
    await other.stop();
  });

  test('typed channels and persons arrive as a typed line has them', async () => {
    await settled(bot.discord.type('add', { target: 'kestrelbox', in: SUPPORT }, { manages: true }));
    const workspace = (await world.store.workspaceOf({ platform: 'discord', home: GUILD }))!;
    expect((await world.store.channels(workspace.id)).map(({ id, name }) => [id, name])).toEqual([
      [`discord:${GUILD}:${SUPPORT}`, 'support'],
    ]);
  });
});

describe('sending', () => {
  test('a retried send is one message', async () => {
    bot.discord.faults.push({ match: /POST .*messages/, times: 1, what: 'lost' });
    expect((await failure(bot.platform.send(to(SUPPORT), textMessage('once'), 'k1'))).kind).toBe('unknown');
    const sent = await bot.platform.send(to(SUPPORT), textMessage('once'), 'k1');
    expect(bot.discord.in(SUPPORT).map(({ id }) => id)).toEqual([sent.id]);
  });

  test('nobody is pinged whatever the text says', async () => {
    await bot.platform.send(to(SUPPORT), textMessage('@everyone <@1> [x](https://evil.example)'), 'k2');
    const [message] = bot.discord.in(SUPPORT);
    expect(message!.json.allowed_mentions).toEqual({ parse: [] });
    expect(textOf(message!)).toBe('\\@everyone \\<\\@1\\> \\[x\\](https\\://evil.example)');
  });

  test('a chart is an attachment with its finding as description; an edit keeps exactly its own', async () => {
    const message: Message = {
      ...textMessage('Digest'),
      elements: [
        { kind: 'heading', text: 'Digest' },
        { kind: 'chart', chart },
      ],
    };
    const sent = await bot.platform.send(to(SUPPORT), message, 'k3');
    const stored = bot.discord.messages.get(sent.id)!;
    expect([...stored.files.keys()]).toEqual(['files[0]']);
    expect(stored.json.attachments).toMatchObject([
      { filename: 'chart-1.png', description: 'Mentions. Up to 42.' },
    ]);
    await bot.platform.update(sent, message);
    expect(stored.json.attachments).toHaveLength(1);
    await bot.platform.update(sent, textMessage('Later'));
    expect(stored.json.attachments).toEqual([]);
  });

  test('replies go into a thread that the first one starts; one that is there already is used', async () => {
    const root = await bot.platform.send(to(SUPPORT), textMessage('Alert #1'), 'k4');
    const reply = await bot.platform.send(to(SUPPORT, root.id), textMessage('evidence'), 'k5');
    await bot.platform.send(to(SUPPORT, root.id), textMessage('grown'), 'k6');
    expect(bot.discord.in(root.id)).toHaveLength(2);
    expect(bot.discord.channels.get(root.id)).toMatchObject({ name: 'Alert #1' });
    expect(posted(/POST .*\/threads/)).toHaveLength(1);
    await bot.platform.update(reply, textMessage('more evidence'));
    expect(textOf(bot.discord.messages.get(reply.id)!)).toBe('more evidence');
  });

  test('an archived thread is opened again by the next reply; one that somebody else started is used', async () => {
    const root = await bot.platform.send(to(SUPPORT), textMessage('Alert #3'), 'k15');
    await bot.platform.send(to(SUPPORT, root.id), textMessage('evidence'), 'k16');
    bot.discord.forbidden.set(root.id, 50_083);
    await bot.platform.send(to(SUPPORT, root.id), textMessage('calm again'), 'k17');
    expect(bot.discord.in(root.id).map(textOf)).toEqual(['evidence', 'calm again']);
    const quick = await bot.platform.send(to(SUPPORT), textMessage('Alert #4'), 'k18');
    const unknown = { status: 404, body: { code: 10_003, message: 'Unknown Channel' } };
    const exists = { status: 400, body: { code: 160_004, message: 'A thread has already been created' } };
    bot.discord.channels.set(quick.id, { id: quick.id, type: 11, parent_id: SUPPORT });
    bot.discord.faults.push(
      { match: new RegExp(`POST /channels/${quick.id}/messages$`), times: 1, what: unknown },
      { match: /POST .*\/threads$/, times: 1, what: exists },
    );
    await bot.platform.send(to(SUPPORT, quick.id), textMessage('evidence'), 'k19');
    expect(bot.discord.in(quick.id).map(textOf)).toEqual(['evidence']);
  });

  test('a locked thread takes no more, and its channel is none the worse', async () => {
    const root = await bot.platform.send(to(SUPPORT), textMessage('Alert #5'), 'k21');
    await bot.platform.send(to(SUPPORT, root.id), textMessage('evidence'), 'k22');
    bot.discord.forbidden.set(root.id, 50_083);
    bot.discord.faults.push({
      match: /PATCH /,
      times: 1,
      what: { status: 403, body: { code: 50_013, message: 'Missing Permissions' } },
    });
    expect((await failure(bot.platform.send(to(SUPPORT, root.id), textMessage('grown'), 'k23'))).kind).toBe(
      'no-message',
    );
    bot.discord.forbidden.set(root.id, 160_005);
    expect((await failure(bot.platform.send(to(SUPPORT, root.id), textMessage('grown'), 'k24'))).kind).toBe(
      'no-message',
    );
  });

  test('in a forum a card is a post, with its answers inside and its edits in place', async () => {
    const root = await bot.platform.send(to(FORUM), textMessage('Alert #2'), 'k7');
    expect(bot.discord.channels.get(root.id)).toMatchObject({ type: 11, parent_id: FORUM, name: 'Alert #2' });
    await bot.platform.send(
      { ...root.channel, thread: root.channel.thread ?? root.id },
      textMessage('evidence'),
      'k8',
    );
    await bot.platform.update(root, textMessage('Alert #2, resolved'));
    expect(bot.discord.in(root.id).map(textOf)).toEqual(['Alert #2, resolved', 'evidence']);
  });

  test('a message that names an alert links to its card, wherever that is known to stand', async () => {
    const alert = sampleAlert();
    const locale = { language: 'en', timeZone: 'UTC' } as const;
    const card = alertCard(alert, 'Kestrelbox', locale);
    const read = async (key: string, at?: SentRef) => {
      const named = ['See ', { ...cardRun(alert), ...(at ? { at } : {}) }, '.'];
      const message = { ...textMessage('x'), elements: [{ kind: 'text' as const, text: named }] };
      return textOf(bot.discord.messages.get((await bot.platform.send(to(SUPPORT), message, key)).id)!);
    };
    expect(await read('k20')).toBe('See 12.');
    const sent = await bot.platform.send(to(SUPPORT), card, 'k21');
    const there = (channel: string, id: string) =>
      `See [12](<https://discord.com/channels/${GUILD}/${channel}/${id}>).`;
    expect(await read('k22', sent)).toBe(there(SUPPORT, sent.id));
    const post = await bot.platform.send(to(FORUM), card, 'k25');
    expect(await read('k26', post)).toBe(there(post.id, post.id));
    expect(await read('k27', { ...sent, channel: { ...sent.channel, platform: 'slack' } })).toBe('See 12.');
  });

  test('to a person', async () => {
    const sent = await bot.platform.send(to(`@${MAPLE.id}`), textMessage('Are you still on it?'), 'k9');
    expect(bot.discord.messages.get(sent.id)).toBeDefined();
    await bot.platform.update(sent, textMessage('Thank you'));
    expect(textOf(bot.discord.messages.get(sent.id)!)).toBe('Thank you');
  });

  test.each([
    ['no-channel', to('920000000000000099'), null, ''],
    ['not-allowed', to(LOCKED), null, 'Send Messages'],
    [
      'not-allowed',
      to(SUPPORT),
      { status: 403, body: { code: 50_001, message: 'Missing Access' } },
      'View Channel',
    ],
    ['rejected', to(SUPPORT), { status: 400, body: { code: 50_006, message: 'Empty message' } }, ''],
    ['down', to(SUPPORT), { status: 503, body: {} }, ''],
    [
      'limited',
      to(SUPPORT),
      {
        status: 429,
        body: { message: 'slow', retry_after: 30, global: false },
        headers: { 'retry-after': '30', 'x-ratelimit-scope': 'user' },
      },
      '',
    ],
    [
      'limited',
      to(SUPPORT),
      {
        status: 429,
        body: { message: 'slow', retry_after: 30, global: true },
        headers: { 'retry-after': '30', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' },
      },
      '',
    ],
    [
      'limited',
      to(SUPPORT),
      {
        status: 429,
        body: { message: 'slow', retry_after: 30, global: false },
        headers: { 'retry-after': '30', 'x-ratelimit-scope': 'shared' },
      },
      '',
    ],
    ['no-connection', to(SUPPORT), { status: 401, body: { code: 0, message: '401: Unauthorized' } }, ''],
  ] as const)('a failure is %s', async (kind, channel, answer, detail) => {
    if (answer) bot.discord.faults.push({ match: /POST .*messages/, times: 1, what: answer });
    const error = await failure(bot.platform.send(channel, textMessage('x'), 'k10'));
    expect(error.kind).toBe(kind);
    expect(error.message).toContain(detail.replace(' ', ''));
    if (detail === 'Send Messages') expect(error.lacks).toEqual(['SendMessages']);
    if (detail === 'View Channel') expect(error.lacks).toEqual(['ViewChannel']);
    if (kind === 'limited') expect(error.retryAfterMs).toBeGreaterThan(25_000);
    // No refusal ends anything: the next message goes through.
    if (kind !== 'no-channel' && channel.channel === SUPPORT)
      await bot.platform.send(channel, textMessage('y'), 'k10b').catch((reason: unknown) => {
        if ((reason as DeliveryError).kind !== 'limited') throw reason;
      });
    expect(bot.problems).toEqual([null]);
  });

  test('a short 429 is waited out', async () => {
    bot.discord.faults.push({
      match: /POST .*messages/,
      times: 1,
      what: {
        status: 429,
        body: { message: 'slow', retry_after: 0.05, global: false },
        headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' },
      },
    });
    await bot.platform.send(to(SUPPORT), textMessage('x'), 'k11');
    expect(bot.discord.in(SUPPORT)).toHaveLength(1);
  });

  test('a deleted message is no-message; a dead server is down or unknown, never a crash', async () => {
    const sent = await bot.platform.send(to(SUPPORT), textMessage('x'), 'k12');
    bot.discord.messages.delete(sent.id);
    expect((await failure(bot.platform.update(sent, textMessage('y')))).kind).toBe('no-message');
    bot.discord.faults.push({ match: /POST .*messages/, times: 1, what: 'dead' });
    expect((await failure(bot.platform.send(to(SUPPORT), textMessage('z'), 'k13'))).kind).toBe('unknown');
  });

  test('messages to one channel keep their order', async () => {
    await Promise.all(
      ['one', 'two', 'three', 'four'].map((text) => bot.platform.send(to(SUPPORT), textMessage(text), text)),
    );
    expect(bot.discord.in(SUPPORT).map(textOf)).toEqual(['one', 'two', 'three', 'four']);
  });

  test('an outage of the API in which everything fails: retried later, nothing lost, nothing doubled', async () => {
    bot.discord.faults.push(
      { match: /POST .*messages/, times: 6, what: { status: 502 } },
      { match: /POST .*messages/, times: 3, what: 'lost' },
    );
    const keys = ['a', 'b', 'c'];
    const waiting = new Set(keys);
    for (let round = 0; waiting.size > 0 && round < 10; round++) {
      for (const key of [...waiting]) {
        const sent = await bot.platform
          .send(to(SUPPORT), textMessage(key), key)
          .catch((error: unknown) => error);
        if (!(sent instanceof Error)) waiting.delete(key);
      }
    }
    expect(bot.discord.in(SUPPORT).map(textOf)).toEqual(keys);
  });
});

test('the bot of a direct message: a button in it knows its guild', async () => {
  const message: Message = {
    ...textMessage('Still on it?'),
    elements: [{ kind: 'buttons', buttons: [{ label: 'Help', verb: 'help', args: {} }] }],
  };
  const sent = await bot.platform.send(to(`@${MAPLE.id}`), message, 'k14');
  const homes: string[] = [];
  const { handle } = world.router;
  world.router.handle = (invocation) => {
    homes.push(invocation.home.home, invocation.channel.channel);
    return handle(invocation);
  };
  const stored = bot.discord.messages.get(sent.id)!;
  const interaction = bot.discord.press(stored, 'Help', { guild: null, channel: stored.channel });
  await settled(interaction);
  expect(homes).toEqual([GUILD, `@${MAPLE.id}`]);
});

test('a deleted channel is reported to the router', async () => {
  const removed = new Promise<unknown>((resolve) => {
    world.router.channelRemoved = async (ref, reason) => resolve([ref.channel, reason]);
  });
  bot.discord.gateway.emit('CHANNEL_DELETE', bot.discord.channels.get(SUPPORT)!);
  expect(await removed).toEqual([SUPPORT, 'deleted']);
});

test('a deleted post of a forum is reported to the router', async () => {
  const removed = new Promise<unknown>((resolve) => {
    world.router.channelRemoved = async (ref, reason) => resolve([ref.channel, reason]);
  });
  const sent = await bot.platform.send(to(FORUM), textMessage('Alert #9'), 'k20');
  bot.discord.gateway.emit('THREAD_DELETE', { id: sent.id, guild_id: GUILD, parent_id: FORUM, type: 11 });
  expect(await removed).toEqual([sent.id, 'deleted']);
});
