import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliverJob } from '../../../src/jobs/deliver.ts';
import { MINUTE } from '../../../src/listening/time.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { event, MAPLE } from '../../fakes/slack/bodies.ts';
import { type Bench, startBench } from './harness.ts';

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const US = 'U0EARSHOT';
const CHANNEL = 'slack:T0KESTREL:C0SUPPORT';

let world: World;
let bench: Bench;
beforeEach(async () => {
  world = await newWorld();
  bench = await startBench(world.router);
  bench.fake.users.set(MAPLE.id, { id: MAPLE.id, name: 'mfox', profile: { display_name: 'Maple Fox' } });
});
afterEach(async () => {
  await bench.close();
  await world.store.close();
});

const channel = async () => world.store.channel((await world.workspace()).id, CHANNEL);
/** What the outbox holds of greetings once so many are there, and what Slack has got of them. */
async function greetings(count: number) {
  const key = `greeting:${CHANNEL}`;
  const waiting = async () => {
    const workspace = await world.store.workspaceOf({ platform: 'slack', home: 'T0KESTREL' });
    return workspace ? world.store.deliveriesWith(workspace.id, key) : [];
  };
  while ((await waiting()).length < count) await new Promise(setImmediate);
  const platforms = new Map([['slack', bench.slack]] as const);
  const clock = { now: world.now, sleep: async () => {} };
  await deliverJob({ store: world.store, platforms, clock, log }).run(world.now());
  return bench.fake.messages.filter(({ metadata }) => JSON.stringify(metadata).includes(key));
}
const meet = (inner: Record<string, unknown>) =>
  bench.fake.socket('events_api', event({ channel: 'C0SUPPORT', ...inner }));
const invited = () => meet({ type: 'member_joined_channel', user: US, inviter: MAPLE.id });
const mentioned = (more: Record<string, unknown> = {}) =>
  meet({ type: 'app_mention', user: MAPLE.id, text: `<@${US}> hello`, ts: '1795440001.000100', ...more });

test('an invitation gets one short answer with one button, from whoever is seen by their display name', async () => {
  await invited();
  const [greeting, ...more] = await greetings(1);
  expect(more).toEqual([]);
  expect(greeting).toMatchObject({ channel: 'C0SUPPORT' });
  const buttons = greeting!.blocks.filter(({ type }) => type === 'actions');
  expect(buttons).toHaveLength(1);
  expect(JSON.stringify(buttons)).toContain('"Add a keyword"');
  expect((buttons[0]!.elements as unknown[]).length).toBe(1);
  expect((await channel())?.owner.name).toBe('Maple Fox');
});

test('to be called by name is answered where it happened, however often Slack says so', async () => {
  await mentioned({ thread_ts: '1795440000.000100' });
  expect(await greetings(1)).toMatchObject([{ channel: 'C0SUPPORT', thread_ts: '1795440000.000100' }]);
  await mentioned();
  world.pass(MINUTE);
  await mentioned();
  expect(await greetings(2)).toHaveLength(2);
});

test('in a channel shared with others it is the installed team that is greeted, whoever calls', async () => {
  const call = { type: 'app_mention', channel: 'C0SUPPORT', user: 'U0EXT', text: `<@${US}> hello` };
  await bench.fake.socket(
    'events_api',
    event({ ...call, ts: '1795440001.000100' }, { team_id: 'T0STRANGER' }),
  );
  expect(await greetings(1)).toMatchObject([{ channel: 'C0SUPPORT' }]);
  expect(await world.store.workspaceOf({ platform: 'slack', home: 'T0STRANGER' })).toBeNull();
});

test('somebody else joins, or nobody invited: no answer', async () => {
  await meet({ type: 'member_joined_channel', user: 'U0BIRCH', inviter: MAPLE.id });
  await meet({ type: 'member_joined_channel', user: US });
  await mentioned();
  expect(await greetings(1)).toHaveLength(1);
});

test('an invitation to a paused channel makes the bot speak there again, and says so', async () => {
  await world.say('add kestrelbox');
  await world.router.channelRemoved({ platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' }, 'left');
  expect((await channel())?.paused).not.toBeNull();
  await mentioned();
  while ((await channel())?.paused === null) throw new Error('a mention resumes nothing');
  await invited();
  while ((await channel())?.paused !== null) await new Promise(setImmediate);
  const [first, second] = await greetings(2);
  expect(`${first?.text} ${second?.text}`).toContain('I am posting here again');
});

test.each<[string, Record<string, unknown>, string, boolean]>([
  ['a member', { team_id: 'T0KESTREL' }, 'asked', true],
  ['somebody of another organization', { team_id: 'T0PARTNER' }, 'asked', false],
  ['somebody of another organization', { team_id: 'T0PARTNER' }, 'left', true],
])('an invitation by %s (%j) after a pause (%s): resumed %s', async (_who, profile, reason, resumed) => {
  bench.fake.users.set('U0EXT', { id: 'U0EXT', name: 'externowl', ...profile });
  await world.say('add kestrelbox');
  const before = (await channel())!;
  await world.store.saveChannel({ ...before, paused: { since: 1, reason } }, null);
  await meet({ type: 'member_joined_channel', user: US, inviter: 'U0EXT' });
  await greetings(1);
  expect((await channel())!.paused === null).toBe(resumed);
});
