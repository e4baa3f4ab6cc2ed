import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/commands/command.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import type { Menu } from '../../src/messages/message.ts';
import { maple, newWorld, readable, type World } from './harness.ts';
import { type SamplePost, storePosts } from './posts.ts';

let world: World;
let kestrelbox = '';

beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
  const keywords = await world.store.keywords((await world.workspace()).id);
  kestrelbox = keywords[0]!.id;
  const at = world.now();
  const post = (author: string, followers: number | null, more: Partial<SamplePost>): SamplePost => ({
    text: `kestrelbox says ${author}`,
    at: at - DAY,
    author,
    ...(followers === null ? {} : { followers }),
    source: 'bluesky',
    ...more,
  });
  await storePosts(world, kestrelbox, [
    post('copper.gazette', 250_000, { counts: { likes: 1_200, reposts: 84, replies: 31 }, label: 'neg' }),
    post('oak.jay', 4_000, { counts: { likes: 60 }, label: 'pos' }),
    post('oak.jay', 4_000, { counts: { likes: 2 }, label: 'pos', at: at - 40 * DAY }),
    post('quiet', 90, { counts: {}, label: null, lang: 'ja' }),
    post('tin_lantern', null, { source: 'hacker-news', counts: { points: 44, replies: 9 } }),
    post('Tube Star', 2_000_000, { source: 'youtube', counts: { likes: 90_000 } }),
    ...Array.from({ length: 90 }, (_, n) => post('buy.now', 3, { counts: {}, at: at - DAY - n * HOUR })),
  ]);
});

const ask = async (line: string, manner = {}) => readable((await world.say(line, manner)).message);
const items = ({ message }: Reply) =>
  message.elements.flatMap((element) => (element.kind === 'list' ? element.items : []));
const menusOf = ({ message }: Reply): Menu[] =>
  message.elements.flatMap((element) => (element.kind === 'buttons' ? (element.menus ?? []) : []));

describe('whose posts carry furthest', () => {
  test('in the figures that the order is made of, whoever moves most first', async () => {
    const reply = await world.say('people kestrelbox');
    expect(reply.visibility).toBe('private');
    const lines = readable(reply.message)
      .split('\n')
      .filter((line) => /: \d+ posts?/.test(line));
    expect(lines[0]).toBe(
      'copper.gazette (Bluesky), 250,000 followers: 1 post, 1,200 likes, 84 reposts, 31 replies; critic, new. “kestrelbox says copper.gazette”',
    );
    expect(lines.find((line) => line.startsWith('oak.jay'))).toMatch(
      /^oak\.jay \(Bluesky\), 4,000 followers: 1 post, 60 likes; fan, since \w+, \w+ \d+\./,
    );
    expect(lines.find((line) => line.startsWith('tin_lantern'))).toContain(
      '(Hacker News), followers not known: 1 post, 44 points, 9 replies',
    );
    expect(items(reply)).toHaveLength(4);
    expect(readable(reply.message)).not.toContain('buy.now');
  });

  test('nobody is new of a keyword that is new itself', async () => {
    await world.say('add quillmere --name Quillmere');
    const keywords = await world.store.keywords((await world.workspace()).id);
    const { id } = keywords.find(({ name }) => name === 'Quillmere')!;
    const post = (author: string, days: number) => ({
      text: 'quillmere',
      at: world.now() - days * DAY,
      author,
    });
    await storePosts(world, id, [post('elm', 1), post('fir', 8)]);
    expect(await ask('people quillmere')).not.toContain('new');
    expect(await ask('people quillmere --since 1w')).toContain('since');
    await storePosts(world, id, [post('fir', 15)]);
    expect(await ask('people quillmere')).toContain('new');
  });

  test('says whose people are not listed, and why', async () => {
    const said = await ask('people kestrelbox');
    expect(said).not.toContain('Tube Star');
    expect(said).toContain('Nobody of YouTube is listed: its terms forbid profiles of people.');
    expect(await ask('people kestrelbox --since 2h')).not.toContain('YouTube');
  });

  test('critics, or fans', async () => {
    const critics = await ask('people kestrelbox --stance critics');
    expect(critics).toContain('Critics of Kestrelbox');
    expect(critics).toContain('copper.gazette');
    expect(critics).not.toContain('oak.jay');
    const fans = await ask('people kestrelbox --stance fans');
    expect(fans).toContain('oak.jay');
    expect(fans).not.toContain('copper.gazette');
  });

  test('in French', async () => {
    const said = await ask('personnes kestrelbox --avis critiques --depuis 4sem', { language: 'fr' });
    expect(said).toContain('Les critiques de Kestrelbox');
    expect(said).toContain('copper.gazette (Bluesky), 250 000 abonnés : 1 message, 1 200 j’aime');
    expect(said).toContain('critique, nouveau.');
  });

  test('of all keywords of the channel, and from there of one', async () => {
    await world.say('add quillmere --name Quillmere');
    const reply = await world.say('people --since 30d');
    expect(readable(reply.message)).toContain('Nobody to list: no post about Quillmere');
    expect(items(reply)).toHaveLength(3);
    const [menu] = menusOf(reply);
    expect(menu!.options.map(({ value }) => value)).toEqual(['Kestrelbox', 'Quillmere']);
    const one = await world.press(menu!.verb, { ...menu!.args, [menu!.arg]: menu!.options[0]!.value });
    expect(readable(one.message)).toContain('Whose posts on Kestrelbox carry furthest');
  });

  test('nobody, and why: no post names an author, or no person of such a source is listed', async () => {
    await world.say('add quillmere --name Quillmere');
    const keywords = await world.store.keywords((await world.workspace()).id);
    const { id } = keywords.find(({ name }) => name === 'Quillmere')!;
    const post = (source: string, author: string) => [
      { text: 'quillmere', at: world.now() - HOUR, source, author },
    ];
    const unnamed = 'no post about Quillmere in this time names its author';
    expect(await ask('people quillmere')).toContain(unnamed);
    await storePosts(world, id, post('youtube', 'Tube Star'));
    const tube = await ask('people quillmere');
    expect(tube).not.toContain(unnamed);
    expect(tube).toContain('Nobody to list for Quillmere in this time.');
    expect(tube).not.toContain('only outlets');
    await storePosts(world, id, post('feed', 'maplefox'));
    const feed = await ask('people quillmere');
    expect(feed).not.toContain(unnamed);
    expect(feed).toContain('only outlets are listed');
    expect(await ask('people quillmere', { language: 'fr' })).toContain('Personne à citer pour Quillmere');
  });

  test('nobody: another side, or more time', async () => {
    await storePosts(world, kestrelbox, [{ text: 'kestrelbox', at: world.now() - HOUR, author: 'later' }]);
    const reply = await world.say('people kestrelbox --stance fans --since 3h');
    expect(readable(reply.message)).toContain('No fan of Kestrelbox among the authors of this time.');
    const buttons = reply.message.elements.flatMap((element) =>
      element.kind === 'buttons' ? element.buttons : [],
    );
    const longer = await world.press(buttons[0]!.verb, { ...buttons[0]!.args });
    expect(readable(longer.message)).toContain('oak.jay');
    const everybody = await world.press(buttons[1]!.verb, { ...buttons[1]!.args });
    expect(readable(everybody.message)).toContain('later');
  });

  test('a channel without keywords, and a word that is no side', async () => {
    expect(await ask('people', { channel: 'C0OTHER' })).toMatch(/keyword/);
    expect(await ask('people kestrelbox --stance friends')).toContain('critics');
  });

  test('in the open for everybody', async () => {
    expect((await world.say('people kestrelbox --public', { by: maple })).visibility).toBe('channel');
  });
});

