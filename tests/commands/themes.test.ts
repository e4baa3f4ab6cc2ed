import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { buttonsOf, newWorld, readable, type World } from './harness.ts';
import { storePosts } from './posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
});

const keyword = async () => (await world.store.keywords((await world.workspace()).id))[0]!;
const said = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);

/** So many people with one complaint, each in words of their own around it. */
async function complain(count: number, complaint: string, at = world.now() - HOUR, name = 'owl') {
  const around = ['again today', 'and nobody helps', 'since the update', 'what a week', 'third time now'];
  return storePosts(
    world,
    (await keyword()).id,
    Array.from({ length: count }, (_, n) => ({
      text: `Kestrelbox ${complaint} ${around[n % around.length]} number${n}`,
      at: at - n * 60_000,
      label: 'neg' as const,
      author: `${name}${n}`,
    })),
  );
}

test('try', async () => {
  await complain(14, 'hinge broke');
  await complain(12, 'waiting on hold for hours', world.now() - 9 * DAY, 'jay');
  await complain(5, 'waiting on hold for hours', world.now() - 2 * DAY, 'wren');
  const reply = await world.say('themes Kestrelbox');
  console.log(readable(reply.message), buttonsOf(reply));
  const posts = await world.press('themes', buttonsOf(reply)[0]!.args);
  console.log(readable(posts.message), buttonsOf(posts));
  const renamed = await world.press('themes', {
    target: 'Kestrelbox',
    theme: buttonsOf(reply)[0]!.args.theme!,
    rename: 'Weak hinge',
  });
  console.log(readable(renamed.message), buttonsOf(renamed));
  console.log(await said('themes'));
  console.log(await said('thèmes --thème "weak hinge"', { language: 'fr' }));
  console.log(await said('thèmes Kestrelbox --thème "weak hinge" --masquer', { language: 'fr' }));
  console.log(await said('themes'));
  console.log(await said('audit', { admin: true }));
  console.log(await said('undo'));
  console.log(await said('undo'));
  console.log(await said('themes'));
  console.log(await said('themes --theme nothing'));
});
