import { beforeEach, describe, expect, test } from 'vitest';
import type { Router } from '../../../src/adapters/platform.ts';
import type { Invocation } from '../../../src/commands/command.ts';
import { createRouter } from '../../../src/commands/router.ts';
import { DAY, MINUTE } from '../../../src/listening/time.ts';
import { likelyZones } from '../../../src/messages/languages/zone-words.ts';
import { showFirstLooks } from '../../../src/services/keywords/first-look.ts';
import type { Defaults } from '../../../src/services/workspaces/homes.ts';
import { newWorld, readable, sendAll, type World } from '../../commands/harness.ts';

const UNCHOSEN = { language: true, timeZone: true };
const SLACK = { platform: 'slack', home: 'T0KESTREL' } as const;
const DISCORD = { platform: 'discord', home: '100000000000000001' } as const;
const TERMINAL = { platform: 'terminal', home: 'terminal' } as const;

let world: World;

beforeEach(async () => {
  world = await newWorld();
});

/** A bot that was configured so, over the world's store. */
function botWith(more: Partial<Defaults>): Router {
  return createRouter({
    store: world.store,
    now: world.now,
    ports: world.ports,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    defaults: { language: 'en', timeZone: 'UTC', retentionDays: 90, unchosen: UNCHOSEN, ...more },
  });
}

function saying(line: string, more: Partial<Invocation> = {}): Invocation {
  const home = more.home ?? SLACK;
  const channel = more.channel?.channel ?? (home.platform === 'discord' ? '200000000000000001' : 'C0SUPPORT');
  return {
    home,
    homeName: 'Kestrelbox Ltd',
    channelName: 'support',
    person: { platform: home.platform, id: 'maple', name: 'maplefox' },
    admin: true,
    language: null,
    timeZone: null,
    input: { text: line },
    origin: 'typed',
    onceKey: null,
    ...more,
    channel: { ...home, channel },
  };
}

async function channel(home: Invocation['home'], id?: string) {
  const workspace = (await world.store.workspaceOf(home))!;
  const channels = await world.store.channels(workspace.id);
  return { workspace, channel: channels.find(({ ref }) => id === undefined || ref.channel === id)! };
}

describe('where a new channel lives', () => {
  test.each<[string, Partial<Defaults>, Partial<Invocation>, string, 'unasked' | undefined]>([
    [
      'as the operator has chosen',
      { timeZone: 'Asia/Tokyo', unchosen: { language: true } },
      { timeZone: 'Europe/Paris' },
      'Asia/Tokyo',
      undefined,
    ],
    ['where Slack says that its person lives', {}, { timeZone: 'Europe/Paris' }, 'Europe/Paris', undefined],
    [
      'not where a guest of another organization lives',
      {},
      { timeZone: 'Europe/Paris', outside: true },
      'UTC',
      'unasked',
    ],
    [
      "where most people of its guild's language live, as a guess",
      {},
      { home: DISCORD, locale: 'fr' },
      'Europe/Paris',
      'unasked',
    ],
    ['in London for British English', {}, { home: DISCORD, locale: 'en-GB' }, 'Europe/London', 'unasked'],
    ['nowhere known for American English', {}, { home: DISCORD, locale: 'en-US' }, 'UTC', 'unasked'],
    [
      'where the machine is, as a guess, on a platform',
      { timeZone: 'Europe/Rome' },
      { home: DISCORD },
      'Europe/Rome',
      'unasked',
    ],
    [
      'where the machine is, in its terminal',
      { timeZone: 'Europe/Rome' },
      { home: TERMINAL },
      'Europe/Rome',
      undefined,
    ],
    ['unknown in the terminal of a container', {}, { home: TERMINAL, timeZone: 'UTC' }, 'UTC', 'unasked'],
  ])('%s', async (_, defaults, invocation, zone, assumed) => {
    await botWith(defaults).handle(saying('list', invocation));
    const made = await channel(invocation.home ?? SLACK);
    expect([made.channel.timeZone, made.channel.zoneAssumed]).toEqual([zone, assumed]);
    expect(made.workspace.timeZone).toBe(zone);
  });

  test('its language is that of its home, then of its person, then the usual one', async () => {
    await botWith({}).handle(saying('list', { language: 'fr' }));
    await botWith({}).handle(saying('list', { home: DISCORD, homeLanguage: 'fr', language: 'en' }));
    await botWith({ unchosen: { timeZone: true } }).handle(
      saying('list', { home: TERMINAL, language: 'fr' }),
    );
    expect((await channel(SLACK)).channel.language).toBe('fr');
    expect((await channel(DISCORD)).channel.language).toBe('fr');
    expect((await channel(TERMINAL)).channel.language).toBe('en');
  });

  test('is where whoever sets it up lives, not who only looked first', async () => {
    const router = botWith({});
    await router.handle(saying('list', { timeZone: 'America/New_York' }));
    const other = { platform: 'slack', id: 'birch', name: 'birchowl' } as const;
    await router.handle(saying('add kestrelbox', { timeZone: 'Europe/Paris', person: other }));
    expect((await channel(SLACK)).channel.timeZone).toBe('Europe/Paris');
    await router.handle(saying('add quillmere', { timeZone: 'America/New_York' }));
    expect((await channel(SLACK)).channel.timeZone).toBe('Europe/Paris');
  });
});

