import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readable } from '../../commands/harness.ts';
import { startBot, type TestBot } from '../../fakes/bot.ts';

const FILE = `id,url,date,text
1,https://shop.example/1,2026-11-19T10:00:00Z,Kestrelbox is worth it
2,,2026-11-19T10:00:00Z,Kestrelbox without an address
3,https://shop.example/3,2026-11-19 10:00,Kestrelbox at some hour
4,https://shop.example/4,yesterday,Kestrelbox some day
`;
let folder: string;
let bot: TestBot;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-import-'));
  bot = await startBot({ EARSHOT_IMPORT_DIR: folder });
  await bot.say('add kestrelbox --name Kestrelbox');
  await writeFile(join(folder, 'reviews.csv'), FILE);
});
afterEach(async () => {
  await bot.stop();
  await rm(folder, { recursive: true });
});

test('what is wrong with a line is said in words, in each language, and the other lines are taken', async () => {
  const trial = readable((await bot.say('import reviews.csv --dry-run')).message);
  expect(trial).toContain('line 3: It has no http(s) address.');
  expect(trial).toContain('line 4: Its date names no time zone.');
  expect(trial).toContain('line 5: Its date cannot be read.');
  const { id } = await bot.workspace();
  expect(await bot.store.allMentionsIn(id, 0, bot.clock.at, 10)).toEqual([]);
  const french = readable((await bot.say('importer reviews.csv', 'fr')).message);
  expect(french).not.toMatch(/no-address|no-time-zone|bad-date|It has/);
  expect(french).toMatch(/ligne 3 : \S/);
  expect(await bot.store.allMentionsIn(id, 0, bot.clock.at, 10)).toHaveLength(1);
});
