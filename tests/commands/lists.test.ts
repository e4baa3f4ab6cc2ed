import { beforeEach, describe, expect, test } from 'vitest';
import { MAX_ENTRIES, MAX_LISTS } from '../../src/listening/keywords/word-list.ts';
import { birch, buttonsOf, HOME, newWorld, readable, sendAll, type World } from './harness.ts';
import { collect, counted, forumPost } from './stored-world.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const said = async (...args: Parameters<World['say']>) => readable((await world.say(...args)).message);
const queryOf = async (name: string) =>
  (await world.store.keywords((await world.workspace()).id)).find((keyword) => keyword.name === name)?.query;
const lists = async () =>
  Object.fromEntries(
    (await world.store.wordLists((await world.workspace()).id)).map(({ name, entries }) => [name, entries]),
  );

describe('a list', () => {
  test('is made by its first entries, and is found by queries that name it', async () => {
    expect(await said('lists competitors --add Ostrand, Zuntari, "Best Box"')).toContain(
      'List competitors is there.',
    );
    expect(await lists()).toEqual({ competitors: ['Ostrand', 'Zuntari', '"Best Box"'] });
    await world.say('add list:competitors --name Rivals');
    await collect(world, [
      forumPost(1, 'The new ostrand is out'),
      forumPost(2, 'I like the best box of them all'),
      forumPost(3, 'A box, the best'),
      forumPost(4, 'Nothing of this kind'),
    ]);
    expect(await counted(world, 'Rivals')).toEqual([1, 2]);
  });

  test('leaves out what it names where a query says so', async () => {
    await world.say('lists noise --add giveaway, raffle');
    await world.say('add kestrelbox -list:noise --name Kestrelbox');
    await collect(world, [
      forumPost(1, 'The kestrelbox is out'),
      forumPost(2, 'A raffle: win a kestrelbox'),
      forumPost(3, 'kestrelbox giveaway'),
    ]);
    expect(await counted(world, 'Kestrelbox')).toEqual([1]);
  });

  test.each([
    ['phrases without quotes', 'lists a --add promo code, free gift', ['"promo code"', '"free gift"']],
    [
      'authors and sites',
      'lists a --add author:ash, site:board.example',
      ['author:ash', 'site:board.example'],
    ],
    ['names with signs', 'lists a --add C++, R&D', ['C++', 'R&D']],
    ['one entry twice', 'lists a --add Ostrand, ostrand', ['ostrand']],
    ['quotes around all', 'lists a --add "Ostrand, Zuntari"', ['Ostrand', 'Zuntari']],
  ])('takes %s', async (_, line, entries) => {
    await world.say(line);
    expect((await lists()).a).toEqual(entries);
  });

  test('takes no query, no list and no excluded word as an entry', async () => {
    for (const entry of ['Ostrand OR Zuntari', 'list:other', '-ostrand', '(a b)', '/ostr.*/'])
      expect(await said(`lists a --add ${entry}`), entry).toContain('I cannot read the entry');
    expect(await lists()).toEqual({});
  });

  test('shows all lists, one list, and who uses it', async () => {
    expect(await said('lists')).toContain('There is no list yet');
    await world.say('lists Our Rivals --add Ostrand');
    await world.say('add list:our-rivals --name Rivals');
    expect(await said('lists')).toContain('list:our-rivals 1 entry: Ostrand');
    const one = await said('lists our-rivals');
    expect(one).toContain('Entries: Ostrand');
    expect(one).toContain('Used by: Rivals');
  });
});

