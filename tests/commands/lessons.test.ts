import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Mention } from '../../src/listening/mentions/mention.ts';
import { DAY, MINUTE } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { readable } from './harness.ts';

let folder: string;
let bot: TestBot;
let files = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-lessons-'));
  bot = await startBot({ EARSHOT_IMPORT_DIR: folder, EARSHOT_SENTENCE_MODEL: 'off' });
  await bot.say('add kestrelbox --name Kestrelbox');
});
afterEach(async () => {
  await bot.stop();
  await rm(folder, { recursive: true });
});

const said = async (line: string, language?: 'fr') => readable((await bot.say(line, language)).message);
const addressOf = (n: number) => `https://shop.example/review-${n}`;

/** Brings posts through the pipeline, and gives them as they are stored. */
async function arrive(posts: readonly [n: number, text: string][]): Promise<Mention[]> {
  files += 1;
  const at = new Date(bot.clock.at - MINUTE).toISOString();
  const lines = posts.map(([n, text]) => `${n},${addressOf(n)},${at},${text}`);
  await writeFile(join(folder, `posts-${files}.csv`), ['id,url,date,text', ...lines, ''].join('\n'));
  await bot.say(`import posts-${files}.csv`);
  const { id } = await bot.workspace();
  const found: Mention[] = [];
  for (const [n] of posts) found.push(...(await bot.store.mentionsAt(id, addressOf(n))));
  return found;
}
const moodOf = ({ hits }: Mention | undefined = { hits: [] } as never) => hits[0]?.sentiment;
const buttonsIn = ({ elements }: Message) =>
  elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []));

const LOUD: [number, string][] = [
  [1, 'this kestrelbox is a monster with a brutal bass and everybody at our table wants one'],
  [2, 'brutal monster bass from the kestrelbox at the corner shop'],
  [3, 'my kestrelbox is a brutal monster'],
];

