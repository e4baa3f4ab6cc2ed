import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../src/listening/time.ts';
import { birch, buttonsOf, newWorld, readable, type World } from './harness.ts';
import { storePosts } from './posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const keywords = async () => world.store.keywords((await world.workspace()).id);
const queries = async () => (await keywords()).map(({ query }) => query);

async function ask(line: string, language: 'en' | 'fr' = 'en') {
  const reply = await world.say(line, { language });
  const { message } = reply;
  const press = (label: string, manner = {}) => {
    const button = buttonsOf(reply).find((candidate) => candidate.label.startsWith(label));
    if (!button) throw new Error(`no button ${label}: ${buttonsOf(reply).map((each) => each.label)}`);
    return world.press(button.verb, { ...button.args }, manner);
  };
  return { message, press };
}

describe('a query that may mean something else', () => {
  test.each(['kestrelbox or brindlemoor', '"kestrelbox OR brindlemoor"', 'kestrelbox, brindlemoor'])(
    '%s is not saved before somebody has chosen',
    async (query) => {
      const { message, press } = await ask(`add ${query}`);
      expect(readable(message)).toContain('Nothing is saved yet');
      expect(await keywords()).toEqual([]);
      await press('Use: ');
      expect(await queries()).toEqual(['kestrelbox OR brindlemoor']);
    },
  );

  test('a form may hold new lines', async () => {
    const reply = await world.press('add', { target: 'kestrelbox\nbrindlemoor' }, { origin: 'form' });
    expect(readable(reply.message)).toContain('Nothing is saved yet');
    expect(await keywords()).toEqual([]);
  });

  test('is saved as it is read with its button, or with --sure', async () => {
    const { press } = await ask('add kestrelbox or brindlemoor');
    expect(readable((await press('Save as it is read')).message)).toContain('Now following');
    await world.say('add harbour or kestrelworks --name Other --sure');
    expect(await queries()).toEqual(['kestrelbox or brindlemoor', 'harbour or kestrelworks']);
  });

  test('is no longer there to be answered after a week', async () => {
    const { press } = await ask('add kestrelbox or brindlemoor');
    world.pass(8 * DAY);
    await world.store.prune(world.now(), 1_000);
    expect((await press('Use: ')).problem?.code).toBe('question-over');
  });

  test('may be as long as the language allows: its buttons hold but a name of the question', async () => {
    const many = Array.from({ length: 300 }, (_, nth) => `kestrel${nth}`).join(' or ');
    const { message, press } = await ask(`add ${many} --name Many`);
    const [buttons] = message.elements.filter((element) => element.kind === 'buttons');
    for (const { args } of buttons!.buttons) expect(JSON.stringify(args).length).toBeLessThan(60);
    await press('Save as it is read');
    expect(await queries()).toEqual([many]);
  });

  test('keeps what else was asked for', async () => {
    const { press } = await ask('ajouter kestrelbox or brindlemoor --nom Boîte --type produit', 'fr');
    await press('Prendre', { language: 'fr' });
    expect(await keywords()).toEqual([
      expect.objectContaining({ name: 'Boîte', kind: 'product', query: 'kestrelbox OR brindlemoor' }),
    ]);
  });

  test('a question is answered once', async () => {
    const { press } = await ask('add kestrelbox or brindlemoor');
    await press('Use: ');
    const again = await press('Save as it is read');
    expect(again.problem?.code).toBe('question-over');
    expect(await keywords()).toHaveLength(1);
  });

  test('somebody else may answer only what they could do themselves', async () => {
    await world.say('add kestrelbox --name Box');
    const { press } = await ask('edit Box --query kestrelbox or brindlemoor');
    expect((await press('Save as it is read', { by: birch })).problem?.code).toBe('not-allowed');
    expect(await queries()).toEqual(['kestrelbox']);
    await press('Save as it is read');
    expect(await queries()).toEqual(['kestrelbox or brindlemoor']);
  });

  test('a keyword that was changed meanwhile is asked about once more', async () => {
    await world.say('add kestrelbox --name Box');
    const { press } = await ask('edit Box --query kestrelbox or brindlemoor');
    await world.say('edit Box --query brindlemoor');
    expect(readable((await press('Save as it is read')).message)).toContain('not changed yet');
    expect(await queries()).toEqual(['brindlemoor']);
  });

  test('can be changed in its form, with what was typed', async () => {
    const { press } = await ask('add kestrelbox or brindlemoor --name Box');
    expect((await press('Edit')).form).toEqual({
      verb: 'add',
      values: { target: 'kestrelbox or brindlemoor', name: 'Box' },
    });
  });

  test('nothing is asked about a name that is followed already, nor about other options of it', async () => {
    await world.say('add kestrelbox or brindlemoor --name Box --sure');
    expect((await world.say('add kestrelbox or brindlemoor', { channel: 'C0VEILLE' })).message.mood).toBe(
      'good',
    );
    expect((await world.say('edit Box --kind product')).message.mood).toBe('good');
  });
});