describe('a changed list', () => {
  beforeEach(async () => {
    await world.say('lists competitors --add Ostrand');
    await world.say('add list:competitors --name Rivals');
    await collect(world, [
      ...Array.from({ length: 12 }, (_, n) => forumPost(n + 1, `ostrand thing ${n}`)),
      forumPost(20, 'The zuntari is out'),
      forumPost(21, 'A zuntari again'),
    ]);
    await sendAll(world);
  });

  test('is matched with what is stored, once, and the answer says how much comes and goes', async () => {
    const answer = await said('lists competitors --add Zuntari');
    expect(answer).toContain('List competitors changed.');
    expect(answer).toContain('Rivals: +2 −0');
    expect(await counted(world, 'Rivals')).toHaveLength(14);
    expect(await said('lists competitors --add Zuntari')).toContain('as it was');
    expect(await counted(world, 'Rivals')).toHaveLength(14);
    // It is the past: nothing is announced.
    expect(await sendAll(world)).toEqual([]);
    const { id } = await world.workspace();
    expect(await world.store.backFills()).toEqual([]);
    expect(await world.store.recount(id, world.now() - 86_400_000, world.now())).toEqual([]);
    await collect(world, [forumPost(22, 'zuntari to come')]);
    expect(await counted(world, 'Rivals')).toHaveLength(15);
  });

  test('asks where a keyword loses more than half, and changes nothing until it is sure', async () => {
    await world.say('lists competitors --add Zuntari');
    const reply = await world.say('lists competitors --remove ostrand');
    expect(readable(reply.message)).toContain('Nothing is changed yet');
    expect(readable(reply.message)).toContain('Rivals: +0 −12');
    expect((await lists()).competitors).toEqual(['Ostrand', 'Zuntari']);
    const [save] = buttonsOf(reply);
    expect(readable((await world.press(save!.verb, save!.args)).message)).toContain('changed');
    expect(await counted(world, 'Rivals')).toEqual([20, 21]);
  });

  test('is asked about by a line where no button holds it', async () => {
    const long = Array.from({ length: 200 }, (_, n) => `othername${n}`).join(', ');
    await world.say('lists competitors --add Zuntari');
    await world.say(`lists competitors --add ${long}`);
    const reply = await world.say(`lists competitors --remove ostrand, ${long}`);
    expect(readable(reply.message)).toContain('send the command again with --sure');
    await world.say(`lists competitors --remove ostrand, ${long} --sure`);
    expect((await lists()).competitors).toEqual(['Zuntari']);
  });

  test('is not deleted while a query names it, and is afterwards', async () => {
    expect(await said('lists competitors --delete')).toContain('queries name it (Rivals)');
    await world.say('edit Rivals --query ostrand');
    expect(await said('lists competitors --delete')).toContain('List competitors is deleted.');
    expect(await lists()).toEqual({});
  });

  test('keeps the keywords that name it when it is renamed', async () => {
    expect(await said('lists competitors --rename "Their brands"')).toContain('now called their-brands');
    expect(await queryOf('Rivals')).toBe('list:their-brands');
    await collect(world, [forumPost(30, 'ostrand to come')]);
    expect(await counted(world, 'Rivals')).toContain(30);
  });

  test('stays readable when it would be empty', async () => {
    expect(await said('lists competitors --remove Ostrand --sure')).toContain('would have no entry');
    expect((await lists()).competitors).toEqual(['Ostrand']);
  });
});

describe('what is refused', () => {
  test('a query with a list that is not there, with the nearest name', async () => {
    await world.say('lists competitors --add Ostrand');
    const answer = await said('add list:competitor --name Rivals');
    expect(answer).toContain('There is no list “competitor”.');
    expect(answer).toContain('competitors');
    expect(await queryOf('Rivals')).toBeUndefined();
    await world.say('add kestrelbox --name Kestrelbox');
    expect(await said('edit Kestrelbox --query kestrelbox -list:nowhere')).toContain('There is no list');
    expect(await said('preview list:nowhere')).toContain('There is no list');
  });

  test.each([
    ['lists nowhere', 'There is no list “nowhere”.'],
    ['lists nowhere --remove Ostrand', 'There is no list “nowhere”.'],
    ['lists --add Ostrand', 'Which list?'],
    ['lists "a:b" --add Ostrand', 'cannot be the name of a list'],
    ['lists here --rename there', 'There is already a list “there”.'],
    ['lists here --remove Zuntari', '“Zuntari” is not in this list.'],
  ])('%s', async (line, words) => {
    await world.say('lists here --add Ostrand');
    await world.say('lists there --add Ostrand');
    expect(await said(line)).toContain(words);
    expect(await lists()).toEqual({ here: ['Ostrand'], there: ['Ostrand'] });
  });

  test('more entries and more lists than there may be', async () => {
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => `n${from + n}`).join(', ');
    await world.say(`lists long --add ${many(0, MAX_ENTRIES)}`);
    expect(await said('lists long --add onemore')).toContain(`at most ${MAX_ENTRIES} entries`);
    for (let n = 1; n < MAX_LISTS; n++) await world.say(`lists l${n} --add Ostrand`);
    expect(await said('lists onemore --add Ostrand')).toContain(`already has ${MAX_LISTS} lists`);
  });

  test('a query that its lists make too long', async () => {
    for (let n = 0; n < 11; n++)
      await world.say(`lists l${n} --add ${Array.from({ length: 500 }, (_, nth) => `n${nth}`).join(', ')}`);
    const query = Array.from({ length: 11 }, (_, n) => `list:l${n}`).join(' OR ');
    expect(await said(`add ${query} --name Everything`)).toContain('This query would be too long.');
    expect(await queryOf('Everything')).toBeUndefined();
  });

  test('changes by those who may only look', async () => {
    await world.say('lists here --add Ostrand');
    for (const line of ['lists here --add Zuntari', 'lists here --delete', 'lists here --rename there']) {
      const answer = await world.router.handle({
        home: HOME,
        homeName: 'Kestrelbox Ltd',
        channel: { ...HOME, channel: 'C0SUPPORT' },
        channelName: 'support',
        person: birch,
        admin: false,
        namedChannels: new Map([['C0SUPPORT', { mayView: true, maySend: false, mayManage: false }]]),
        language: null,
        timeZone: null,
        input: { text: line },
        origin: 'typed',
        onceKey: null,
      });
      expect(answer.message.mood, line).toBe('warning');
    }
    expect(await lists()).toEqual({ here: ['Ostrand'] });
  });
});

