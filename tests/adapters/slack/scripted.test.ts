import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Router } from '../../../src/adapters/platform.ts';
import { defineCommand, type Invocation, type Reply } from '../../../src/commands/command.ts';
import { noRouter } from '../../fakes/router.ts';
import { event, press, slash, submission } from '../../fakes/slack/bodies.ts';
import { type Bench, startBench } from './harness.ts';
import { OPTIONAL_SCOPES, SCOPES } from './scopes.ts';

const reply = (text: string, more: Partial<Reply> = {}): Reply => ({
  visibility: 'private',
  message: { language: 'en', summary: text, mood: 'plain', elements: [{ kind: 'text', text }] },
  ...more,
});
const run = async () => reply('never asked');
const commands = [
  defineCommand({
    verb: 'add',
    needs: 'look',
    group: 'listen',
    form: true,
    args: [
      { name: 'target', kind: 'text', positional: true, required: true, verbatim: true, max: 3_000 },
      { name: 'in', kind: 'channel' },
    ],
    run,
  }),
  defineCommand({ verb: 'preview', needs: 'look', group: 'listen', args: [], run }),
  defineCommand({ verb: 'dashboard', needs: 'look', group: 'read', args: [], run }),
];

let bench: Bench;
let asked: Invocation[];
let answers: (invocation: Invocation) => Promise<Reply>;
beforeEach(async () => {
  asked = [];
  answers = async () => reply('done');
  const router: Router = {
    ...noRouter,
    commands,
    handle: (invocation) => {
      asked.push(invocation);
      return answers(invocation);
    },
    complete: async () => [],
    homeRemoved: async () => {},
    channelRemoved: async () => {},
  };
  bench = await startBench(router);
});
afterEach(() => bench.close());

