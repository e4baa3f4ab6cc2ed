import { afterEach, beforeEach, expect, test } from 'vitest';
import { newWorld, type World } from '../../commands/harness.ts';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import { BIRCH, GUILD, SUPPORT, WAR_ROOM } from '../../fakes/discord/people.ts';
import { textOf } from '../../fakes/discord/server.ts';
import { type Bot, startBot } from './bot.ts';

const LOOK = 1n << 10n;
const WRITE = LOOK | (1n << 11n);
const MANAGE = WRITE | (1n << 4n);

let world: World;
let bot: Bot;
beforeEach(async () => {
  world = await newWorld();
  bot = await startBot(world.router);
});
afterEach(() => bot.stop());

async function answer(interaction: Interaction): Promise<string> {
  await bot.discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
  return textOf((interaction.original ?? interaction.followUps[0])!);
}
const subscriptions = async () => {
  const workspace = await world.store.workspaceOf({ platform: 'discord', home: GUILD });
  return (await world.store.subscriptions(workspace!.id)).map(({ channelId }) => channelId);
};

test('who may only look at a channel makes the bot publish nothing there, whatever they manage here', async () => {
  const by = { by: BIRCH, rightsIn: { [SUPPORT]: MANAGE, [WAR_ROOM]: LOOK } };
  const refused = await answer(
    bot.discord.type('add', { target: 'zzfreegift', in: WAR_ROOM, every: true }, by),
  );
  expect(refused).toContain('Manage Channels');
  expect(refused).toContain('Ask somebody who has it');
  expect(await answer(bot.discord.type('digest', { target: 'daily', in: WAR_ROOM }, by))).toContain(
    'Manage Channels',
  );
  expect(await answer(bot.discord.type('dashboard', { target: 'pin', in: WAR_ROOM }, by))).toContain(
    'Manage Channels',
  );
  expect(await answer(bot.discord.type('settings', { 'escalate-to': WAR_ROOM }, by))).toContain(
    'You may not write in',
  );
  expect(await subscriptions()).toEqual([]);
});

test('who manages that channel does, wherever they ask', async () => {
  const by = { by: BIRCH, rightsIn: { [SUPPORT]: LOOK, [WAR_ROOM]: MANAGE } };
  await answer(bot.discord.type('add', { target: 'quillmere', in: WAR_ROOM }, by));
  expect(await subscriptions()).toEqual([`discord:${GUILD}:${WAR_ROOM}`]);
});

test('a plain member adds no feed and no keyword', async () => {
  world.feeds = [{ url: 'https://blog.example/feed', title: 'A blog' }];
  const by = { by: BIRCH, rightsIn: { [SUPPORT]: WRITE } };
  expect(await answer(bot.discord.type('sources', { add: 'https://blog.example/feed' }, by))).toContain(
    'Manage Channels',
  );
  expect(await answer(bot.discord.type('add', { target: 'quillmere' }, by))).toContain('Manage Channels');
  expect(await world.store.allFeeds()).toEqual([]);
});
