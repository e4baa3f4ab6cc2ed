import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { linkOfSecret } from '../../src/services/dashboards/share-dashboard.ts';
import { addressIn } from '../adapters/dashboard-page/served.ts';
import { birch, buttonsOf, HOME, maple, newWorld, readable, type World } from './harness.ts';

const KESTREL = 'add kestrelbox --name Kestrelbox';
let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say(KESTREL);
});

const secretOf = (address: string) => address.split('/').at(-1)!;
const opens = async (address: string) =>
  (await linkOfSecret(world.store, secretOf(address), world.now())) !== null;
const links = async () => world.store.dashboardLinks((await world.workspace()).id, world.now());
const acts = async () =>
  (await world.store.audit((await world.workspace()).id, { limit: 9 })).map(({ act, detail }) => [
    act,
    detail,
  ]);

describe('a link to the page of a dashboard', () => {
  test('is for whoever asked alone, for a day, and not in what a notification shows', async () => {
    const reply = await world.say('dashboard link');
    expect(reply.visibility).toBe('private');
    const address = addressIn(reply);
    expect(address).toMatch(/^https:\/\/bot\.example\/dashboard\/[\w-]{43}$/);
    expect(reply.message.summary).not.toContain(secretOf(address));
    expect(readable(reply.message)).toContain(
      'Link to the dashboard of #support, valid until Wed, Mar 4, 10:00.',
    );
    expect(await opens(address)).toBe(true);
    world.pass(DAY);
    expect(await opens(address)).toBe(false);
  });

  test.each([
    ['dashboard link --for 1h', HOUR],
    ['dashboard link --for 7d', 7 * DAY],
    ['dashboard link --for 30 days', 30 * DAY],
    ['tableau lien --pendant 7j', 7 * DAY],
    ['tableau partager', DAY],
    ['dashboard share', DAY],
  ])('%s', async (line, lasts) => {
    const reply = await world.say(line, line.startsWith('tableau') ? { language: 'fr' } : {});
    expect(reply.problem).toBeUndefined();
    expect((await links()).map(({ until }) => until - world.now())).toEqual([lasts]);
  });

  test.each(['31d', '10m', '0', 'forever'])('--for %s is refused, and makes none', async (typed) => {
    expect((await world.say(`dashboard link --for ${typed}`)).problem?.argument).toBe('for');
    expect(await links()).toEqual([]);
  });

  test('no two are alike, and none can be told from another', async () => {
    const made = [addressIn(await world.say('dashboard link')), addressIn(await world.say('dashboard link'))];
    expect(new Set(made).size).toBe(2);
    expect((await links()).map(({ number }) => number)).toEqual([1, 2]);
  });

  test('of the whole workspace only an admin makes one', async () => {
    const refused = await world.say('dashboard link', { channel: 'C0EMPTY' });
    expect(readable(refused.message)).toContain('would show the whole workspace');
    expect(readable(refused.message)).toContain('/earshot dashboard link --in #channel');
    expect(await links()).toEqual([]);
    await world.say('dashboard link', { channel: 'C0EMPTY', admin: true });
    expect((await links()).map(({ scope }) => scope)).toEqual(['workspace']);
  });

  test('is made only by who may set the bot up there, and by no guest', async () => {
    await world.say('settings --set-up managers', { admin: true });
    expect((await world.say('dashboard link')).problem?.code).toBe('not-allowed');
    expect((await world.say('dashboard link', { admin: true })).problem).toBeUndefined();
  });

  test('fifty of them are enough', async () => {
    for (let nth = 0; nth < 50; nth++) await world.say('dashboard link');
    const refused = await world.say('dashboard link');
    expect(refused.problem?.code).toBe('too-many-links');
    await world.say('dashboard unlink 7');
    expect((await world.say('dashboard link')).problem).toBeUndefined();
  });

  test.each([
    ['EARSHOT_PUBLIC_URL', 'en', 'Dashboards have no web page yet.'],
    ['EARSHOT_HTTP_PORT', 'fr', 'Les tableaux de bord n’ont pas encore de page web.'],
  ] as const)('there is none without %s, which the answer names', async (missing, language, says) => {
    world.page = { missing };
    const reply = await world.say('dashboard link', { language });
    expect(reply.problem?.code).toBe('dashboard-page-off');
    expect(readable(reply.message)).toContain(says);
    expect(readable(reply.message)).toContain(missing);
    expect(await links()).toEqual([]);
  });
});

describe('a link is revoked', () => {
  test('by the button of its answer, at once and for good', async () => {
    const reply = await world.say('dashboard link');
    const [button] = buttonsOf(reply);
    expect(button).toMatchObject({ label: 'Revoke', style: 'danger' });
    const answer = await world.press(button!.verb, { ...button!.args });
    expect(answer.message.summary).toBe('Link 1 is revoked. Its page is closed.');
    expect(await opens(addressIn(reply))).toBe(false);
    const again = await world.press(button!.verb, { ...button!.args });
    expect(again.problem?.code).toBe('link-not-found');
    expect((await acts()).slice(0, 2)).toEqual([
      ['revoke-dashboard-link', '1'],
      ['share-dashboard', '1'],
    ]);
  });

  test('from the list, by whoever may set the bot up in its channel', async () => {
    await world.say('dashboard link');
    await world.say('dashboard link --for 2d', { by: birch });
    const list = await world.say('dashboard unlink', { by: birch });
    expect(list.message.summary).toBe('2 links to dashboards are valid');
    expect(readable(list.message)).toMatch(/Link 1: #support, until .*, by maplefox/);
    await world.say('dashboard unlink 1', { by: birch });
    expect((await links()).map(({ number }) => number)).toEqual([2]);
  });

  test('not by who may not, who does not see it in the list either', async () => {
    await world.say('dashboard link');
    await world.say('settings --set-up managers', { admin: true });
    expect((await world.say('dashboard unlink', { by: birch })).message.summary).toBe(
      'No link is valid that you could revoke.',
    );
    expect((await world.say('dashboard unlink 1', { by: birch })).problem?.code).toBe('link-not-found');
    expect(await links()).toHaveLength(1);
    // Whoever made it may always end it.
    await world.say('dashboard unlink 1', { by: maple });
    expect(await links()).toEqual([]);
  });

  test('by undo', async () => {
    const address = addressIn(await world.say('dashboard link'));
    await world.say('undo');
    expect(await opens(address)).toBe(false);
    expect(readable((await world.say('undo')).message)).toContain('/earshot dashboard');
  });

  test('with its channel, and when the home joins another workspace', async () => {
    const address = addressIn(await world.say('dashboard link'));
    await world.router.channelRemoved({ ...HOME, channel: 'C0SUPPORT' }, 'deleted');
    expect(await opens(address)).toBe(false);
    const other = { platform: 'discord', home: '300000000000000001' } as const;
    const there = { home: other, channel: '300000000000000002', admin: true };
    await world.say(KESTREL, there);
    const second = addressIn(await world.say('dashboard link', there));
    expect(await opens(second)).toBe(true);
    const code = /[A-Z0-9]{4,}-?[A-Z0-9]*/.exec(
      readable((await world.say('link', { admin: true })).message)
        .split('link ')
        .at(-1)!,
    )![0];
    await world.say(`link ${code} --yes`, there);
    expect(await opens(second)).toBe(false);
  });
});

test('the audit names it in words', async () => {
  await world.say('dashboard link');
  await world.say('dashboard unlink 1');
  const text = readable((await world.say('audit', { admin: true })).message);
  expect(text).toContain('link to the dashboard');
  expect(text).toContain('revoke a dashboard link');
});
