import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE } from '../../../src/listening/time.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { storePosts } from '../../commands/posts.ts';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import { GUILD } from '../../fakes/discord/people.ts';
import { controls, type Message, textOf } from '../../fakes/discord/server.ts';
import { type Bot, startBot } from './bot.ts';

let world: World;
let bot: Bot;

beforeEach(async () => {
  world = await newWorld();
  bot = await startBot(world.router);
  await answered(bot.discord.type('add', { target: 'kestrelbox', name: 'Kestrelbox' }, { manages: true }));
  const { id } = (await world.store.workspaceOf({ platform: 'discord', home: GUILD }))!;
  const [keyword] = await world.store.keywords(id);
  const inGuild = {
    ...world,
    workspace: async () => (await world.store.workspaceOf({ platform: 'discord', home: GUILD }))!,
  };
  await storePosts(
    inGuild,
    keyword!.id,
    Array.from({ length: 20 }, (_, n) => ({
      text: `kestrelbox post ${n} @everyone [click](https://evil.example) **bold**`,
      at: world.now() - (n + 1) * MINUTE,
      author: '=cmd()',
    })),
  );
});
afterEach(() => bot.stop());

const answered = async (interaction: Interaction): Promise<Message> => {
  await bot.discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
  return interaction.original ?? interaction.followUps[0]!;
};

test('a list turns its pages in place, for who asked alone; in French too', async () => {
  const asked = bot.discord.type('mentions', { target: 'Kestrelbox' });
  const first = await answered(asked);
  expect(asked.first).toMatchObject({ type: 5, data: { flags: 64 } });
  expect(textOf(first)).toContain('20 mentions.');
  expect(textOf(first)).toContain('post 7');
  expect(textOf(first)).not.toContain('post 8');
  // What strangers write neither formats, nor links, nor calls anybody.
  expect(textOf(first)).not.toMatch(/\[click\]\(|\*\*bold|(?<!\\)@everyone(?!\S)\)/);
  const older = bot.discord.press(first, 'Older');
  const second = await answered(older);
  expect(older.first?.type).toBe(6);
  expect(textOf(second)).toContain('9 to 16 of 20');
  const french = bot.discord.press(second, 'Newer', { locale: 'fr' });
  expect(textOf(await answered(french))).toContain('1 à 8 sur 20');
  expect(older.refused).toEqual([]);
});

test('a file comes below the private answer, and nowhere else', async () => {
  const asked = bot.discord.type('export', { target: 'mentions', keyword: 'Kestrelbox', format: 'csv' });
  const message = await answered(asked);
  expect(asked.refused).toEqual([]);
  expect(asked.ephemeral).toBe(true);
  const [attachment] = message.json.attachments as { filename: string }[];
  expect(attachment!.filename).toMatch(/^mentions-kestrelbox-.*\.csv$/);
  const [data] = [...message.files.values()];
  expect(data!.toString('utf8')).toContain(`"'=cmd()"`);
  expect(JSON.stringify(message.json.components)).toContain(`attachment://${attachment!.filename}`);
  // From the list as well: the list stays.
  const list = await answered(bot.discord.type('mentions', { target: 'Kestrelbox' }));
  const saved = bot.discord.press(list, 'Save as a file');
  expect((await answered(saved)).files.size).toBe(1);
  expect(saved.first?.type).toBe(5);
});

test('where the server takes no files, the answer says so', async () => {
  bot.discord.faults.push({
    match: /PATCH .*@original/,
    times: 1,
    what: { status: 413, body: { code: 40_005, message: 'Request entity too large' } },
  });
  const message = await answered(bot.discord.type('export', { target: 'mentions' }));
  expect(textOf(message)).toContain('The file could not be sent');
  expect(message.files.size).toBe(0);
});

test('every control of a filtered list keeps the limits', async () => {
  const asked = bot.discord.type('mentions', { target: 'Kestrelbox', filtered: true });
  const message = await answered(asked);
  expect(asked.refused).toEqual([]);
  expect(textOf(message)).toContain('No post about Kestrelbox');
  expect(controls(message.json)).toEqual([]);
});

test('an answer that Discord takes only in plain words keeps its file', async () => {
  bot.discord.faults.push({
    match: /PATCH .*@original/,
    times: 1,
    what: { status: 400, body: { code: 50_035, message: 'Invalid Form Body' } },
  });
  const message = await answered(bot.discord.type('export', { target: 'mentions' }));
  expect(message.files.size).toBe(1);
  expect(textOf(message)).toContain('20 posts as CSV');
});
