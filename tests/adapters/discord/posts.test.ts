import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Mention } from '../../../src/listening/mentions/mention.ts';
import { HOUR } from '../../../src/listening/time.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { storePosts } from '../../commands/posts.ts';
import type { Interaction, Where } from '../../fakes/discord/interactions.ts';
import { GUILD, SUPPORT } from '../../fakes/discord/people.ts';
import { controls, type Message, textOf } from '../../fakes/discord/server.ts';
import { type Bot, startBot } from './bot.ts';

let world: World;
let bot: Bot;
let posts: Mention[];

beforeEach(async () => {
  world = await newWorld();
  bot = await startBot(world.router);
  await answered(bot.discord.type('add', { target: 'kestrelbox', name: 'Kestrelbox' }, { manages: true }));
  const workspace = (await world.store.workspaceOf({ platform: 'discord', home: GUILD }))!;
  world.workspace = async () => workspace;
  const [keyword] = await world.store.keywords(workspace.id);
  posts = await storePosts(world, keyword!.id, [
    { text: 'Kestrelbox hinge broke @everyone', at: world.now() - HOUR, label: 'neg', author: 'willowwren' },
    { text: 'A Kestrelbox on my shelf', at: world.now() - 2 * HOUR, author: 'tilda' },
  ]);
});
afterEach(() => bot.stop());

async function answered(interaction: Interaction): Promise<Message> {
  await bot.discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
  return interaction.original ?? interaction.followUps[0]!;
}
const type = (verb: string, options: Record<string, string | boolean>, where: Where = {}) =>
  answered(bot.discord.type(verb, options, where));
const press = (message: Message, label: string, where: Where & { value?: string; nth?: number } = {}) =>
  answered(bot.discord.press(message, label, where));
const hit = async () => (await world.store.mention(posts[0]!.workspaceId, posts[0]!.id))!.hits[0]!;
const labelsOf = ({ json }: Message) => controls(json).map(({ label, placeholder }) => label ?? placeholder);

test('each post of a list has its button, and behind it everything that one can do', async () => {
  const list = await type('mentions', { target: 'Kestrelbox' });
  expect(labelsOf(list).filter((label) => label === 'Actions')).toHaveLength(2);
  const sheet = await press(list, 'Actions', { nth: 0 });
  expect(labelsOf(sheet)).toEqual([
    'Sentiment: negative',
    'Sentiment: neutral',
    'Sentiment: positive',
    'Not about us',
    'Spam',
    'Tag…',
    'Star',
    'Assign…',
    'Copy for a reply',
    'Mute the author',
    'Mute board.example',
  ]);
  const corrected = await press(sheet, 'Sentiment: positive');
  expect(textOf(corrected)).toContain('(was negative)');
  expect((await hit()).sentiment).toMatchObject({ label: 'pos', method: 'person' });
  expect(textOf(await press(corrected, 'Undo'))).toContain('Undone');
  expect((await hit()).sentiment.label).toBe('neg');
});

test('a list of one sentiment, by the option that Discord offers', async () => {
  const list = textOf(await type('mentions', { target: 'Kestrelbox', sentiment: 'negative' }));
  expect(list).toContain('hinge');
  expect(list).not.toContain('shelf');
});

test('a digest in the channel has the buttons too, and everybody gets an answer of their own', async () => {
  const sent = await bot.platform.send(
    { platform: 'discord', home: GUILD, channel: SUPPORT },
    {
      language: 'en',
      summary: 's',
      mood: 'plain',
      elements: posts.map(({ id, post, hits }) => ({
        kind: 'mention',
        mention: {
          title: null,
          excerpt: post.text,
          highlights: [],
          url: post.url,
          source: 'Board',
          author: null,
          when: 'today',
          label: 'neg',
          note: null,
          post: { mention: id, keyword: hits[0]!.keywordId },
        },
      })),
    },
    'key-posts',
  );
  const card = bot.discord.messages.get(sent.id)!;
  const before = JSON.stringify(card.json);
  const asked = bot.discord.press(card, 'Actions', { nth: 0 });
  const sheet = await answered(asked);
  expect(asked.ephemeral).toBe(true);
  await press(sheet, 'Not about us');
  expect((await hit()).held?.reason).toBe('not-about-us');
  // The card that went out stays as it was.
  expect(JSON.stringify(bot.discord.messages.get(sent.id)!.json)).toBe(before);
});

test('tags are asked for by a form, and taken off by a menu', async () => {
  const sheet = await press(await type('mentions', { target: 'Kestrelbox' }), 'Actions');
  const asked = bot.discord.press(sheet, 'Tag…');
  await bot.discord.until(() => asked.first !== null);
  expect(asked.first).toMatchObject({ type: 9 });
  const tagged = await answered(bot.discord.fillIn(asked, { tags: 'Pricing, refund' }));
  expect(textOf(tagged)).toContain('“pricing”, “refund”');
  const again = await press(tagged, 'More…');
  await press(again, 'Remove a tag', { value: 'pricing' });
  const flags = await world.store.flags(posts[0]!.workspaceId, posts[0]!.id);
  expect(flags.map(({ value }) => value)).toEqual(['refund']);
});

test('a typed post is chosen from the newest ones, by reference', async () => {
  const asked = bot.discord.complete('star', 'target', 'hinge');
  await bot.discord.until(() => asked.first !== null);
  const { choices } = asked.first!.data as { choices: { name: string; value: string }[] };
  expect(choices).toHaveLength(1);
  expect(choices[0]!.name).toMatch(/^p\w+ · Kestrelbox hinge broke/);
  expect(textOf(await type('star', { target: choices[0]!.value }))).toContain('Star added');
  expect(
    textOf(await type('mute', { target: choices[0]!.value, what: 'author' }, { locale: 'fr' })),
  ).toContain('est masqué');
});

test('a copy pings nobody, in French as well', async () => {
  const sheet = await press(await type('mentions', { target: 'Kestrelbox' }, { locale: 'fr' }), 'Actions', {
    locale: 'fr',
  });
  const copy = await press(sheet, 'Copier pour répondre', { locale: 'fr' });
  expect(textOf(copy)).toContain('Texte à copier');
  expect(textOf(copy)).not.toMatch(/(?<!\\)@everyone/);
  expect(copy.json.allowed_mentions).toEqual({ parse: [] });
});

test('a post is given to somebody from its list, and taken back', async () => {
  const { workspaceId } = posts[0]!;
  const sheet = await press(await type('mentions', { target: 'Kestrelbox' }), 'Actions');
  const asked = bot.discord.press(sheet, 'Assign…');
  await bot.discord.until(() => asked.first !== null);
  expect(asked.first).toMatchObject({ type: 9 });
  const given = await answered(bot.discord.fillIn(asked, { to: 'me' }));
  expect(textOf(given)).toContain('This post is alert ');
  const [alert] = await world.store.alerts(workspaceId, {});
  expect(alert).toMatchObject({ kind: 'assigned', triage: { state: 'claimed' } });
  await press(given, 'Undo');
  expect((await world.store.alert(workspaceId, alert!.id))!.triage.reason).toBe('withdrawn');
});
