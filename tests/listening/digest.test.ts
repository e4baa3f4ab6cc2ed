import { expect, test } from 'vitest';
import { shareOfVoice } from '../../src/listening/digest.ts';

const EMPTY = {
  keywordId: 'k1',
  total: 0,
  negative: 0,
  neutral: 0,
  positive: 0,
  stories: 0,
  authors: 0,
  newAuthors: 0,
  bySource: [],
};
const shares = (...totals: number[]) =>
  shareOfVoice(totals.map((total) => ({ totals: { ...EMPTY, total } })));

test('the share of voice is a part of all mentions', () => {
  expect(shares(3, 1, 0)).toEqual([0.75, 0.25, 0]);
});

test('a single mention is the whole of the voice', () => {
  expect(shares(1, 0)).toEqual([1, 0]);
});

test('nobody has a share when nothing was said', () => {
  expect(shares(0, 0)).toEqual([null, null]);
});
