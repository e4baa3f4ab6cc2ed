import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliverJob } from '../../../src/jobs/deliver.ts';
import { MINUTE } from '../../../src/listening/time.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { press } from '../../fakes/slack/bodies.ts';
import type { Posted } from '../../fakes/slack/server.ts';
import { type Bench, SOCKET, startBench } from './harness.ts';
import { raise } from './raise.ts';

/** Slack's history is not ours to read: a card whose answer was lost comes twice, unless somebody presses it first. */
let world: World;
let bench: Bench;
let deliver: () => Promise<void>;
beforeEach(async () => {
  world = await newWorld();
  bench = await startBench(world.router, SOCKET);
  const job = deliverJob({
    store: world.store,
    platforms: new Map([['slack', bench.slack]]),
    clock: { now: world.now, sleep: async () => {} },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  deliver = () => job.run(world.now());
  await world.say('add kestrelbox');
  await raise(world, { severity: 2 });
  bench.fake.fail('chat.postMessage', 'lost');
  await deliver();
});
afterEach(async () => {
  await bench.close();
  await world.store.close();
});

const cards = () => bench.fake.messages.filter(({ thread_ts }) => !thread_ts);
const textOf = ({ blocks }: Posted) => JSON.stringify(blocks);
const pass = async (minutes: number) => {
  for (let nth = 0; nth < minutes; nth++) {
    world.pass(MINUTE);
    await deliver();
  }
};

async function act(card: Posted, verb: string): Promise<void> {
  const { fake } = bench;
  const button = (card.blocks as { elements?: { action_id?: string; value?: string }[] }[])
    .flatMap(({ elements }) => elements ?? [])
    .find(({ action_id }) => action_id?.startsWith(`b|${verb}|`));
  expect(button).toBeDefined();
  const before = fake.responses.length;
  const container = { type: 'message', message_ts: card.ts, channel_id: card.channel, is_ephemeral: false };
  const message = { ts: card.ts, blocks: card.blocks };
  await fake.socket(
    'interactive',
    press(fake, { type: 'button', ...button }, undefined, { message, container }),
  );
  await fake.until(() => fake.responses.length > before);
}

test('a press finds the card whose answer was lost, and no other one comes', async () => {
  await act(cards()[0]!, 'claim');
  await pass(20);
  expect(cards()).toHaveLength(1);
  expect(textOf(cards()[0]!)).toContain('maplefox');
});

test('a press on a card that came twice counts; the copy says that it is one, and has no buttons', async () => {
  await pass(20);
  expect(cards()).toHaveLength(2);
  const [copy, card] = cards();
  await act(copy!, 'claim');
  await pass(5);
  expect(textOf(copy!)).toContain('This card was sent twice.');
  expect(textOf(copy!)).toContain('The other one is kept up to date');
  expect(textOf(copy!)).not.toContain('"button"');
  expect(textOf(copy!)).toMatch(/"type":"link","url":"[^"]+","text":"#1"/);
  expect(textOf(copy!)).toContain(card!.ts.replace('.', ''));
  expect(textOf(card!)).toContain('maplefox');
});

test('a press on the card that we know leaves it as it is', async () => {
  await pass(20);
  const [, card] = cards();
  await act(card!, 'claim');
  await pass(5);
  expect(textOf(card!)).toContain('maplefox');
  expect(textOf(card!)).not.toContain('sent twice');
});
