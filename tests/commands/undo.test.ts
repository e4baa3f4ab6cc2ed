import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { parseLine } from '../../src/commands/parser/parse.ts';
import type { Alert } from '../../src/listening/alerts/alert.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { tagMention } from '../../src/services/mentions/flag-mention.ts';
import { markMention } from '../../src/services/mentions/mark-mention.ts';
import { muteBehind } from '../../src/services/mentions/mute.ts';
import { birch, maple, newWorld, raise, readable, type World } from './harness.ts';
import { storePosts } from './posts.ts';

let world: World;
let alert: Alert;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox', { by: birch });
  alert = await raise(world);
});

const triage = async () => (await world.store.alert(alert.workspaceId, alert.id))!.triage;
const keyword = async () => (await world.store.keywords(alert.workspaceId))[0];
const said = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);

describe('undo takes back the last act of whoever asks', () => {
  test.each([
    ['resolve 1 fixed', 'new'],
    ['dismiss 1 noise', 'new'],
    ['claim 1', 'new'],
  ])('%s', async (line, state) => {
    await world.say(line);
    await world.say('undo');
    expect((await triage()).state).toBe(state);
  });

  test.each(['annuler', 'défaire', 'defaire', 'undo 1'])('as %s', async (line) => {
    await world.say('resolve 1 fixed');
    await world.say(line);
    expect((await triage()).state).toBe('new');
  });

  test('a pause, and a mute of their own keyword', async () => {
    const by = { by: birch };
    await world.say('pause Kestrelbox', by);
    expect((await keyword())?.paused).toBe(true);
    await world.say('undo', by);
    expect((await keyword())?.paused).toBe(false);
    await world.say('mute Kestrelbox 4h', by);
    await world.say('undo', by);
    expect((await keyword())?.rule.mutedUntil).toBeNull();
  });

  test('a pause of the channel', async () => {
    const paused = async () => (await world.store.channels(alert.workspaceId))[0]!.paused;
    await world.say('pause', { by: birch });
    expect(await paused()).not.toBeNull();
    await world.say('undo', { by: birch });
    expect(await paused()).toBeNull();
  });

  test('never that of somebody else, nor an old one', async () => {
    await world.say('resolve 1 fixed', { by: birch });
    expect(await said('undo')).toContain('Nothing to undo');
    expect((await triage()).state).toBe('resolved');
    await world.say('dismiss 1 noise');
    world.pass(2 * DAY);
    expect(await said('undo')).toContain('Nothing to undo');
  });

  test('the number of an alert means that alert', async () => {
    await world.say('resolve 1 fixed');
    await world.say('add tavnik');
    await world.say('undo 1');
    expect((await triage()).state).toBe('new');
  });

  test.each([
    ['add tavnik', '/earshot remove "tavnik"'],
    ['remove Kestrelbox --yes', '/earshot add "Kestrelbox"'],
    ['edit Kestrelbox --query kestrel', '/earshot edit "Kestrelbox"'],
    ['alert Kestrelbox --sensitivity low', '/earshot alert "Kestrelbox"'],
    ['snooze 1 4h', '/earshot claim 1'],
    ['digest daily --at 08:00', '/earshot digest'],
    ['sources --add https://blog.example/feed', '/earshot sources'],
  ])('what cannot be taken back whole names the command that comes nearest: %s', async (line, command) => {
    world.feeds = [{ url: 'https://blog.example/feed', title: 'Blog' }];
    await world.say(line, { by: birch });
    const { message } = await world.say('undo', { by: birch });
    const [element] = message.elements;
    const runs = element?.kind === 'text' && typeof element.text !== 'string' ? element.text : [];
    const offered = runs.flatMap((run) => (typeof run === 'object' && 'command' in run ? [run.command] : []));
    expect(offered).toEqual([command]);
    expect(parseLine(command.replace('/earshot ', ''), commands).ok).toBe(true);
  });

  test('with the rights that the command has which does it', async () => {
    await world.say('pause Kestrelbox', { admin: true });
    expect(await said('undo')).toContain('birchowl');
    expect((await keyword())?.paused).toBe(true);
  });
});

describe('undo takes back what somebody did with a post', () => {
  const actor = async (by = maple) => ({
    workspaceId: (await world.workspace()).id,
    person: by,
    admin: false,
    now: world.now(),
  });
  const negative = async () => {
    const { id } = await world.workspace();
    const [of] = await world.store.totals(id, [(await keyword())!.id], 0, world.now() + DAY);
    return of!.negative;
  };

  test('one act after the other, the latest first, each once', async () => {
    const at = world.now() - HOUR;
    const [first, second] = await storePosts(world, (await keyword())!.id, [
      { text: 'kestrelbox down', at, label: 'neg' },
      { text: 'kestrelbox gone', at, label: 'neg', author: 'oakjay' },
    ]);
    world.pass(MINUTE);
    await markMention(world.store, await actor(), first!.id, null, { what: 'mood', value: 'pos' });
    world.pass(MINUTE);
    await muteBehind(world.store, await actor(), second!.id, 'author', null);
    world.pass(MINUTE);
    await tagMention(world.store, await actor(), second!.id, '#Billing', true);
    expect(await negative()).toBe(0);
    expect(await said('undo')).toContain('Tag “billing” removed.');
    expect(await said('annuler', { language: 'fr' })).toContain('N’est plus masqué.');
    expect(await negative()).toBe(1);
    expect(await said('undo', { by: birch })).not.toContain('Undone');
    expect(await said('undo')).toContain('Kestrelbox: negative again (was positive).');
    expect(await negative()).toBe(2);
    expect(await said('undo')).toContain('Nothing to undo');
    expect(await said('audit', { admin: true })).toContain('Kestrelbox: sentiment pos');
  });

  test('never what somebody else has replaced', async () => {
    const [post] = await storePosts(world, (await keyword())!.id, [
      { text: 'kestrelbox down', at: world.now() - HOUR, label: 'neg' },
    ]);
    world.pass(MINUTE);
    await markMention(world.store, await actor(), post!.id, null, { what: 'mood', value: 'pos' });
    world.pass(MINUTE);
    await markMention(world.store, await actor(birch), post!.id, null, { what: 'mood', value: 'neu' });
    expect(await said('undo')).toContain('changed again since');
    await world.say('undo', { by: birch });
    const text = await said(`why ${post!.post.url}`);
    expect(text).toContain('positive, set by a person');
    expect(text).toContain('sentiment positive (before: negative)');
  });
});
