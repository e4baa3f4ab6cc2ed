import { beforeEach, describe, expect, test } from 'vitest';
import type { Invocation } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import type { Ability, ChannelRights } from '../../src/listening/rights.ts';
import { birch, newWorld, raise, readable, type World } from './harness.ts';

/**
 * What each command takes, with which of its arguments: `who × what × where` is this table and the one of
 * `listening/rights.ts`. A command that is not here does not compile as one, and an argument that changes something is here.
 */
const EXPECTED: Record<string, string> = {
  add: 'set-up',
  preview: 'look',
  translate: 'look',
  list: 'look',
  edit: 'look; all: change; any: change; context: change; forms: change; in: set-up; kind: change; lang: change; name: change; none: change; query: change; relevance: change; source: change',
  alert:
    'look; every: change; expect: change; first: change; from: change; mood: change; mute: change; sensitivity: change; silence: change; slow: change; threshold: change; to: change; where: change',
  replay: 'look',
  pause: 'set-up; target: change',
  people: 'look; public:true: speak',
  resume: 'set-up; target: change',
  remove: 'change',
  dashboard: 'look; target:link: set-up; target:pin: set-up; target:unpin: set-up',
  report:
    'look; at: set-up; in: speak; number: set-up; public:true: speak; schedule: set-up; schedule:scheduled: look',
  compare: 'look; public:true: speak',
  digest: 'look; at: set-up; day: set-up; target: set-up; target:now: look',
  alerts: 'look',
  lessons: 'look; reset: change',
  lists: 'look; add: set-up; delete: set-up; remove: set-up; rename: set-up',
  exclude: 'look; author: set-up; remove: set-up; site: set-up; target: set-up',
  mentions: 'look',
  export: 'look',
  why: 'look',
  mark: 'act',
  tag: 'act',
  themes: 'look; hide: act; public:true: speak; rename: act',
  star: 'act',
  copy: 'look',
  mute: 'act',
  unmute: 'act',
  restore: 'act',
  claim: 'act',
  release: 'act',
  assign: 'act',
  snooze: 'act',
  escalate: 'act',
  note: 'act',
  merge: 'act',
  resolve: 'act',
  dismiss: 'act',
  reopen: 'act',
  sources: 'look; add: set-up; opt-in: admin; opt-out: admin; remove: change; retry: change',
  webhook: 'admin',
  settings:
    'look; budget: set-up; charts: set-up; escalate-to: set-up; guests: admin; language: set-up; on-call: set-up; quiet: set-up; retention: admin; set-up-roles: admin; set-up: admin; time-zone: set-up',
  language: 'look; target: set-up; time-zone: set-up',
  import: 'admin',
  forget: 'admin',
  audit: 'admin',
  campaign: 'look; target:add: set-up; target:end: change; target:remove: change',
  link: 'admin',
  undo: 'act',
  unlink: 'admin',
  help: 'look',
};

describe('what commands take', () => {
  test('is this table', () => {
    const declared = commands.map(({ verb, needs }) => {
      if (typeof needs === 'string') return [verb, needs];
      const rows = Object.entries({ ...needs.given, ...needs.changed }).map(
        ([name, what]) => `${name}: ${what}`,
      );
      return [verb, [needs.usually, ...rows.sort()].join('; ')];
    });
    expect(Object.fromEntries(declared)).toEqual(EXPECTED);
  });

  test.each(commands.map((command) => [command.verb, command] as const))(
    '%s names no argument that it does not have',
    (_, { needs, args }) => {
      if (typeof needs === 'string') return;
      const names = args.map(({ name }) => name);
      for (const name of Object.keys({ ...needs.given, ...needs.changed }))
        expect(names).toContain(name.split(':')[0]);
    },
  );
});

const GUILD = { platform: 'discord', home: '910000000000000001' } as const;
const HERE = '920000000000000001';
const THERE = '920000000000000002';
const LOOK: ChannelRights = { mayView: true, maySend: false, mayManage: false };
const WRITE: ChannelRights = { ...LOOK, maySend: true };
const MANAGE: ChannelRights = { ...WRITE, mayManage: true };
const NOTHING: ChannelRights = { mayView: false, maySend: false, mayManage: false };