describe('corrections of moods teach their keyword', () => {
  test('what comes next is judged by them, why and lessons say so, and forgetting ends it', async () => {
    const before = await arrive(LOUD);
    expect(moodOf(before[2])).toMatchObject({ label: 'neg', method: 'tables' });
    expect(await said('lessons kestrelbox')).toContain('nobody has corrected a sentiment yet');
    for (const [n] of LOUD)
      expect(await said(`mark ${addressOf(n)} positive`)).toContain('Sentiment for Kestrelbox: positive');
    const shown = await said('lessons kestrelbox');
    expect(shown).toContain('3 marks; “positive” is chosen more often now');
    expect(shown).toMatch(/Words now more positive: .*brutal/);
    expect(shown).not.toContain('“is”');

    const [taught] = await arrive([[4, 'the brutal kestrelbox monster of today as well as its brother']]);
    expect(moodOf(taught)?.version).toMatch(/\+taught$/);
    expect(moodOf(taught)?.label).not.toBe('neg');
    expect(await said(`why ${addressOf(4)}`)).toContain('adjusted by corrections');
    expect(await said(`why ${addressOf(4)}`)).toContain(
      'Learned about sentiment: 3 marks; “positive” is chosen',
    );
    // What people marked stays theirs.
    expect(await said(`why ${addressOf(1)}`)).toContain('set by a person');

    bot.clock.at += MINUTE;
    const reset = await bot.say('lessons kestrelbox --reset moods');
    expect(readable(reset.message)).toContain('Reset for Kestrelbox.');
    expect(await said('lessons kestrelbox')).toContain('nobody has corrected a sentiment yet');
    const [later] = await arrive([[5, 'her brutal kestrelbox monster tonight and the neighbors know']]);
    expect(moodOf(later)).toMatchObject({ label: 'neg' });
    expect(moodOf(later)?.version).not.toContain('taught');
    expect(await said(`why ${addressOf(1)}`)).toContain('set by a person');
    // New marks teach again.
    bot.clock.at += MINUTE;
    await said(`mark ${addressOf(5)} positive`);
    expect(await said('lessons kestrelbox')).toContain('1 mark; “positive”');
  });

  test('only the keyword that was corrected, and none when the mark is taken back', async () => {
    await bot.say('add kestrelbox NEAR/9 brutal --name Other');
    await arrive([LOUD[2]!]);
    await said(`mark ${addressOf(3)} positive --keyword Kestrelbox`);
    expect(await said('lessons Kestrelbox')).toContain('1 mark');
    expect(await said('lessons Other')).toContain('nobody has corrected a sentiment yet');
    await said('undo');
    expect(await said('lessons Kestrelbox')).toContain('nobody has corrected a sentiment yet');
  });

  test('marks that agree with what was read teach nothing', async () => {
    await arrive([LOUD[2]!]);
    await said(`mark ${addressOf(3)} negative`);
    expect(await said('lessons kestrelbox')).toContain('1 mark; the sentiment was right each time');
  });

  test('its buttons forget, in French too', async () => {
    await arrive([LOUD[2]!]);
    await said(`mark ${addressOf(3)} positive`);
    bot.clock.at += MINUTE;
    const { message } = await bot.say('leçons kestrelbox', 'fr');
    expect(readable(message)).toContain('Appris pour Kestrelbox');
    expect(buttonsIn(message).map(({ args }) => args)).toEqual([{ target: 'Kestrelbox', reset: 'moods' }]);
    expect(await said('leçons kestrelbox --oublier tout', 'fr')).toContain('Réinitialisé pour Kestrelbox');
    expect(await said('lessons kestrelbox')).toContain('nobody has corrected a sentiment yet');
    expect(readable((await bot.say('audit')).message)).toContain('forget corrections');
  });

  test('marks of relevance are shown and forgotten by themselves', async () => {
    await arrive(LOUD);
    await said(`mark ${addressOf(1)} not-about-us`);
    await said(`mark ${addressOf(2)} positive`);
    expect(await said('lessons kestrelbox')).toContain('1 mark of the 20');
    bot.clock.at += MINUTE;
    await said('lessons kestrelbox --reset relevance');
    const shown = await said('lessons kestrelbox');
    expect(shown).toContain('0 marks of the 20');
    expect(shown).toContain('1 mark; “');
  });

  test.each(['lessons nothing', 'lessons', 'lessons kestrelbox --reset hinge'])(
    '%s is refused',
    async (line) => {
      expect((await bot.say(line)).problem).toBeDefined();
    },
  );
});

test('copies that come after two stories were joined are of the one they were joined to', async () => {
  const one =
    'kestrelbox recalls its garden lamp after reports of a loose cable in forty homes near the river';
  const other =
    'the maker of the kestrelbox lamp asks people to send it back because wires may come loose at night';
  const [first, second] = await arrive([
    [1, one],
    [2, other],
  ]);
  expect(first!.storyId).not.toBe(second!.storyId);
  const { id } = await bot.workspace();
  const audit = {
    workspaceId: id,
    at: bot.clock.at,
    person: { platform: 'terminal', id: 'me', name: 'me' } as const,
    act: 'join-stories',
    subject: 'a',
    detail: null,
  };
  expect(await bot.store.joinStories(id, second!.storyId, first!.storyId, audit)).toBe(1);
  const [copy] = await arrive([[3, `${other} now`]]);
  expect(copy!.storyId).toBe(first!.storyId);
  expect(await bot.store.recount(id, bot.clock.at - DAY, bot.clock.at + DAY)).toEqual([]);
  expect(await bot.store.splitStories(id, audit.at, { ...audit, act: 'undo' })).toBe(1);
  expect((await bot.store.mentionsAt(id, addressOf(2)))[0]!.storyId).toBe(second!.storyId);
  expect(await bot.store.recount(id, bot.clock.at - DAY, bot.clock.at + DAY)).toEqual([]);
});
