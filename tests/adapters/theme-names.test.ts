import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOME } from '../../src/adapters/terminal/inbound.ts';
import { createTerminal } from '../../src/adapters/terminal/index.ts';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { newWorld, type World } from '../commands/harness.ts';
import { storePosts } from '../commands/posts.ts';
import type { Interaction } from '../fakes/discord/interactions.ts';
import { GUILD } from '../fakes/discord/people.ts';
import { controls, type Message, textOf } from '../fakes/discord/server.ts';
import { press as pressOn, slash, submission } from '../fakes/slack/bodies.ts';
import { type Bot, startBot } from './discord/bot.ts';
import { type Bench, startBench } from './slack/harness.ts';

/*
 * A theme gets a better name where it is shown: a menu or a button asks for it by leaving it empty, and each platform asks for
 * that name and nothing else.
 */
let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const HOLD = [
  'Waiting on hold for an hour with Kestrelbox',
  'Kestrelbox had me on hold all morning',
  'Another evening on hold, well done Kestrelbox',
  'Does anybody at Kestrelbox pick up? On hold for ages',
  'Forty minutes on hold and then cut off, Kestrelbox',
];

async function complain(): Promise<void> {
  const [keyword] = await world.store.keywords((await world.workspace()).id);
  const posts = HOLD.map((text, n) => ({
    text,
    at: world.now() - HOUR - n * MINUTE,
    label: 'neg' as const,
    author: `owl${n}`,
  }));
  await storePosts(world, keyword!.id, posts);
}
const names = async () => {
  const { id } = await world.workspace();
  const [keyword] = await world.store.keywords(id);
  return (await world.store.themeMarks(id, keyword!.id)).map(({ name }) => name);
};

test('in a terminal it is the one question', async () => {
  const written: string[] = [];
  const asked: string[] = [];
  const answers = ['Nobody picks up', ''];
  const terminal = createTerminal({
    write: (text) => written.push(text),
    ask: async (question) => {
      asked.push(question);
      return answers.shift() ?? '';
    },
    clock: { now: world.now, sleep: async () => {} },
    color: false,
    width: 100,
    drawChart: async () => null,
    chartDir: '.',
    fileDir: '.',
    timeZone: 'Europe/Paris',
  });
  await terminal.start(world.router);
  const person = { platform: 'terminal', id: 'you', name: 'you' } as const;
  const typed = async (line: string) => {
    written.length = 0;
    await terminal.type(line, person, 'general');
    return written.join('');
  };
  await typed('add kestrelbox --name Kestrelbox');
  const workspace = (await world.store.workspaceOf(HOME))!;
  world.workspace = async () => workspace;
  await complain();
  const rename = /Rename…: \[(\d+)\]/;
  const number = rename.exec(await typed('themes Kestrelbox'))![1]!;
  expect(await typed(number)).toContain('“Nobody picks up” from now on.');
  expect(asked).toHaveLength(1);
  expect(await typed('themes Kestrelbox')).toContain('“Nobody picks up” · 5 posts by 5 people');
  // Nothing answered is nothing done.
  await typed(rename.exec(written.join(''))![1]!);
  expect(asked).toHaveLength(2);
  expect(await names()).toEqual(['Nobody picks up']);
});

let bench: Bench | null = null;
let bot: Bot | null = null;
afterEach(async () => {
  await bench?.close();
  await bot?.stop();
  [bench, bot] = [null, null];
});

type Json = Record<string, unknown>;

test('on Slack it is a window with one field, and a mistake stands beside it', async () => {
  bench = await startBench(world.router);
  const { fake } = bench;
  await world.say('add kestrelbox --name Kestrelbox');
  await complain();
  const answered = async (deliver: () => Promise<unknown>): Promise<Json> => {
    const before = fake.responses.length;
    await deliver();
    await fake.until(() => fake.responses.length > before);
    return fake.responses.at(-1) as Json;
  };
  const list = await answered(() => fake.socket('slash_commands', slash(fake, 'themes Kestrelbox')));
  const blocks = (typeof list.blocks === 'string' ? JSON.parse(list.blocks) : list.blocks) as Json[];
  const menu = blocks
    .flatMap(({ elements = [] }) => elements as Json[])
    .find((element) => JSON.stringify(element.placeholder ?? '').includes('Rename…'))!;
  const [selected_option] = menu.options as Json[];
  const chosen = { type: 'static_select', action_id: menu.action_id, selected_option };
  await fake.socket('interactive', pressOn(fake, chosen));
  const view = await fake.until(() => fake.views[0]);
  expect((view.blocks as Json[]).map(({ block_id }) => block_id)).toEqual(['rename']);
  const wrong = await fake.socket(
    'interactive',
    submission(fake, view, { rename: { value: 'x'.repeat(90) } }),
  );
  expect(wrong.payload).toMatchObject({ response_action: 'errors', errors: { rename: expect.any(String) } });
  const done = await answered(() =>
    fake.socket('interactive', submission(fake, view, { rename: { value: 'Nobody picks up' } })),
  );
  expect(JSON.stringify(done)).toContain('“Nobody picks up” from now on.');
  expect(await names()).toEqual(['Nobody picks up']);
});

test('on Discord it is a modal with one field', async () => {
  bot = await startBot(world.router);
  const { discord } = bot;
  const answered = async (interaction: Interaction): Promise<Message> => {
    await discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
    return interaction.original ?? interaction.followUps[0]!;
  };
  await answered(discord.type('add', { target: 'kestrelbox', name: 'Kestrelbox' }, { manages: true }));
  const workspace = (await world.store.workspaceOf({ platform: 'discord', home: GUILD }))!;
  world.workspace = async () => workspace;
  await complain();
  const list = await answered(discord.type('themes', { target: 'Kestrelbox' }));
  expect(textOf(list)).toContain('5 posts by 5 people');
  const theme = controls(list.json)
    .map(({ label }) => String(label ?? ''))
    .find((label) => label.includes('(5)'));
  const posts = await answered(discord.press(list, theme!));
  expect(textOf(posts)).toContain('on hold all morning');
  const asked = discord.press(posts, 'Rename…');
  await discord.until(() => asked.first !== null);
  expect(asked.first).toMatchObject({ type: 9 });
  expect((asked.first!.data as { components: unknown[] }).components).toHaveLength(1);
  const done = await answered(discord.fillIn(asked, { rename: 'Nobody picks up' }));
  expect(textOf(done)).toContain('“Nobody picks up” from now on.');
  expect(await names()).toEqual(['Nobody picks up']);
});
