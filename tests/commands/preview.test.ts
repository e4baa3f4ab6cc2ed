import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { buttonsOf, newWorld, readable } from './harness.ts';
import { storePosts } from './posts.ts';

async function worldWithPosts() {
  const world = await newWorld();
  await world.say('add router --name Routers');
  const [keyword] = await world.store.keywords((await world.workspace()).id);
  const now = world.now();
  await storePosts(world, keyword!.id, [
    ...Array.from({ length: 7 }, (_, n) => ({
      text: `The kestrelbox router ${n} is fine`,
      at: now - n * DAY - HOUR,
    })),
    { text: 'Any router will do', at: now - 2 * HOUR, source: 'feed' },
    { text: 'A cartoon kestrelbox on a router', at: now - 20 * DAY },
  ]);
  return world;
}

test('counts what is stored, whichever keyword brought it, with examples and a way to add it', async () => {
  const world = await worldWithPosts();
  const reply = await world.say('preview kestrelbox -cartoon --since 10d');
  const text = readable(reply.message);
  expect(reply.visibility).toBe('private');
  expect(text).toContain('Finds 7 posts among 8 posts stored, 7 days back.');
  expect(text).toContain('about 1 a day, 7 a week');
  expect(reply.message.elements.filter(({ kind }) => kind === 'mention')).toHaveLength(7);
  expect(buttonsOf(reply)).toMatchObject([{ verb: 'add', args: { target: 'kestrelbox -cartoon' } }]);
  expect(await world.store.keywords((await world.workspace()).id)).toHaveLength(1);
});

test('goes as far back as asked, and says what it has read', async () => {
  const text = readable((await (await worldWithPosts()).say('essayer kestrelbox --depuis 30j')).message);
  expect(text).toContain('Finds 8 posts among 9 posts stored, 20 days back.');
  expect(text).toContain('less than 1 a day, about 3 a week');
});

test('keeps to a source and a language, and hands them on', async () => {
  const reply = await (await worldWithPosts()).say('preview router --source feed --lang en');
  expect(readable(reply.message)).toContain('Finds 1 post among');
  expect(buttonsOf(reply)[0]!.args).toEqual({ target: 'router', source: 'feed', lang: 'en' });
});

test('on nothing stored yet, it says so instead of promising silence', async () => {
  const world = await newWorld();
  expect((await world.say('preview kestrelbox')).message.summary).toMatch(/Nothing is stored yet/);
});

test('says what the linter thinks', async () => {
  const text = readable((await (await worldWithPosts()).say('preview orbit or kestrelbox')).message);
  expect(text).toContain('Worth a look');
});
