import { expect, test } from 'vitest';
import { formatOf } from '../../../src/messages/format.ts';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import {
  languageName,
  languageOfLocale,
  languageTags,
  namesOfLanguage,
} from '../../../src/messages/languages/index.ts';
import { choiceIn, choiceWords, optionNames, verbNames } from '../../../src/messages/languages/vocabulary.ts';

test.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['fr_FR', 'fr'],
  ['FR', 'fr'],
  ['en-GB', 'en'],
  ['tlh', null],
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
  expect(namesOfLanguage('fr').slice(0, 2)).toEqual(['français', 'French']);
  expect(namesOfLanguage('en').slice(0, 2)).toEqual(['English', 'anglais']);
  // Further languages have names of their own for them.
  for (const tag of languageTags) {
    const names = namesOfLanguage(tag);
    expect(new Set(names).size).toBe(names.length);
    for (const into of languageTags) expect(names).toContain(languageName(tag, into));
  }
});

test('names begin with that of the definition, and none comes twice', () => {
  expect(verbNames('add').slice(0, 3)).toEqual(['add', 'ajouter', 'suivre']);
  expect(optionNames('add', 'name').slice(0, 2)).toEqual(['name', 'nom']);
  expect(choiceWords('pin').slice(0, 3)).toEqual(['pin', 'keep', 'épingler']);
  // French calls it as English does.
  const all = [verbNames('webhook'), verbNames('add'), optionNames('add', 'name'), choiceWords('pin')];
  for (const names of all) expect(new Set(names).size).toBe(names.length);
  expect(verbNames('webhook')[0]).toBe('webhook');
  expect([verbNames('nothing'), optionNames('nothing', 'x'), choiceWords('nothing')]).toEqual([
    ['nothing'],
    ['x'],
    ['nothing'],
  ]);
  expect(choiceIn('weekly', 'fr')).toBe('hebdomadaire');
});
