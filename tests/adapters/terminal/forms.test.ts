import { expect, test } from 'vitest';
import { createTerminal } from '../../../src/adapters/terminal/index.ts';
import { newWorld } from '../../commands/harness.ts';

const person = { platform: 'terminal', id: 'you', name: 'you' } as const;

test('a question shows the value that an empty answer keeps, and nothing where none is set', async () => {
  const { router } = await newWorld();
  const asked: string[] = [];
  const terminal = createTerminal({
    write: () => {},
    ask: async (question) => {
      asked.push(question);
      return '';
    },
    clock: { now: () => 0, sleep: async () => {} },
    color: false,
    width: 80,
    drawChart: async () => null,
    chartDir: '.',
    fileDir: '.',
    timeZone: 'UTC',
  });
  await terminal.start(router);
  await terminal.type('add', person, 'general');
  expect(asked).toEqual(['Query: ']);
  await terminal.type('add kestrelbox --name Kestrel', person, 'general');
  await terminal.press({ verb: 'edit', args: { target: 'Kestrel' }, channel: 'general' }, person, true);
  expect(asked.slice(1)).toEqual(expect.arrayContaining(['query [kestrelbox]: ', 'name [Kestrel]: ']));
});
