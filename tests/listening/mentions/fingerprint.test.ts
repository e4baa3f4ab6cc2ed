import { expect, test } from 'vitest';
import { copyLikeness, fingerprintOf } from '../../../src/listening/mentions/fingerprint.ts';
import { aPost } from './a-post.ts';

const fingerprint = (extId: string, text: string) => fingerprintOf(aPost({ extId, text }));

test('a text of 400 units is compared with a long one that it is cut from', () => {
  const long = Array.from({ length: 68 }, (_, at) => `detail${at + 10}`).join(' ');
  expect(long).toHaveLength(611);
  const cut = `${long.slice(0, 395)} best`;
  expect(cut).toHaveLength(400);
  expect(copyLikeness(fingerprint('1', long), fingerprint('2', cut))).toBeGreaterThan(0.4);
});

test('two words before a long list of links make a copy of their repetition by the same author', () => {
  const links = (from: number) =>
    Array.from({ length: 30 }, (_, at) => `https://shop.example/item/${from + at}`).join(' ');
  const [first, second] = [
    fingerprint('1', `Kestrelbox offers ${links(100)}`),
    fingerprint('2', `Kestrelbox offers ${links(500)}`),
  ];
  expect(first.words).toBe(2);
  expect(copyLikeness(first, second)).toBe(1);
});
