import { describe, expect, test } from 'vitest';
import { filesUnder, importsOf } from './files.ts';
import * as rules from './rules.ts';

const source = filesUnder('src');
const imports = importsOf(source);
const all = new Map([...source, ...filesUnder('play', 'tour', 'tools')]);

describe('the plan of the house', () => {
  test('the rules see the code', () => {
    expect(source.size).toBeGreaterThan(500);
    expect(all.size).toBeGreaterThan(source.size + 40);
    expect(imports.length).toBeGreaterThan(3 * source.size);
    for (const { from } of rules.ARROWS)
      expect([...source.keys()].filter((path) => path.startsWith(from)).length, from).toBeGreaterThan(0);
  });

  test('every file stands in a folder of the plan and imports only what that folder may', () => {
    expect(rules.outsideThePlan(source)).toEqual([]);
    expect(rules.againstThePlan(imports)).toEqual([]);
  });

  test('an adapter never imports another adapter', () => {
    expect(rules.betweenAdapters(imports)).toEqual([]);
  });

  test('a language is read through the list of languages', () => {
    expect(rules.pastTheLanguageList(imports)).toEqual([]);
  });

  test('the domain does no input or output', () => {
    expect(rules.ioOfTheDomain(imports)).toEqual([]);
  });

  test('each prescribed package has one home, and does work there', () => {
    expect(rules.awayFromHome(imports)).toEqual([]);
  });

  test('only the configuration reads the environment', () => {
    expect(rules.readersOfTheEnvironment(source)).toEqual(['src/config/config.ts']);
  });

  test('no files import each other in a circle, types included', () => {
    expect(rules.circles(importsOf(all))).toEqual([]);
  });

  test('a file of more than 300 lines begins with its reason', () => {
    expect(rules.longWithoutReason(all)).toEqual([]);
  });
});
