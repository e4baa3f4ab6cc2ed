import { expect, test } from 'vitest';
import type { Router } from '../../../src/adapters/platform.ts';
import { createTerminal, type EarlierRun, type ShownMessage } from '../../../src/adapters/terminal/index.ts';
import type { Invocation } from '../../../src/commands/command.ts';
import type { Button, Message } from '../../../src/messages/message.ts';
import { noRouter } from '../../fakes/router.ts';

const person = { platform: 'terminal', id: 'nadja', name: 'nadja' } as const;
const to = { platform: 'terminal', home: 'terminal', channel: 'support' } as const;
const claim: Button = { label: 'Claim', verb: 'claim', args: { target: '1' } };
const release: Button = { label: 'Release', verb: 'release', args: { target: '1' } };
const message = (summary: string, ...buttons: Button[]): Message => ({
  language: 'en',
  summary,
  mood: 'plain',
  elements: [
    { kind: 'text', text: [{ bold: summary }] },
    { kind: 'buttons', buttons },
  ],
});

async function terminal(visibility: 'private' | 'channel' = 'private', earlier?: EarlierRun) {
  const shown: ShownMessage[] = [];
  const handled: Invocation[] = [];
  let printed = '';
  const router: Router = {
    ...noRouter,
    commands: [],
    handle: async (invocation) => {
      handled.push(invocation);
      return { visibility, message: message('Answer') };
    },
    complete: async () => [],
    homeRemoved: async () => {},
    channelRemoved: async () => {},
  };
  const made = createTerminal({
    write: (text) => {
      printed += text;
    },
    ask: null,
    clock: { now: () => 1_000_000, sleep: async () => {} },
    color: true,
    width: 80,
    drawChart: async () => null,
    chartDir: '.',
    fileDir: '.',
    timeZone: 'UTC',
    observe: (message) => shown.push(message),
    earlier,
  });
  await made.start(router);
  return { made, shown, handled, printed: () => printed };
}

test('an observer gets every message, without color, with the numbers that were printed', async () => {
  const { made, shown, printed } = await terminal();
  const { id } = await made.send(to, message('Card', claim), 'a');
  await made.send({ ...to, thread: id }, message('Reply'), 'b');
  await made.send({ ...to, channel: '@nadja' }, message('To you'), 'c');
  await made.type('list', person, 'support');
  expect(shown.map(({ kind, channel, to }) => [kind, channel, to])).toEqual([
    ['post', 'support', null],
    ['reply', 'support', null],
    ['private', '@nadja', 'nadja'],
    ['private', 'support', 'nadja'],
  ]);
  expect(shown[0]!.text).toBe('│ Card\n│\n│ [1] Claim');
  expect(printed()).toContain('[1] Claim');
  expect(new Set(shown.map(({ id }) => id)).size).toBe(4);
});

test('an observer gets an edit whole, under the id of its message; a button that was never printed has no number', async () => {
  const { made, shown, printed } = await terminal();
  const sent = await made.send(to, message('Card', claim), 'a');
  await made.update(sent, message('Card, claimed', claim, release));
  expect(shown[1]).toMatchObject({ kind: 'edit', id: sent.id, channel: 'support' });
  expect(shown[1]!.text).toContain('[1] Claim  [Release]');
  expect(printed()).toContain('the card now says');
  // The next message is numbered as if nobody had looked.
  await made.send(to, message('Another', release), 'b');
  expect(shown[2]!.text).toContain('[2] Release');
});

test('an edit names the person who alone sees its message, and nobody in a channel', async () => {
  const { made, shown } = await terminal();
  const own = await made.send({ ...to, channel: '@nadja' }, message('To you'), 'a');
  const open = await made.send(to, message('To all'), 'b');
  await made.update(own, message('To you, later'));
  await made.update(open, message('To all, later'));
  expect(shown.slice(2).map(({ kind, channel, to }) => [kind, channel, to])).toEqual([
    ['edit', '@nadja', 'nadja'],
    ['edit', 'support', null],
  ]);
});

test('a press and a line are done as the person that does them, admin or not', async () => {
  const { made, shown, handled } = await terminal('channel');
  await made.press({ verb: 'claim', args: { target: '1' }, channel: 'support' }, person, false);
  await made.type('list', person, 'support', false);
  await made.type('list', person, 'support');
  expect(handled.map(({ origin, admin, channel, input }) => [origin, admin, channel.channel, input])).toEqual(
    [
      ['button', false, 'support', { verb: 'claim', args: { target: '1' } }],
      ['typed', false, 'support', { text: 'list' }],
      ['typed', true, 'support', { text: 'list' }],
    ],
  );
  expect(shown.every(({ kind, to: only }) => kind === 'post' && only === null)).toBe(true);
});

test('messages of several channels are drawn one after the other, in the order in which they came', async () => {
  const { made, shown } = await terminal();
  await Promise.all(
    ['one', 'two', 'three'].map((channel) => made.send({ ...to, channel }, message(channel), channel)),
  );
  expect(shown.map(({ channel }) => channel)).toEqual(['one', 'two', 'three']);
});

test('a terminal that is started again goes on: no id comes twice, and a card keeps the numbers of its buttons', async () => {
  const first = await terminal();
  const sent = await first.made.send(to, message('Card', claim), 'a');
  const { made, shown } = await terminal('private', {
    messages: first.shown.length,
    buttons: first.shown.flatMap(({ numbered }) => numbered),
  });
  await made.update(sent, message('Card, claimed', claim));
  const next = await made.send(to, message('Another', release), 'b');
  expect(shown.map(({ text }) => text.split('\n').at(-1))).toEqual(['│ [1] Claim', '│ [2] Release']);
  expect(next.id).not.toBe(sent.id);
});
