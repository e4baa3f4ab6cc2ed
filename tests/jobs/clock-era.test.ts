import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { timersJob } from '../../src/jobs/timers.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { newWorld, raise, sendAll, type World } from '../commands/harness.ts';
import { readRequest } from '../commands/posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox');
});
afterEach(() => world.store.close());

const timers = async () => {
  await timersJob({ store: world.store, clock: { now: world.now, sleep: async () => {} } }).run(world.now());
  await sendAll(world);
};
const triage = async () => (await world.store.alerts((await world.workspace()).id, { limit: 1 }))[0]!.triage;
/** Whether it holds within a time, looked at every minute by the bot's own timers. */
const within = async (ms: number, holds: (now: Awaited<ReturnType<typeof triage>>) => boolean) => {
  for (let passed = 0; passed <= ms; passed += MINUTE) {
    await timers();
    if (holds(await triage())) return true;
    world.pass(MINUTE);
  }
  return false;
};

const LEAPS = [HOUR, DAY, 365 * DAY];

/** What is done, or comes, while the clock runs ahead for four minutes; then the clock is right again. */
describe.each(LEAPS)('a clock that was %i ms ahead', (by) => {
  const during = async (work: () => Promise<unknown>) => {
    world.pass(by);
    await work();
    for (let minute = 0; minute < 4; minute++) {
      await timers();
      world.pass(MINUTE);
    }
    const from = world.now();
    world.pass(-by);
    await world.store.setBack(from, world.now());
  };

  test('a snooze of then ends when it was to end', async () => {
    await raise(world, { severity: 2 });
    await during(() => world.say('snooze 1 1h'));
    expect((await triage()).state).toBe('snoozed');
    expect(await within(62 * MINUTE, ({ state }) => state === 'new')).toBe(true);
  });

  test('a snooze of before ends when it was to end', async () => {
    await raise(world, { severity: 2 });
    await world.say('snooze 1 3d --why weekend');
    const { snoozedUntil } = await triage();
    if (by < 3 * DAY) {
      await during(async () => {});
      expect(await triage()).toMatchObject({ state: 'snoozed', snoozedUntil });
    }
  });

  test('who claimed it then is asked in time, and it is free again when nobody answers', async () => {
    await raise(world, { severity: 1 });
    await during(() => world.say('claim 1'));
    expect((await triage()).state).toBe('claimed');
    expect(await within(2 * HOUR + MINUTE, ({ idleAskedAt }) => idleAskedAt !== null)).toBe(true);
    expect(await within(31 * MINUTE, ({ state }) => state === 'new')).toBe(true);
  });

  test('an alert of then is reminded of and escalated in time', async () => {
    await during(() => raise(world, { severity: 1 }));
    expect(await within(31 * MINUTE, ({ remindedAt }) => remindedAt !== null)).toBe(true);
    expect(await within(31 * MINUTE, ({ escalated }) => escalated !== null)).toBe(true);
  });

  test('one that was reminded of then is escalated in time', async () => {
    await raise(world, { severity: 1 });
    await during(async () => {});
    const { remindedAt } = await triage();
    expect(remindedAt).not.toBeNull();
    expect(remindedAt).toBeLessThanOrEqual(world.now());
    expect(await within(31 * MINUTE, ({ escalated }) => escalated !== null)).toBe(true);
  });

  test('what was read then counts as read until now, and no time to come is a gap', async () => {
    const before = world.now();
    await world.store.saveRequest(readRequest(before, { key: 'older' }), []);
    await during(async () => {
      await world.store.saveRequest(readRequest(world.now()), []);
      await world.store.saveRequest(
        readRequest(world.now(), { key: 'older', firstAt: before, coveredFrom: before }),
        [],
      );
    });
    for (const state of await world.store.requestStates()) {
      const { firstAt, lastTryAt, lastSuccessAt, coveredUntil, nextAt } = state;
      for (const at of [firstAt, lastTryAt, lastSuccessAt, coveredUntil])
        expect(at).toBeLessThanOrEqual(world.now());
      expect(nextAt).toBeLessThanOrEqual(world.now() + state.everyMs);
    }
    expect((await world.store.requestStates()).find(({ key }) => key === 'older')).toMatchObject({
      firstAt: before,
      coveredFrom: before,
    });
    expect(await world.store.gaps(world.now(), world.now() + 2 * 365 * DAY)).toEqual([]);
  });

  test('a keyword that was added then is one of now', async () => {
    await during(() => world.say('add quillmere'));
    const keywords = await world.store.keywords((await world.workspace()).id);
    for (const { createdAt, filledFrom = createdAt } of keywords)
      expect(Math.max(createdAt, filledFrom)).toBeLessThanOrEqual(world.now());
  });
});
