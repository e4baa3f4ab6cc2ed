import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Router, SentRef } from '../../../src/adapters/platform.ts';
import { alertCard } from '../../../src/messages/alerts/alert.ts';
import type { Chart, Message } from '../../../src/messages/message.ts';
import { cardRun } from '../../../src/messages/runs.ts';
import { noRouter } from '../../fakes/router.ts';
import { BOT_TOKEN } from '../../fakes/slack/server.ts';
import { sampleAlert } from '../../listening/alerts/triage-sample.ts';
import { type Bench, HTTP, startBench } from './harness.ts';

const silent: Router = {
  ...noRouter,
  commands: [],
  handle: async () => {
    throw new Error('nobody acts in these tests');
  },
  complete: async () => [],
  homeRemoved: async () => {},
  channelRemoved: async () => {},
};
const to = { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' } as const;
const textMessage = (text: string, more: Message['elements'] = []): Message => ({
  language: 'en',
  summary: text,
  mood: 'plain',
  elements: [{ kind: 'text', text }, ...more],
});

let bench: Bench;
beforeEach(async () => {
  bench = await startBench(silent, HTTP, { png: new Uint8Array([1, 2, 3]) });
});
afterEach(() => bench.close());

describe('what Slack refuses, in our words', () => {
  test('a channel the bot is not in, an archived one, one that never was', async () => {
    bench.fake.channels.set('C0OUT', 'out').set('C0OLD', 'archived');
    const kinds = [];
    for (const channel of ['C0OUT', 'C0OLD', 'C0NONE'])
      kinds.push(
        await bench.slack.send({ ...to, channel }, textMessage('x'), channel).catch(({ kind }) => kind),
      );
    expect(kinds).toEqual(['not-allowed', 'no-channel', 'no-channel']);
  });

  test('a home that is not ours', async () => {
    await expect(bench.slack.send({ ...to, home: 'T0OTHER' }, textMessage('x'), 'k')).rejects.toMatchObject({
      kind: 'no-connection',
    });
  });

  test('a message that was deleted', async () => {
    const sent = await bench.slack.send(to, textMessage('one'), 'k1');
    bench.fake.messages.length = 0;
    await expect(bench.slack.update(sent, textMessage('two'))).rejects.toMatchObject({ kind: 'no-message' });
  });

  test('a closed port is distinguished from an answer that was lost', async () => {
    await bench.fake.close();
    await expect(bench.slack.send(to, textMessage('x'), 'k')).rejects.toMatchObject({ kind: 'down' });
    await bench.slack.stop();
    bench = await startBench(silent, HTTP);
  });
});

describe('a message to be pinned', () => {
  const pinned = { ...textMessage('Dashboard'), pin: true };
  test('is pinned once posted, and no longer after its farewell', async () => {
    const { fake, slack } = bench;
    const sent = await slack.send(to, pinned, 'd1');
    expect([...fake.pins]).toEqual([`C0SUPPORT:${fake.messages[0]!.ts}`]);
    await slack.update(sent, { ...textMessage('Dashboard, later'), pin: true });
    expect(fake.pins.size).toBe(1);
    await slack.update(sent, { ...textMessage('No longer kept'), pin: false });
    expect(fake.pins.size).toBe(0);
  });
  test.each(['missing_scope', 'not_pinnable', 'permission_denied'])(
    '%s: it is posted all the same',
    async (error) => {
      bench.fake.fail('pins.add', { error });
      await bench.slack.send(to, pinned, 'd1');
      expect(bench.fake.messages).toHaveLength(1);
      expect(bench.fake.pins.size).toBe(0);
    },
  );
  test('all others are not', async () => {
    const sent = await bench.slack.send(to, textMessage('hello'), 'k1');
    await bench.slack.update(sent, textMessage('hello again'));
    expect(bench.fake.calls.filter(({ method }) => method.startsWith('pins.'))).toEqual([]);
  });
});

test('one message a second and channel, in order', async () => {
  const { slack, fake, slept } = bench;
  fake.channels.set('C0PRESS', 'in');
  await Promise.all([1, 2, 3].map((n) => slack.send(to, textMessage(`m${n}`), `k${n}`)));
  await slack.send({ ...to, channel: 'C0PRESS' }, textMessage('elsewhere'), 'k4');
  expect(fake.messages.map(({ text }) => text)).toEqual(['m1', 'm2', 'm3', 'elsewhere']);
  expect(slept.length).toBe(2);
  for (const ms of slept) expect(ms).toBeGreaterThan(500);
});

test('a person is written to directly, and that message can be edited and answered', async () => {
  const { slack, fake } = bench;
  const sent = await slack.send({ ...to, channel: '@U0MAPLE' }, textMessage('psst'), 'k1');
  await slack.update(sent, textMessage('psst!'));
  await slack.send({ ...to, channel: '@U0MAPLE', thread: sent.id }, textMessage('more'), 'k2');
  expect(fake.messages).toMatchObject([
    { channel: 'D0MAPLE', text: 'psst!', edited: true },
    { channel: 'D0MAPLE', text: 'more', thread_ts: fake.messages[0]!.ts },
  ]);
});

test('a message too long for one goes on below it, and a retry does not start over', async () => {
  const { slack, fake } = bench;
  const long = textMessage('w '.repeat(9_000));
  fake.fail('chat.postMessage', 'none', { error: 'fatal_error' });
  await expect(slack.send(to, long, 'k1')).rejects.toMatchObject({ kind: 'unknown' });
  expect(fake.messages).toHaveLength(1);
  const sent = await slack.send(to, long, 'k1');
  expect(fake.messages).toHaveLength(2);
  expect(sent.id.split('+')).toEqual(fake.messages.map(({ ts }) => ts));
  expect(fake.messages[1]!.thread_ts).toBe(fake.messages[0]!.ts);
});

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, nth) => `w${from + nth}`).join(' ');
const postedWords = () =>
  JSON.stringify(bench.fake.messages.map(({ blocks }) => blocks)).match(/\bw\d+\b/g) ?? [];

