import { describe, expect, test } from 'vitest';
import { filesUnder, importsOf } from './files.ts';
import * as rules from './rules.ts';

const source = filesUnder('src');
const imports = importsOf(source);
const all = new Map([...source, ...filesUnder('play', 'tour', 'tools')]);

/** Fails with the breaches, and with what to do about them. */
function holds(breaches: readonly unknown[], remedy: string): void {
  expect(breaches, remedy).toEqual([]);
}

describe('the plan of the house', () => {
  test('the rules see the code', () => {
    expect(source.size).toBeGreaterThan(500);
    expect(all.size).toBeGreaterThan(source.size + 40);
    expect(imports.length).toBeGreaterThan(3 * source.size);
    for (const { from } of rules.ARROWS)
      expect([...all.keys()].filter((path) => path.startsWith(from)).length, from).toBeGreaterThan(0);
  });

  test('every file stands in a folder of the plan', () => {
    holds(
      rules.outsideThePlan(all),
      'Put it into a folder of docs/architecture.md; a new folder is a row there and in ARROWS of rules.ts.',
    );
  });

  test('every file imports only what its folder may', () => {
    holds(
      rules.againstThePlan(importsOf(all)),
      'Move the code to the side of the arrow where its callers stand (docs/architecture.md), or hand it in as a value.',
    );
  });

  test('an adapter never imports another adapter', () => {
    holds(
      rules.betweenAdapters(imports),
      'What two platforms share stands in src/adapters/ itself, or in a message.',
    );
  });

  test('a language is read through the list of languages', () => {
    holds(rules.pastTheLanguageList(imports), 'Take texts from copyOf(language), in languages/copy.ts.');
  });

  test('the domain does no input or output', () => {
    holds(rules.ioOfTheDomain(imports), 'Let a job or a service read it, and pass the value.');
  });

  test('each prescribed package has one home, and does work there', () => {
    holds(rules.awayFromHome(imports), 'Use what its home offers; HOMES of rules.ts names the homes.');
  });

  test('only the configuration reads the environment', () => {
    expect(rules.readersOfTheEnvironment(source), 'Add a variable to config.ts and pass its value.').toEqual([
      'src/config/config.ts',
    ]);
  });

  test('no files import each other in a circle, types included', () => {
    holds(
      rules.circles(importsOf(all)),
      'Move what both sides need into a file of its own, which imports neither of them.',
    );
  });

  test('a file of more than 300 lines begins with its reason', () => {
    holds(
      rules.longWithoutReason(all),
      'Split it by purpose; where one piece reads better, begin it with /** Long because ... */.',
    );
  });
});
