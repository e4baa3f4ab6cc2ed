import { afterEach, expect, test } from 'vitest';
import type { HomeRef } from '../../src/listening/channel.ts';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { GUILD, guild, SUPPORT } from '../fakes/discord/people.ts';
import { textOf } from '../fakes/discord/server.ts';
import { event, slash } from '../fakes/slack/bodies.ts';
import { TEAM } from '../fakes/slack/server.ts';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
afterEach(() => bench.close());

const leftAt = (home: HomeRef) => bench.bot.store.homeLeftAt(home);
async function until(test: () => Promise<boolean>): Promise<void> {
  while (!(await test())) await new Promise(setImmediate);
}

test('a server that kicks the bot and invites it again: nothing is read meanwhile, and all is as it was', async () => {
  bench = await startBench({ on: ['discord'] });
  const { discord, bot } = bench;
  const home = { platform: 'discord', home: GUILD } as const;
  const say = async (verb: string, options: Record<string, string | boolean>) => {
    const asked = discord.type(verb, options, { manages: true });
    await discord.until(() => asked.original !== null);
    return textOf(asked.original!);
  };
  await say('add', { target: 'kestrelbox' });
  await say('alert', { target: 'kestrelbox', every: true, first: false });
  await say('sources', { add: bench.feedUrl });
  await bench.pass(MINUTE);
  const cards = () => discord.in(SUPPORT).filter((message) => textOf(message).includes('New mention'));
  const post = async (title: string) => {
    bench.posts.unshift({ title, text: 'Useless again.', at: bench.now() });
    for (let i = 0; i < 4; i++) await bench.pass(16 * MINUTE);
  };
  await post('Kestrelbox reboots');
  expect(cards()).toHaveLength(1);

  discord.gateway.emit('GUILD_DELETE', { id: GUILD });
  await until(async () => (await leftAt(home)) !== null);
  expect(await bot.store.allFeeds()).toEqual([]);
  const before = discord.requests.length;
  await post('Kestrelbox reboots while nobody listens');
  expect(discord.requests.slice(before)).toEqual([]);

  discord.gateway.emit('GUILD_CREATE', guild(GUILD, 'Kestrelbox Ltd', [...discord.channels.values()]));
  await until(async () => (await leftAt(home)) === null);
  expect(await say('list', {})).toContain('kestrelbox');
  // The first read after it is about the past, and silent.
  for (let i = 0; i < 3; i++) await bench.pass(MINUTE);
  expect(cards()).toHaveLength(1);
  await post('Kestrelbox reboots again');
  expect(cards()).toHaveLength(2);
  for (let i = 0; i < 26; i++) await bench.pass(HOUR);
  expect(discord.in(SUPPORT).some((message) => /digest/i.test(textOf(message)))).toBe(true);
});

test('a Slack workspace whose token was revoked is away until the bot has one that is taken', async () => {
  bench = await startBench({ on: ['slack'] });
  const { slack } = bench;
  const home = { platform: 'slack', home: TEAM } as const;
  await slack.socket('slash_commands', slash(slack, 'add kestrelbox'));
  await slack.until(() => slack.responses[0]);
  const outage = async () => {
    const refused = slack.refusedWhileOut;
    slack.outage = true;
    slack.drop();
    await slack.until(() => slack.refusedWhileOut > refused);
    slack.outage = false;
  };
  const tokens = new Set(slack.tokens);
  slack.tokens.clear();
  await slack.socket(
    'events_api',
    event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0EARSHOT'] } }),
  );
  await until(async () => (await leftAt(home)) !== null);

  // The connection may come back without the token.
  const asked = () => slack.calls.filter(({ method }) => method === 'auth.test').length;
  const before = asked();
  await outage();
  await slack.until(() => slack.sockets() > 0 && asked() > before);
  expect(await leftAt(home)).not.toBeNull();

  for (const token of tokens) slack.tokens.add(token);
  await outage();
  await until(async () => (await leftAt(home)) === null);
});
