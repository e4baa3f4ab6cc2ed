/** Long because it draws every documented error of every method of Slack that we call. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kindOfCode } from '../../../src/adapters/slack/error-kinds.ts';
import { createLog } from '../../../src/config/log.ts';
import { deliverJob } from '../../../src/jobs/deliver.ts';
import { HOUR, MINUTE } from '../../../src/listening/time.ts';
import type { Message } from '../../../src/messages/message.ts';
import { alertSubject } from '../../../src/messages/subject.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { event, MAPLE, press, slash, suggestion } from '../../fakes/slack/bodies.ts';
import { DOCUMENTED } from '../../fakes/slack/documented-errors.ts';
import { type Posted, startSlackFake } from '../../fakes/slack/server.ts';
import { sampleAlert } from '../../listening/alerts/triage-sample.ts';
import { type Bench, SOCKET, startBench } from './harness.ts';

/**
 * Every documented error of every method, drawn from the loopback Slack by the real SDK, adapter and outbox: nothing is lost,
 * nothing comes twice, and somebody is told.
 */
let world: World;
let bench: Bench;
let logged: { event: string; level: string }[];
let deliver: () => Promise<void>;
beforeEach(async () => {
  world = await newWorld();
  bench = await startBench(world.router, SOCKET, { png: new Uint8Array([1]) });
  logged = [];
  const job = deliverJob({
    store: world.store,
    platforms: new Map([['slack', bench.slack]]),
    clock: { now: world.now, sleep: async () => {} },
    log: createLog('info', [], (line) => logged.push(JSON.parse(line))),
  });
  deliver = () => job.run(world.now());
  await world.say('add kestrelbox');
});
afterEach(async () => {
  await bench.close();
  await world.store.close();
});

const to = { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' } as const;
const subject = alertSubject({ ...sampleAlert(), number: 12 }, 'Kestrelbox');
const saying = (text: string): Message => ({
  language: 'en',
  summary: text,
  mood: 'severity-1',
  elements: [
    { kind: 'text', text },
    { kind: 'table', caption: '', columns: ['Source'], rows: [['Feed']], numeric: [false] },
  ],
  subject,
});

async function enqueue(
  key: string,
  more: { kind?: 'post' | 'edit' | 'reply'; root?: string; text?: string } = {},
) {
  const [channel] = await world.store.channels((await world.workspace()).id);
  const { workspaceId, id: channelId } = channel!;
  const [dueAt, createdAt] = [world.now(), world.now()];
  const { kind = 'post', root = null, text = key } = more;
  const [purpose, severity, expiresAt] = ['alert', 1, null] as const;
  await world.store.enqueue([
    {
      workspaceId,
      channelId,
      key,
      to,
      kind,
      root,
      message: saying(text),
      dueAt,
      createdAt,
      purpose,
      severity,
      expiresAt,
    },
  ]);
}

async function pass(ms: number, step = 5 * MINUTE): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) {
    await deliver();
    world.pass(step);
  }
  await deliver();
}

const readIn = ({ text, blocks }: Posted) => `${text} ${JSON.stringify(blocks)}`;
const arrived = (text: string) =>
  bench.fake.messages.filter((message) => message.channel === 'C0SUPPORT' && readIn(message).includes(text));
const toldOwner = () => bench.fake.messages.filter(({ channel }) => channel === 'D0MAPLE');
const isPaused = async () =>
  (await world.store.channels((await world.workspace()).id)).some(({ paused }) => paused !== null);

test.each(DOCUMENTED['chat.postMessage'].map((code) => [code]))(
  'a message, refused once: %s',
  async (error) => {
    const kind = kindOfCode(error);
    bench.fake.fail('chat.postMessage', { error });
    await enqueue('card-of-kestrelbox');
    await enqueue('what-comes-after');
    await pass(30 * MINUTE);
    if (await isPaused()) {
      expect(['no-channel', 'not-allowed']).toContain(kind);
      expect(toldOwner()).toHaveLength(1);
      expect(arrived('kestrelbox')).toEqual([]);
      await world.say('resume');
      await pass(30 * MINUTE);
    }
    const texts = bench.fake.messages
      .filter(({ channel }) => channel === 'C0SUPPORT')
      .map(({ text }) => text.split('\n')[0]);
    if (arrived('card-of-kestrelbox').length === 0) {
      // What they refuse for no reason that we know to mend is given up aloud, by its name.
      expect(kind).toBe('rejected');
      expect(toldOwner().map(readIn).join()).toContain('Kestrelbox');
      expect(texts).toEqual(['what-comes-after']);
    } else expect(texts).toEqual(['card-of-kestrelbox', 'what-comes-after']);
  },
);