describe('an edit with much effect', () => {
  beforeEach(async () => {
    await world.say('add Brindlemoor --name Moor');
    const [keyword] = await keywords();
    const posts = Array.from({ length: 24 }, (_, nth) => ({
      text: nth % 3 === 0 ? `Brindlemoor village fair ${nth}` : `Brindlemoor pump number ${nth} leaks`,
      at: world.now() - DAY - nth * 60_000,
    }));
    await storePosts(world, keyword!.id, posts);
  });

  test('asks with both figures and samples, and changes nothing before', async () => {
    const { message, press } = await ask('edit Moor --query "Brindlemoor NOT village"');
    const text = readable(message);
    expect(text).toContain('Moor is not changed yet.');
    expect(text).toContain('24 mentions before, 0 after (+0 / -24)');
    expect(text).toContain('leaks');
    expect(await queries()).toEqual(['Brindlemoor']);
    expect(readable((await press('Keep as it was')).message)).toContain('as before');
    expect(await queries()).toEqual(['Brindlemoor']);
  });

  test('what was meant loses less than half, and is saved', async () => {
    const { press } = await ask('edit Moor --query "Brindlemoor NOT village"');
    expect((await press('Use: ')).message.mood).toBe('good');
    expect(await queries()).toEqual(['Brindlemoor -village']);
  });

  test.each(['--lang fr', '--source feed', '--query kestrelbox'])('%s', async (change) => {
    const { message, press } = await ask(`edit Moor ${change}`);
    expect(message.mood).toBe('warning');
    expect((await press('Save')).message.mood).toBe('good');
  });

  test('an edit that finds far more asks, too', async () => {
    await world.say('add harbour --name Harbour');
    const { message } = await ask('edit Harbour --query Brindlemoor');
    expect(readable(message)).toContain('0 mentions before, 24 after (+24 / -0)');
  });
});

describe('a query as lists', () => {
  test.each([
    ['--any kestrelbox, kestrel box --none toy', '(kestrelbox OR "kestrel box") -toy'],
    ['--any kestrelbox --all router; "wifi"', 'kestrelbox router "wifi"'],
    ['--any C++, NOT found', 'C++ OR "NOT found"'],
  ])('%s', async (lists, query) => {
    await world.say(`add ${lists} --name Box`);
    expect(await queries()).toEqual([query]);
  });

  test('a form shows them, and what is changed there counts', async () => {
    await world.say('add (kestrelbox OR "kestrel box") -toy --name Box');
    const { form } = await world.say('edit Box');
    expect(form?.values).toMatchObject({ any: 'kestrelbox, kestrel box', none: 'toy' });
    await world.press('edit', { ...form!.values }, { origin: 'form' });
    expect(await queries()).toEqual(['(kestrelbox OR "kestrel box") -toy']);
    const { none: _none, ...cleared } = form!.values;
    await world.press('edit', cleared, { origin: 'form' });
    expect(await queries()).toEqual(['kestrelbox OR "kestrel box"']);
    const both = await world.press('edit', { target: 'Box', query: 'harbour', any: 'brindlemoor' });
    expect(both.problem).toMatchObject({ code: 'bad-argument', argument: 'query' });
  });
});