describe('a zone that nobody has said', () => {
  const menuIn = (message: Awaited<ReturnType<Router['handle']>>['message']) =>
    message.elements.flatMap((element) => (element.kind === 'buttons' ? (element.menus ?? []) : []))[0];

  test('is asked for once where the bot is installed, with zones to choose from', async () => {
    const router = botWith({});
    const {
      input: _i,
      origin: _o,
      onceKey: _k,
      ...place
    } = saying('', { home: DISCORD, locale: 'fr', homeLanguage: 'fr' });
    await router.met(place, 'installed');
    const [greeting] = await sendAll(world);
    expect(readable(greeting!.message)).toContain('j’utilise Europe/Paris');
    expect(
      menuIn(greeting!.message)
        ?.options.slice(0, 4)
        .map(({ label }) => label),
    ).toEqual(['Paris', 'Bruxelles', 'Genève', 'Montréal']);
    world.pass(DAY);
    await router.met(place, 'invited');
    const [again] = await sendAll(world);
    expect(menuIn(again!.message)).toBeUndefined();
  });

  test('is said with the first look at a keyword, once', async () => {
    const router = botWith({});
    for (const name of ['kestrelbox', 'quillmere']) {
      await router.handle(saying(`add ${name}`, { home: DISCORD }));
      world.pass(6 * MINUTE);
      await showFirstLooks(world.store, [], world.now());
    }
    const [first, second] = (await sendAll(world)).map(({ message }) => message);
    expect(readable(first!)).toContain('I do not know your time zone and use UTC.');
    expect(menuIn(first!)?.verb).toBe('settings');
    expect(readable(second!)).not.toContain('I do not know');
    expect(readable(second!)).toContain('(UTC)');
  });

  test.each(['digest daily --at 9am', 'settings --quiet 22-7'])(
    'is said by the answer to %s',
    async (line) => {
      const router = botWith({});
      const { message } = await router.handle(saying(line, { home: DISCORD }));
      expect(readable(message)).toContain('I do not know your time zone and use UTC.');
      const menu = menuIn(message)!;
      expect(menu.options.length).toBeLessThanOrEqual(25);
      const args = { ...menu.args, [menu.arg]: 'America/New_York' };
      await router.handle(saying('', { home: DISCORD, input: { verb: menu.verb, args }, origin: 'button' }));
      const { channel: settled, workspace } = await channel(DISCORD);
      expect([settled.timeZone, settled.zoneAssumed]).toEqual(['America/New_York', undefined]);
      expect([workspace.timeZone, workspace.zoneAssumed]).toEqual(['America/New_York', undefined]);
      const { message: after } = await router.handle(
        saying(line.replace('9am', '8am').replace('22', '21'), { home: DISCORD }),
      );
      expect(readable(after)).not.toContain('I do not know');
    },
  );

  test('is said where a day or an hour of it was named, until it is known', async () => {
    const router = botWith({});
    await router.handle(saying('add kestrelbox', { home: DISCORD }));
    const line = 'alert kestrelbox --expect launch --from tomorrow 9am --to tomorrow 18h';
    const { message } = await router.handle(saying(line, { home: DISCORD }));
    expect(readable(message)).toContain('I do not know your time zone and use UTC.');
    expect(menuIn(message)?.arg).toBe('time-zone');
    await router.handle(saying('settings --time-zone UTC', { home: DISCORD }));
    const { message: after } = await router.handle(saying(line, { home: DISCORD }));
    expect(readable(after)).not.toContain('I do not know');
  });

  test.each(['en', 'fr'] as const)('may be UTC, in %s too', (language) => {
    for (const guess of [null, 'UTC', 'Europe/Paris', 'Asia/Tokyo']) {
      const zones = likelyZones(language, guess);
      expect(zones.length).toBeLessThanOrEqual(25);
      expect(new Set(zones).size).toBe(zones.length);
      expect(zones).toContain(guess ?? 'UTC');
    }
  });

  test('that one channel has said holds for all that did not know it, and for those that come', async () => {
    const router = botWith({});
    const [one, two, three] = ['1', '2', '3'].map((n) => ({ ...DISCORD, channel: `20000000000000000${n}` }));
    await router.handle(saying('list', { home: DISCORD, channel: one! }));
    await router.handle(saying('list', { home: DISCORD, channel: two! }));
    await router.handle(saying('settings --time-zone New York', { home: DISCORD, channel: one! }));
    await router.handle(saying('list', { home: DISCORD, channel: three! }));
    for (const { channel: id } of [one!, two!, three!]) {
      const { channel: settled } = await channel(DISCORD, id);
      expect([settled.timeZone, settled.zoneAssumed]).toEqual(['America/New_York', undefined]);
    }
  });

  test('a channel of a database made before has the zone that it had', async () => {
    const router = botWith({});
    await router.handle(saying('list', { home: DISCORD }));
    const { channel: made } = await channel(DISCORD);
    const { zoneAssumed: _, ...old } = made;
    await world.store.saveChannel(old, null);
    const { message } = await router.handle(saying('digest daily --at 9', { home: DISCORD }));
    expect(readable(message)).not.toContain('I do not know');
  });
});
