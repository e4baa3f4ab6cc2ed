import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { birch, newWorld, readable, type World } from './harness.ts';
import { storePosts } from './posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
});

const said = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);
const here = async () =>
  (await world.store.channel((await world.workspace()).id, 'slack:T0KESTREL:C0SUPPORT'))!;
const themesOf = ({ elements }: Message) =>
  elements.flatMap((element) => (element.kind === 'chart' ? [element.chart.theme] : []));

describe('the card behind the charts of a channel', () => {
  test.each([
    'settings --charts dark',
    'réglages --graphiques sombre',
    'reglages --graphiques fonce',
    'settings --graphiques dark',
  ])('%s', async (line) => {
    expect(await said(line)).toContain('Charts: on a light background → on a dark background');
    expect(await here()).toMatchObject({ charts: 'dark' });
    expect(await said('settings')).toContain('Charts: on a dark background');
  });

  test('light again is as it was before anything was chosen', async () => {
    const before = await here();
    expect(await said('settings --charts light')).toContain('It was already set like that.');
    expect(await here()).toEqual(before);
    await world.say('settings --charts dark');
    await world.say('réglages --graphiques clair', { language: 'fr' });
    expect(await here()).toEqual(before);
  });

  test('what is neither is refused with what is possible', async () => {
    expect(await said('settings --charts blue')).toContain('Use light or dark.');
    expect(await said('réglages --graphiques bleu', { language: 'fr' })).toContain(
      'Choisissez clair ou sombre.',
    );
    expect(await here()).not.toHaveProperty('charts');
  });

  test('the form shows what is set, and sent back unchanged it changes nothing', async () => {
    expect((await world.say('settings')).change?.values).toMatchObject({ charts: 'light' });
    await world.say('settings --charts dark');
    const form = (await world.say('settings')).change?.values ?? {};
    expect(form).toMatchObject({ charts: 'dark' });
    const before = await here();
    await world.press('settings', { charts: form.charts ?? '' });
    expect(await here()).toEqual(before);
  });

  test('is in the audit in the words of whoever reads it, and is taken back', async () => {
    await world.say('settings --charts dark');
    expect(await said('audit', { admin: true })).toMatch(/change the charts.*dark/);
    expect(await said('journal', { admin: true, language: 'fr' })).toMatch(/changer les graphiques.*sombre/);
    expect(await said('undo')).toContain('on a dark background → on a light background');
    expect(await here()).not.toHaveProperty('charts');
    await world.say('undo');
    expect(await here()).toMatchObject({ charts: 'dark' });
  });

  test('is taken back in its channel, wherever that is asked', async () => {
    await world.say('settings --charts dark');
    await world.say('undo', { channel: 'C0OTHER' });
    expect(await here()).not.toHaveProperty('charts');
  });

  test('changed together with others, it is said which command takes it back', async () => {
    await world.say('settings --charts dark --budget 5');
    expect(await said('undo')).toContain('/earshot settings');
    expect(await here()).toMatchObject({ charts: 'dark', dailyBudget: 5 });
  });

  test('is for whoever may set the channel up', async () => {
    expect(await said('settings --charts dark', { by: birch })).toContain('maplefox set this up.');
    expect(await here()).not.toHaveProperty('charts');
  });

  test.each([
    'report Kestrelbox',
    'report Kestrelbox --public',
    'digest now',
    'compare Kestrelbox, Quillmere',
    'compare Kestrelbox, Quillmere --public',
  ])('reaches every picture of %s, and only in this channel', async (line) => {
    if (line.startsWith('compare')) await world.say('add quillmere --name Quillmere');
    for (const { id, name } of await world.store.keywords((await world.workspace()).id)) {
      const posts = Array.from({ length: 12 }, (_, n) => ({
        text: `${name} ${n}`,
        at: world.now() - (n + 1) * HOUR,
      }));
      await storePosts(world, id, posts);
    }
    await world.say('settings --charts dark');
    const themes = themesOf((await world.say(line)).message);
    expect(themes.length).toBeGreaterThan(0);
    expect(new Set(themes)).toEqual(new Set(['dark']));
    const elsewhere = themesOf((await world.say(line, { channel: 'C0OTHER' })).message);
    expect(elsewhere).not.toContain('dark');
  });
});
