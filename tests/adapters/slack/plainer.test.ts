import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Router } from '../../../src/adapters/platform.ts';
import { plainerParts, plainerViews } from '../../../src/adapters/slack/plainer.ts';
import { renderSlack } from '../../../src/adapters/slack/render.ts';
import { viewBlocks } from '../../../src/adapters/slack/view-blocks.ts';
import type { Reply } from '../../../src/commands/command.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import type { Message } from '../../../src/messages/message.ts';
import { slash } from '../../fakes/slack/bodies.ts';
import { blockFaults } from '../../fakes/slack/check-blocks.ts';
import { everyMessage } from '../../messages/every-message.ts';
import { type Bench, SOCKET, startBench } from './harness.ts';

const to = { platform: 'slack', home: 'T0KESTREL', channel: 'C0SUPPORT' } as const;
const REFUSED = { error: 'invalid_blocks' };
const message: Message = {
  language: 'en',
  summary: 'Digest',
  mood: 'plain',
  elements: [
    {
      kind: 'text',
      text: ['Kestrelbox & <!channel> at ', { moment: 1_772_528_400_000, text: '09:00', dated: false }],
    },
    { kind: 'list', items: ['one', 'two'] },
    {
      kind: 'table',
      caption: 'Sources',
      columns: ['Name', 'Posts'],
      rows: [['Feed', '12']],
      numeric: [false, true],
    },
    {
      kind: 'chart',
      chart: {
        kind: 'line',
        title: 'Mentions',
        sentence: 'Mentions rose to 41.',
        labels: ['Mon', 'Tue'],
        series: [{ name: 'Mentions', values: [1, 41], tone: 'main' }],
      },
    },
  ],
};
let reply: Reply = { visibility: 'private', message };
const router: Router = {
  commands: [],
  handle: async () => reply,
  complete: async () => [],
  homeRemoved: async () => {},
  channelRemoved: async () => {},
};

let bench: Bench;
beforeEach(async () => {
  bench = await startBench(router, SOCKET, { png: new Uint8Array([1]) });
  reply = { visibility: 'private', message };
});
afterEach(() => bench.close());

const typesOf = (blocks: unknown) =>
  JSON.stringify(blocks).match(/"(?:table|data_visualization|date)"/g) ?? [];
const WORDS = [
  'Kestrelbox &amp; &lt;!channel&gt; at 09:00',
  '• one',
  'Sources',
  'Feed',
  '12',
  'Mentions rose to 41.',
];

describe('a message that Slack refuses', () => {
  test('goes without the newer blocks, its chart as a picture', async () => {
    const { fake, slack } = bench;
    fake.fail('chat.postMessage', REFUSED);
    await slack.send(to, message, 'k');
    expect(fake.messages).toHaveLength(1);
    expect(typesOf(fake.messages[0]!.blocks)).toEqual([]);
    expect(JSON.stringify(fake.messages[0]!.blocks)).toContain('Mentions rose to 41.');
    expect(fake.files).toHaveLength(1);
  });

  test('then as text only, with every word and nothing that calls people by accident', async () => {
    const { fake, slack } = bench;
    fake.fail('chat.postMessage', REFUSED, REFUSED);
    await slack.send(to, message, 'k');
    const [posted] = fake.messages;
    expect(posted!.blocks).toEqual([]);
    for (const words of WORDS) expect(posted!.text).toContain(words);
    expect(posted!.text).not.toContain('<!channel>');
  });

  test('even so is a fault of ours', async () => {
    bench.fake.fail('chat.postMessage', REFUSED, REFUSED, REFUSED);
    await expect(bench.slack.send(to, message, 'k')).rejects.toMatchObject({ kind: 'rejected' });
    expect(bench.fake.messages).toEqual([]);
  });

  test('an edit, likewise', async () => {
    const { fake, slack } = bench;
    const sent = await slack.send(to, message, 'k');
    fake.fail('chat.update', REFUSED, REFUSED);
    await slack.update(sent, {
      ...message,
      elements: [{ kind: 'text', text: 'Later' }, ...message.elements],
    });
    expect(fake.messages[0]).toMatchObject({
      edited: true,
      blocks: [],
      text: expect.stringMatching(/^Later\n/),
    });
  });

  test.each([
    'cannot_reply_to_message',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
  ])('a thread that takes no answers (%s): the channel gets it', async (error) => {
    const { fake, slack } = bench;
    const root = await slack.send(to, message, 'k1');
    fake.fail('chat.postMessage', { error });
    await slack.send({ ...to, thread: root.id }, message, 'k2');
    expect(fake.messages).toHaveLength(2);
    expect(fake.messages[1]!.thread_ts).toBeUndefined();
  });
});

describe('an answer that Slack refuses', () => {
  const answered = async (refusals: { status?: number; body: string }[]) => {
    const { fake } = bench;
    fake.failResponses(...refusals);
    await fake.socket('slash_commands', slash(fake, 'report'));
    return fake.until(() => fake.responses[0]);
  };
  const [IN_JSON, IN_TEXT] = [
    { body: '{"ok":false,"error":"invalid_blocks"}' },
    { status: 400, body: 'invalid_payload' },
  ];

  test.each([
    ['with 200', IN_JSON],
    ['with a status', IN_TEXT],
  ])('%s comes again without the newer blocks', async (_name, refusal) => {
    expect(typesOf((await answered([refusal])).blocks)).toEqual([]);
  });

  test('then as text only', async () => {
    const { blocks, text } = await answered([IN_JSON, IN_TEXT]);
    expect(blocks).toBeUndefined();
    for (const words of WORDS) expect(text).toContain(words);
  });

  test('as an ephemeral message, where the address of the answer is used up', async () => {
    const { fake } = bench;
    fake.fail('chat.postEphemeral', REFUSED, REFUSED);
    await fake.socket('slash_commands', slash(fake, 'report', { response_url: fake.responseUrl(0) }));
    const calls = () => fake.calls.filter(({ method }) => method === 'chat.postEphemeral');
    await fake.until(() => calls().length === 3);
    expect(calls()[2]!.args.blocks).toBeUndefined();
    expect(calls()[2]!.args.text).toContain('Mentions rose to 41.');
  });
});

test.each(languageTags)(
  'every message (%s) has plainer forms that Slack takes, with words in each',
  (language) => {
    for (const messages of everyMessage(language).values())
      for (const shown of messages) {
        for (const part of renderSlack(shown).parts) {
          const forms = plainerParts(part);
          const faults = forms.flatMap(({ blocks }) =>
            blocks.length > 0 ? blockFaults(blocks, 'message') : [],
          );
          expect(faults).toEqual([]);
          expect(typesOf(forms.slice(1))).toEqual([]);
          expect(forms.at(-1)!.text.length).toBeLessThanOrEqual(4_000);
          expect(forms.at(-1)!.text.trim()).not.toBe('');
        }
        for (const form of plainerViews(viewBlocks(shown))) expect(blockFaults(form, 'view')).toEqual([]);
      }
  },
);
