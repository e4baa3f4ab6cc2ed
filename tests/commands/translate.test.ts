import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newWorld, readable, type World } from './harness.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
afterEach(() => world.store.close());

const answer = async (line: string, language?: 'fr') =>
  (await world.say(line, language ? { language } : {})).message;
const said = async (line: string, language?: 'fr') => readable(await answer(line, language));

describe('a query of another tool', () => {
  test('is shown in our language, with what was lost and why, and nothing is saved', async () => {
    const shown = await said('import query kestrel AND engagementType:REPLY AND continent:europe');
    expect(shown).toContain('Brandwatch');
    expect(shown).toContain('kestrel is:reply');
    expect(shown).toMatch(/Lost[\s\S]*continent:europe[\s\S]*has no counterpart/);
    expect(shown).toMatch(/Changed[\s\S]*engagementType:REPLY/);
    expect(await said('list')).toContain('No keyword yet');
  });

  test('is saved by its button', async () => {
    const { elements } = await answer('translate kestrel AND engagementType:REPLY');
    const buttons = elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []));
    expect(buttons.map(({ verb }) => verb)).toEqual(['add', 'add']);
    await world.press('add', buttons[0]!.args);
    expect(await said('list')).toContain('kestrel is:reply');
  });

  test('is read by the rules of the tool that is named', async () => {
    expect(await said('import query kestrel OR ostrand hub --from google')).toContain(
      '(kestrel OR ostrand) hub',
    );
    expect(await said('import query kestrel OR ostrand hub --from x')).not.toContain(
      '(kestrel OR ostrand) hub',
    );
  });

  test.each([
    'import query kestrel, "mesh hub", ostrand',
    'importer requête kestrel, "mesh hub", ostrand',
    'traduire kestrel, "mesh hub", ostrand',
  ])('is a list of words: %s', async (line) => {
    const shown = await said(line, 'fr');
    expect(shown).toContain('une liste de mots');
    expect(shown).toContain('kestrel OR "mesh hub" OR ostrand');
  });

  test('of which nothing is left is refused with the reason', async () => {
    expect(await said('import query continent:europe')).toMatch(/query is empty|word to look for/);
  });

  test('a file called query is a file', async () => {
    expect(await said('import query')).not.toContain('Read as');
  });
});
