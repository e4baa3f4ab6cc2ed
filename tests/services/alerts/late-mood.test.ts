import { expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { newWorld } from '../../commands/harness.ts';
import { readRequest, type SamplePost, storePosts } from '../../commands/posts.ts';

/** Nine days of ordinary talk, and fourteen complaints that are seen so much later. @returns kinds of the alerts raised */
async function raisedBy(delay: Millis): Promise<string[]> {
  const world = await newWorld();
  const { store } = world;
  await world.say('add kestrelbox');
  const { id } = await world.workspace();
  const [keyword] = await store.keywords(id);
  const now = world.now() + 9 * DAY;
  const begun = now - 9 * DAY;
  const feed = { source: 'feed', key: 'board', coveredFrom: begun, firstAt: begun };
  await store.saveRequest(readRequest(begun, feed), []);
  const calm = Array.from({ length: 9 * 24 - 1 }, (_, n): SamplePost => {
    return { text: `kestrelbox ${n}`, at: begun + n * HOUR, author: `u${n}`, source: 'feed' };
  });
  // Too far apart for a spike.
  const cross = Array.from({ length: 14 }, (_, n): SamplePost => {
    const at = now - 9 * HOUR + n * 20 * MINUTE;
    return {
      text: `kestrelbox ${n}`,
      at,
      fetchedAt: at + delay,
      author: `c${n}`,
      source: 'feed',
      label: 'neg',
    };
  });
  await storePosts(world, keyword!.id, [...calm, ...cross], readRequest(now, feed));
  const clock = { now: () => now, sleep: async () => {} };
  await detectJob({ store, clock, ready: () => true }).run(now);
  return (await store.alerts(id, { limit: 9 })).map(({ kind }) => kind);
}

test('a mood that is seen in time is told; one that comes hours late is history, and no news', async () => {
  expect(await raisedBy(HOUR)).toContain('mood');
  expect(await raisedBy(4 * HOUR)).toEqual([]);
});
