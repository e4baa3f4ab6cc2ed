import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TermHit } from '../../../src/listening/mentions/mention.ts';
import { excerptOf } from '../../../src/messages/mentions/excerpt.ts';
import { titleBeside } from '../../../src/messages/mentions/posts.ts';
import { runs } from '../../runs.ts';

const hit = (start: number, end: number): TermHit => ({ term: 'x', field: 'text', start, end });

test('a short text is shown whole, with its term marked', () => {
  const text = 'I like my Kestrelbox a lot.';
  expect(excerptOf(text, [hit(10, 20)], 280)).toEqual({
    excerpt: text,
    highlights: [{ start: 10, end: 20 }],
  });
});

test('a long text is shown around the first term', () => {
  const text = `${'before '.repeat(100)}Kestrelbox${' after'.repeat(100)}`;
  const { excerpt, highlights } = excerptOf(text, [hit(700, 710)], 280);
  expect(excerpt.startsWith('…')).toBe(true);
  expect(excerpt.endsWith('…')).toBe(true);
  expect(excerpt.length).toBeLessThanOrEqual(280);
  expect(highlights.map(({ start, end }) => excerpt.slice(start, end))).toEqual(['Kestrelbox']);
});

test('line breaks and runs of spaces become one space, and places stay right', () => {
  const { excerpt, highlights } = excerptOf('one\r\n\n  two \t Kestrelbox', [hit(14, 24)], 280);
  expect(excerpt).toBe('one two Kestrelbox');
  expect(highlights.map(({ start, end }) => excerpt.slice(start, end))).toEqual(['Kestrelbox']);
});

test('what is marked is always what was found, wherever it stands in whatever text', () => {
  const word = 'Kestrelbox';
  const noise = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', 'é', '漢', '👍', '\u202e', '.'),
    maxLength: 400,
  });
  fc.assert(
    fc.property(noise, noise, fc.integer({ min: 120, max: 300 }), (before, after, max) => {
      const text = `${before}${word}${after}`;
      const { excerpt, highlights } = excerptOf(text, [hit(before.length, before.length + word.length)], max);
      expect(excerpt.length).toBeLessThanOrEqual(max + 1);
      expect(highlights.map(({ start, end }) => excerpt.slice(start, end))).toEqual([word]);
    }),
    { numRuns: runs(1_000) },
  );
});

test('places outside of the text, or in other fields, mark nothing', () => {
  const title: TermHit = { term: 'x', field: 'title', start: 0, end: 3 };
  expect(excerptOf('short', [title, hit(3, 99), hit(4, 2)], 280).highlights).toEqual([]);
});

describe('a title beside its text', () => {
  test.each([
    ['Kestrelbox reboots every', 'Kestrelbox reboots every night since the update.', null],
    ['Kestrelbox reboots…', 'Kestrelbox reboots every night.', null],
    ['Night reboots', 'Kestrelbox reboots every night.', 'Night reboots'],
    ['', 'Kestrelbox', null],
    [null, 'Kestrelbox', null],
  ])('%j over %j', (title, text, shown) => {
    expect(titleBeside(title, text)).toBe(shown);
  });
});
