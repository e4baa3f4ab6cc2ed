import { beforeEach, describe, expect, test } from 'vitest';
import type { Invocation } from '../../src/commands/command.ts';
import { createRouter } from '../../src/commands/router.ts';
import { UserError } from '../../src/config/errors.ts';
import { HOME, maple, newWorld, raise, readable, type World } from './harness.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const typing = (verb: string, args: Record<string, string> = {}): Invocation => ({
  home: HOME,
  homeName: 'Kestrelbox Ltd',
  channel: { ...HOME, channel: 'C0SUPPORT' },
  channelName: 'support',
  person: maple,
  admin: false,
  language: null,
  timeZone: null,
  input: { verb, args },
  origin: 'typed',
  onceKey: null,
});

describe('first use', () => {
  test('makes the workspace and the channel with the defaults, once, however many ask at once', async () => {
    await Promise.all([world.say('list'), world.say('help', { channel: 'C0VEILLE' }), world.say('list')]);
    expect(await world.store.workspaces()).toEqual([
      expect.objectContaining({
        name: 'Kestrelbox Ltd',
        language: 'en',
        timeZone: 'Europe/Paris',
        retentionDays: 90,
      }),
    ]);
    const channels = await world.store.channels((await world.workspace()).id);
    expect(channels.map(({ id, name, owner }) => [id, name, owner.id]).sort()).toEqual([
      ['slack:T0KESTREL:C0SUPPORT', 'support', 'U0MAPLE'],
      ['slack:T0KESTREL:C0VEILLE', 'veille', 'U0MAPLE'],
    ]);
  });

  test('a channel follows its name, and a thread belongs to its channel', async () => {
    await world.say('list');
    const invocation = typing('list');
    await world.router.handle({
      ...invocation,
      channel: { ...invocation.channel, thread: '17.4' },
      channelName: 'help-desk',
    });
    expect(await world.store.channels((await world.workspace()).id)).toEqual([
      expect.objectContaining({ name: 'help-desk', ref: { ...HOME, channel: 'C0SUPPORT' } }),
    ]);
  });

  test('two homes are strangers', async () => {
    await world.say('add quillmere');
    const other = { platform: 'slack', home: 'T0OTHER' } as const;
    expect(readable((await world.say('list', { home: other })).message)).not.toContain('quillmere');
    expect(await world.store.workspaces()).toHaveLength(2);
  });
});

describe('languages', () => {
  test("a private answer is in the person's language, else in the channel's", async () => {
    await world.say('language fr');
    expect((await world.say('list')).message.language).toBe('fr');
    expect((await world.say('list', { language: 'en' })).message.language).toBe('en');
    expect((await world.say('lisst')).message.language).toBe('fr');
  });
});

describe('failures', () => {
  test('an unexpected one is logged once with its reference, and the person gets the reference only', async () => {
    const broken = new Proxy(world.store, {
      get: (target, name, self) =>
        name === 'keywords'
          ? () => Promise.reject(new Error('disk fell off at /srv'))
          : Reflect.get(target, name, self),
    });
    const logged: { error: unknown; reference: unknown }[] = [];
    const router = createRouter({
      store: broken,
      now: world.now,
      ports: world.ports,
      log: {
        debug: () => {},
        info: () => {},
        warn: () => {},
        error: (_, error, fields) => logged.push({ error, reference: fields?.reference }),
      },
      defaults: { language: 'en', timeZone: 'UTC', retentionDays: 90 },
    });
    const reply = await router.handle(typing('list'));
    expect(reply.visibility).toBe('private');
    const text = readable(reply.message);
    expect(text).not.toContain('disk');
    expect(logged).toHaveLength(1);
    expect(logged[0]!.reference).toMatch(/^[0-9A-F]{6}$/);
    expect(text).toContain(String(logged[0]!.reference));
  });

  test('a full disk is named as what it is', async () => {
    const full = new Proxy(world.store, {
      get: (target, name, self) =>
        name === 'addKeyword'
          ? () => Promise.reject(new UserError('storage-full'))
          : Reflect.get(target, name, self),
    });
    const router = createRouter({
      store: full,
      now: world.now,
      ports: world.ports,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      defaults: { language: 'fr', timeZone: 'UTC', retentionDays: 90 },
    });
    expect(readable((await router.handle(typing('add', { target: 'kestrelbox' }))).message)).toContain(
      'disque',
    );
  });

  test('a problem shows the line with the place', async () => {
    expect(readable((await world.say('report acme --snice 7d')).message)).toContain('Did you mean --since?');
    expect(JSON.stringify((await world.say('report "acme')).message)).toContain('report \\"acme');
    expect(readable((await world.say('add (kestrelbox')).message)).toContain('never closed');
  });

  test('a button of an older version says so', async () => {
    expect(readable((await world.press('gone', {})).message)).toContain('older message');
    expect(readable((await world.press('claim', { number: '12' })).message)).toContain('older message');
    expect(readable((await world.press('claim', { number: '12' }, { origin: 'form' })).message)).toContain(
      '--number',
    );
  });
});

