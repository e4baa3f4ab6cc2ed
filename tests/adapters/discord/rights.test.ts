import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Invocation } from '../../../src/commands/command.ts';
import type { ChannelRights } from '../../../src/listening/rights.ts';
import type { Message } from '../../../src/messages/message.ts';
import { newWorld } from '../../commands/harness.ts';
import type { Where } from '../../fakes/discord/interactions.ts';
import { BIRCH, GUILD, LOCKED, SUPPORT, WAR_ROOM } from '../../fakes/discord/people.ts';
import { type Bot, startBot } from './bot.ts';

const VIEW = 1n << 10n;
const SEND = 1n << 11n;
const MANAGE_CHANNELS = 1n << 4n;
const ADMINISTRATOR = 1n << 3n;

let bot: Bot;
const asked: Invocation[] = [];
beforeEach(async () => {
  asked.length = 0;
  const { router } = await newWorld();
  const { handle } = router;
  router.handle = (invocation) => {
    asked.push(invocation);
    return handle(invocation);
  };
  bot = await startBot(router);
});
afterEach(() => bot.stop());

const rightsAfter = async (act: () => unknown): Promise<Record<string, ChannelRights>> => {
  const before = asked.length;
  act();
  await bot.discord.until(() => asked.length > before);
  return Object.fromEntries(asked.at(-1)!.namedChannels!);
};
const add = (where: Where) => () => bot.discord.type('add', { target: 'kestrelbox', in: WAR_ROOM }, where);

test.each([
  ['nothing', 0n, { mayView: false, maySend: false, mayManage: false }],
  ['a look', VIEW, { mayView: true, maySend: false, mayManage: false }],
  ['to write', VIEW | SEND, { mayView: true, maySend: true, mayManage: false }],
  ['to write but not to look', SEND, { mayView: false, maySend: false, mayManage: false }],
  ['to manage', VIEW | SEND | MANAGE_CHANNELS, { mayView: true, maySend: true, mayManage: true }],
  ['everything', ADMINISTRATOR, { mayView: true, maySend: true, mayManage: true }],
])('who names a channel that allows them %s brings just that', async (_, permissions, expected) => {
  const rights = await rightsAfter(add({ rightsIn: { [WAR_ROOM]: permissions } }));
  expect(rights).toEqual({
    [WAR_ROOM]: expected,
    [SUPPORT]: { mayView: true, maySend: true, mayManage: false },
  });
});

test('a channel chosen in a form counts like a typed one', async () => {
  const where = { rightsIn: { [WAR_ROOM]: VIEW } };
  const form = bot.discord.type('digest', {}, { manages: true });
  await bot.discord.until(() => form.first !== null || form.original !== null);
  const rights = await rightsAfter(() => bot.discord.fillIn(form, { in: WAR_ROOM, at: '9:00' }, where));
  expect(rights[WAR_ROOM]).toEqual({ mayView: true, maySend: false, mayManage: false });
});

test('in a thread they are those of the channel that it is in', async () => {
  const thread = '920000000000000055';
  const json = { id: thread, type: 11, name: 'Alert', guild_id: GUILD, parent_id: SUPPORT };
  bot.discord.channels.set(thread, json);
  bot.discord.gateway.emit('THREAD_CREATE', json);
  const rights = await rightsAfter(() =>
    bot.discord.type('help', {}, { channel: thread, rightsIn: { [thread]: VIEW | MANAGE_CHANNELS } }),
  );
  expect(rights[SUPPORT]).toEqual({ mayView: true, maySend: false, mayManage: true });
});

test('a channel that a button names is looked up by the roles of who presses it', async () => {
  const message: Message = {
    language: 'en',
    summary: 'x',
    mood: 'plain',
    elements: [
      {
        kind: 'buttons',
        buttons: [
          { label: 'There', verb: 'add', args: { target: 'kestrelbox', in: `<#${LOCKED}>` } },
          { label: 'Gone', verb: 'add', args: { target: 'kestrel', in: '<#920000000000000098>' } },
        ],
      },
    ],
  };
  const sent = await bot.platform.send({ platform: 'discord', home: GUILD, channel: SUPPORT }, message, 'k1');
  const card = bot.discord.messages.get(sent.id)!;
  const there = await rightsAfter(() => bot.discord.press(card, 'There', { by: BIRCH }));
  expect(there[LOCKED]).toEqual({ mayView: true, maySend: false, mayManage: false });
  expect(Object.keys(await rightsAfter(() => bot.discord.press(card, 'Gone', {})))).toEqual([SUPPORT]);
});