let world: World;
/** Somebody on Discord with these rights types a line. */
async function say(line: string, rights: Record<string, ChannelRights>, more: Partial<Invocation> = {}) {
  return world.router.handle({
    home: GUILD,
    homeName: 'Kestrelbox Fans',
    channel: { ...GUILD, channel: HERE },
    channelName: 'support',
    person: { platform: 'discord', id: birch.id, name: birch.name },
    admin: false,
    namedChannels: new Map(Object.entries(rights)),
    language: 'en',
    timeZone: null,
    input: { text: line },
    origin: 'typed',
    onceKey: null,
    ...more,
  });
}
const refused = (reply: Awaited<ReturnType<typeof say>>) => reply.problem?.code === 'not-allowed';

beforeEach(async () => {
  world = await newWorld();
});

describe('on Discord the rights of who asks decide, in the channel that it is about', () => {
  const SET_UP = [
    'add quillmere',
    'digest weekly',
    'dashboard pin',
    'sources --add https://blog.example/feed',
    'pause',
    'settings --budget 7',
    'language fr',
  ];
  test.each(SET_UP)('%s takes Manage Channels here', async (line) => {
    for (const [rights, allowed] of [
      [NOTHING, false],
      [LOOK, false],
      [WRITE, false],
      [MANAGE, true],
    ] as const) {
      world = await newWorld();
      world.feeds = [{ url: 'https://blog.example/feed', title: 'A blog' }];
      const reply = await say(line, { [HERE]: rights });
      expect(refused(reply), JSON.stringify(rights)).toBe(!allowed);
      if (!allowed) expect(readable(reply.message)).toMatch(/Ask somebody who|Ask an admin/);
    }
  });

  test.each([
    [`add quillmere --in <#${THERE}>`, MANAGE],
    [`digest weekly --in <#${THERE}>`, MANAGE],
    [`dashboard pin --in <#${THERE}>`, MANAGE],
    [`pause --in <#${THERE}>`, MANAGE],
    [`settings --escalate-to <#${THERE}>`, WRITE],
    [`list --in <#${THERE}>`, LOOK],
    [`dashboard --in <#${THERE}>`, LOOK],
    [`digest now --in <#${THERE}>`, LOOK],
  ])('%s takes %j there, whatever one may here', async (line, least) => {
    const steps = [NOTHING, LOOK, WRITE, MANAGE];
    for (const rights of steps) {
      world = await newWorld();
      const reply = await say(line, { [HERE]: MANAGE, [THERE]: rights });
      expect(refused(reply), JSON.stringify(rights)).toBe(steps.indexOf(rights) < steps.indexOf(least));
    }
    // A channel of which nothing is known is none that one may use.
    expect(refused(await say(line, { [HERE]: MANAGE }))).toBe(true);
    expect(refused(await say(line, { [HERE]: MANAGE }, { rightsElsewhere: () => least }))).toBe(false);
  });

  test('to move a keyword takes the right in both channels', async () => {
    await say('add quillmere', { [HERE]: MANAGE });
    const line = `edit quillmere --in <#${THERE}>`;
    expect(refused(await say(line, { [HERE]: MANAGE, [THERE]: WRITE }))).toBe(true);
    expect(refused(await say(line, { [HERE]: WRITE, [THERE]: MANAGE }))).toBe(true);
    expect(refused(await say(line, { [HERE]: MANAGE, [THERE]: MANAGE }))).toBe(false);
  });

  test.each(['list', 'alerts', 'sources', 'settings', 'digest', 'dashboard', 'help', 'preview quillmere'])(
    '%s is for all who may read the channel',
    async (line) => {
      expect(refused(await say(line, { [HERE]: LOOK }))).toBe(false);
      expect(refused(await say(line, { [HERE]: NOTHING }))).toBe(true);
    },
  );

  test('a public answer is for who may write there', async () => {
    await say('add quillmere', { [HERE]: MANAGE });
    expect(refused(await say('report quillmere --public', { [HERE]: LOOK }))).toBe(true);
    expect(refused(await say('report quillmere --public=no', { [HERE]: LOOK }))).toBe(false);
    expect(refused(await say('report quillmere --public', { [HERE]: WRITE }))).toBe(false);
  });

  test('a role that an admin names may set up, and loses it again', async () => {
    const inRole = { groups: ['930000000000000001'] };
    const role = '<@&930000000000000001|brand desk>';
    const asAdmin = { admin: true };
    expect(refused(await say('add quillmere', { [HERE]: WRITE }, inRole))).toBe(true);
    expect(refused(await say(`settings --set-up-roles ${role}`, { [HERE]: MANAGE }))).toBe(true);
    await say(`settings --set-up-roles ${role}`, { [HERE]: WRITE }, asAdmin);
    expect(refused(await say('add quillmere', { [HERE]: WRITE }, inRole))).toBe(false);
    expect(refused(await say('add brindlemoor', { [HERE]: WRITE }))).toBe(true);
    await say('settings --set-up-roles off', { [HERE]: WRITE }, asAdmin);
    expect(refused(await say('add brindlemoor', { [HERE]: WRITE }, inRole))).toBe(true);
    await say('settings --set-up everyone', { [HERE]: WRITE }, asAdmin);
    expect(refused(await say('add brindlemoor', { [HERE]: WRITE }))).toBe(false);
  });

  test('whoever manages the channel changes what another has set in it', async () => {
    await say('settings --budget 7', { [HERE]: MANAGE });
    const other: Partial<Invocation> = { person: { platform: 'discord', id: '9', name: 'maplefox' } };
    expect(refused(await say('settings --budget 8', { [HERE]: MANAGE }, other))).toBe(false);
  });
});

