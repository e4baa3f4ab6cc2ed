import { beforeEach, expect, test } from 'vitest';
import type { ChatPlatform } from '../../src/adapters/platform.ts';
import { DeliveryError } from '../../src/config/errors.ts';
import { checkChannelsJob } from '../../src/jobs/check-channels.ts';
import { DAY } from '../../src/listening/time.ts';
import type { ChannelFault } from '../../src/messages/channel-fault.ts';
import { newWorld, type World } from '../commands/harness.ts';
import { NINE } from '../listening/alerts/triage-sample.ts';

let world: World;
let faults: readonly ChannelFault[] | DeliveryError;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox');
  await world.store.saveJob({
    ...{ name: 'check-channels', nextAt: NINE, lastAt: NINE, lastOk: NINE },
    failures: 0,
    lastError: null,
  });
});

const look = async (at = NINE) => {
  const platform = {
    name: 'slack',
    preflight: async () => {
      if (faults instanceof DeliveryError) throw faults;
      return faults;
    },
  } as unknown as ChatPlatform;
  const clock = { now: () => at, sleep: async () => {} };
  await checkChannelsJob({ store: world.store, platforms: new Map([['slack', platform]]), clock }).run(at);
};
const told = async () => {
  const workspace = (await world.store.workspaces())[0]!;
  return (await world.store.deliveriesWith(workspace.id, 'channel-check:')).map(({ to, message }) => [
    to.channel.startsWith('@'),
    JSON.stringify(message.elements),
  ]);
};

test('nothing wrong, nothing said; what the platform cannot say now is looked at another day', async () => {
  faults = [];
  await look();
  faults = new DeliveryError('down', 'Discord cannot be reached');
  await look();
  faults = [{ what: 'no-threads' }];
  await look();
  expect(await told()).toEqual([]);
});

test('what keeps the bot from working is told to the owner once, and again when it is something else', async () => {
  faults = [{ what: 'permissions', lacks: ['SendMessages'] }];
  for (let day = 0; day < 5; day++) await look(NINE + day * DAY);
  expect(await told()).toEqual([[true, expect.stringContaining('Send Messages')]]);
  faults = [{ what: 'moderated-tags' }, { what: 'history' }];
  for (let day = 5; day < 9; day++) await look(NINE + day * DAY);
  const [, second] = await told();
  expect(second![1]).toMatch(/Manage Threads and Posts.*Read Message History/);
  expect(await told()).toHaveLength(2);
});

test('what keeps it out is said again each week that it lasts; what does not, is not', async () => {
  faults = [{ what: 'archived' }, { what: 'external' }];
  for (let day = 0; day < 15; day++) await look(NINE + day * DAY);
  expect(await told()).toHaveLength(3);
  faults = [{ what: 'external' }];
  for (let day = 15; day < 40; day++) await look(NINE + day * DAY);
  expect(await told()).toHaveLength(4);
});

test('a channel that hears nothing, or is paused, is left alone', async () => {
  faults = [{ what: 'permissions', lacks: ['SendMessages'] }];
  await world.say('pause');
  await look();
  await world.say('resume');
  await world.say('remove kestrelbox --yes');
  await look();
  expect(await told()).toEqual([]);
});

test('the first look of a bot is a day after its start: what was just chosen has been looked at', async () => {
  world = await newWorld();
  await world.say('add kestrelbox');
  faults = [{ what: 'permissions', lacks: ['SendMessages'] }];
  await look();
  expect(await told()).toEqual([]);
});