describe('the live preview', () => {
  const open = async () => {
    const { fake } = bench;
    answers = async () => reply('what?', { form: { verb: 'add', values: {} } });
    await fake.socket('slash_commands', slash(fake, 'add'));
    return fake.until(() => fake.views[0]);
  };
  const enter = (view: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    press(bench.fake, { type: 'plain_text_input', action_id: 'in|target', value: 'kestrelbox' }, undefined, {
      channel: undefined,
      view: { ...view, ...more, state: { values: { target: { 'in|target': { value: 'kestrelbox' } } } } },
    });

  test('shows under the query what it finds, and keeps what was typed', async () => {
    const { fake } = bench;
    const view = { ...(await open()) };
    answers = async () => reply('12 mentions in 30 days');
    await fake.socket('interactive', enter(view));
    await fake.until(() => fake.views[0]!.hash !== view.hash);
    expect(JSON.stringify(fake.views[0])).toContain('12 mentions in 30 days');
    expect(JSON.stringify(fake.views[0])).toContain('"initial_value":"kestrelbox"');
    expect(asked.at(-1)).toMatchObject({ input: { verb: 'preview', args: { target: 'kestrelbox' } } });
  });

  test('does not overwrite a form that has changed meanwhile', async () => {
    const { fake } = bench;
    const view = { ...(await open()) };
    answers = async () => reply('stale');
    await fake.socket('interactive', enter(view, { hash: 'an older one' }));
    await fake.until(() => fake.calls.find(({ method }) => method === 'views.update'));
    expect(JSON.stringify(fake.views[0])).not.toContain('stale');
  });
});

test('a form that takes longer than Slack waits is closed, and answered by message', async () => {
  const { fake } = bench;
  let release: (reply: Reply) => void = () => {};
  answers = async () => reply('what?', { form: { verb: 'add', values: {} } });
  await fake.socket('slash_commands', slash(fake, 'add'));
  const view = await fake.until(() => fake.views[0]);
  answers = () =>
    new Promise((resolve) => {
      release = resolve;
    });
  const { payload, ms } = await fake.socket(
    'interactive',
    submission(fake, view, { target: { value: 'k' } }),
  );
  expect(payload).toEqual({});
  expect(ms).toBeLessThan(3_000);
  release(reply('at last'));
  expect(await fake.until(() => fake.responses[0])).toMatchObject({ text: 'at last' });
});

test('a button in the home answers in a window and draws the home again', async () => {
  const { fake } = bench;
  await fake.socket(
    'events_api',
    event({ type: 'app_home_opened', user: 'U0MAPLE', tab: 'home', channel: 'D0MAPLE' }),
  );
  await fake.until(() => fake.homes[0]);
  expect(asked[0]).toMatchObject({ input: { verb: 'dashboard' }, channel: { channel: '@U0MAPLE' } });
  answers = async () => reply('claimed');
  await fake.socket(
    'interactive',
    press(fake, { type: 'button', action_id: 'b|claim|0', value: '{"target":"12"}' }, undefined, {
      channel: undefined,
      response_url: undefined,
      container: { type: 'view' },
      view: { id: 'V0HOME', type: 'home', private_metadata: '' },
    }),
  );
  await fake.until(() => fake.homes[1]);
  expect(JSON.stringify(fake.views[0])).toContain('claimed');
});

test('a public answer is for the channel, a menu brings its value, a list that only one person sees is replaced', async () => {
  const { fake } = bench;
  answers = async () => reply('for all', { visibility: 'channel' });
  await fake.socket('slash_commands', slash(fake, 'report k --public'));
  await fake.until(() => fake.responses[0]);
  answers = async () => reply('page 2');
  await fake.socket(
    'interactive',
    press(
      fake,
      {
        type: 'static_select',
        action_id: 'm|snooze|0|for|{"target":"12"}',
        selected_option: { value: '4h' },
      },
      undefined,
      {
        container: { type: 'message', is_ephemeral: true },
      },
    ),
  );
  await fake.until(() => fake.responses[1]);
  expect(fake.responses).toMatchObject([
    { response_type: 'in_channel' },
    { response_type: 'ephemeral', replace_original: true },
  ]);
  expect(asked.at(-1)).toMatchObject({
    input: { verb: 'snooze', args: { target: '12', for: '4h' } },
    origin: 'button',
  });
});

test.each([
  ['below a message', { message_ts: '2.1', thread_ts: '1.1' }, { thread_ts: '1.1' }],
  ['on the message that a thread is below', { message_ts: '1.1', thread_ts: '1.1' }, {}],
  ['on a message without a thread', { message_ts: '1.1' }, {}],
])('a button %s is answered where it stands', async (_name, container, place) => {
  const { fake } = bench;
  answers = async () => reply('yours');
  const claim = { type: 'button', action_id: 'b|claim|0', value: '{"target":"12"}' };
  const where = { container: { type: 'message', is_ephemeral: false, ...container } };
  await fake.socket('interactive', press(fake, claim, undefined, where));
  const { thread_ts } = await fake.until(() => fake.responses[0]);
  expect({ thread_ts }).toEqual({ thread_ts: undefined, ...place });
  await fake.socket('interactive', press(fake, claim, undefined, { ...where, response_url: undefined }));
  const ephemeral = () => fake.calls.find(({ method }) => method === 'chat.postEphemeral')?.args;
  await fake.until(ephemeral);
  expect({ thread_ts: ephemeral()?.thread_ts }).toEqual({ thread_ts: undefined, ...place });
});

test('the form of a shortcut is in the language of its user, and says who gets the alerts', async () => {
  const { fake } = bench;
  fake.users.set('U0MAPLE', { locale: 'fr-FR' });
  const shortcut = { actions: undefined, type: 'shortcut', callback_id: 'add', channel: undefined };
  await fake.socket('interactive', {
    ...press(fake, {}),
    ...shortcut,
    response_url: undefined,
    container: undefined,
  });
  const view = JSON.stringify(await fake.until(() => fake.views[0]));
  expect(view).toContain('Enregistrer');
  expect(view).toContain('messages privés');
  await fake.socket('interactive', press(fake, { type: 'button', action_id: 'f|add|0', value: '{}' }));
  expect(JSON.stringify(await fake.until(() => fake.views[1]))).not.toContain('messages privés');
});

test('the global shortcut opens the form of a keyword', async () => {
  const { fake } = bench;
  await fake.socket('interactive', {
    ...press(fake, {}),
    actions: undefined,
    type: 'shortcut',
    callback_id: 'add',
    channel: undefined,
  });
  expect(JSON.stringify(await fake.until(() => fake.views[0]))).toContain('in|target');
});

test('the manifest asks for what the code uses, within the limits of a manifest', () => {
  const root = join(import.meta.dirname, '../../..');
  const source = (file: string) => readFileSync(join(root, 'src/adapters/slack', file), 'utf8');
  const manifest = readFileSync(join(root, 'manifest.yml'), 'utf8').replace(/\s*#.*$/gm, '');
  const listUnder = (name: string) =>
    new RegExp(`\\b${name}:\\n((?:\\s+- \\S+\\n?)+)`).exec(manifest)?.[1]?.match(/[^\s-][^\s]*/g);
  expect(listUnder('bot')).toEqual([...SCOPES, ...OPTIONAL_SCOPES]);
  expect(listUnder('bot_optional')).toEqual(OPTIONAL_SCOPES);
  const events = [
    ...`${source('listeners.ts')}${source('first-contact.ts')}`.matchAll(/app\.event\('(\w+)'/g),
  ].map(([, name]) => name);
  expect(listUnder('bot_events')?.sort()).toEqual(events.sort());
  expect([...manifest.matchAll(/callback_id: (\w+)/g)].map(([, id]) => id)).toEqual(['add', 'track', 'note']);
  for (const [, text] of manifest.matchAll(/description: (.*)/g))
    expect(text!.length).toBeLessThanOrEqual(140);
  expect(manifest).toContain('should_escape: true');
  expect(manifest).toContain('socket_mode_enabled: true');
});
