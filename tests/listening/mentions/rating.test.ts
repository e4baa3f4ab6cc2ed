import { describe, expect, it } from 'vitest';
import { normalize } from '../../../src/listening/mentions/normalize.ts';
import { believableRating, ratingIn, ratingMark } from '../../../src/listening/mentions/rating.ts';
import { rowOfJson } from '../../../src/listening/sources/import/import.ts';
import { postOfRow } from '../../../src/listening/sources/import/import-row.ts';
import { postsOfPush } from '../../../src/listening/sources/inbound/pushed-posts.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const line = {
  id: 'r-1',
  url: 'https://shop.example/r/1',
  text: 'Kestrelbox arrived on Monday',
  date: '2026-11-20T09:00:00Z',
};

describe('a rating as people and exports write it', () => {
  it.each([
    ['4', { stars: 4 }],
    ['4.5', { stars: 4.5 }],
    ['4,5', { stars: 4.5 }],
    [' 2/5 ', { stars: 2 }],
    ['8/10', { stars: 4 }],
    ['2 out of 10', { stars: 1 }],
    ['1/10', { stars: 1 }],
    ['4 sur 5', { stars: 4 }],
    ['60 %', { stars: 3 }],
    ['3 stars', { stars: 3 }],
    ['1 étoile', { stars: 1 }],
    ['★★☆☆☆', { stars: 2 }],
    ['★★★★½', { stars: 4.5 }],
    ['⭐⭐⭐', { stars: 3 }],
    ['⭐️⭐️', { stars: 2 }],
    ['👍', { thumb: 'up' }],
    ['👎🏽', { thumb: 'down' }],
    ['Thumbs down', { thumb: 'down' }],
    ['Not Recommended', { thumb: 'down' }],
    ['recommandé', { thumb: 'up' }],
  ])('%j', (written, rating) => {
    expect(ratingIn(written)).toEqual(rating);
  });

  it.each([
    '',
    '0',
    '6',
    '8',
    '-1',
    '11/10',
    'upset',
    'good',
    'NaN',
    '☆☆☆☆☆',
    '★★★★★★',
    'see the note',
    '1e9',
  ])('%j is none', (written) => {
    expect(ratingIn(written)).toBeNull();
  });

  it('goes by the scale that is given beside it', () => {
    expect(ratingIn('8', { best: 10, worst: null })).toEqual({ stars: 4 });
    expect(ratingIn('3', { best: 5, worst: 1 })).toEqual({ stars: 3 });
    expect(ratingIn('70', { best: 100, worst: 0 })).toEqual({ stars: 3.5 });
    expect(ratingIn('12', { best: 10, worst: 0 })).toBeNull();
    expect(ratingIn('4', { best: 0, worst: 0 })).toBeNull();
  });
});

describe('a rating on its way', () => {
  it.each([
    [{ rating: 2 }, { stars: 2 }],
    [{ stars: '5' }, { stars: 5 }],
    [{ Note: '4,5' }, { stars: 4.5 }],
    [{ étoiles: '★☆☆☆☆' }, { stars: 1 }],
    [{ rating: { value: 8, max: 10 } }, { stars: 4 }],
    [{ reviewRating: { ratingValue: '1', bestRating: '5' } }, { stars: 1 }],
    [{ rating: '👎' }, { thumb: 'down' }],
  ])('a line of an import may carry it as %j', (field, rating) => {
    expect(postOfRow(rowOfJson({ ...line, ...field }))).toMatchObject({ rating });
  });

  it('a webhook too, and one that cannot be read costs only the rating', () => {
    const body = Buffer.from(
      JSON.stringify([
        { ...line, rating: 1 },
        { ...line, id: 'r-2', rating: 'meh' },
      ]),
    );
    const pushed = postsOfPush(body, 'h', 'Shop');
    expect(pushed?.errors).toEqual([]);
    expect(pushed?.posts.map(({ rating }) => rating)).toEqual([{ stars: 1 }, undefined]);
  });

  it('stars that are none are left out', () => {
    for (const stars of [0, -1, 6, Number.NaN, Number.POSITIVE_INFINITY])
      expect(believableRating({ stars })).toBeNull();
    expect(believableRating({ stars: 3.4, of: ' Kestrel\nbox ' })).toEqual({ stars: 3.5, of: 'Kestrel box' });
  });

  it('other stars under the same words are an edit, and posts without any keep their hash', () => {
    const raw = { source: 'import', extId: '1', kind: 'review', publishedAt: NOW, ...line } as const;
    const hashOf = (rating?: { stars: number }) => {
      const post = normalize({ ...raw, ...(rating ? { rating } : {}) }, NOW);
      return 'dropped' in post ? null : post.contentHash;
    };
    expect(hashOf({ stars: 1 })).not.toBe(hashOf({ stars: 5 }));
    expect(hashOf({ stars: 1 })).toBe(hashOf({ stars: 1 }));
    expect(hashOf()).toBe(hashOf({ stars: 0 }));
  });

  it('is shown by signs', () => {
    expect([1, 2.5, 5].map((stars) => ratingMark({ stars }))).toEqual(['★☆☆☆☆', '★★★☆☆', '★★★★★']);
    expect(ratingMark({ thumb: 'down' })).toBe('👎');
  });
});
