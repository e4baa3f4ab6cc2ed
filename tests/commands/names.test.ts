import { beforeEach, describe, expect, test } from 'vitest';
import { newWorld, readable, type World } from './harness.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
const names = async () => (await world.store.keywords((await world.workspace()).id)).map(({ name }) => name);

describe('names taken from a query', () => {
  test.each([
    ['C++', 'C#', 'C', 'F#', 'C++ 20'],
    ['.NET', 'NET', 'ASP.NET'],
    ['kestrel box', 'kestrel lamp', 'kestrel', 'kestrel -box', 'kestrel OR lamp'],
    ['R&D', 'R D', 'RD'],
    ['a-b', 'ab', 'a/b'],
    ['🦊', '🦊🦊', 'fox 🦊'],
    ['@kestrel', '#kestrel', 'kestrel'],
    ['kestrel.example', 'kestrel example'],
  ])('never collide: %s, %s, …', async (...queries) => {
    for (const query of queries) expect((await world.say(`add ${query}`)).problem).toBeUndefined();
    const made = await names();
    expect(made).toHaveLength(queries.length);
    expect(new Set(made).size).toBe(queries.length);
  });

  test.each([
    ['Kestrelbox', 'KESTRELBOX', 'kestrelbox'],
    ['école', 'ECOLE', 'École'],
  ])('are one where only case or accents differ: %s, %s, …', async (...queries) => {
    for (const query of queries) expect((await world.say(`add ${query}`)).problem).toBeUndefined();
    expect(await names()).toHaveLength(1);
  });
});

describe('bold, code and quotes around what is typed', () => {
  test.each([
    'add *kestrel box*',
    'add **kestrel box**',
    '**add** **kestrel box**',
    'add `kestrel box`',
    'add “kestrel box”',
    'add « kestrel box »',
    'add „kestrel box“',
    '“add” kestrel box',
    '- add kestrel box',
    'Earshot: add kestrel box',
    'add: kestrel box',
  ])('%s', async (line) => {
    expect((await world.say(line)).problem).toBeUndefined();
    expect(await names()).toEqual(['kestrel box']);
  });

  test.each([
    '*Kestrelbox*',
    '`Kestrelbox`',
    '**Kestrelbox**',
    '_Kestrelbox_',
    '“Kestrelbox”',
    '"Kestrelbox"',
  ])('a keyword is found as %s', async (name) => {
    await world.say('add kestrelbox --name Kestrelbox');
    const reply = await world.say(`pause ${name}`);
    expect(reply.problem).toBeUndefined();
    expect(readable(reply.message)).toContain('Kestrelbox');
  });

  test('a star of a query stays its own', async () => {
    await world.say('add kestrel*');
    expect((await world.store.keywords((await world.workspace()).id))[0]!.query).toBe('kestrel*');
  });
});
