import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../src/listening/time.ts';
import { listenFor } from '../../src/services/collecting/listen-for.ts';
import { postOf } from '../listening/keywords/query/posts.ts';
import { buttonsOf, newWorld, readable, type World } from './harness.ts';
import { storePosts } from './posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add north --name North');
  const [north] = await world.store.keywords((await world.workspace()).id);
  await storePosts(world, north!.id, [
    { text: 'a kestrel of the north', at: world.now() - DAY },
    { text: 'kestrels of the north', at: world.now() - 2 * DAY },
    { text: 'kestrelish weather in the north', at: world.now() - 3 * DAY },
  ]);
});

const said = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);
const kestrel = async () =>
  (await world.store.keywords((await world.workspace()).id)).find(({ name }) => name === 'kestrel');

describe('other forms of the words of a keyword', () => {
  test('a preview names them, finds them, and its button adds them', async () => {
    expect(await said('preview kestrel')).toContain('Finds 1 post');
    const reply = await world.say('preview kestrel --forms on');
    expect(readable(reply.message)).toContain('Finds 2 posts');
    expect(readable(reply.message)).toContain('kestrels');
    const listen = buttonsOf(reply).find(({ verb }) => verb === 'add')!;
    await world.press('add', listen.args!);
    expect(await kestrel()).toMatchObject({ query: 'kestrel', forms: 'on' });
  });

  test('are counted once they are on, and no longer once they are off', async () => {
    await world.say('add kestrel');
    expect(await said('edit kestrel --forms on')).toContain('+1');
    expect(await kestrel()).toMatchObject({ forms: 'on' });
    expect((await world.press('edit', { target: 'kestrel' })).form!.values).toMatchObject({ forms: 'on' });
    expect(await said('modifier kestrel --formes non', { language: 'fr' })).toContain('-1');
    expect(await kestrel()).not.toHaveProperty('forms');
  });

  test('a channel that joins a keyword does not change them for others', async () => {
    await world.say('add kestrel --forms on');
    expect(await said('add kestrel --forms off')).toContain('edit');
    expect(await kestrel()).toMatchObject({ forms: 'on' });
  });

  test('its mentions are those of every form, and of no other word', async () => {
    await world.say('add kestrel --forms on');
    expect(await said('mentions kestrel')).toContain('kestrels of the north');
    expect(await said('mentions kestrel')).not.toContain('kestrelish');
  });

  test('what comes in is matched with them', async () => {
    await world.say('add kestrel --forms on');
    const { matcher, listeners } = listenFor([(await kestrel())!], []);
    expect(matcher.index.match(postOf('two kestrels'))).toHaveLength(1);
    expect(matcher.index.match(postOf('kestrelish'))).toEqual([]);
    expect(listeners[0]!.anchors).toEqual(['kestrel', 'kestrels']);
  });
});
