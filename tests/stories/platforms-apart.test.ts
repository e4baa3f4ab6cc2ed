import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Bot, createBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/config/log.ts';
import { onlySources } from '../../src/config/source-options.ts';
import type { Channel } from '../../src/listening/channel.ts';
import { postTo } from '../../src/listening/delivery.ts';
import type { Message } from '../../src/messages/message.ts';
import { aChannel } from '../fakes/channel.ts';
import { GUILD, SUPPORT, TOKEN } from '../fakes/discord/people.ts';
import { type FakeDiscord, startDiscord, textOf } from '../fakes/discord/server.ts';
import { APP_TOKEN, BOT_TOKEN, type SlackFake, startSlackFake, TEAM } from '../fakes/slack/server.ts';

/** Longer than any wait of ours that is not asked for. */
const SOON = { timeout: 8_000 };
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface World {
  bot: Bot;
  slack: SlackFake;
  discord: FakeDiscord;
  put(where: 'slack' | 'discord', key: string): Promise<void>;
  onSlack(): string[];
  onDiscord(): string[];
  health(): Promise<{ status: string; platforms: { platform: string; state: string }[] }>;
}

/** The whole bot on both platforms, with its jobs running by themselves. */
async function world(environment: Record<string, string> = {}, apis = {}): Promise<World> {
  const [slack, discord] = await Promise.all([startSlackFake(), startDiscord()]);
  ends.push(async () => Promise.all([slack.close(), discord.close()]));
  const read = readConfig({
    EARSHOT_DATABASE: ':memory:',
    EARSHOT_SENTENCE_MODEL: 'off',
    EARSHOT_HTTP_PORT: '0',
    ...onlySources('feed'),
    EARSHOT_SLACK_BOT_TOKEN: BOT_TOKEN,
    EARSHOT_SLACK_APP_TOKEN: APP_TOKEN,
    EARSHOT_DISCORD_TOKEN: TOKEN,
    ...environment,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const bot = await createBot({
    config: read.config,
    clock: { now: Date.now, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()) },
    log: createLog('error', read.config.secrets, () => {}),
    apis: { slack: slack.apiUrl, discord: discord.api, ...apis },
    terminal: null,
  });
  ends.push(bot.stop);
  const { store } = bot;
  const owner = { id: 'U0MAPLE', name: 'maplefox' };
  const channels: Record<'slack' | 'discord', Channel> = {
    slack: aChannel({
      ref: { platform: 'slack', home: TEAM, channel: 'C0OTHERS' },
      owner: { platform: 'slack', ...owner },
    }),
    discord: aChannel({
      ref: { platform: 'discord', home: GUILD, channel: SUPPORT },
      owner: { platform: 'discord', ...owner },
    }),
  };
  slack.channels.set('C0OTHERS', 'in');
  await store.createWorkspace(
    {
      id: 'w1',
      name: 'Kestrelbox',
      language: 'en',
      timeZone: 'UTC',
      retentionDays: 90,
      optedIn: [],
      createdAt: 0,
    },
    { platform: 'slack', home: TEAM },
    'Kestrelbox',
  );
  for (const channel of Object.values(channels)) await store.saveChannel(channel, null);
  bot.scheduler.start();
  return {
    bot,
    slack,
    discord,
    put: (where, key) => {
      const message: Message = {
        language: 'en',
        summary: key,
        mood: 'plain',
        elements: [{ kind: 'text', text: key }],
      };
      const post = { key, message, expiresAt: null, purpose: 'triage' } as const;
      return store.enqueue([postTo(channels[where], post, Date.now())]);
    },
    onSlack: () => slack.messages.map(({ text }) => String(text)),
    onDiscord: () => discord.in(SUPPORT).map(textOf),
    health: async () => (await fetch(`http://127.0.0.1:${bot.inbound!.port}/healthz`)).json() as never,
  };
}

/** An address at which nobody answers. */
async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

describe('one platform is in trouble at the start', { timeout: 60_000 }, () => {
  test('Discord refuses the token: Slack works, and the health says so', async () => {
    const { put, onSlack, health } = await world({ EARSHOT_DISCORD_TOKEN: 'bm9ib2R5.of.nobody' });
    await put('slack', 'one');
    await expect.poll(onSlack, SOON).toContain('one');
    expect(await health()).toMatchObject({
      status: 'degraded',
      platforms: [
        { platform: 'slack', state: 'connected' },
        { platform: 'discord', state: 'refused' },
      ],
    });
  });

  test('Discord cannot be reached: Slack works', async () => {
    const { put, onSlack, health } = await world({}, { discord: `${await nobody()}/api` });
    await put('slack', 'one');
    await expect.poll(onSlack, SOON).toContain('one');
    expect((await health()).platforms[1]).toMatchObject({ platform: 'discord', state: 'waiting' });
  });

  test('Slack refuses the token: Discord works', async () => {
    const { put, onDiscord, health } = await world({ EARSHOT_SLACK_BOT_TOKEN: 'xoxb-of-nobody' });
    await put('discord', 'one');
    await expect.poll(() => onDiscord().join(), SOON).toContain('one');
    expect((await health()).platforms[0]).toMatchObject({ platform: 'slack', state: 'refused' });
  });
});

describe('Slack is in trouble later', { timeout: 60_000 }, () => {
  const hangs = Array.from({ length: 50 }, () => 'hang' as const);
  const limits = Array.from({ length: 50 }, () => ({ status: 429, retryAfter: 60 }));
  const refusals = Array.from({ length: 50 }, () => ({ error: 'invalid_auth' }));

  test.each([
    ['never answers', hangs],
    ['asks for a minute', limits],
    ['refuses the token', refusals],
    ['fails', Array.from({ length: 50 }, () => ({ status: 500 }))],
  ])('it %s: Discord does not wait, and the bot ends within five seconds', async (_how, failures) => {
    const { bot, put, slack, onSlack, onDiscord } = await world();
    slack.fail('chat.postMessage', ...failures);
    await put('slack', 'slack-1');
    await put('slack', 'slack-2');
    await expect.poll(() => slack.calls.some(({ method }) => method === 'chat.postMessage'), SOON).toBe(true);
    for (const key of ['one', 'two', 'three']) {
      await put('discord', key);
      await expect.poll(() => onDiscord().join(), SOON).toContain(key);
    }
    expect(onSlack()).toEqual([]);
    const began = performance.now();
    await bot.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
    ends.splice(1);
  });
});
