import { expect, test } from 'vitest';
import { type Files, importsOf } from './files.ts';
import * as rules from './rules.ts';

/** Each rule is shown a house in which it is broken. */
const house = (files: Record<string, string>): Files => new Map(Object.entries(files));
const read = (files: Record<string, string>) => importsOf(house(files));
const imports = (...paths: string[]) => paths.map((path) => `import { a } from '${path}';\n`).join('');

test('imports of every form are seen, and whether they are types', () => {
  const text = `import './effect.ts';
import { b, type C } from '../b.ts';
import type {
  D,
  E,
} from './long.ts';
export * from './again.ts';
export type { F } from './types.ts';
type G = import('./inline.ts').G;
const later = await import('./later.ts');
import { z } from 'zod';
`;
  expect(read({ 'src/x/a.ts': text }).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
    ['src/x/effect.ts', false],
    ['src/b.ts', false],
    ['src/x/long.ts', true],
    ['src/x/again.ts', false],
    ['src/x/types.ts', true],
    ['zod', false],
    ['src/x/inline.ts', true],
    ['src/x/later.ts', false],
  ]);
});

test.each([
  ['src/jobs/a.ts', '../commands/add.ts'],
  ['src/jobs/a.ts', '../store/store.ts'],
  ['src/commands/a.ts', '../jobs/collect.ts'],
  ['src/commands/a.ts', '../adapters/slack/index.ts'],
  ['src/services/a.ts', '../commands/command.ts'],
  ['src/services/a.ts', '../jobs/collect.ts'],
  ['src/services/a.ts', '../store/open.ts'],
  ['src/messages/a.ts', '../commands/command.ts'],
  ['src/messages/a.ts', '../services/homes.ts'],
  ['src/listening/a.ts', '../messages/message.ts'],
  ['src/listening/a.ts', '../config/config.ts'],
  ['src/store/a.ts', '../messages/message.ts'],
  ['src/adapters/slack/a.ts', '../../store/store.ts'],
  ['src/adapters/slack/a.ts', '../../services/homes.ts'],
  ['src/config/a.ts', '../commands/command.ts'],
  ['src/config/a.ts', '../bot.ts'],
  ['src/bot.ts', '../play/player.ts'],
  ['src/services/a.ts', '../../tools/bench/row.ts'],
  ['play/a.ts', '../src/store/open.ts'],
  ['play/a.ts', '../tour/try.ts'],
  ['play/a.ts', '../tools/bench/row.ts'],
  ['tour/a.ts', '../src/bot.ts'],
  ['tour/a.ts', '../tests/runs.ts'],
])('%s may not import %s', (from, to) => {
  expect(rules.againstThePlan(read({ [from]: imports(to) }))).toHaveLength(1);
});

test('what may be imported as a type may not be imported as a value', () => {
  const broken = rules.againstThePlan(
    read({
      'src/jobs/a.ts': `import type { Store } from '../store/store.ts';\n${imports('../store/store.ts')}`,
    }),
  );
  expect(broken).toEqual([expect.stringContaining('src/jobs/a.ts -> src/store/store.ts')]);
});

test('a folder that the plan does not know is named, with and without imports', () => {
  const files = { 'src/helpers/a.ts': imports('../config/errors.ts'), 'src/b.ts': '', 'tools/c.ts': '' };
  expect(rules.outsideThePlan(house(files))).toEqual(['src/helpers/a.ts', 'src/b.ts']);
  expect(rules.againstThePlan(read(files))).toEqual(['src/helpers/a.ts stands in no folder of the plan']);
});

test('one adapter that imports another', () => {
  expect(
    rules.betweenAdapters(
      read({ 'src/adapters/slack/a.ts': imports('../discord/b.ts', './c.ts', '../platform.ts') }),
    ),
  ).toEqual(['src/adapters/slack/a.ts -> src/adapters/discord/b.ts']);
});

test('a text taken from one language, and one language that borrows from another', () => {
  expect(
    rules.pastTheLanguageList(
      read({
        'src/messages/help.ts': imports('./languages/en/help.ts', './languages/index.ts'),
        'src/adapters/slack/a.ts': `import type { T } from '../../messages/languages/fr/copy.ts';\n`,
        'src/messages/languages/fr/a.ts': `${imports('../en/a.ts', './b.ts')}import type { T } from '../en/c.ts';\n`,
        'src/messages/languages/index.ts': imports('./en/index.ts'),
      }),
    ),
  ).toEqual([
    'src/messages/help.ts -> src/messages/languages/en/help.ts',
    'src/adapters/slack/a.ts -> src/messages/languages/fr/copy.ts',
    'src/messages/languages/fr/a.ts -> src/messages/languages/en/a.ts',
  ]);
});

test('a domain that reads files', () => {
  expect(rules.ioOfTheDomain(read({ 'src/listening/a.ts': imports('node:fs', 'node:crypto') }))).toEqual([
    'src/listening/a.ts -> node:fs',
  ]);
});

test('a package away from home, and one that nobody uses', () => {
  const found = rules.awayFromHome(
    read({ 'src/commands/a.ts': imports('@slack/bolt'), 'src/store/a.ts': imports('better-sqlite3') }),
  );
  expect(found).toContain('src/commands/a.ts -> @slack/bolt');
  expect(found).toContain('discord.js is used by nobody');
  expect(found.join()).not.toContain('better-sqlite3');
});

test('whoever reads the environment', () => {
  const files = house({ 'src/a.ts': 'const { PATH } = process.env;', 'src/b.ts': 'process.exit();' });
  expect(rules.readersOfTheEnvironment(files)).toEqual(['src/a.ts']);
});

test('circles of two, of three and of one; of types too, and not what leads into one', () => {
  const found = rules.circles(
    read({
      'src/a.ts': imports('./b.ts'),
      'src/b.ts': `import type { A } from './a.ts';\n`,
      'src/c.ts': imports('./d.ts'),
      'src/d.ts': imports('./e.ts'),
      'src/e.ts': `type C = import('./c.ts').C;\n`,
      'src/self.ts': imports('./self.ts'),
      'src/leads-in.ts': imports('./a.ts', './c.ts'),
      'src/led-to.ts': '',
    }),
  );
  expect(found).toEqual([['src/a.ts', 'src/b.ts'], ['src/c.ts', 'src/d.ts', 'src/e.ts'], ['src/self.ts']]);
});

test('a long file without a reason in its head, and a reason that is not needed any more', () => {
  const lines = (count: number) => 'line\n'.repeat(count);
  expect(
    rules.longWithoutReason(
      house({
        'just.ts': lines(300),
        'long.ts': lines(301),
        'explained.ts': `/** Long because one table is easier to read whole. */\n${lines(400)}`,
        'empty-reason.ts': `/** Long because */\n${lines(400)}`,
        'late.ts': `${lines(400)}/** Long because it is. */\n`,
        'shrunk.ts': `/** Long because it was. */\n${lines(10)}`,
      }),
    ),
  ).toEqual([
    'long.ts: 301 lines',
    'empty-reason.ts: 401 lines',
    'late.ts: 401 lines',
    'shrunk.ts: no longer long',
  ]);
});
