import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHome } from '../../../src/adapters/slack/home.ts';
import type { SlackContext } from '../../../src/adapters/slack/inbound.ts';
import type { WebClient } from '../../../src/adapters/slack/web-client.ts';
import { deliverJob } from '../../../src/jobs/deliver.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { BIRCH, event, MAPLE, press, slash, submission } from '../../fakes/slack/bodies.ts';
import { type Bench, startBench } from './harness.ts';
import { raise } from './raise.ts';

let world: World;
let bench: Bench;
beforeEach(async () => {
  world = await newWorld();
  bench = await startBench(world.router);
});
afterEach(async () => {
  await bench.close();
  await world.store.close();
});
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const homesOf = (id: string) => bench.fake.homes.filter(({ user }) => user === id);
const open = async ({ id }: typeof MAPLE) => {
  const before = homesOf(id).length;
  await bench.fake.socket(
    'events_api',
    event({ type: 'app_home_opened', user: id, tab: 'home', channel: 'D0' }),
  );
  return JSON.stringify(await bench.fake.until(() => homesOf(id)[before]));
};

test('who opens it first is greeted by the name of the workspace, not by its id', async () => {
  expect(await open(MAPLE)).not.toContain('T0KESTREL');
  expect((await world.store.workspaceOf({ platform: 'slack', home: 'T0KESTREL' }))?.name).toBe(
    'Kestrelbox Ltd',
  );
});

test('a keyword added there alerts by direct message, and says so', async () => {
  const { fake } = bench;
  await open(MAPLE);
  await fake.socket(
    'interactive',
    press(fake, { type: 'button', action_id: 'b|add|0', value: '{}' }, MAPLE, {
      channel: undefined,
      response_url: undefined,
      container: { type: 'view' },
      view: { id: 'V0HOME', type: 'home' },
    }),
  );
  const form = await fake.until(() => fake.views[0]);
  await fake.socket('interactive', submission(fake, form, { target: { value: 'kestrelbox' } }));
  const answer = await fake.until(() => fake.messages[0]);
  expect(answer.channel).toBe('D0MAPLE');
  expect(JSON.stringify(answer.blocks)).toContain('"alerts (@maplefox)"');
});

test('what one person changes shows in the homes of the others, what one only reads does not', async () => {
  const { fake } = bench;
  await open(BIRCH);
  await fake.socket('slash_commands', slash(fake, 'list'));
  await fake.until(() => fake.responses[0]);
  expect(homesOf(BIRCH.id)).toHaveLength(1);
  await fake.socket('slash_commands', slash(fake, 'add kestrelbox --name Kestrelbox'));
  expect(JSON.stringify(await fake.until(() => homesOf(BIRCH.id)[1]))).toContain('Kestrelbox');
});

test('an alert shows at once where a home is open', async () => {
  await world.say('add kestrelbox');
  await open(BIRCH);
  await raise(world, { severity: 2 });
  const platforms = new Map([['slack', bench.slack]] as const);
  const clock = { now: world.now, sleep: async () => {} };
  await deliverJob({ store: world.store, platforms, clock, log }).run(world.now());
  expect(JSON.stringify(await bench.fake.until(() => homesOf(BIRCH.id)[1]))).toContain('#1');
});

test('many changes are drawn twice: at the first, and half a minute later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    const drawn: string[] = [];
    const client = {
      views: {
        publish: async ({ user_id }: { user_id: string }) => {
          drawn.push(user_id);
        },
      },
    } as unknown as WebClient;
    const home = createHome({
      clock: { now: () => 0, sleep: async () => {} },
      log,
      clientOf: async () => client,
      linked: async (message) => message,
      dashboard: async () => ({ language: 'en', summary: 's', mood: 'plain', elements: [] }),
    });
    const scene = {
      home: { platform: 'slack', home: 'T0KESTREL' },
      person: { id: 'U0BIRCH' },
    } as SlackContext;
    await home.opened(scene, client);
    for (let nth = 0; nth < 9; nth++) home.invalidate('T0KESTREL');
    home.invalidate('T0OTHER');
    await vi.advanceTimersByTimeAsync(29_000);
    expect(drawn).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(drawn).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(drawn).toHaveLength(3);
    home.forget('T0KESTREL');
    home.invalidate('T0KESTREL');
    await vi.advanceTimersByTimeAsync(0);
    expect(drawn).toHaveLength(3);
  } finally {
    vi.useRealTimers();
  }
});