test.each(DOCUMENTED['chat.update'].map((code) => [code]))('an edit, refused once: %s', async (error) => {
  await enqueue('card');
  await pass(0);
  bench.fake.fail('chat.update', { error });
  await enqueue('edit', { kind: 'edit', root: 'card', text: 'claimed-by-birchowl' });
  await pass(30 * MINUTE);
  if (await isPaused()) {
    expect(['no-channel', 'not-allowed']).toContain(kindOfCode(error));
    expect(toldOwner()).toHaveLength(1);
    await world.say('resume');
    await pass(30 * MINUTE);
  }
  const now = arrived('claimed-by-birchowl');
  if (now.length === 0) {
    expect(kindOfCode(error)).toBe('rejected');
    expect(toldOwner()).toHaveLength(1);
  } else expect(now).toHaveLength(1);
});

describe('what can do without: pictures, pins, profiles', () => {
  const METHODS = ['files.getUploadURLExternal', 'files.completeUploadExternal', 'pins.add'] as const;
  test.each(METHODS)('%s: whatever it answers, the message is there once', async (method) => {
    const chart = {
      kind: 'line',
      title: 'T',
      sentence: 'S.',
      labels: ['1', '2'],
      series: [{ name: 'a', values: [1, null], tone: 'main' }],
    } as const;
    for (const error of DOCUMENTED[method]) {
      bench.fake.fail(method, { error });
      const message = {
        ...saying(error),
        pin: true,
        elements: [
          { kind: 'text', text: error },
          { kind: 'chart', chart },
        ],
      };
      await bench.slack.send(to, message as unknown as Message, error);
    }
    expect(bench.fake.messages.map(({ text }) => text)).toEqual(DOCUMENTED[method]);
  });

  test.each(['users.info', 'conversations.info'] as const)(
    '%s: whatever it answers, so do we',
    async (method) => {
      const { fake } = bench;
      for (const [nth, error] of DOCUMENTED[method].entries()) {
        fake.fail(method, { error });
        await fake.socket(
          'slash_commands',
          slash(fake, 'list', { user_id: `U${nth}`, user_name: `owl${nth}` }),
        );
        await fake.until(() => fake.responses.length === nth + 1);
      }
    },
  );
});

test('pins.remove: whatever it answers, the farewell of what was pinned is there', async () => {
  const pinned = { ...saying('dashboard'), pin: true };
  for (const error of DOCUMENTED['pins.remove']) {
    const sent = await bench.slack.send(to, pinned, `pinned-${error}`);
    bench.fake.fail('pins.remove', { error });
    await bench.slack.update(sent, { ...saying(`farewell-${error}.`), pin: false });
    expect(arrived(`farewell-${error}.`)).toHaveLength(1);
  }
});

test('usergroups.list: whatever it answers, the field has its list, and the next one has the groups', async () => {
  const { fake } = bench;
  fake.groups = [{ id: 'S0DESK', handle: 'brand-desk', name: 'Brand desk' }];
  await fake.socket('slash_commands', slash(fake, 'settings'));
  const answer = await fake.until(() => fake.responses[0]);
  const change = (answer.blocks as { elements?: { action_id?: string }[] }[])
    .flatMap(({ elements = [] }) => elements)
    .find(({ action_id }) => action_id?.startsWith('f|settings'));
  await fake.socket('interactive', press(fake, { type: 'button', ...change }));
  const view = await fake.until(() => fake.views[0]);
  const listed = async () =>
    (await fake.socket('interactive', suggestion(view, 'on-call+groups', '@brand'))).payload.options;
  for (const error of DOCUMENTED['usergroups.list']) {
    fake.fail('usergroups.list', { error });
    expect([error, await listed()]).toEqual([error, []]);
    bench.pass(10 * MINUTE);
    expect([error, await listed()]).toMatchObject([error, [{ text: { text: '@brand-desk' } }]]);
    bench.pass(10 * MINUTE);
  }
});

