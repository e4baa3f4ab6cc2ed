import { beforeEach, describe, expect, test } from 'vitest';
import type { Invocation } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import { looks } from '../../src/commands/rights.ts';
import type { Person } from '../../src/listening/channel.ts';
import type { ChannelRights } from '../../src/listening/rights.ts';
import { sampleAlert } from '../listening/alerts/triage-sample.ts';
import { newWorld, raise, readable, type World } from './harness.ts';
import { storePosts } from './posts.ts';

const DISCORD = { platform: 'discord', home: '910000000000000001' } as const;
const OPEN = '920000000000000001';
const SECRET = '920000000000000002';
const member: Person = { platform: 'discord', id: '940000000000000001', name: 'maplefox' };
const chief: Person = { platform: 'discord', id: '940000000000000002', name: 'quillheron' };
const ALL: ChannelRights = { mayView: true, maySend: true, mayManage: true };
const NONE: ChannelRights = { mayView: false, maySend: false, mayManage: false };

let world: World;
const ask = async (input: Invocation['input'], by: Person, channel: string, more: Partial<Invocation> = {}) =>
  world.router.handle({
    home: DISCORD,
    homeName: 'Kestrel guild',
    channel: { ...DISCORD, channel },
    channelName: channel === SECRET ? 'war-room' : 'support',
    person: by,
    admin: false,
    language: null,
    timeZone: null,
    input,
    origin: 'typed',
    onceKey: null,
    namedChannels: new Map([[channel, ALL]]),
    rightsElsewhere: (id) => (by === chief || id === OPEN ? ALL : NONE),
    ...more,
  });
const looked = async (text: string, by: Person, more: Partial<Invocation> = {}) =>
  readable((await ask({ text }, by, OPEN, more)).message);

beforeEach(async () => {
  world = await newWorld();
  await ask({ text: 'add zephyrleak --name Zephyrleak' }, chief, SECRET);
  const workspace = (await world.store.workspaceOf(DISCORD))!;
  world.workspace = async () => workspace;
  const [keyword] = await world.store.keywords(workspace.id);
  await storePosts(world, keyword!.id, [{ text: 'The zephyrleak has begun', at: world.now() }]);
  await raise(world);
  await ask({ text: 'add kestrelbox --name Kestrelbox' }, chief, OPEN);
});

