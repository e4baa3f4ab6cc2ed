import { beforeEach, describe, expect, test } from 'vitest';
import { buttonsOf, newWorld, readable, sendAll, type World } from './harness.ts';
import { collect, counted, forumPost } from './stored-world.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
  await world.say('add quillmere --name Quillmere');
  await collect(world, [
    forumPost(1, 'The kestrelbox works'),
    forumPost(2, 'Win a kestrelbox in our giveaway'),
    forumPost(3, 'Another kestrelbox day', { author: { id: 'spammer', name: 'Spam Mer' } }),
    forumPost(4, 'kestrelbox for less', { url: 'https://deals.example/4' }),
    forumPost(5, 'quillmere and its giveaway'),
    forumPost(6, 'quillmere works'),
    forumPost(7, 'quillmere works, too'),
    forumPost(8, 'My kestrelbox and my quillmere'),
    forumPost(9, 'I have a kestrelbox'),
  ]);
  await sendAll(world);
});

const said = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);
const both = async () => [await counted(world, 'Kestrelbox'), await counted(world, 'Quillmere')];
const ALL = [
  [1, 2, 3, 4, 8, 9],
  [5, 6, 7, 8],
];

describe('what is excluded', () => {
  test.each([
    [
      'a word',
      'exclude giveaway',
      [
        [1, 3, 4, 8, 9],
        [6, 7, 8],
      ],
      2,
    ],
    [
      'several entries',
      'exclude giveaway, in our, nothing such',
      [
        [1, 3, 4, 8, 9],
        [6, 7, 8],
      ],
      2,
    ],
    ['an author by the handle', 'exclude --author @spammer', [[1, 2, 4, 8, 9], ALL[1]], 1],
    ['an author by the shown name', 'exclude --author "Spam Mer"', [[1, 2, 4, 8, 9], ALL[1]], 1],
    ['a site', 'exclude --site https://www.deals.example/', [[1, 2, 3, 8, 9], ALL[1]], 1],
    [
      'all three',
      'exclude giveaway --author spammer --site deals.example',
      [
        [1, 8, 9],
        [6, 7, 8],
      ],
      4,
    ],
  ])('holds back what is stored: %s', async (_, line, left, held) => {
    expect(await said(line)).toContain(`No longer counted: ${held} mention`);
    expect(await both()).toEqual(left);
    const { id } = await world.workspace();
    expect(await world.store.recount(id, world.now() - 86_400_000, world.now())).toEqual([]);
    expect(await sendAll(world)).toEqual([]);
    expect(await said('undo')).toContain('No longer excluded.');
    expect(await both()).toEqual(ALL);
  });

  test('holds back what is to come, and what is edited', async () => {
    await world.say('exclude giveaway');
    await collect(world, [
      forumPost(11, 'kestrelbox giveaway again'),
      forumPost(12, 'kestrelbox again'),
      forumPost(9, 'I have a kestrelbox of a giveaway'),
    ]);
    expect(await counted(world, 'Kestrelbox')).toEqual([1, 3, 4, 8, 12]);
  });

  test('holds for keywords that come later', async () => {
    await world.say('exclude giveaway');
    await world.say('add works OR giveaway --name Works');
    expect(await counted(world, 'Works')).toEqual([1, 6, 7]);
  });

  test('is said of a post, with the entry', async () => {
    await world.say('exclude giveaway');
    expect(JSON.stringify((await world.say('mentions Kestrelbox --filtered')).message)).toMatch(
      /excluded here[^"]*giveaway/,
    );
    expect(await said('why https://forum.example/2')).toMatch(/this workspace excludes it[^\n]*giveaway/);
    await collect(world, [forumPost(11, 'kestrelbox giveaway again')]);
    expect(
      await world.store.verdicts((await world.workspace()).id, 'https://forum.example/11'),
    ).toMatchObject([{ outcome: 'held', reason: 'excluded', detail: 'giveaway' }]);
  });

  test('is shown, and ends', async () => {
    expect(await said('exclude')).toContain('Nothing is excluded');
    await world.say('exclude giveaway, "promo code" --author @spammer --site deals.example');
    const shown = await said('exclude');
    for (const entry of ['giveaway', 'promo code', '@spammer', 'deals.example'])
      expect(shown).toContain(entry);
    expect(await said('exclude Giveaway')).toContain('Already excluded: giveaway');
    expect(await said('exclude --remove giveaway, promo code')).toContain('Counted again: 2 mentions');
    expect(await both()).toEqual([[1, 2, 8, 9], ALL[1]]);
    expect(await said('undo')).toContain('Excluded again.');
    expect(await both()).toEqual([
      [1, 8, 9],
      [6, 7, 8],
    ]);
    await world.say('exclude --remove giveaway, @spammer, deals.example');
    expect(await both()).toEqual(ALL);
  });

  test('may count again as a single post', async () => {
    await world.say('exclude giveaway');
    await world.say('restore https://forum.example/2');
    expect(await both()).toEqual([ALL[0], [6, 7, 8]]);
  });

  test('is one list with the authors and sites that somebody mutes for every keyword', async () => {
    await world.say('mute https://deals.example/4 site');
    expect(await said('exclude')).toContain('deals.example');
    await world.say('exclude --remove deals.example');
    expect(await both()).toEqual(ALL);
  });
});

describe('it asks first', () => {
  test.each([
    ['the name of a keyword', 'exclude kestrelbox', 'Kestrelbox is called so'],
    ['most of what a keyword finds', 'exclude works', 'Quillmere would lose 2 of 4'],
  ])('%s', async (what, line, words) => {
    if (what.startsWith('most')) await world.say('exclude giveaway');
    const before = await both();
    const reply = await world.say(line);
    if (what.startsWith('most')) expect(readable(reply.message)).toContain('Quillmere would lose 2 of 3');
    else expect(readable(reply.message)).toContain(words);
    expect(await both()).toEqual(before);
    const [save] = buttonsOf(reply);
    expect(readable((await world.press(save!.verb, save!.args)).message)).toContain(
      'Excluded for every keyword',
    );
    expect(await both()).not.toEqual(before);
  });
});

describe('what is refused', () => {
  test.each([
    ['exclude giveaway OR raffle', 'I cannot read the entry'],
    ['exclude -giveaway', 'I cannot read the entry'],
    ['exclude list:other', 'I cannot read the entry'],
    ['exclude --remove giveaway', '“giveaway” is not excluded'],
    ['exclude --site "not a site"', 'I cannot read the entry'],
    [`exclude ${'x'.repeat(300)}`, 'I cannot read the entry'],
  ])('%s', async (line, words) => {
    expect(await said(line)).toContain(words);
    expect(await both()).toEqual(ALL);
    expect(world.logged).toEqual([]);
  });

  test('more than 500 entries', async () => {
    const many = (from: number) => Array.from({ length: 250 }, (_, n) => `n${from + n}`).join(', ');
    await world.say(`exclude ${many(0)}`);
    await world.say(`exclude ${many(250)}`);
    expect(await said('exclude onemore')).toContain('At most 500 entries');
  });
});

test('in French', async () => {
  const french = (line: string) => said(line, { language: 'fr' });
  expect(await french('exclure giveaway --auteur @spammer')).toContain('Exclu de tous les mots-clés');
  expect(await both()).toEqual([
    [1, 4, 8, 9],
    [6, 7, 8],
  ]);
  expect(await french('exclure')).toContain('giveaway');
  expect(await french('pourquoi https://forum.example/2')).toContain('cet espace l’exclut');
  expect(await french('exclure --retirer giveaway')).toContain('De retour dans les totaux : 2 mentions');
  expect(await french('annuler')).toContain('De nouveau exclu.');
});

test('an author is named by no decision', async () => {
  await world.say('exclude --author @spammer');
  await collect(world, [forumPost(11, 'kestrelbox again', { author: { id: 'spammer', name: 'Spam Mer' } })]);
  const { id } = await world.workspace();
  for (const n of [3, 11])
    expect((await world.store.mentionsAt(id, `https://forum.example/${n}`))[0]!.hits).toMatchObject([
      { held: { reason: 'excluded', detail: null } },
    ]);
  expect(JSON.stringify(await world.store.audit(id, { limit: 50 }))).not.toContain('spammer');
});

test('an author who is forgotten is no longer named', async () => {
  await world.say('exclude --author @spammer, "Spam Mer", author:other');
  await world.say('forget forum:spammer --yes', { admin: true });
  expect(await said('exclude')).not.toMatch(/spam/i);
  expect(await said('exclude')).toContain('other');
});