describe('acting on an alert', () => {
  const ACTS = ['claim 1', 'snooze 1 4h', 'note 1 looks real', 'escalate 1', 'resolve 1 fixed', 'dismiss 1'];
  beforeEach(async () => {
    await say('add kestrelbox', { [HERE]: MANAGE });
    const workspace = (await world.store.workspaceOf(GUILD))!;
    await raise({ ...world, workspace: async () => workspace });
  });

  test.each(ACTS)('%s is for who sees a channel that shows it, wherever they ask', async (line) => {
    const elsewhere: Partial<Invocation> = { channel: { ...GUILD, channel: THERE }, channelName: 'war-room' };
    const blind = await say(line, { [THERE]: WRITE, [HERE]: NOTHING }, elsewhere);
    expect(refused(blind)).toBe(true);
    expect(readable(blind.message)).toContain('#support');
    expect(refused(await say(line, { [THERE]: WRITE, [HERE]: LOOK }, elsewhere))).toBe(false);
  });

  test('is for who holds it, wherever they are, and for admins', async () => {
    await say('claim 1', { [HERE]: LOOK });
    const elsewhere: Partial<Invocation> = { channel: { ...GUILD, channel: THERE } };
    expect(refused(await say('release 1', { [THERE]: LOOK }, elsewhere))).toBe(false);
    expect(refused(await say('claim 1', { [THERE]: LOOK }, { ...elsewhere, admin: true }))).toBe(false);
  });

  test('takes both alerts of a merge', async () => {
    const workspace = (await world.store.workspaceOf(GUILD))!;
    await raise({ ...world, workspace: async () => workspace }, { id: 'second' });
    expect(refused(await say('merge 2 1', { [HERE]: LOOK }))).toBe(false);
  });
});