describe('completion', () => {
  test('offers keywords, alerts, sources and verbs from the store, 25 at most, those that begin so first', async () => {
    for (let n = 0; n < 30; n++) await world.say(`add word${n} --name "Name ${n}"`);
    await world.say('add kestrelbox --name "The Kestrelbox"');
    expect(await world.router.complete(typing('mentions'), 'target', '')).toHaveLength(25);
    const [kestrel] = await world.router.complete(typing('mentions'), 'target', 'kestrel');
    expect(kestrel?.label).toBe('The Kestrelbox (kestrelbox)');
    const reply = await world.router.handle(typing('mentions', { target: kestrel!.value }));
    expect(readable(reply.message)).toContain('The Kestrelbox');
    await raise(world);
    expect(await world.router.complete(typing('claim'), 'target', '#1')).toEqual([
      { label: expect.stringContaining('#1 '), value: '1' },
    ]);
    expect(await world.router.complete(typing('sources'), 'opt-in', 'goo')).toEqual([
      { label: 'Google News', value: 'google-news' },
    ]);
    expect((await world.router.complete(typing('help'), 'target', 're')).map(({ value }) => value)).toContain(
      'remove',
    );
  });

  test('calls sources and verbs as the person does', async () => {
    await world.say('add kestrelbox');
    const french = (verb: string) => ({ ...typing(verb), language: 'fr' as const });
    expect(await world.router.complete(french('sources'), 'opt-in', 'google ac')).toEqual([
      { label: 'Google Actualités', value: 'google-news' },
    ]);
    expect(await world.router.complete(french('help'), 'target', 'suppr')).toEqual([
      { label: 'supprimer', value: 'remove' },
    ]);
  });

  test('offers nothing for other arguments, unknown verbs and unknown homes, and makes nothing', async () => {
    expect(await world.router.complete(typing('report'), 'since', '7')).toEqual([]);
    expect(await world.router.complete(typing('gone'), 'target', '')).toEqual([]);
    expect(await world.router.complete(typing('report'), 'target', '')).toEqual([]);
    expect(await world.store.workspaces()).toEqual([]);
  });
});

test('a direct conversation has no digest until somebody asks for one', async () => {
  await world.say('list', { channel: '@U0MAPLE' });
  await world.say('list');
  const { id } = await world.workspace();
  const daily = (await world.store.channels(id)).map(({ ref, digest }) => [ref.channel, digest.daily]);
  expect(daily.sort()).toEqual([
    ['@U0MAPLE', null],
    ['C0SUPPORT', '09:00'],
  ]);
  await world.say('digest daily', { channel: '@U0MAPLE' });
  expect((await world.store.channel(id, 'slack:T0KESTREL:@U0MAPLE'))?.digest.daily).toBe('09:00');
});

describe('leaving', () => {
  test('a removed home is neither read nor collected for', async () => {
    await world.say('add kestrelbox');
    await world.router.homeRemoved(HOME);
    expect(await world.store.workspaces()).toEqual([]);
    expect(await world.store.allKeywords()).toEqual([]);
  });

  test('a deleted channel goes; one that the bot was thrown out of is paused until somebody resumes it', async () => {
    await world.say('add kestrelbox');
    const { id } = await world.workspace();
    const ref = { ...HOME, channel: 'C0SUPPORT' };
    await world.router.channelRemoved(ref, 'removed');
    expect((await world.store.channel(id, 'slack:T0KESTREL:C0SUPPORT'))?.paused).toMatchObject({
      reason: 'removed',
    });
    await world.say('resume', { by: { ...maple, id: 'U0OTHER' }, channel: 'C0PRESS' });
    expect((await world.store.channel(id, 'slack:T0KESTREL:C0SUPPORT'))?.paused).not.toBeNull();
    await world.say('resume --in <#C0SUPPORT>', { by: { ...maple, id: 'U0OTHER' }, channel: 'C0PRESS' });
    expect((await world.store.channel(id, 'slack:T0KESTREL:C0SUPPORT'))?.paused).toBeNull();
    await world.router.channelRemoved(ref, 'deleted');
    expect((await world.store.channels(id)).map(({ name }) => name)).toEqual(['press']);
    expect(await world.store.subscriptions(id)).toEqual([]);
    const notices = (await world.store.claimDue(world.now(), 20)).map(({ to, purpose }) => [
      to.channel,
      purpose,
    ]);
    expect(notices).toEqual([['@U0MAPLE', 'notice']]);
    await world.router.channelRemoved({ ...HOME, channel: 'C0NEVER' }, 'removed');
  });
});

describe('where the bot will post from now on', () => {
  const SUPPORT = { ...HOME, channel: 'C0SUPPORT' };
  const OTHER = { ...HOME, channel: 'C0OTHER' };

  test.each([
    ['add tavnik', [SUPPORT]],
    ['digest weekly', [SUPPORT]],
    ['digest weekly --in <#C0OTHER|other>', [OTHER]],
    ['resume', [SUPPORT]],
    ['dashboard pin', [SUPPORT]],
    ['settings --escalate-to <#C0OTHER|other>', [OTHER]],
    ['dashboard', undefined],
    ['dashboard unpin', undefined],
    ['list', undefined],
    ['note 1 as said in <#C0OTHER|other>', undefined],
    ['digest whenever', undefined],
  ])('%s', async (line, postsIn) => {
    await world.say('add kestrelbox');
    await raise(world);
    expect((await world.say(line)).postsIn).toEqual(postsIn);
  });
});
