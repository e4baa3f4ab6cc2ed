import { expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import { BUCKET, DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { newWorld } from '../../commands/harness.ts';
import { readRequest, type SamplePost, storePosts } from '../../commands/posts.ts';

test.each([0, DAY, 60 * DAY])(
  'a detector that was stepped %i ms ahead sees the spike of today',
  async (ahead) => {
    const world = await newWorld();
    const { store } = world;
    await world.say('add kestrelbox --alerts high');
    const { id } = await world.workspace();
    const [keyword] = await store.keywords(id);
    const added = world.now();
    const end = added + 4 * DAY;
    const usual = Array.from({ length: 4 * 24 }, (_, n): SamplePost => {
      return { text: `kestrelbox ${n}`, at: added + n * HOUR, author: `u${n}`, label: 'neu' };
    });
    const spike = Array.from({ length: 45 }, (_, n): SamplePost => {
      return { text: `kestrelbox broken ${n}`, at: end - BUCKET + n * 1_000, author: `v${n}`, label: 'neg' };
    });
    const request = readRequest(end + MINUTE, { coveredFrom: added - 7 * DAY, firstAt: added });
    await storePosts(world, keyword!.id, usual, request);
    let now = added;
    const clock = { now: () => now, sleep: async () => {} };
    const detect = detectJob({ store, clock, ready: () => true });
    for (now = added + HOUR; now <= end - HOUR; now += HOUR) await detect.run(now);
    if (ahead > 0) {
      now += ahead;
      await detect.run(now);
    }
    now = end - 2 * BUCKET;
    await detect.run(now);
    await storePosts(world, keyword!.id, spike, request);
    now = end;
    await detect.run(now);
    const kinds = (await store.alerts(id, { since: end - MINUTE })).map(({ kind }) => kind);
    expect(kinds).toEqual(['spike']);
  },
);
