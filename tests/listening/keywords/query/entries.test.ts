import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryKey, readEntry, splitEntries } from '../../../../src/listening/keywords/query/entries.ts';

const word = fc.stringMatching(/^[a-zàâéèêîôûç]{3,9}$/);
const phrase = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(' '));
const entry = fc.oneof(
  word,
  phrase,
  phrase.map((text) => `"${text}"`),
  word.map((text) => `author:${text}`),
  word.map((text) => `site:${text}.example`),
  word.map((text) => `#${text}`),
  fc.constantFrom('C++', 'R&D', '.NET', '$KSTR', '"a, b; c"', '`Acme`'),
);

describe('entries', () => {
  test('are parted at commas, semicolons and new lines, and nowhere else', () => {
    const between = fc.constantFrom(',', ', ', ';', '\n', ' ,\n', ',,');
    fc.assert(
      fc.property(fc.array(entry, { minLength: 2, maxLength: 12 }), between, (entries, mark) => {
        expect(splitEntries(entries.join(mark))).toEqual(entries);
      }),
      { seed: 18, numRuns: 300 },
    );
  });

  test('stay what they are when what we write of them is read again', () => {
    fc.assert(
      fc.property(entry, (typed) => {
        const read = readEntry(typed);
        expect(read, typed).not.toBeNull();
        expect(readEntry(read!.text)?.text).toBe(read!.text);
        // A stored entry stands in a line with others.
        expect(splitEntries(`${read!.text}, other`)).toEqual([read!.text, 'other']);
      }),
      { seed: 18, numRuns: 500 },
    );
  });

  test('of any text are read or refused, and never lost', () => {
    const piece = fc.constantFrom(
      '"',
      '“',
      '”',
      '`',
      ',',
      ';',
      '\n',
      ' ',
      'ab',
      'OR',
      ':',
      '(',
      '-',
      '*',
      '\\"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const typed = pieces.join('');
        const parts = splitEntries(typed);
        for (const part of parts) readEntry(part);
        const letters = (text: string) => text.replace(/[^a-z]/gi, '');
        expect(letters(parts.join(''))).toBe(letters(typed));
      }),
      { seed: 18, numRuns: 500 },
    );
  });

  test.each([
    'a OR b',
    'a NOT b',
    'one NEAR two',
    '-word',
    '(a b)',
    'list:x',
    '/ab.*/',
    '',
    '"',
    'likes:>5',
    'is:reply',
  ])('%s is none', (typed) => {
    expect(readEntry(typed)).toBeNull();
  });

  test.each([
    ['Acme', 'acme', true],
    ['author:Ash', 'author:ash', true],
    ['raw:Acme', 'raw:acme', false],
  ])('%s and %s: the same, %s', (a, b, same) => {
    expect(entryKey(a) === entryKey(b)).toBe(same);
  });
});