describe('people from another organization', () => {
  const LINES: [string, Ability][] = [
    ['list', 'look'],
    ['claim 1', 'act'],
    ['alert kestrelbox --mute 24h', 'change'],
    ['report kestrelbox --public', 'speak'],
    ['add quillmere', 'set-up'],
    ['audit', 'admin'],
  ];
  /** A stranger in a shared channel, an admin in their own organization. */
  const stranger = (text: string) =>
    world.router.handle({
      home: { platform: 'slack', home: 'T0KESTREL' },
      homeName: 'Kestrelbox Ltd',
      channel: { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' },
      channelName: 'support',
      person: { ...birch, id: 'U0EXT' },
      admin: true,
      outside: true,
      language: 'en',
      timeZone: null,
      input: { text },
      origin: 'typed',
      onceKey: null,
    });
  beforeEach(async () => {
    await world.say('add kestrelbox');
    await raise(world);
  });

  test('look, and act where an admin allows it; more they never do', async () => {
    expect(LINES.map(([, ability]) => ability)).toEqual([
      'look',
      'act',
      'change',
      'speak',
      'set-up',
      'admin',
    ]);
    const allowed = async () => {
      const able: string[] = [];
      for (const [line] of LINES) if (!refused(await stranger(line))) able.push(line);
      return able;
    };
    expect(await allowed()).toEqual(['list']);
    expect(readable((await stranger('claim 1')).message)).toContain('--guests act');
    await world.say('settings --guests act');
    expect(await allowed()).toEqual(['list']);
    await world.say('settings --guests act', { admin: true });
    expect(await allowed()).toEqual(['list', 'claim 1']);
  });
});

describe('who looks after a channel', () => {
  const owner = async (id: string) =>
    (await world.store.allChannels()).find((one) => one.id === id)?.owner.name;

  test.each(['list', 'help', 'nonsense', 'add quillmere', 'claim 1'])(
    'is not who only said “%s” first, a guest or a member of whom setting up is not wanted',
    async (line) => {
      const slack = await world.router.handle({
        home: { platform: 'slack', home: 'T0KESTREL' },
        homeName: 'Kestrelbox Ltd',
        channel: { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' },
        channelName: 'support',
        person: { ...birch, id: 'U0EXT', name: 'externowl' },
        admin: false,
        outside: true,
        language: 'en',
        timeZone: null,
        input: { text: line },
        origin: 'typed',
        onceKey: null,
      });
      expect(slack.message).toBeDefined();
      expect(refused(await world.say('settings --budget 7'))).toBe(false);
      expect(await owner('slack:T0KESTREL:C0SUPPORT')).toBe('maplefox');
      expect(refused(await world.say('settings --budget 8', { by: birch }))).toBe(true);

      await say(line, { [HERE]: LOOK });
      const manager: Partial<Invocation> = { person: { platform: 'discord', id: '9', name: 'maplefox' } };
      expect(refused(await say('digest weekly', { [HERE]: MANAGE }, manager))).toBe(false);
      expect(await owner(`discord:${GUILD.home}:${HERE}`)).toBe('maplefox');
      await say('digest daily', { [HERE]: MANAGE });
      expect(await owner(`discord:${GUILD.home}:${HERE}`)).toBe('maplefox');
    },
  );

  test('is who sets something up in a channel by its name', async () => {
    await say('list', { [HERE]: MANAGE, [THERE]: LOOK }, { channel: { ...GUILD, channel: THERE } });
    const manager: Partial<Invocation> = { person: { platform: 'discord', id: '9', name: 'maplefox' } };
    await say(`add quillmere --in <#${THERE}>`, { [HERE]: LOOK, [THERE]: MANAGE }, manager);
    expect(await owner(`discord:${GUILD.home}:${THERE}`)).toBe('maplefox');
    expect(await owner(`discord:${GUILD.home}:${HERE}`)).toBe('maplefox');
  });
});

test('a report is moved away by its owner or by who manages where it comes, not by who manages where it would come', async () => {
  const manager: Partial<Invocation> = { person: { platform: 'discord', id: '9', name: 'maplefox' } };
  const both = { [HERE]: MANAGE, [THERE]: MANAGE };
  await say('add quillmere', both, manager);
  await say('list', both, { ...manager, channel: { ...GUILD, channel: THERE } });
  await say('report weekly', both, manager);
  await say('settings --set-up everyone', both, { admin: true });
  const line = `report --number 1 --in <#${THERE}>`;
  expect(refused(await say(line, { [HERE]: WRITE, [THERE]: MANAGE }))).toBe(true);
  expect(refused(await say(line, { [HERE]: MANAGE, [THERE]: MANAGE }))).toBe(false);
});

test('of a report in a channel that they cannot see nobody learns, nor of a channel whose keywords it is about', async () => {
  const manager: Partial<Invocation> = { person: { platform: 'discord', id: '9', name: 'maplefox' } };
  const there = { channel: { ...GUILD, channel: THERE }, channelName: 'secret' };
  const both = { [HERE]: MANAGE, [THERE]: MANAGE };
  await say('add quillmere', both, { ...manager, ...there });
  await say('list', both, manager);
  await say('report weekly', both, { ...manager, ...there });
  await say(`report daily --in <#${HERE}>`, both, { ...manager, ...there });
  const hidden = { [HERE]: MANAGE, [THERE]: NOTHING };
  for (const line of ['report off 1', 'report --number 1 --at 09:00', 'report off 77']) {
    const reply = await say(line, hidden);
    expect(reply.problem?.code).toBe('bad-argument');
    expect(readable(reply.message)).not.toContain('secret');
  }
  const list = readable((await say('report scheduled', hidden)).message);
  expect(list).toContain('a channel that you cannot see');
  expect(list).not.toMatch(/secret|every Monday/);
});

test('what a plain member may change of what others set: nothing', async () => {
  await world.say('add kestrelbox', { admin: true });
  await world.say('settings --budget 7', { admin: true });
  await world.say('help', { admin: true, channel: 'C0ONCALL' });
  await world.say('webhook hk', { admin: true });
  world.feeds = [{ url: 'https://blog.example/feed', title: 'A blog' }];
  await world.say('sources --add https://blog.example/feed', { admin: true });
  const { store } = world;
  const { id } = await world.workspace();
  const snapshot = async () =>
    JSON.stringify([
      await store.keywords(id),
      await store.channels(id),
      await store.feeds(id),
      await store.webhooks(id),
      await store.workspaces(),
    ]);
  const before = await snapshot();
  for (const line of [
    'remove kestrelbox --yes',
    'pause kestrelbox',
    'edit kestrelbox --query quillmere',
    'alert kestrelbox --sensitivity off',
    'alert kestrelbox --mute 90d',
    'alert kestrelbox --expect Launch',
    'settings --budget 500',
    'settings --retention 1',
    'settings --set-up managers',
    'settings --guests act',
    'settings --quiet 00:00-23:59',
    'settings --escalate-to <#C0ONCALL|oncall>',
    'settings --on-call off me',
    'language fr',
    'digest off',
    'pause',
    'sources --remove https://blog.example/feed',
    'sources --opt-in google-news',
    'webhook hk --rotate',
    'webhook hk --remove --yes',
    'forget hacker-news:x --yes',
    'link',
    'unlink --yes',
    'import x.csv',
    'audit',
  ]) {
    const reply = await world.say(line, { by: birch });
    expect(await snapshot(), line).toBe(before);
    expect(reply.problem, line).toBeDefined();
    expect(readable(reply.message), line).toMatch(/Ask (maplefox|an admin|somebody)|Choose the person/);
  }
  expect(await world.store.linkOfferedBy('', world.now())).toBeNull();
});

test('roles are for Discord: elsewhere they are refused with what can be chosen there', async () => {
  const slack = await newWorld();
  await slack.say('add kestrelbox');
  const reply = await slack.say('settings --set-up-roles <!subteam^S0DESK|desk>', { admin: true });
  expect(reply.problem).toMatchObject({ code: 'bad-argument', argument: 'set-up-roles' });
  expect(readable(reply.message)).toMatch(/Discord.*people have roles.*--set-up everyone/s);
  const workspace = await slack.workspace();
  expect(workspace.rules?.slack).toBeUndefined();
  expect((await slack.say('settings --set-up-roles off', { admin: true })).problem).toBeUndefined();
});
