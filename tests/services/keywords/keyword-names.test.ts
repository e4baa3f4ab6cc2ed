import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameFor } from '../../../src/services/keywords/keyword-fields.ts';
import { readQuery } from '../../../src/services/keywords/preview-query.ts';
import { foldWord } from '../../../src/services/nearest.ts';
import { runs } from '../../runs.ts';

const named = (query: string, taken: readonly string[] = []) => nameFor(readQuery(query), query, taken);

test.each([
  ['kestrelbox', 'kestrelbox'],
  ['kestrel box', 'kestrel box'],
  ['"kestrel box" -bird', 'kestrel box'],
  ['`C++`', 'C++'],
  ['C++', 'C++'],
  ['C#', 'C#'],
  ['"C++"', 'C++'],
  ['.NET', '.NET'],
  ['@kestrelbox', '@kestrelbox'],
  ['kestrel*', 'kestrel'],
  ['kestrel (outage OR down)', 'kestrel'],
  ['kestrelbox OR kestrel', 'kestrelbox'],
  ['title:kestrel', 'kestrel'],
  ['site:board.example', 'site:board.example'],
])('%s is called %s', (query, name) => {
  expect(named(query)).toBe(name);
});

test('a name that is taken gives way to more of the query, and in the end to a number', () => {
  expect(named('kestrel (outage OR down)', ['Kestrel'])).toBe('kestrel outage down');
  expect(named('kestrel (outage OR down)', ['kestrel', 'kestrel outage down'])).toBe(
    'kestrel (outage OR down)',
  );
  expect(named('kestrel', ['Kestrél'])).toBe('kestrel 2');
  expect(named('kestrel', ['kestrel', 'kestrel 2'])).toBe('kestrel 3');
});

test('whatever is listened for, no two names are alike, and each fits', () => {
  const word = fc.constantFrom('kestrel', 'box', 'lamp', 'C++', 'C#', '`C++`', '"kestrel box"', 'Kestrél');
  const query = fc
    .array(word, { minLength: 1, maxLength: 24 })
    .chain((words) => fc.constantFrom(' ', ' OR ').map((between) => words.join(between)));
  fc.assert(
    fc.property(fc.array(query, { minLength: 2, maxLength: 12 }), (queries) => {
      const names: string[] = [];
      for (const text of queries) names.push(named(text, names));
      expect(new Set(names.map(foldWord)).size).toBe(queries.length);
      for (const name of names) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(60);
      }
    }),
    { numRuns: runs(200), seed: 13 },
  );
});
