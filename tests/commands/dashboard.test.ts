import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/listening/time.ts';
import { birch, buttonsOf, newWorld, raise, readable, sendAll, type World } from './harness.ts';

describe('dashboard', () => {
  let world: World;
  beforeEach(async () => {
    world = await newWorld();
  });

  test('of an empty workspace: what to do, and one button that does it', async () => {
    const reply = await world.say('dashboard');
    expect(reply.visibility).toBe('private');
    expect(buttonsOf(reply).map(({ label, verb }) => [label, verb])).toEqual([
      ['Add your first keyword', 'add'],
    ]);
  });

  test('of a channel: its keywords, open alerts with their buttons, digest, sources', async () => {
    await world.say('add kestrelbox --name Kestrelbox');
    await world.say('add quillmere --name Quillmere', { channel: 'C0OTHER' });
    const first = await raise(world, { id: 'a1' });
    world.pass(HOUR);
    await raise(world, { id: 'a2' });
    const reply = await world.say('dashboard');
    const text = readable(reply.message);
    expect(text).toContain('Dashboard of #support');
    expect(text).toContain('0 mentions in the last 7 days.');
    expect(text).toContain('No mention: Kestrelbox.');
    expect(text).not.toContain('Quillmere');
    expect(text.indexOf(`#${first.number} `)).toBeLessThan(text.indexOf(`#${first.number + 1} `));
    expect(text).toMatch(/#support: .*09:00/);
    expect(buttonsOf(reply).filter(({ verb }) => verb === 'claim')).toHaveLength(2);
  });

  test('where nothing is subscribed, of the whole workspace', async () => {
    await world.say('add kestrelbox --name Kestrelbox');
    const text = readable((await world.say('tableau', { channel: 'C0EMPTY', language: 'fr' })).message);
    expect(text).toContain('Tableau de bord de Kestrelbox Ltd');
    expect(text).toContain('#support : ');
  });

  test('of a channel that takes no digest: none is announced', async () => {
    await world.say('add kestrelbox --name Kestrelbox --digest no');
    const text = readable((await world.say('dashboard')).message);
    expect(text).toContain('Dashboard of #support');
    expect(text).not.toContain('09:00');
  });

  test('pinned once, however often it is asked for; unpinned by who asked for it', async () => {
    await world.say('add kestrelbox --name Kestrelbox');
    expect((await world.say('dashboard pin')).message.summary).toMatch(/now has a dashboard/);
    world.pass(1);
    expect((await world.say('tableau épingler')).message.summary).toMatch(/already/);
    const sent = await sendAll(world);
    expect(sent.map(({ kind, message }) => [kind, message.pin])).toEqual([
      ['post', true],
      ['edit', true],
    ]);
    expect(sent[1]!.root).toBe(sent[0]!.key);
    expect((await world.say('dashboard unpin', { by: birch })).message.mood).toBe('warning');
    expect(await world.store.dashboards()).toHaveLength(1);
    world.pass(1);
    expect((await world.say('dashboard unpin')).message.summary).toMatch(/no longer/);
    const [farewell, ...more] = await sendAll(world);
    expect([farewell?.kind, farewell?.message.pin, more]).toEqual(['edit', false, []]);
    expect(await world.store.dashboards()).toEqual([]);
    expect((await world.say('dashboard unpin')).message.summary).toMatch(/no dashboard/);
  });

  test('goes with its channel', async () => {
    await world.say('add kestrelbox');
    await world.say('dashboard pin');
    await world.router.channelRemoved(
      { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' },
      'deleted',
    );
    expect(await world.store.dashboards()).toEqual([]);
  });
});
