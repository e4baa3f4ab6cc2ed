import { expect, test } from 'vitest';
import { deliverJob } from '../../../src/jobs/deliver.ts';
import { newWorld } from '../../commands/harness.ts';
import { press, slash } from '../../fakes/slack/bodies.ts';
import { startBench } from './harness.ts';
import { raise } from './raise.ts';

test.each([
  ['somebody deleted', null, 'was deleted'],
  ['Slack lets nobody change any more', 'edit_window_closed', 'can no longer be changed'],
  ['is another installation’s', 'cant_update_message', 'can no longer be changed'],
])('a card that %s comes back with a link to what was said below the old one', async (_what, error, why) => {
  const world = await newWorld();
  const bench = await startBench(world.router);
  const { fake } = bench;
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const platforms = new Map([['slack', bench.slack]] as const);
  const job = deliverJob({
    store: world.store,
    platforms,
    clock: { now: world.now, sleep: async () => {} },
    log,
  });
  await fake.socket('slash_commands', slash(fake, 'add kestrelbox'));
  await fake.until(() => fake.responses[0]);
  await raise(world, { severity: 2 });
  await job.run(world.now());
  const [card] = fake.messages;
  if (error === null) fake.messages.splice(0, 1);
  else fake.failWhere('chat.update', ({ ts }) => (ts === card!.ts ? { error } : null));

  const claim = { type: 'button', action_id: 'b|claim|0', value: '{"target":"1"}' };
  await fake.socket('interactive', press(fake, claim));
  await fake.until(() => fake.responses[1]);
  world.pass(60_000);
  await job.run(world.now());
  await job.run(world.now());
  const fresh = fake.messages.filter(({ ts, thread_ts }) => thread_ts === undefined && ts !== card!.ts);
  expect(fresh).toHaveLength(1);
  expect(JSON.stringify(fresh[0]!.blocks)).toContain('CLAIMED');
  const below = fake.messages.filter(({ thread_ts }) => thread_ts === fresh[0]!.ts);
  expect(below).toHaveLength(1);
  expect(below[0]!.text).toContain(why);
  const old = `https://kestrelbox.slack.example/archives/C0SUPPORT/p${card!.ts.replace('.', '')}`;
  expect(JSON.stringify(below[0]!.blocks)).toContain(`"url":"${old}"`);
  await bench.close();
  await world.store.close();
});