test('in French', async () => {
  const french = (line: string) => said(line, { language: 'fr' });
  expect(await french('listes concurrents --ajouter Ostrand, Zuntari')).toContain(
    'La liste concurrents est créée.',
  );
  expect(await french('listes concurrents --retirer zuntari')).toContain('est modifiée');
  expect(await french('listes concurrents --renommer rivaux')).toContain('s’appelle maintenant rivaux');
  expect(await french('listes')).toContain('list:rivaux 1 entrée : Ostrand');
  expect(await french('listes rivaux --supprimer')).toContain('est supprimée');
});

describe('workspaces that join', () => {
  const guild = { home: { platform: 'discord', home: '9100' }, channel: '9200', admin: true } as const;
  const join = async () => {
    const offer = readable((await world.say('link', { admin: true })).message);
    const [code] = /[A-Z0-9]{4,}-?[A-Z0-9]*/.exec(offer.split('link ').at(-1)!)!;
    await world.say(`link ${code} --yes`, guild);
  };

  test('keep their lists, each keyword with its own', async () => {
    await world.say('lists competitors --add Ostrand');
    await world.say('lists common --add Zuntari');
    await world.say('add list:competitors --name Rivals');
    await world.say('lists competitors --add Quelora', guild);
    await world.say('lists common --add Zuntari', guild);
    await world.say('lists unused --add Tavnik', guild);
    await world.say('add list:competitors OR list:common --name Theirs', guild);
    await join();
    expect(await lists()).toEqual({
      common: ['Zuntari'],
      competitors: ['Ostrand'],
      'competitors-2': ['Quelora'],
      unused: ['Tavnik'],
    });
    expect(await queryOf('Rivals')).toBe('list:competitors');
    expect(await queryOf('Theirs')).toBe('list:competitors-2 OR list:common');
    await collect(world, [forumPost(1, 'ostrand'), forumPost(2, 'quelora'), forumPost(3, 'zuntari')]);
    expect([await counted(world, 'Rivals'), await counted(world, 'Theirs')]).toEqual([[1], [2, 3]]);
  });

  test('and part again with the lists that their keywords name', async () => {
    await world.say('lists competitors --add Ostrand');
    await world.say('lists common --add Zuntari');
    await world.say('lists competitors --add Quelora', guild);
    await world.say('add list:competitors --name Theirs', guild);
    await join();
    await world.say('unlink', guild);
    await world.say('unlink --yes', guild);
    const theirs = (await world.store.workspaceOf(guild.home))!;
    expect(theirs.id).not.toBe((await world.workspace()).id);
    expect(await world.store.wordLists(theirs.id)).toMatchObject([
      { workspaceId: theirs.id, name: 'competitors-2', entries: ['Quelora'] },
    ]);
    expect(await world.store.keywords(theirs.id)).toMatchObject([{ query: 'list:competitors-2' }]);
  });

  test('a workspace that nobody lives in any more leaves no list', async () => {
    await world.say('lists competitors --add Ostrand');
    const { id } = await world.workspace();
    await world.store.removeHome(HOME);
    expect(await world.store.wordLists(id)).toEqual([]);
    expect(await world.store.allWordLists()).toEqual([]);
  });
});
