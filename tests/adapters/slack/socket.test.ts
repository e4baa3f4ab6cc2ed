import { afterEach, describe, expect, test } from 'vitest';
import type { Router } from '../../../src/adapters/platform.ts';
import type { SlackMode } from '../../../src/adapters/slack/index.ts';
import type { Message } from '../../../src/messages/message.ts';
import { slash } from '../../fakes/slack/bodies.ts';
import { startSlackFake } from '../../fakes/slack/server.ts';
import { type Bench, HTTP, SOCKET, startBench } from './harness.ts';

let handled = 0;
const router: Router = {
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
    const { fake, slack } = bench;
    fake.outage = true;
    fake.drop();
    await fake.until(() => fake.refusedWhileOut >= 3);
    expect(slack.connection!().state).toBe('waiting');
    fake.outage = false;
    await fake.until(() => fake.sockets() === 1);
    await fake.socket('slash_commands', slash(fake, 'list'));
    await fake.until(() => fake.responses[0]);
    expect(slack.connection!()).toEqual({ state: 'connected', problem: null });
  });

  test('that ends in a refusal is reported, and the process goes on', async () => {
    bench = await startBench(router);
    const { fake, slack } = bench;
    fake.fail('apps.connections.open', { error: 'invalid_auth' });
    fake.drop();
    while (slack.connection!().state !== 'refused') await new Promise((resolve) => setTimeout(resolve, 20));
    expect(slack.connection!().problem).toContain('invalid_auth');
  });

  test.each<[string, SlackMode]>([
    ['Socket Mode', SOCKET],
    ['HTTP', HTTP],
  ])('at the start (%s) holds nobody up, and ends by itself', async (_name, mode) => {
    const fake = await startSlackFake();
    fake.outage = true;
    bench = await startBench(router, mode, { fake });
    expect(bench.slack.connection!().state).toBe('waiting');
    const to = { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' } as const;
    const hello: Message = { language: 'en', summary: 'hello', mood: 'plain', elements: [] };
    await expect(bench.slack.send(to, hello, 'k')).rejects.toMatchObject({ kind: 'down' });
    fake.outage = false;
    while (bench.slack.connection!().state !== 'connected')
      await new Promise((resolve) => setTimeout(resolve, 20));
    await bench.slack.send(to, hello, 'k');
    expect(fake.messages).toHaveLength(1);
  });

  test('of the answers: the end of the bot waits for none of them', async () => {
    bench = await startBench(router);
    const { fake, slack } = bench;
    const to = { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' } as const;
    const hello: Message = { language: 'en', summary: 'hello', mood: 'plain', elements: [] };
    fake.fail('chat.postMessage', 'hang');
    const sends = ['k1', 'k2', 'k3'].map((key) => slack.send(to, hello, key).catch(({ kind }) => kind));
    await fake.until(() => fake.calls.some(({ method }) => method === 'chat.postMessage'));
    await slack.stop();
    expect(await Promise.all(sends)).toEqual(['unknown', 'down', 'down']);
  });
});

test('a token that Slack refuses ends the start', async () => {
  await expect(startBench(router, { ...SOCKET, botToken: 'xoxb-wrong' } as typeof SOCKET)).rejects.toThrow(
    'invalid_auth',
  );
  bench = await startBench(router);
});
