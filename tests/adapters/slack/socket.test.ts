import { afterEach, describe, expect, test } from 'vitest';
import type { Router } from '../../../src/adapters/platform.ts';
import { noRouter } from '../../fakes/router.ts';
import { slash } from '../../fakes/slack/bodies.ts';
import { type Bench, SOCKET, startBench } from './harness.ts';

let handled = 0;
const router: Router = {
  ...noRouter,
  commands: [],
  handle: async () => {
    handled += 1;
    const text = `done ${handled}`;
    return {
      visibility: 'private',
      message: { language: 'en', summary: text, mood: 'plain', elements: [{ kind: 'text', text }] },
    };
  },
  complete: async () => [],
  homeRemoved: async () => {},
  channelRemoved: async () => {},
};
let bench: Bench;
afterEach(() => bench.close());

test('acks and answers in milliseconds over loopback', async () => {
  bench = await startBench(router);
  const { fake } = bench;
  const acks: number[] = [];
  const answers: number[] = [];
  for (let nth = 0; nth < 21; nth++) {
    const sent = performance.now();
    acks.push((await fake.socket('slash_commands', slash(fake, 'list'))).ms);
    await fake.until(() => fake.responses[nth]);
    answers.push(performance.now() - sent);
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[10]!;
  console.info(`ack ${median(acks).toFixed(1)} ms, answer ${median(answers).toFixed(1)} ms (medians of 21)`);
  expect(median(acks)).toBeLessThan(1_000);
  expect(median(answers)).toBeLessThan(3_000);
});

test('two connections: one that drops costs nothing, and it comes back', async () => {
  bench = await startBench(router, { ...SOCKET, connections: 2 } as typeof SOCKET);
  const { fake } = bench;
  expect(fake.sockets()).toBe(2);
  fake.dropOne();
  await fake.until(() => fake.sockets() === 1);
  await fake.socket('slash_commands', slash(fake, 'list'));
  await fake.until(() => fake.responses[0]);
  await fake.until(() => fake.sockets() === 2);
});

describe('an outage', () => {
  test('ends when Slack is back: connected again, and it answers', async () => {
    bench = await startBench(router);
    const { fake, fatal } = bench;
    fake.outage = true;
    fake.drop();
    await fake.until(() => fake.refusedWhileOut >= 3);
    fake.outage = false;
    await fake.until(() => fake.sockets() === 1);
    await fake.socket('slash_commands', slash(fake, 'list'));
    await fake.until(() => fake.responses[0]);
    expect(fatal).toEqual([]);
  });

  test('that ends in a refusal is reported to the supervisor instead of left unhandled', async () => {
    bench = await startBench(router);
    const { fake, fatal } = bench;
    fake.fail('apps.connections.open', { error: 'invalid_auth' });
    fake.drop();
    while (fatal.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(fatal).toEqual([expect.stringContaining('invalid_auth')]);
  });
});

test('a token that Slack refuses ends the start', async () => {
  await expect(startBench(router, { ...SOCKET, botToken: 'xoxb-wrong' } as typeof SOCKET)).rejects.toThrow(
    'invalid_auth',
  );
  bench = await startBench(router);
});
