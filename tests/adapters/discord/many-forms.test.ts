import { expect, test } from 'vitest';
import { newWorld } from '../../commands/harness.ts';
import { startBot } from './bot.ts';

test('many people who open forms at once are no leak that Node warns of', async () => {
  const warnings: string[] = [];
  const warn = ({ name }: Error) => warnings.push(name);
  process.on('warning', warn);
  const { router } = await newWorld();
  const bot = await startBot(router, { sleep: undefined } as object);
  const manages = { manages: true };
  const added = bot.discord.type('add', { target: 'kestrelbox' }, manages);
  await bot.discord.until(() => added.original !== null);
  const forms = Array.from({ length: 20 }, () => bot.discord.type('edit', { target: 'kestrelbox' }, manages));
  await bot.discord.until(() => forms.every(({ first }) => first !== null));
  expect(forms.map(({ first }) => first!.type)).toEqual(forms.map(() => 9));
  await bot.stop();
  await new Promise(setImmediate);
  process.off('warning', warn);
  expect(warnings).toEqual([]);
});
