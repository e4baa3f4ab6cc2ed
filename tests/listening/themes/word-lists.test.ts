import { expect, test } from 'vitest';
import { ENGLISH } from '../../../src/listening/themes/lists/english.ts';
import { FRENCH } from '../../../src/listening/themes/lists/french.ts';

test.each([
  ['English', ENGLISH],
  ['French', FRENCH],
])('%s: what only qualifies a name is no subject otherwise', (_, lists) => {
  const known = new Set(`${lists.weak} ${lists.mood}`.split(/\s+/));
  expect(lists.qualifiers.split(/\s+/).filter((word) => !known.has(word))).toEqual([]);
});