describe('what only a channel hears of that somebody cannot see', () => {
  const LINES = [
    'list',
    'alerts',
    'alerts --all',
    'alerts --figures',
    'dashboard',
    'report',
    'report Zephyrleak',
    'compare Zephyrleak, Kestrelbox',
    'compare',
    'compare Zephyrleak',
    'themes',
    'themes Zephyrleak',
    'people',
    'people Zephyrleak',
    'campaign show Zephyrleak',
    'report --file html',
    'report Zephyrleak --file csv',
    'report scheduled',
    'campaign',
    'why zephyrleak',
    'why --alert Zephyrleak',
    'mentions',
    'mentions Zephyrleak',
    'mentions --filtered',
    'export mentions',
    'export mentions Zephyrleak',
    'export filtered',
    'mentions --alert 1',
    'mentions --search zephyrleak',
    'lists',
    'exclude',
    'lessons Zephyrleak',
    'lessons Zephyrleak --reset everything',
    'copy https://board.example/item/post-1',
    'alert Zephyrleak',
    'replay Zephyrleak',
    'edit Zephyrleak',
    'edit Zephyrleak --name Other',
    'alerts 1',
    'sources',
    'settings',
    'digest now',
    'help',
  ];

  test.each(LINES)('is not shown to them: %s', async (line) => {
    const shown = await looked(line, member);
    // What they typed themselves is all that may be said of it.
    const own = /zephyrleak/i.test(line) ? shown.replace(/["“][^"”]*zephyrleak[^"”]*["”]/gi, '') : shown;
    expect(own).not.toMatch(/zephyrleak|war-room/i);
    expect(shown).not.toMatch(/#1\b/);
  });

  test('every command that looks is tried', () => {
    const tried = new Set(LINES.map((line) => line.split(' ')[0]));
    const without = new Set(['preview', 'translate', 'language']);
    const looking = commands.filter(looks).map(({ verb }) => verb);
    expect(looking.filter((verb) => !tried.has(verb) && !without.has(verb))).toEqual([]);
  });

  test('nor offered while they type', async () => {
    for (const [verb, argument] of [
      ['report', 'target'],
      ['claim', 'target'],
    ] as const) {
      const invocation = {
        ...{ home: DISCORD, homeName: '', channel: { ...DISCORD, channel: OPEN }, channelName: 'support' },
        ...{
          person: member,
          admin: false,
          language: null,
          timeZone: null,
          origin: 'typed' as const,
          onceKey: null,
        },
        input: { verb, args: {} },
        namedChannels: new Map([[OPEN, ALL]]),
        rightsElsewhere: (id: string) => (id === OPEN ? ALL : NONE),
      } satisfies Invocation;
      const offered = JSON.stringify(await world.router.complete(invocation, argument, ''));
      expect(offered).not.toMatch(/zephyrleak/i);
    }
  });

  test('is shown to whoever sees the channel, to an admin, and to whoever holds the alert', async () => {
    expect(await looked('list', chief)).toContain('Zephyrleak');
    expect(await looked('alerts', chief)).toContain('Zephyrleak');
    expect(await looked('list', member, { admin: true })).toContain('Zephyrleak');
    await ask({ text: `assign 1 --to <@${member.id}|maplefox>` }, chief, SECRET);
    expect(await looked('alerts --mine', member)).toContain('#1');
  });

  test('is shown as soon as a channel that they see hears of it, without the name of the other', async () => {
    await ask({ text: 'add zephyrleak --name Zephyrleak' }, chief, OPEN);
    const shown = await looked('list', member);
    expect(shown).toContain('Zephyrleak');
    expect(shown).not.toContain('war-room');
  });
});

test('a limit counts what is seen: what is hidden takes no place in a list', async () => {
  const { store, now } = world;
  const { id: workspaceId } = await world.workspace();
  const [hidden, own] = await store.keywords(workspaceId);
  await storePosts(world, own!.id, [{ text: 'The kestrelbox hums', at: now() }]);
  await storePosts(
    world,
    hidden!.id,
    Array.from({ length: 30 }, (_, nth) => ({ text: `hums hums ${nth}`, at: now(), author: `owl${nth}` })),
  );
  const alert = (keywordId: string, raisedAt: number, nth: number) =>
    sampleAlert({ workspaceId, keywordId, raisedAt, id: `many-${nth}` });
  const raised = [
    alert(own!.id, now() - 60_000, 0),
    ...Array.from({ length: 120 }, (_, nth) => alert(hidden!.id, now(), nth + 1)),
  ];
  await store.commitDetected({
    ...{ workspaceId, detectors: [], changed: [], audit: [] },
    raised,
    deliveries: () => [],
  });
  expect(await looked('alerts', member)).toContain('Kestrelbox');
  expect(await looked('alerts --all', member)).toContain('Kestrelbox');
  expect(await looked('why hums', member)).toContain('kestrelbox');
  const first = (await store.alerts(workspaceId, {})).at(-1)!;
  await ask({ text: `assign ${first.number} --to <@${member.id}|maplefox>` }, chief, OPEN);
  expect(await looked('alerts --mine', member)).toContain(`#${first.number}`);
});

test('a direct conversation is its own person’s, on every platform', async () => {
  const slack = await newWorld();
  await slack.say('add zephyrleak', {
    channel: '@U0BIRCH',
    by: { platform: 'slack', id: 'U0BIRCH', name: 'b' },
  });
  await slack.say('add kestrelbox');
  expect(readable((await slack.say('list')).message)).not.toContain('zephyrleak');
  const own = { channel: '@U0BIRCH', by: { platform: 'slack', id: 'U0BIRCH', name: 'b' } } as const;
  expect(readable((await slack.say('list', own)).message)).toContain('zephyrleak');
});

describe('a campaign of what somebody cannot see', () => {
  beforeEach(async () => {
    await ask({ text: 'campaign add Vintorafest --keywords Zephyrleak --to in 5 days' }, chief, SECRET);
    const mixed = 'campaign add Quelorafest --keywords Kestrelbox --control Zephyrleak --to in 5 days';
    await ask({ text: mixed }, chief, OPEN);
  });

  test.each(['campaign', 'campaign Vintorafest', 'campaign show Quelorafest'])(
    '%s does not show it',
    async (line) => {
      expect(await looked(line, chief)).toMatch(/Vintorafest|Quelorafest/);
      const said = await looked(line, member);
      expect(said).not.toMatch(/Zephyrleak|, running/);
      expect(said).toMatch(/No campaign yet|There is no campaign/);
    },
  );

  test('is not added by whoever does not see it', async () => {
    await ask({ text: 'add tavnik --name Tavnik' }, member, OPEN);
    const line = 'campaign add Tavnikade --keywords Tavnik --control Zephyrleak --to in 5 days';
    expect(await looked(line, member)).toContain('There is no keyword');
  });
});
