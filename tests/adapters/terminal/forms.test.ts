import { describe, expect, test } from 'vitest';
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

/** A terminal at which the answers are given one after the other; null = Esc. */
async function atTerminal(language: 'en' | 'fr', answers: readonly (string | null)[]) {
  const world = await newWorld();
  const printed: string[] = [];
  const asked: string[] = [];
  const waiting = [...answers];
  const terminal = createTerminal({
    write: (text) => printed.push(text),
    ask: async (question) => {
      asked.push(question);
      return waiting.shift() ?? null;
    },
    clock: { now: world.now, sleep: async () => {} },
    color: false,
    width: 80,
    drawChart: async () => null,
    chartDir: '.',
    fileDir: '.',
    timeZone: 'UTC',
  });
  await terminal.start(world.router);
  if (language === 'fr') await terminal.type('langue fr', person, 'general');
  printed.length = 0;
  const keywords = async () => {
    const workspace = await world.store.workspaceOf({ platform: 'terminal', home: 'terminal' });
    return workspace ? (await world.store.keywords(workspace.id)).map(({ name }) => name) : [];
  };
  return { terminal, printed, asked, keywords, waiting };
}

const LEFT = { en: 'Left. Nothing was done.', fr: 'Formulaire quitté. Rien n’a été fait.' };

describe.each(['en', 'fr'] as const)('a form in %s', (language) => {
  test.each([
    ['Esc', [null]],
    ['an empty line where something is required', ['']],
    ['spaces', ['   ']],
    ['cancel', ['cancel']],
    ['annuler', [' Annuler ']],
    ['Esc at the second question', ['kestrelbox', null]],
    ['cancel at the second question', ['kestrelbox', 'annuler']],
  ])('is left by %s, and nothing is done', async (_what, answers) => {
    const { terminal, printed, keywords, waiting } = await atTerminal(language, answers);
    expect(await terminal.type('add', person, 'general')).toBe('go on');
    expect(plainSpaces(printed.at(-1)!)).toContain(LEFT[language]);
    expect(waiting).toEqual([]);
    expect(await keywords()).toEqual([]);
  });

  test.each([
    ['/earshot add tavnik --kind competitor', ['tavnik']],
    ['  /EARSHOT add tavnik --kind competitor', ['tavnik']],
  ])('%s runs in its place', async (line, added) => {
    const { terminal, keywords } = await atTerminal(language, [line]);
    await terminal.type('add', person, 'general');
    expect(await keywords()).toEqual(added);
  });

  test('a word of a command that is no line of one is an answer', async () => {
    const { terminal, keywords } = await atTerminal(language, ['/earshots', '', '', '']);
    await terminal.type('add', person, 'general');
    expect(await keywords()).toEqual(['/earshots']);
  });

  test('says before its first question how it is left', async () => {
    const { terminal, printed } = await atTerminal(language, [null]);
    await terminal.type('add', person, 'general');
    expect(printed[0]).toContain(language === 'en' ? 'To leave: Esc' : 'Pour sortir');
  });
});

test('a question before a deed is left the same ways', async () => {
  for (const answer of [null, 'cancel', 'no', '']) {
    const { terminal, keywords, printed, waiting, asked } = await atTerminal('en', []);
    await terminal.type('add kestrelbox', person, 'general');
    await terminal.type('remove kestrelbox', person, 'general');
    const number = /\[(\d+)\] (?:Yes, )?(?:remove|delete)/i.exec(printed.at(-1)!)?.[1] ?? '';
    expect(number).not.toBe('');
    waiting.push(answer);
    await terminal.type(number, person, 'general');
    expect(asked).toHaveLength(1);
    expect(await keywords()).toEqual(['kestrelbox']);
  }
});

function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
