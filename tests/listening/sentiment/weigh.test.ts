import { expect, test } from 'vitest';
import { LEXICONS } from '../../../src/listening/sentiment/languages.ts';
import { cutInto, type Token } from '../../../src/listening/sentiment/tokens.ts';
import { weigh } from '../../../src/listening/sentiment/weigh.ts';

const english = LEXICONS.en!;

function lastWeight(text: string): number {
  const tokens: Token[] = [];
  cutInto(tokens, text, 'text', english, 0);
  return weigh(tokens, english).weights.at(-1)!;
}

test('a booster lifts the word after it fully, and the word after that by four fifths as much', () => {
  const plain = lastWeight('good');
  const near = lastWeight('very good') / plain - 1;
  const far = lastWeight('very blue good') / plain - 1;
  expect(near).toBeCloseTo(english.boosters.very!, 10);
  expect(far).toBeCloseTo(0.8 * english.boosters.very!, 10);
});