describe('a message in several parts is edited as a whole', () => {
  test.each([
    ['in a channel', 'C0SUPPORT'],
    ['in a direct conversation', '@U0MAPLE'],
  ])('%s: every part says what is true now', async (_name, channel) => {
    const { slack, fake } = bench;
    const sent = await slack.send({ ...to, channel }, textMessage(numbered(0, 3_000)), 'k1');
    expect(fake.messages).toHaveLength(2);
    await slack.update(sent, textMessage(numbered(5_000, 7_900)));
    expect(fake.messages).toHaveLength(2);
    expect(postedWords()).toEqual(numbered(5_000, 7_900).split(' '));
  });

  test('shorter: the part that is not needed says so; longer: the last part says that there is more', async () => {
    const { slack, fake } = bench;
    const sent = await slack.send(to, textMessage(numbered(0, 3_000)), 'k1');
    await slack.update(sent, textMessage('all is well'));
    expect(fake.messages).toMatchObject([
      { text: 'all is well' },
      { text: expect.stringContaining('shorter') },
    ]);
    expect(postedWords()).toEqual([]);
    await slack.update(sent, textMessage(numbered(0, 9_000)));
    expect(fake.messages).toHaveLength(2);
    const [last] = postedWords().slice(-1);
    expect(last).not.toBe('w8999');
    expect(JSON.stringify(fake.messages[1]!.blocks)).toContain('Not everything fits');
  });

  test('a part that was deleted is left alone; the message itself is missed', async () => {
    const { slack, fake } = bench;
    const sent = await slack.send(to, textMessage(numbered(0, 3_000)), 'k1');
    fake.messages.pop();
    await slack.update(sent, textMessage(numbered(0, 3_000)));
    fake.messages.pop();
    await expect(slack.update(sent, textMessage('x'))).rejects.toMatchObject({ kind: 'no-message' });
  });

  test('its thread hangs below the first part', async () => {
    const { slack, fake } = bench;
    const sent = await slack.send(to, textMessage(numbered(0, 3_000)), 'k1');
    await slack.send({ ...to, thread: sent.id }, textMessage('reply'), 'k2');
    expect(fake.messages[2]).toMatchObject({ text: 'reply', thread_ts: fake.messages[0]!.ts });
  });
});

