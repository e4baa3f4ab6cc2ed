import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { unadorned } from '../../../src/commands/parser/markup.ts';
import { parseLine } from '../../../src/commands/parser/parse.ts';
import { aliasesOf, verbNames } from '../../../src/messages/languages/vocabulary.ts';

describe('words that people bring', () => {
  test.each([
    ['ack 12', 'claim', { target: '12' }],
    ['close 12', 'resolve', { target: '12' }],
    ['fermer 12', 'resolve', { target: '12' }],
    ['track kestrelbox', 'add', { target: 'kestrelbox' }],
    ['watch kestrelbox', 'add', { target: 'kestrelbox' }],
    ['surveiller kestrelbox', 'add', { target: 'kestrelbox' }],
    ['delete Kestrelbox', 'remove', { target: 'Kestrelbox' }],
    ['undo 12', 'undo', { target: '12' }],
    ['annuler 12', 'undo', { target: '12' }],
    ['status', 'dashboard', {}],
    ['Etat', 'dashboard', {}],
    ['mute Kestrelbox', 'alert', { target: 'Kestrelbox', mute: '24h' }],
    ['mute Kestrel box 4h', 'alert', { target: 'Kestrel box', mute: '4h' }],
    ['mute Kestrelbox for 2d', 'alert', { target: 'Kestrelbox', mute: '2d' }],
    ['couper Kestrelbox pendant 2j', 'alert', { target: 'Kestrelbox', mute: '2j' }],
    ['mute Kestrelbox off', 'alert', { target: 'Kestrelbox', mute: 'off' }],
    ['mute Kestrelbox --mute 2h', 'alert', { target: 'Kestrelbox', mute: '2h' }],
    ['mute 4h', 'alert', { target: '4h', mute: '24h' }],
    ['mute "Kestrel 4h"', 'alert', { target: 'Kestrel 4h', mute: '24h' }],
    // Alone it shows who is muted; of authors, sites and keywords alike, the command ends it.
    ['mute', 'mute', {}],
    ['unmute Kestrelbox', 'unmute', { target: 'Kestrelbox' }],
  ])('%s', (line, verb, args) => {
    expect(parseLine(line, commands)).toEqual({ ok: true, verb, args });
  });

  test('none of them is the name of two things, unless one is about posts and the other is not', () => {
    const posts = commands.filter(({ group }) => group === 'posts').map(({ verb }) => verb);
    const shorthands = commands
      .flatMap((definition) => definition.shorthands ?? [])
      .filter(({ word }) => !posts.includes(word));
    const names = [
      ...commands.flatMap(({ verb }) => verbNames(verb)),
      ...shorthands.flatMap(({ word }) => aliasesOf(word)),
    ];
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('bold or code around what was copied from a message', () => {
  const plainLine = { ok: true, verb: 'claim', args: { target: '12' } };
  test.each([
    '*claim* 12',
    '**claim** 12',
    '_claim_ 12',
    '__claim__ 12',
    '~claim~ 12',
    '`claim` 12',
    '`claim 12`',
    '*claim 12*',
    '**claim 12**',
    '***claim*** 12',
    '*`claim`* 12',
    '`/earshot claim 12`',
    '/earshot claim 12',
    '`/earshot` claim 12',
    '/Earshot *claim* 12',
    'earshot claim 12',
    'Earshot: claim 12',
    '/claim 12',
    'claim: 12',
    'Claim, 12',
    '> claim 12',
    '- claim 12',
    '• `claim` 12',
    '1. claim 12',
    '```claim 12```',
    '||claim|| 12',
    '\u200bclaim 12',
    '“claim” 12',
    '« claim » 12',
  ])('%s', (line) => {
    expect(parseLine(line, commands)).toEqual(plainLine);
  });

  test.each(['?', '??', 'help!', 'Help?', '/help', 'earshot', '/earshot'])('%s asks for help', (line) => {
    expect(parseLine(line, commands)).toEqual({ ok: true, verb: 'help', args: {} });
  });

  test('signs of a query stay what they are, and a place in the line stays where it was', () => {
    expect(parseLine('*add* kestrel*', commands)).toMatchObject({ args: { target: 'kestrel*' } });
    expect(parseLine('add `C++`', commands)).toMatchObject({ args: { target: '`C++`' } });
    expect(parseLine('`add` `C++`', commands)).toMatchObject({ args: { target: '`C++`' } });
    const line = '`claim` 12 --nonsense';
    expect(parseLine(line, commands)).toMatchObject({
      ok: false,
      problem: { position: { start: line.indexOf('--'), end: line.length } },
    });
  });

  test('whatever is typed, taking signs away ends and keeps the length of the line', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '*',
            '_',
            '`',
            '~',
            '|',
            ' ',
            'add',
            '/earshot',
            'x',
            '\n',
            '> ',
            '1. ',
            ':',
            '?',
            '\u200b',
          ),
          { maxLength: 20 },
        ),
        (parts) => {
          const line = parts.join('');
          expect(unadorned(line)).toHaveLength(line.length);
        },
      ),
    );
  });
});
