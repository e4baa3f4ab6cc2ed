import { expect, test } from 'vitest';
import { createAnswer } from '../../../src/adapters/slack/answer.ts';
import type { SlackContext } from '../../../src/adapters/slack/inbound.ts';
import type { WebClient } from '../../../src/adapters/slack/web-client.ts';
import type { Element, Message } from '../../../src/messages/message.ts';

const HOME = { platform: 'slack', home: 'T0KESTREL' } as const;
const context = {
  home: HOME,
  channel: { ...HOME, channel: 'C0SUPPORT' },
  person: { ...HOME, id: 'U0MAPLE', name: 'maplefox' },
  thread: null,
  responseUrl: null,
} as unknown as SlackContext;

test.each([
  [49, [50]],
  [50, [50, 1]],
])(
  'settings of %i blocks have their button to change them, within the blocks of a message',
  async (count, shown) => {
    const sent: { blocks: unknown[] }[] = [];
    const client = {
      chat: { postEphemeral: async (part: { blocks: unknown[] }) => void sent.push(part) },
    } as unknown as WebClient;
    const answer = createAnswer({
      send: () => expect.unreachable(),
      linked: async (message) => message,
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    });
    const elements = Array.from({ length: count }, (): Element => ({ kind: 'divider' }));
    const message: Message = { language: 'en', summary: 's', mood: 'plain', elements };
    const change = { verb: 'settings', values: { quiet: 'off' } };
    await answer(context, client, { message, visibility: 'private', change }, 'k');
    expect(sent.map(({ blocks }) => blocks.length)).toEqual(shown);
    expect(JSON.stringify(sent.at(-1))).toContain('f|settings|');
  },
);