const picture: Chart = {
  kind: 'line',
  title: 'Mentions <!channel>',
  sentence: 'Mentions rose to 41 & stayed.',
  labels: ['1', '2'],
  series: [{ name: 'Mentions', values: [1, null], tone: 'main' }],
};

test('a message that names an alert links to its card, wherever that is known to stand', async () => {
  const alert = sampleAlert();
  const shown = async (key: string, at?: SentRef) => {
    const card = { ...cardRun(alert), ...(at ? { at } : {}) };
    await bench.slack.send(to, textMessage('x', [{ kind: 'text', text: ['See ', card, '.'] }]), key);
    return JSON.stringify(bench.fake.messages.at(-1)!.blocks);
  };
  expect(await shown('k1')).toContain('{"type":"text","text":"See 12."}');
  const locale = { language: 'en', timeZone: 'UTC' } as const;
  const card = await bench.slack.send(to, alertCard(alert, 'Kestrelbox', locale), 'k2');
  const url = `https://kestrelbox.slack.example/archives/C0SUPPORT/p${card.id.replace('.', '')}`;
  expect(await shown('k3', card)).toContain(`{"type":"link","url":"${url}","text":"12"}`);
  expect(await shown('k4', { ...card, id: `${card.id}+9.9` })).toContain(url);
  expect(await shown('k5', { ...card, channel: { ...to, platform: 'discord' } })).not.toContain('link');
  expect(bench.fake.calls.filter(({ method }) => method === 'auth.test').length).toBeLessThanOrEqual(2);
});

test('a chart Slack cannot draw is uploaded into the thread, its finding in words', async () => {
  const { slack, fake } = bench;
  await slack.send(to, textMessage('digest', [{ kind: 'chart', chart: picture }]), 'k1');
  const [message] = fake.messages;
  expect(fake.files).toMatchObject([
    {
      channel: 'C0SUPPORT',
      thread: message!.ts,
      comment: 'Mentions &lt;!channel&gt;. Mentions rose to 41 &amp; stayed.',
    },
  ]);
  expect(fake.files[0]!.bytes.length).toBeGreaterThanOrEqual(3);
  expect(JSON.stringify(message!.blocks)).toContain('rose to 41');
});

test('the words of a picture become neither a link nor a sign, whatever a source is called', async () => {
  const { slack, fake } = bench;
  const title = 'Win at https://prize.example or prize.example :tada: 4.2 at 14:05. *_~`Done`~_*';
  await slack.send(to, textMessage('digest', [{ kind: 'chart', chart: { ...picture, title } }]), 'k1');
  const { comment } = fake.files[0]!;
  expect(comment).not.toMatch(/https?:\/\/|\w\.[a-z]|:\w+:|[*_~`]/);
  expect(comment.replaceAll('\u2060', '')).toMatch(/prize\.example :tada: 4\.2 at 14:05\.\s+Done/);
});

test('an upload that fails costs the picture, never the message', async () => {
  const { slack, fake, logged } = bench;
  fake.fail('files.completeUploadExternal', { error: 'file_uploads_disabled' });
  await slack.send(to, textMessage('digest', [{ kind: 'chart', chart: picture }]), 'k1');
  expect(fake.messages).toHaveLength(1);
  expect(logged).toContainEqual({ event: 'chart not uploaded' });
});

test('the token travels in the header only', async () => {
  await bench.slack.send(to, textMessage('x'), 'k');
  for (const { token, args } of bench.fake.calls) {
    expect(token).toBe(BOT_TOKEN);
    expect(JSON.stringify(args)).not.toContain('xoxb');
  }
});
