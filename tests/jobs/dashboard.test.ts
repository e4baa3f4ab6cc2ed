import { beforeEach, describe, expect, test } from 'vitest';
import type { ChatPlatform } from '../../src/adapters/platform.ts';
import { DeliveryError } from '../../src/config/errors.ts';
import { createLog } from '../../src/config/log.ts';
import { dashboardJob } from '../../src/jobs/dashboard.ts';
import { deliverJob } from '../../src/jobs/deliver.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { newWorld, raise, type World } from '../commands/harness.ts';

describe('a dashboard that is kept', () => {
  let world: World;
  let posted: Message[];
  let edits: { id: string; message: Message }[];
  let deleted: Set<string>;
  let refuse: boolean;
  const platform: ChatPlatform = {
    name: 'slack',
    start: async () => {},
    send: async (channel, message) => {
      if (refuse) throw new DeliveryError('rejected', 'too long');
      posted.push(message);
      return { channel, id: `m${posted.length}` };
    },
    update: async ({ id }, message) => {
      if (deleted.has(id)) throw new DeliveryError('no-message', 'gone');
      edits.push({ id, message });
    },
    stop: async () => {},
  };
  const run = async () => {
    const clock = { now: world.now, sleep: async () => {} };
    await dashboardJob({ store: world.store, aboutOf: world.ports.aboutOf, clock }).run(world.now());
    const log = createLog('error', [], () => {});
    await deliverJob({ store: world.store, platforms: new Map([['slack', platform]]), clock, log }).run(
      world.now(),
    );
  };

  beforeEach(async () => {
    world = await newWorld();
    posted = [];
    edits = [];
    deleted = new Set();
    refuse = false;
    await world.say('add kestrelbox --name Kestrelbox');
    await world.say('dashboard pin');
    await run();
  });

  test('is one message, edited when what it says has changed and once an hour', async () => {
    expect([posted.length, edits.length]).toEqual([1, 0]);
    for (let turn = 0; turn < 3; turn++) {
      world.pass(10 * MINUTE);
      await run();
    }
    expect([posted.length, edits.length]).toEqual([1, 0]);
    await raise(world);
    await run();
    expect([posted.length, edits.map(({ id }) => id)]).toEqual([1, ['m1']]);
    expect(JSON.stringify(edits[0]!.message)).toContain('1 alert is open');
    await run();
    expect(edits).toHaveLength(1);
    world.pass(HOUR);
    await run();
    expect(edits).toHaveLength(2);
  });

  test('a state it had before is shown again', async () => {
    await raise(world);
    await run();
    world.pass(MINUTE);
    await world.say('dismiss 1 --reason noise');
    await run();
    expect(JSON.stringify(edits.at(-1)!.message)).toContain('No alert is open');
    world.pass(MINUTE);
    await world.say('reopen 1');
    await run();
    expect(JSON.stringify(edits.at(-1)!.message)).toContain('1 alert is open');
  });

  test('posted again when somebody deleted it, and edited there from then on', async () => {
    deleted.add('m1');
    world.pass(HOUR);
    await run();
    expect(posted.map(({ pin }) => pin)).toEqual([true, true]);
    world.pass(HOUR);
    await run();
    expect(edits.map(({ id }) => id)).toEqual(['m2']);
  });

  test('no farewell where nothing is left to edit', async () => {
    deleted.add('m1');
    world.pass(MINUTE);
    await world.say('dashboard unpin');
    await run();
    expect([posted.length, edits.length]).toEqual([1, 0]);
  });

  test('still there after a month, when old messages have been forgotten', async () => {
    world.pass(40 * DAY);
    while (!(await world.store.prune(world.now(), 1_000)).done);
    await run();
    expect([posted.length, edits.map(({ id }) => id)]).toEqual([1, ['m1']]);
  });

  test('never of more than its channel, even when that follows nothing any more', async () => {
    await world.say('add secretbrand --name Secretbrand', { channel: 'C0PRIVATE' });
    world.pass(MINUTE);
    await world.say('remove Kestrelbox --yes', { admin: true });
    world.pass(2 * HOUR);
    await run();
    expect(edits).toHaveLength(1);
    expect(JSON.stringify(edits)).toContain('No keyword is followed yet.');
    expect(JSON.stringify(edits)).not.toMatch(/secretbrand|C0PRIVATE/i);
    world.pass(MINUTE);
    await world.say('dashboard pin', { admin: true });
    await run();
    expect(JSON.stringify(edits)).not.toMatch(/secretbrand|C0PRIVATE/i);
  });

  test.each([
    ['a member', false],
    ['an admin', true],
  ])('in a channel without keywords %s keeps what all who read it may see', async (_, admin) => {
    await world.say('add secretbrand --name Secretbrand', { channel: 'C0PRIVATE' });
    await world.say('dashboard pin', { channel: 'C0OPEN', admin });
    await run();
    world.pass(2 * HOUR);
    await run();
    const shown = JSON.stringify([posted.at(-1), ...edits.map(({ message }) => message)]);
    expect(shown.includes('Secretbrand')).toBe(admin);
  });

  test('not in a channel that is paused', async () => {
    await world.say('pause');
    world.pass(HOUR);
    await run();
    expect([posted.length, edits.length]).toEqual([1, 0]);
  });

  test('tried again later, once an hour, when the platform would not take it', async () => {
    await world.say('dashboard unpin');
    await run();
    refuse = true;
    world.pass(MINUTE);
    await world.say('dashboard pin');
    await run();
    refuse = false;
    world.pass(10 * MINUTE);
    await run();
    expect(posted).toHaveLength(1);
    world.pass(HOUR);
    await run();
    expect(posted).toHaveLength(2);
  });
});
