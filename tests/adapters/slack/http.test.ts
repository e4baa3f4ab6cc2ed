import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Router } from '../../../src/adapters/platform.ts';
import type { Invocation } from '../../../src/commands/command.ts';
import { noRouter } from '../../fakes/router.ts';
import { event, press, slash } from '../../fakes/slack/bodies.ts';
import { signed } from '../../fakes/slack/server.ts';
import { type Bench, HTTP, startBench } from './harness.ts';

let bench: Bench;
let handled: Invocation[];
let release: (() => void) | null;
beforeEach(async () => {
  handled = [];
  release = null;
  const router: Router = {
    ...noRouter,
    commands: [],
    handle: async (invocation) => {
      handled.push(invocation);
      if ('text' in invocation.input && invocation.input.text === 'slow')
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      const text = 'done & <well>';
      return {
        visibility: 'private',
        message: { language: 'en', summary: text, mood: 'plain', elements: [{ kind: 'text', text }] },
      };
    },
    complete: async () => [],
    homeRemoved: async () => {},
    channelRemoved: async () => {},
  };
  bench = await startBench(router, HTTP, { admins: ['U0BIRCH'] });
});
afterEach(() => bench.close());

function post(body: string, headers: Record<string, string>, type = 'application/x-www-form-urlencoded') {
  return fetch(`http://127.0.0.1:${bench.slack.port}/slack/events`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, ...headers },
  });
}
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

test('a command is acknowledged before the work is done, and answered when it is', async () => {
  const body = form(slash(bench.fake, 'slow') as unknown as Record<string, string>);
  const answer = await post(body, signed(body));
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  expect(bench.fake.responses).toEqual([]);
  while (!release) await new Promise(setImmediate);
  release();
  expect(await bench.fake.until(() => bench.fake.responses[0])).toMatchObject({
    response_type: 'ephemeral',
    text: 'done &amp; &lt;well&gt;',
  });
});

test('who, where and with which rights comes from what Slack says', async () => {
  bench.fake.users.set('U0MAPLE', { is_admin: true, locale: 'fr-FR', tz: 'Europe/Paris' });
  const body = form(slash(bench.fake, 'list') as unknown as Record<string, string>);
  await post(body, signed(body));
  const two = form(
    slash(bench.fake, 'list', {
      user_id: 'U0BIRCH',
      user_name: 'birchowl',
      channel_id: 'D0BIRCH',
      channel_name: 'directmessage',
    }) as unknown as Record<string, string>,
  );
  await post(two, signed(two));
  await bench.fake.until(() => bench.fake.responses[1]);
  expect(handled.sort((a, b) => a.person.id.localeCompare(b.person.id))).toMatchObject([
    { person: { id: 'U0BIRCH' }, admin: true, language: null, channel: { channel: '@U0BIRCH' } },
    {
      person: { id: 'U0MAPLE', name: 'maplefox' },
      admin: true,
      language: 'fr',
      timeZone: 'Europe/Paris',
      channel: { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' },
      channelName: 'support',
      homeName: 'Kestrelbox Ltd',
    },
  ]);
});

describe('requests that are turned away and counted', () => {
  const none = { forged: 0, old: 0, ahead: 0, repeated: 0, tooLarge: 0, malformed: 0 };
  const command = () => form(slash(bench.fake, 'list') as unknown as Record<string, string>);
  test.each([
    ['without a signature', 'forged', () => ({})],
    ['signed by somebody else', 'forged', (body: string) => signed(body, Date.now(), 'another secret')],
    ['signed for another body', 'forged', (body: string) => signed(`${body}x`)],
    [
      'with a time that is none',
      'forged',
      (body: string) => ({ ...signed(body), 'x-slack-request-timestamp': 'soon' }),
    ],
    ['six minutes old', 'old', (body: string) => signed(body, Date.now() - 360_000)],
    ['two minutes ahead', 'ahead', (body: string) => signed(body, Date.now() + 120_000)],
  ] as const)('%s', async (_name, why, headers) => {
    const body = command();
    expect((await post(body, headers(body))).status).toBe(401);
    expect(bench.slack.refused).toEqual({ ...none, [why]: 1 });
    expect(bench.turnedAway).toEqual([why]);
    expect(handled).toEqual([]);
  });

  test('the same request again', async () => {
    const body = command();
    const headers = signed(body);
    expect([(await post(body, headers)).status, (await post(body, headers)).status]).toEqual([200, 401]);
    await bench.fake.until(() => bench.fake.responses[0]);
    expect(handled).toHaveLength(1);
    expect(bench.slack.refused.repeated).toBe(1);
  });

  test('more than a megabyte', async () => {
    const body = form({ payload: 'x'.repeat(1_100_000) });
    const status = await post(body, signed(body)).then(
      ({ status }) => status,
      () => 413,
    );
    expect(status).toBe(413);
    expect(bench.slack.refused.tooLarge).toBe(1);
  });

  test.each([
    ['a form', form({ payload: '{"type":' }), undefined],
    ['a form of a list', form({ payload: '[]' }), undefined],
    ['an event', '{"type":', 'application/json'],
  ])('a body signed and not readable: %s', async (_name, body, type) => {
    expect((await post(body, signed(body), type)).status).toBe(400);
    expect(bench.slack.refused).toEqual({ ...none, malformed: 1 });
    expect(handled).toEqual([]);
  });

  test('the operator reads of it in the log, in one line a minute however many they are', async () => {
    const logLines = () => bench.logged.filter(({ event }) => event === 'slack requests turned away');
    for (let nth = 0; nth < 5; nth++) await post(command(), {});
    expect(logLines()).toHaveLength(1);
    bench.pass(61_000);
    await post(command(), {});
    expect(logLines()).toHaveLength(2);
    expect(bench.turnedAway).toHaveLength(6);
  });
});

test('an event that Slack repeats, newly signed, is handled once', async () => {
  const body = JSON.stringify(
    event({ type: 'app_home_opened', user: 'U0MAPLE', tab: 'home', channel: 'D0MAPLE' }),
  );
  for (const age of [0, 1_000, 2_000])
    expect((await post(body, signed(body, Date.now() - age), 'application/json')).status).toBe(200);
  await bench.fake.until(() => bench.fake.homes[0]);
  expect(handled).toHaveLength(1);
  expect(bench.slack.refused.repeated).toBe(2);
});

test('Slack may check the address', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c4' });
  const answer = await post(body, signed(body), 'application/json');
  expect(await answer.json()).toEqual({ challenge: 'c4' });
  expect((await post('ssl_check=1&token=x', {})).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${bench.slack.port}/elsewhere`)).status).toBe(404);
});

test('an answer falls back to an ephemeral message, then to a direct one', async () => {
  const { fake } = bench;
  const send = async (more: Record<string, unknown>) => {
    const body = form({
      payload: JSON.stringify(
        press(fake, { type: 'button', action_id: 'b|claim|0', value: '{}' }, undefined, more),
      ),
    });
    await post(body, signed(body));
  };
  await send({ response_url: fake.responseUrl(0) });
  await fake.until(() => fake.calls.find(({ method }) => method === 'chat.postEphemeral'));
  fake.channels.set('C0SUPPORT', 'out');
  await send({ response_url: fake.responseUrl(0) });
  expect(await fake.until(() => fake.messages[0])).toMatchObject({ channel: 'D0MAPLE' });
});
