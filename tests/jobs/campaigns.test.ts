import { beforeEach, describe, expect, test } from 'vitest';
import { campaignsJob } from '../../src/jobs/campaigns.ts';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { dayStart } from '../../src/listening/zoned.ts';
import { newWorld, readable, type World } from '../commands/harness.ts';
import { readRequest, storeGap, storePosts } from '../commands/posts.ts';

let world: World;
let brand: Keyword;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox --kind brand');
  world.pass(110 * DAY);
  [brand] = (await world.store.keywords((await world.workspace()).id)) as [Keyword];
  const first = midnight(-98);
  const posts = Array.from({ length: 98 * 6 }, (_, nth) => ({
    text: `kestrelbox post ${nth}`,
    at: first + Math.floor(nth / 6) * DAY + 9 * HOUR + (nth % 6) * 60_000 + ((nth * 7) % 5) * 1_000,
    author: `author${nth % 6}`,
  }));
  await storePosts(world, brand.id, posts, read());
  await world.say(`campaign add Kestrelfest --keywords Kestrelbox --from ${iso(0)} --to ${iso(6)}`);
});

const midnight = (days: number) => dayStart(world.now() + days * DAY, 'Europe/Paris');
const iso = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(midnight(days) + 12 * HOUR);
const read = () =>
  readRequest(world.now(), { coveredFrom: world.now() - 200 * DAY, firstAt: world.now() - 200 * DAY });

/** The job's turns, with a new job each: nothing is known but what is stored. */
async function turns(count: number) {
  for (let turn = 0; turn < count; turn++)
    await campaignsJob({ store: world.store, clock: { now: world.now, sleep: async () => {} } }).run(
      world.now(),
    );
}

async function results() {
  const rows = await world.store.deliveriesWith((await world.workspace()).id, 'campaign:');
  return rows.map(({ message }) => readable(message));
}

/** The morning after its last day, with all sources read. */
async function afterEnd(hours: number) {
  const [campaign] = await world.store.campaigns((await world.workspace()).id);
  world.pass(campaign!.to + hours * HOUR - world.now());
  await storeGap(world, read(), null);
}

describe('the result of a campaign', () => {
  test('comes once in the morning after its last day, to the channel where it was added', async () => {
    await turns(2);
    await afterEnd(8);
    await turns(2);
    expect(await results()).toEqual([]);
    await afterEnd(10);
    await turns(3);
    const [result, ...more] = await results();
    expect(more).toEqual([]);
    expect(result).toContain('Kestrelfest is over.');
    expect(result).toMatch(/fewer mentions than expected/);
    const [row] = await world.store.deliveriesWith((await world.workspace()).id, 'campaign:');
    expect(row).toMatchObject({ purpose: 'digest', kind: 'post', to: { channel: 'C0SUPPORT' } });
    world.pass(60 * DAY);
    await turns(2);
    expect(await results()).toHaveLength(1);
  });

  test('comes once more where it was ended before, and not of one that was removed', async () => {
    await world.say('campaign end Kestrelfest');
    await world.say(`campaign add Other --keywords Kestrelbox --from ${iso(0)} --to ${iso(0)}`);
    await world.say('campaign remove Other');
    world.pass(midnight(1) + 10 * HOUR - world.now());
    await turns(2);
    expect(await results()).toHaveLength(1);
    world.pass(14 * DAY);
    await turns(2);
    expect(await results()).toHaveLength(1);
  });

  test('waits while its channel is paused, and is nobody’s when that is gone', async () => {
    await world.say('pause', { admin: true });
    await afterEnd(10);
    await turns(1);
    expect(await results()).toEqual([]);
    await world.say('resume', { admin: true });
    await turns(1);
    expect(await results()).toHaveLength(1);
  });

  test('is not posted for a channel that is gone, nor looked for again', async () => {
    await world.store.removeChannel({ platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' });
    await afterEnd(10);
    await turns(1);
    expect(await results()).toEqual([]);
    expect(await world.store.unreportedCampaigns()).toEqual([]);
  });

  test('of a campaign that was over when it was added is its answer alone', async () => {
    await world.say(`campaign add Past --keywords Kestrelbox --from ${iso(-20)} --to ${iso(-10)}`);
    await world.say('campaign remove Kestrelfest');
    world.pass(3 * DAY);
    await turns(2);
    expect(await results()).toEqual([]);
  });
});
