import { expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import type { Mention } from '../../../src/listening/mentions/mention.ts';
import { BUCKET, DAY, MINUTE } from '../../../src/listening/time.ts';
import { newWorld } from '../../commands/harness.ts';
import { readRequest, type SamplePost, storePosts } from '../../commands/posts.ts';
import { audit, batch, hit, mention } from '../../contracts/store/samples.ts';

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

test('what is pushed is no rise over a search that looked back a week in vain, whatever its pace', {
  timeout: 120_000,
}, async () => {
  for (const every of [4, 30]) {
    const world = await newWorld();
    const { store } = world;
    await world.say('add kestrelbox --alerts high');
    const { id } = await world.workspace();
    const [keyword] = await store.keywords(id);
    const added = world.now();
    await store.saveRequest(
      readRequest(added + 9 * DAY, { coveredFrom: added - 7 * DAY, firstAt: added }),
      [],
    );
    await store.addWebhook(
      { workspaceId: id, id: 'door', name: 'desk', secrets: [], createdBy: 'u1', createdAt: added },
      audit('webhook', 'door'),
    );
    let now = added;
    let count = 0;
    const clock = { now: () => now, sleep: async () => {} };
    const detect = detectJob({ store, clock, ready: () => true });
    // It joins after a day.
    for (now = added + DAY; now <= added + 2.2 * DAY; now += 4 * BUCKET) {
      const due = Math.floor((now - added - DAY) / (every * MINUTE)) + 1;
      const posts: Mention[] = [];
      for (; count < due; count++) {
        const one = mention(`p${count}`, {
          workspaceId: id,
          at: now - 20_000 - (count % 4) * MINUTE,
          source: 'webhook',
          author: `u${count}`,
          hits: [hit(count % 3 === 0 ? 'neg' : 'neu', keyword!.id)],
          post: {
            fetchedAt: now,
            author: { key: `webhook:u${count}`, name: 'u', url: null, followers: count < 20 ? 90_000 : 5 },
          },
        });
        posts.push(one);
      }
      const push = { hook: 'door', id: String(now), at: now };
      if (posts.length > 0) await store.commitCollected(batch({ request: null, push, added: posts }));
      await detect.run(now);
    }
    const alerts = await store.alerts(id, { limit: 9 });
    expect([every, alerts.map(({ kind }) => kind)]).toEqual([every, []]);
  }
});