describe('from somebody to what they wrote, and away from them', () => {
  test('their posts of the very period', async () => {
    const [posts] = menusOf(await world.say('people kestrelbox'));
    const option = posts!.options.find(({ label }) => label === 'oak.jay')!;
    const list = await world.press(posts!.verb, { ...posts!.args, [posts!.arg]: option.value });
    expect(readable(list.message)).toContain('1 mention');
    expect(readable(list.message)).toContain('kestrelbox says oak.jay');
  });

  test('of the same name in two networks, each by its network', async () => {
    const twin = { text: 'kestrelbox', at: world.now() - HOUR, author: 'oak.jay', counts: { points: 9 } };
    await storePosts(world, kestrelbox, [{ ...twin, source: 'hacker-news' }]);
    for (const menu of menusOf(await world.say('people kestrelbox'))) {
      const labels = menu.options.map(({ label }) => label);
      expect(labels).toContain('oak.jay (Bluesky)');
      expect(labels).toContain('oak.jay (Hacker News)');
      expect(labels).toContain('copper.gazette');
    }
  });

  test('muted, they are in no list from then on', async () => {
    const [, mute] = menusOf(await world.say('people kestrelbox'));
    const option = mute!.options.find(({ label }) => label === 'copper.gazette')!;
    await world.press(mute!.verb, { ...mute!.args, [mute!.arg]: option.value });
    expect(await ask('people kestrelbox')).not.toContain('copper.gazette');
  });

  test('forgotten, they are nowhere from then on', async () => {
    await world.say('forget bluesky:copper.gazette --yes', { admin: true });
    for (const line of [
      'people kestrelbox',
      'people kestrelbox --stance critics',
      'report kestrelbox',
      'report',
    ])
      expect(await ask(line), line).not.toContain('copper.gazette');
  });
});

test('a report names people, and who is new', async () => {
  expect(await ask('report kestrelbox')).toContain('copper.gazette | 250K | 1 | 1.3K | critic');
  expect(await ask('report')).not.toContain('Tube Star |');
});
