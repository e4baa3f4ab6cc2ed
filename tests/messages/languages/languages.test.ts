import { expect, test } from 'vitest';
import { formatOf } from '../../../src/messages/format.ts';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import { languageOfLocale, namesOfLanguage } from '../../../src/messages/languages/index.ts';
import { choiceIn, choiceWords, optionNames, verbNames } from '../../../src/messages/languages/vocabulary.ts';

test.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['fr_FR', 'fr'],
  ['FR', 'fr'],
  ['en-GB', 'en'],
  ['de', null],
  ['frr', null],
  ['', null],
])('what a platform calls %j is %j to us', (locale, tag) => {
  expect(languageOfLocale(locale)).toBe(tag);
});

test('a workspace in a language that is no longer supported is answered in the first one', () => {
  expect(copyOf('tlh')).toBe(copyOf('en'));
  expect(formatOf({ language: 'tlh', timeZone: 'UTC' }).percent(0.5)).toBe('50%');
});

test('a language is known by its own name and by what the others call it', () => {
  expect(namesOfLanguage('fr')).toEqual(['français', 'French']);
  expect(namesOfLanguage('en')).toEqual(['English', 'anglais']);
});

test('names begin with that of the definition, and none comes twice', () => {
  expect(verbNames('add')).toEqual(['add', 'ajouter', 'suivre']);
  expect(verbNames('webhook')).toEqual(['webhook']);
  expect(optionNames('add', 'name')).toEqual(['name', 'nom']);
  expect(choiceWords('pin')).toEqual(['pin', 'keep', 'épingler']);
  expect([verbNames('nothing'), optionNames('nothing', 'x'), choiceWords('x')]).toEqual([
    ['nothing'],
    ['x'],
    ['x'],
  ]);
  expect(choiceIn('weekly', 'fr')).toBe('hebdomadaire');
});
