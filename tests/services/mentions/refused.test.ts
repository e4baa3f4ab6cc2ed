import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '../../../src/listening/time.ts';
import type { Message } from '../../../src/messages/message.ts';
import { readable } from '../../commands/harness.ts';
import { startBot, type TestBot } from '../../fakes/bot.ts';

const FILE = `id,url,date,author,lang,text
1,https://shop.example/1,2026-11-19T10:00:00Z,maplefox,en,Kestrelbox is worth it
2,https://shop.example/2,2026-11-19T11:00:00Z,birchowl,en,Kestrelbox the cartoon bird is back
3,https://shop.example/3,2026-11-19T12:00:00Z,rowanlark,de,Kestrelbox startet jeden Morgen neu und keiner weiss warum
4,https://shop.example/4,2026-11-19T13:00:00Z,maplefox,en,Nothing of the sort
`;
let folder: string;
let bot: TestBot;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-refused-'));
  bot = await startBot({ EARSHOT_IMPORT_DIR: folder, EARSHOT_DATABASE: join(folder, 'earshot.db') });
  await bot.say('add kestrelbox -cartoon --name Kestrelbox --lang en,fr');
  await writeFile(join(folder, 'posts.csv'), FILE);
  await bot.say('import posts.csv');
});
afterEach(async () => {
  await bot.stop();
  await rm(folder, { recursive: true });
});

const filtered = async (more = '') => (await bot.say(`mentions Kestrelbox --filtered ${more}`)).message;
const notes = ({ elements }: Message) =>
  elements.flatMap((one) => (one.kind === 'mention' ? [one.mention.note] : []));

test('what a keyword refuses is listed with its text and the reason, newest first', async () => {
  const message = await filtered();
  expect(readable(message)).toContain('2 posts matched but were not counted.');
  expect(notes(message)).toEqual([
    'Refused: language not chosen for the keyword (German)',
    'Refused: word excluded by the query (“cartoon”)',
  ]);
  expect(readable(message)).toContain('startet jeden Morgen');
  expect(readable(message)).not.toContain('Nothing of the sort');
});

test('reading a post again lists it once, at its date', async () => {
  await bot.say('import posts.csv');
  expect(readable(await filtered())).toContain('2 posts matched');
  bot.clock.at += DAY;
  expect(notes(await filtered('--since 24h'))).toEqual([]);
});

test('a post that the keyword wants by now is a mention, and not refused any more', async () => {
  await bot.say('edit Kestrelbox --query kestrelbox');
  expect(notes(await filtered())).toEqual(['Refused: language not chosen for the keyword (German)']);
  await bot.say('edit Kestrelbox --lang all');
  expect(notes(await filtered())).toEqual([]);
  expect(readable((await bot.say('mentions Kestrelbox')).message)).toContain('3 mentions.');
});

test('one that another keyword has is shown as it is there', async () => {
  await bot.say('add cartoon --name Cartoons');
  expect(notes(await filtered())).toHaveLength(2);
  expect(readable(await filtered())).toContain('the cartoon bird');
});

test('where its text is not there any more, its address still is', async () => {
  const kept = await bot.store.unmatchedSince(bot.clock.at);
  expect(kept).not.toBeNull();
  await bot.store.keepUnmatched(0, [], bot.clock.at);
  const message = await filtered();
  expect(notes(message)).toEqual([]);
  expect(readable(message)).toContain('Text not available.');
  expect(JSON.stringify(message)).toContain('https://shop.example/2');
});

test('whoever is forgotten leaves no address either', async () => {
  const [author] = (await bot.store.recentMentions((await bot.workspace()).id, 0)).flatMap(
    ({ post }) => post.author?.key ?? [],
  );
  const key = author!.replace('maplefox', 'birchowl');
  await bot.say(`forget ${key} --yes`);
  expect(JSON.stringify(await filtered())).not.toContain('shop.example/2');
  expect(JSON.stringify(await filtered())).toContain('shop.example/3');
});

test('a file of them, in the data folder of a terminal, for its owner alone', async () => {
  const { terminal } = bot;
  const you = { platform: 'terminal', id: 'you', name: 'you' } as const;
  await terminal!.type('export mentions Kestrelbox', you, 'support');
  const [name] = await readdir(join(folder, 'exports'));
  expect(name).toMatch(/^mentions-kestrelbox-\d{4}-.*\.csv$/);
  expect(bot.shown().replace(/\s+/g, '')).toContain(`File:`);
  expect(bot.shown().replace(/[\s┃│]+/g, '')).toContain(name);
  const path = join(folder, 'exports', name!);
  expect(await readFile(path, 'utf8')).toContain('Kestrelbox is worth it');
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
});
