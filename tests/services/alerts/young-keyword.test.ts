import { expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import { BUCKET, DAY, MINUTE } from '../../../src/listening/time.ts';
import { newWorld } from '../../commands/harness.ts';
import { readRequest, type SamplePost, storePosts } from '../../commands/posts.ts';

test('what a source without a past brings is no rise over one that looked back a week in vain', async () => {
  const world = await newWorld();
  const { store } = world;
  await world.say('add kestrelbox --alerts high');
  const { id } = await world.workspace();
  const [keyword] = await store.keywords(id);
  const added = world.now();
  const posts = Array.from({ length: 4 * 24 }, (_, n): SamplePost => {
    return {
      text: `kestrelbox ${n}`,
      at: added + n * 15 * MINUTE,
      author: `u${n}`,
      source: 'feed',
      label: n % 3 === 0 ? 'neg' : 'neu',
    };
  });
  const end = added + DAY;
  const feed = readRequest(end, { source: 'feed', key: 'board', coveredFrom: added, firstAt: added });
  const search = readRequest(end, { coveredFrom: added - 7 * DAY, firstAt: added });
  await store.saveRequest(search, []);
  await storePosts(world, keyword!.id, posts, feed);
  let now = added;
  const clock = { now: () => now, sleep: async () => {} };
  const detect = detectJob({ store, clock, ready: () => true });
  for (now = added + BUCKET; now <= end; now += BUCKET) await detect.run(now);
  expect((await store.alerts(id, { limit: 9 })).map(({ kind, raisedAt }) => [kind, raisedAt])).toEqual([]);
});
