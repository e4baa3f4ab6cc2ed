import { expect, test } from 'vitest';
import { createIngest } from '../../../src/services/collecting/ingest.ts';
import { createBackFiller } from '../../../src/services/keywords/back-fill.ts';
import { newWorld } from '../../commands/harness.ts';
import { storePosts } from '../../commands/posts.ts';

test('a bot that stops begins no further page of a back-fill; the next start ends it', async () => {
  const world = await newWorld();
  const { store } = world;
  const clock = { now: world.now, sleep: async () => {} };
  await world.say('add kestrelbox');
  const { id } = await world.workspace();
  const [keyword] = await store.keywords(id);
  const posts = Array.from({ length: 40 }, (_, n) => ({
    text: `kestrelbox and quillmere ${n}`,
    at: world.now() - n * 60_000,
    author: `owl${n}`,
    label: 'neu' as const,
  }));
  await storePosts(world, keyword!.id, posts);

  const filler = createBackFiller({ store, ingest: createIngest({ store, clock }), clock });
  filler.stop();
  world.ports.backFill = filler.fill;
  await world.say('add quillmere');
  expect(await store.backFills()).toHaveLength(1);
  await filler.resume();
  expect(await store.backFills()).toHaveLength(1);

  await createBackFiller({ store, ingest: createIngest({ store, clock }), clock }).resume();
  expect(await store.backFills()).toEqual([]);
  expect(JSON.stringify((await world.say('report quillmere')).message)).toContain('40');
  await store.close();
});
