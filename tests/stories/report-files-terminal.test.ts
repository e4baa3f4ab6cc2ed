import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveFile } from '../../src/adapters/terminal/save-file.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';

let folder: string;
let bot: TestBot;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-terminal-'));
  bot = await startBot({
    EARSHOT_DATABASE: join(folder, 'earshot.db'),
    EARSHOT_CHART_DIR: join(folder, 'charts'),
  });
});
afterEach(async () => {
  await bot.stop();
  await rm(folder, { recursive: true });
});

const maple = { platform: 'terminal', id: 'you', name: 'maplefox' } as const;
const type = (line: string) => bot.terminal!.type(line, maple, 'support');
const saved = async () => (await readdir(join(folder, 'exports')).catch(() => [])).sort();
const pass = async (ms: number, step: number) => {
  for (const end = bot.clock.at + ms; bot.clock.at < end; ) {
    bot.clock.at += step;
    await bot.scheduler.tick();
  }
};

test('a report is saved as a file of each kind, beside what it comes to', async () => {
  await type('add kestrelbox');
  for (const format of ['html', 'csv', 'xlsx']) await type(`report kestrelbox --since 7d --file ${format}`);
  const names = await saved();
  expect(names.map((name) => name.split('.').at(-1))).toEqual(['csv', 'html', 'xlsx']);
  const page = await readFile(join(folder, 'exports', names.find((name) => name.endsWith('.html'))!), 'utf8');
  expect(page.toLowerCase()).toMatch(/^<!doctype html>/);
  expect(bot.shown()).toContain(`File: ${join(folder, 'exports', names[0]!)}`);
});

test('one that comes by itself is there each day, in the channel and in the folder, and no more once it is stopped', async () => {
  await type('add kestrelbox');
  await type('report daily --file csv --at 14:00');
  await pass(2 * DAY, 30 * MINUTE);
  await pass(2 * MINUTE, MINUTE);
  expect(await saved()).toHaveLength(2);
  expect(bot.shown().split('The whole report follows as CSV.').length - 1).toBe(2);
  await type('report off');
  await pass(2 * DAY, HOUR);
  expect(await saved()).toHaveLength(2);
});

test('a PDF is one where the library is installed, else a page that says so', async () => {
  await type('add kestrelbox');
  await type('report kestrelbox --file pdf');
  const [name] = await saved();
  const head = (await readFile(join(folder, 'exports', name!))).subarray(0, 5).toString();
  if (name!.endsWith('.pdf')) return expect(head).toBe('%PDF-');
  expect(bot.shown()).toContain('the same report as HTML');
});

test('where the folder cannot be written to, the answer says so, and what comes by itself is not lost', async () => {
  await type('add kestrelbox');
  await writeFile(join(folder, 'exports'), 'no folder');
  const told = () => bot.shown().split('cannot write to the folder “exports”').length - 1;
  await type('report kestrelbox --file csv');
  expect(told()).toBe(1);
  await type('report kestrelbox --file html --public');
  await pass(5 * MINUTE, MINUTE);
  expect(told()).toBe(2);
  expect(await bot.store.outboxCounts()).toMatchObject({ waiting: 0, dropped: 0 });
  expect(bot.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

test.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('a disk that is full (%s) keeps no half of a file', async (code) => {
  const full = async function* () {
    yield Buffer.from('the first half');
    throw Object.assign(new Error(code), { code });
  };
  const file = { name: 'earshot-report.csv', type: 'text/csv', data: full() as unknown as Uint8Array };
  const message: Message = { language: 'en', summary: 'Report', mood: 'plain', elements: [] };
  await mkdir(join(folder, 'exports'));
  expect((await saveFile(join(folder, 'exports'), file, message)).summary).toContain('the disk is full');
  expect(await saved()).toEqual([]);
});
