import { expect, test } from 'vitest';
import type { Router } from '../../../src/adapters/platform.ts';
import { createTerminal } from '../../../src/adapters/terminal/index.ts';
import type { Invocation } from '../../../src/commands/command.ts';
import type { Message } from '../../../src/messages/message.ts';
import { noRouter } from '../../fakes/router.ts';

const person = { platform: 'terminal', id: 'you', name: 'you' } as const;

/** A terminal that shows one button which asks first. @param answers null = nobody types */
async function withButton(answers: string[] | null, language: Message['language'] = 'en') {
  const handled: Invocation[] = [];
  const asked: string[] = [];
  const confirm = 'Remove Kestrelbox\u001b[2J for good?';
  const message: Message = {
    language,
    summary: 'Sure?',
    mood: 'plain',
    elements: [
      {
        kind: 'buttons',
        buttons: [{ label: 'Remove', verb: 'remove', args: { target: 'Kestrelbox' }, confirm }],
      },
    ],
  };
  const router: Router = {
    ...noRouter,
    commands: [],
    handle: async (invocation) => {
      handled.push(invocation);
      return { visibility: 'private', message };
    },
    complete: async () => [],
    homeRemoved: async () => {},
    channelRemoved: async () => {},
  };
  const terminal = createTerminal({
    write: () => {},
    ask:
      answers &&
      (async (question) => {
        asked.push(question);
        return answers.shift() ?? '';
      }),
    clock: { now: () => 0, sleep: async () => {} },
    color: false,
    width: 80,
    drawChart: async () => null,
    chartDir: '.',
    fileDir: '.',
    timeZone: 'UTC',
  });
  await terminal.start(router);
  await terminal.type('remove Kestrelbox', person, 'general');
  const presses = () => handled.filter(({ origin }) => origin === 'button').length;
  return { press: () => terminal.type('1', person, 'general'), presses, asked };
}

test('a button that asks first runs only on a yes', async () => {
  const { press, presses, asked } = await withButton(['', 'no', 'Y']);
  for (const expected of [0, 0, 1]) {
    expect(await press()).toBe('go on');
    expect(presses()).toBe(expected);
  }
  expect(asked[0]).toBe('Remove Kestrelbox[2J for good? (y/n) ');
});

test('in French too', async () => {
  const { press, presses, asked } = await withButton(['oui'], 'fr');
  await press();
  expect([presses(), asked.length]).toEqual([1, 1]);
  expect(asked[0]).toContain('(o/n)');
});

test('where nobody can be asked, the press is the answer', async () => {
  const { press, presses } = await withButton(null);
  await press();
  expect(presses()).toBe(1);
});
