import { beforeEach, describe, expect, test } from 'vitest';
import { pruneJob } from '../../src/jobs/prune.ts';
import { timersJob } from '../../src/jobs/timers.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { returnHome } from '../../src/services/workspaces/return-home.ts';
import { HOME, maple, newWorld, raise, readable, sendAll, type World } from '../commands/harness.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  world.feeds = [{ url: 'https://blog.example/feed', title: 'A blog' }];
  await world.say('add kestrelbox --name Kestrelbox');
  await world.say('sources --add https://blog.example/feed');
  await world.say('settings --budget 7 --on-call me');
  await world.say('dashboard pin');
  await raise(world);
  await world.say('claim 1');
});

/** Everything that people would miss. */
async function everything() {
  const { store } = world;
  const workspace = (await store.workspaceOf(HOME))!;
  return {
    workspace,
    keywords: await store.keywords(workspace.id),
    channels: await store.channels(workspace.id),
    subscriptions: await store.subscriptions(workspace.id),
    feeds: await store.feeds(workspace.id),
    alerts: await store.alerts(workspace.id, { limit: 10 }),
    dashboards: await store.dashboards(),
    homes: await store.homes(workspace.id),
  };
}

async function prune(days: number): Promise<void> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const clock = { now: world.now, sleep: async () => {}, monotonic: world.now };
  const job = pruneJob({
    store: world.store,
    clock,
    log,
    sources: [],
    optionsOf: () => ({}),
    keepRemovedDays: days,
  });
  await job.run(clock.now());
}

describe('a home that removes the bot', () => {
  test('is neither read nor written to, and nothing waits for it', async () => {
    await world.say('note 1 something that waits');
    await world.router.homeRemoved(HOME);
    const { store } = world;
    expect(await store.workspaces()).toEqual([]);
    expect(await store.allKeywords()).toEqual([]);
    expect(await store.allFeeds()).toEqual([]);
    expect(await store.allChannels()).toEqual([]);
    expect(await store.dashboards()).toEqual([]);
    expect(await store.homesOn('slack')).toEqual([]);
    expect(await sendAll(world)).toEqual([]);
  });

  test('finds everything as it was when it comes back', async () => {
    await sendAll(world);
    const before = await everything();
    await world.router.homeRemoved(HOME);
    world.pass(29 * DAY);
    await prune(30);
    await world.router.homeRemoved(HOME);
    expect(readable((await world.say('list')).message)).toContain('Kestrelbox');
    const [alert] = before.alerts;
    // Nobody could act meanwhile.
    const hidden = [{ from: world.now() - 29 * DAY, to: world.now() }];
    expect(await everything()).toEqual({
      ...before,
      alerts: [{ ...alert!, version: alert!.version + 1, triage: { ...alert!.triage, hidden } }],
    });
    expect(await world.store.homeLeftAt(HOME)).toBeNull();
  });

  test.each([1, 40])(
    'with %i open alerts: says once that it is back, and their time counts from then',
    async (count) => {
      await world.say('resolve 1 fixed');
      for (let n = 0; n < count; n++) await raise(world, { id: `open-${n}`, severity: 1 });
      await sendAll(world);
      const timers = timersJob({ store: world.store, clock: { now: world.now, sleep: async () => {} } });
      await world.router.homeRemoved(HOME);
      world.pass(5 * DAY);
      await timers.run(world.now());
      await returnHome(world.store, HOME, world.now());
      await returnHome(world.store, HOME, world.now());
      const back = world.now();
      await timers.run(world.now());
      const first = (await sendAll(world)).filter(({ kind }) => kind !== 'edit');
      expect(first.map(({ message }) => readable(message))).toEqual([
        expect.stringContaining('I was offline for 5 days'),
      ]);
      expect(readable(first[0]!.message)).toContain(count === 1 ? '1 alert.' : '40 alerts.');
      const states = async () =>
        (await world.store.alerts((await world.workspace()).id, { open: true })).map(({ triage }) => triage);
      for (let minutes = 0; minutes < 29; minutes++) {
        world.pass(MINUTE);
        await timers.run(world.now());
      }
      expect((await states()).every(({ remindedAt, escalated }) => remindedAt === null && !escalated)).toBe(
        true,
      );
      for (let minutes = 0; minutes < 33; minutes++) {
        world.pass(MINUTE);
        await timers.run(world.now());
      }
      for (const { remindedAt, escalated } of await states()) {
        expect(remindedAt! - back).toBeGreaterThanOrEqual(30 * MINUTE);
        expect(escalated!.at - back).toBeGreaterThanOrEqual(60 * MINUTE);
      }
    },
  );

  test('is greeted as one that is back', async () => {
    const place = {
      home: HOME,
      homeName: 'Kestrelbox Ltd',
      channel: { ...HOME, channel: '@U0MAPLE' },
      channelName: '@maplefox',
      person: maple,
    };
    const greeted = async () => {
      await world.router.met(place, 'installed');
      return (await sendAll(world)).map(({ message }) => readable(message)).join();
    };
    await sendAll(world);
    await world.router.homeRemoved(HOME);
    world.pass(DAY);
    expect(await greeted()).toContain(
      'Keywords, channels and alerts are as they were. Nothing was read while I was away.',
    );
    expect(await world.store.homeLeftAt(HOME)).toBeNull();
    await world.say('remove kestrelbox --yes');
    world.pass(DAY);
    expect(await greeted()).toContain('Hello! Add a keyword here');
  });

  test('is deleted once its days are over, and begins anew after that', async () => {
    await world.router.homeRemoved(HOME);
    await prune(30);
    for (let hours = 0; hours < 31 * 24; hours += 12) {
      world.pass(12 * HOUR);
      await prune(30);
    }
    expect(await world.store.workspaceOf(HOME)).toBeNull();
    expect(readable((await world.say('list')).message)).not.toContain('Kestrelbox');
  });

  test('is deleted at the next hour where nothing is to be kept', async () => {
    await world.router.homeRemoved(HOME);
    world.pass(HOUR);
    await prune(0);
    expect(await world.store.workspaceOf(HOME)).toBeNull();
  });

  test('gets no digest about the time it was away', async () => {
    const { id } = await world.workspace();
    const [channel] = await world.store.channels(id);
    await world.router.homeRemoved(HOME);
    expect((await world.store.digestMarks(id, channel!.id)).every(({ schedule }) => schedule === '')).toBe(
      true,
    );
  });
});

test('of two homes that share a workspace, the one that removes the bot leaves the other at work', async () => {
  const OTHER = { platform: 'slack', home: 'T0OTHER' } as const;
  const offer = await world.say('link', { admin: true });
  const code = /[A-Z2-9]{10}/.exec(readable(offer.message))![0];
  await world.say('add quillmere', { home: OTHER, channel: 'C0OTHER' });
  await world.say(`link ${code} --yes`, { home: OTHER, admin: true, channel: 'C0OTHER' });
  const workspace = await world.workspace();
  await world.router.homeRemoved(OTHER);
  expect((await world.store.channels(workspace.id)).map(({ ref }) => ref.home)).toEqual([HOME.home]);
  expect((await world.store.homes(workspace.id)).map(({ home }) => home)).toEqual([HOME.home]);
  expect((await world.store.allKeywords()).length).toBeGreaterThan(0);
  expect(
    (await world.store.subscriptions(workspace.id)).every(({ channelId }) => channelId.includes(HOME.home)),
  ).toBe(true);
  await world.say('list', { home: OTHER, channel: 'C0OTHER' });
  expect((await world.store.homes(workspace.id)).map(({ home }) => home)).toEqual([HOME.home, OTHER.home]);
});
