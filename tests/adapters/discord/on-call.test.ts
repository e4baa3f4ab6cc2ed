import { afterEach, beforeEach, expect, test } from 'vitest';
import { newWorld, type World } from '../../commands/harness.ts';
import { BIRCH, GUILD, MAPLE, ROLE, WAR_ROOM } from '../../fakes/discord/people.ts';
import { textOf } from '../../fakes/discord/server.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
let world: World;
beforeEach(async () => {
  world = await newWorld();
  bot = await startBot(world.router);
});
afterEach(() => bot.stop());

const manages = { manages: true };
async function onCall() {
  const workspace = await world.store.workspaceOf({ platform: 'discord', home: GUILD });
  const [channel] = await world.store.channels(workspace!.id);
  return [...channel!.onCall, ...channel!.onCallGroups].map(({ id, name }) => [id, name]);
}

test('members and roles are chosen in the form, which holds them when it is opened again', async () => {
  const asked = bot.discord.type('settings', {}, manages);
  await bot.discord.until(() => asked.first !== null);
  const done = bot.discord.fillIn(asked, { 'on-call': `${MAPLE.id} ${BIRCH.id} ${ROLE}` }, manages);
  await bot.discord.until(() => done.original !== null);
  expect(await onCall()).toEqual([
    [MAPLE.id, 'maplefox'],
    [BIRCH.id, 'birchowl'],
    [ROLE, 'brand desk'],
  ]);
  const again = bot.discord.type('settings', {}, manages);
  await bot.discord.until(() => again.first !== null);
  expect(JSON.stringify(again.first!.data)).toContain(
    `"default_values":[{"id":"${MAPLE.id}","type":"user"},{"id":"${BIRCH.id}","type":"user"},{"id":"${ROLE}","type":"role"}]`,
  );
  const none = bot.discord.fillIn(again, { 'on-call': '' }, manages);
  await bot.discord.until(() => none.original !== null);
  expect(await onCall()).toEqual([]);
});

test('typed as an option they are mentions, a role by its name', async () => {
  const done = bot.discord.type('settings', { 'on-call': `<@${BIRCH.id}> <@&${ROLE}>` }, manages);
  await bot.discord.until(() => done.original !== null);
  expect((await onCall()).map(([id]) => id)).toEqual([BIRCH.id, ROLE]);
  expect((await onCall())[1]).toEqual([ROLE, 'brand desk']);
  const refused = bot.discord.type('settings', { 'on-call': '@nobodyknows' }, manages);
  await bot.discord.until(() => refused.original !== null);
  expect((await onCall()).map(([id]) => id)).toEqual([BIRCH.id, ROLE]);
});

test('a channel that is chosen in the form is shown by its name, and so it is remembered', async () => {
  const asked = bot.discord.type('settings', {}, manages);
  await bot.discord.until(() => asked.first !== null);
  const done = bot.discord.fillIn(asked, { 'escalate-to': WAR_ROOM }, manages);
  await bot.discord.until(() => done.original !== null);
  // Discord shows the name of a channel by its id, in an element of its own.
  expect(textOf(done.original!)).toContain(`<#${WAR_ROOM}>`);
  expect(textOf(done.original!).replaceAll(`<#${WAR_ROOM}>`, '')).not.toContain(WAR_ROOM);
  const workspace = await world.store.workspaceOf({ platform: 'discord', home: GUILD });
  expect((await world.store.channels(workspace!.id)).map(({ name }) => name)).toContain('war-room');
});
