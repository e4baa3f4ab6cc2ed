import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostRating, TermHit } from '../../../src/listening/mentions/mention.ts';
import { scoreSentiment } from '../../../src/listening/sentiment/score.ts';

const KEYWORD = 'kestrelbox';

function hitOf(text: string, rating?: PostRating, lang: string | null = 'en') {
  const at = text.toLowerCase().indexOf(KEYWORD);
  const inText: TermHit[] =
    at < 0 ? [] : [{ term: KEYWORD, field: 'text', start: at, end: at + KEYWORD.length }];
  const inTag: TermHit[] =
    rating?.of?.toLowerCase() === KEYWORD
      ? [{ term: KEYWORD, field: 'tag', start: 0, end: KEYWORD.length }]
      : [];
  return scoreSentiment({
    text,
    title: null,
    lang,
    target: [...inText, ...inTag],
    rating,
    kind: null,
    lessons: null,
    vector: null,
  });
}

describe('the stars of a review are its best witness', () => {
  it.each([
    [1, 'neg'],
    [2, 'neg'],
    [2.5, 'neu'],
    [3, 'neu'],
    [3.5, 'pos'],
    [4, 'pos'],
    [5, 'pos'],
  ])('%d stars are %s where the words say nothing', (stars, label) => {
    expect(hitOf('Kestrelbox came on Monday.', { stars })).toMatchObject({ label, method: 'rating' });
    // In a language without a word list too.
    expect(hitOf('Kestrelbox tegnap jött meg.', { stars }, 'hu')).toMatchObject({ label, method: 'rating' });
  });

  it.each([
    ['up', 'pos'],
    ['down', 'neg'],
  ] as const)('a thumb %s is %s', (thumb, label) => {
    expect(hitOf('Played Kestrelbox for ten hours.', { thumb }).label).toBe(label);
  });

  it('irony near the keyword does not turn them', () => {
    expect(hitOf('Great, Kestrelbox crashes every day.', { stars: 1 }).label).toBe('neg');
    expect(hitOf('Kestrelbox is great', { stars: 1 }).label).toBe('neg');
    expect(hitOf('Kestrelbox is not bad', { stars: 5 }).label).toBe('pos');
  });

  it('words toward the keyword that clearly say otherwise do', () => {
    expect(
      hitOf('Returned it. Kestrelbox is amazing, I love Kestrelbox, best ever!', { stars: 1 }).label,
    ).toBe('pos');
    expect(hitOf('Kestrelbox is horrible, awful garbage, the worst.', { stars: 5 }).label).toBe('neg');
  });

  it('a keyword that is not what is rated is judged by the words near it', () => {
    const rating = { stars: 1, of: 'Acme Mobile' };
    expect(hitOf('Slow and ugly. Kestrelbox works great.', rating).label).toBe('pos');
    expect(hitOf('Kestrelbox works great', { stars: 1, of: 'Kestrelbox' }).label).toBe('neg');
  });

  it('name the stars among the reasons, first', () => {
    const { why, version } = hitOf('Kestrelbox is slow', { stars: 2 });
    expect(why[0]).toEqual({ token: '★★☆☆☆', weight: -0.5 });
    expect(version).toBe('rating-1');
  });

  it('leave a post without any as it was', () => {
    expect(hitOf('Kestrelbox is great')).toMatchObject({ label: 'pos', method: 'tables' });
  });

  it('whatever the words, the label is that of the stars or that of the words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('great', 'awful', 'kestrelbox', 'not', 'but', '.', 'slow', 'love', '😡'), {
          maxLength: 12,
        }),
        fc.constantFrom(1, 2, 3, 4, 5),
        (words, stars) => {
          const text = words.join(' ');
          const { label, confidence, value } = hitOf(text, { stars });
          const ofStars = stars < 3 ? 'neg' : stars > 3 ? 'pos' : 'neu';
          expect([ofStars, hitOf(text).label]).toContain(label);
          expect(confidence).toBeGreaterThan(0);
          expect(Math.abs(value)).toBeLessThanOrEqual(1);
        },
      ),
      { seed: 20261120, numRuns: 300 },
    );
  });
});