test('views.publish: whatever it answers, the next visit shows the home', async () => {
  const { fake } = bench;
  for (const error of DOCUMENTED['views.publish']) {
    const before = fake.homes.length;
    fake.fail('views.publish', { error });
    const visit = () =>
      fake.socket(
        'events_api',
        event({ type: 'app_home_opened', user: MAPLE.id, channel: 'D0MAPLE', tab: 'home' }),
      );
    await visit();
    await fake.until(() => fake.calls.filter(({ method }) => method === 'views.publish').length > 0);
    world.pass(10 * MINUTE);
    bench.pass(10 * MINUTE);
    await visit();
    await fake.until(() => fake.homes.length > before);
  }
});

test('auth.test: whatever it answers, a message is there, with its links or without', async () => {
  for (const error of DOCUMENTED['auth.test']) {
    bench.fake.fail('auth.test', { error });
    await bench.slack.send(to, saying(`after-${error}.`), `auth-${error}`);
    expect(arrived(`after-${error}.`)).toHaveLength(1);
  }
});

test('auth.test at the start: what ends by itself is waited out, what a person must mend is said', async () => {
  for (const error of DOCUMENTED['auth.test']) {
    const fake = await startSlackFake();
    fake.fail('auth.test', { error });
    const started = startBench(world.router, SOCKET, { fake });
    if (kindOfCode(error) === 'no-connection') {
      await expect(started).rejects.toThrow();
      continue;
    }
    const late = await started;
    await late.slack.send(to, saying('hello'), 'hello');
    expect(fake.messages).toHaveLength(1);
    await late.close();
  }
});

describe('what people ask for', () => {
  test('chat.postEphemeral: whatever it answers, they get their answer once', async () => {
    const { fake } = bench;
    for (const [nth, error] of DOCUMENTED['chat.postEphemeral'].entries()) {
      fake.fail('chat.postEphemeral', { error });
      const before = fake.calls.length;
      await fake.socket('slash_commands', slash(fake, 'list', { response_url: fake.responseUrl(0) }));
      const answers = () =>
        fake.calls
          .slice(before)
          .filter(({ method }) => ['chat.postEphemeral', 'chat.postMessage'].includes(method));
      await fake.until(() => answers().length === 2);
      expect([nth, error, answers().length]).toEqual([nth, error, 2]);
    }
  });

  test.each(['views.open', 'views.push'] as const)(
    '%s: whatever it answers, they get the form or a reason',
    async (method) => {
      const { fake } = bench;
      for (const error of DOCUMENTED[method]) {
        const [views, answers] = [fake.views.length, fake.responses.length];
        fake.fail(method, { error });
        const button = { type: 'button', action_id: 'f|add|0', value: '{}' };
        const view = { id: 'V0', type: 'modal', private_metadata: '' };
        await fake.socket(
          'interactive',
          press(
            fake,
            button,
            undefined,
            method === 'views.push' ? { view, container: { type: 'view' } } : {},
          ),
        );
        await fake.until(() => fake.views.length + fake.responses.length === views + answers + 1);
      }
    },
  );
});

/** One code of each kind, and what has no code: refused for good, in this channel only. */
test.each([
  ['a limit', { error: 'ratelimited' }],
  ['a migration', { error: 'org_login_required' }],
  ['a fault of theirs', { error: 'internal_error' }],
  ['a refused token', { error: 'invalid_auth' }],
  ['an archived channel', { error: 'is_archived' }],
  ['a channel for others', { error: 'restricted_action' }],
  ['a payload', { error: 'no_text' }],
  ['blocks', { error: 'invalid_blocks' }],
  ['an error that nobody knows', { error: 'quota_of_moons' }],
  ['a page of a proxy', { status: 403, body: '<html>blocked</html>' }],
] as const)('refused for good: %s is told, or still waits', async (_name, failure) => {
  bench.fake.failWhere('chat.postMessage', ({ channel }) => (channel === 'C0SUPPORT' ? failure : null));
  await enqueue('card-of-kestrelbox');
  await pass(12 * HOUR, 15 * MINUTE);
  const { waiting } = await world.store.outboxCounts();
  const errors = logged.filter(({ level }) => level === 'error');
  expect(toldOwner().length + errors.length + waiting).toBeGreaterThan(0);
  const waitsAlone = ['limited', 'down'].includes(kindOfCode('error' in failure ? failure.error : '') ?? '');
  if (!waitsAlone) expect(toldOwner().length + errors.length).toBeGreaterThan(0);
  bench.fake.failWhere('chat.postMessage', () => null);
  if (waiting === 0) return;
  if (await isPaused()) await world.say('resume');
  await pass(30 * MINUTE);
  expect(arrived('card-of-kestrelbox')).toHaveLength(1);
});
