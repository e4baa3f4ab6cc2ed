import { describe, expect, test } from 'vitest';
import { trendOf } from '../../../src/listening/alerts/trend.ts';
import { BUCKET } from '../../../src/listening/time.ts';

/** Numbers from 0 to 1 that look random and are the same every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** So many posts at random moments of a shape over so many buckets. */
function counts(shape: (at: number) => number, buckets: number, posts: number, seed: number) {
  const weights = Array.from({ length: buckets }, (_, n) => shape((n + 0.5) / buckets));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const random = numbers(seed);
  const found = new Map<number, number>();
  for (let n = 0; n < posts; n++) {
    let left = random() * all;
    const bucket = weights.findIndex((weight) => {
      left -= weight;
      return left <= 0;
    });
    found.set(bucket, (found.get(bucket) ?? 0) + 1);
  }
  return [...found].map(([bucket, count]) => ({ start: bucket * BUCKET, count }));
}

const ramp = (at: number) => at;
const plateau = () => 1;
const decay = (at: number) => Math.exp(-5 * at);
const burst = (at: number) => (at < 0.25 ? 1 : 0.01);
const hill = (at: number) => (at < 0.5 ? at : 1 - at);
/** Up, with holes and peaks. */
const noisy = (at: number) => at * (1 + 0.8 * Math.sin(40 * at));

describe('the shape of an episode', () => {
  test.each([
    ['a ramp', ramp, 'rising'],
    ['a noisy ramp', noisy, 'rising'],
    ['a plateau', plateau, 'level'],
    ['a burst that dies away', decay, 'falling'],
    ['a burst that is over', burst, 'falling'],
    ['up and down again', hill, 'falling'],
  ] as const)('%s, evenly counted', (_, shape, wanted) => {
    for (const buckets of [9, 18, 36, 72]) {
      const points = Array.from({ length: buckets }, (_, n) => ({
        start: n * BUCKET,
        count: Math.round((400 * shape((n + 0.5) / buckets)) / buckets),
      }));
      expect([buckets, trendOf(points, 0, buckets * BUCKET)]).toEqual([buckets, wanted]);
    }
  });

  test('of a rise is hardly ever called its end, however few its posts', () => {
    let wrong = 0;
    for (const shape of [ramp, noisy])
      for (const buckets of [6, 9, 12, 24, 36])
        for (const posts of [10, 20, 40, 100])
          for (let seed = 1; seed <= 25; seed++) {
            const trend = trendOf(counts(shape, buckets, posts, seed), 0, buckets * BUCKET);
            if (trend === 'level' || trend === 'falling') wrong += 1;
          }
    expect(wrong / 1_000).toBeLessThan(0.05);
  });

  test('of a burst that is over is seldom called a rise', () => {
    let wrong = 0;
    for (let seed = 1; seed <= 200; seed++)
      if (trendOf(counts(decay, 18, 30, seed), 0, 18 * BUCKET) === 'rising') wrong += 1;
    expect(wrong).toBeLessThan(3);
  });

  test('is nothing in the first half hour, nor with a handful of posts', () => {
    for (const length of [1, 2, 3, 4, 5]) {
      const points = Array.from({ length }, (_, n) => ({ start: n * BUCKET, count: 40 - 8 * n }));
      expect(trendOf(points, 0, length * BUCKET)).toBeNull();
    }
    expect(trendOf(counts(plateau, 12, 7, 1), 0, 12 * BUCKET)).toBeNull();
  });

  test('takes nothing after the last settled bucket for an absence', () => {
    const points = counts(ramp, 12, 100, 3);
    // Two hours have passed, of which one is settled.
    expect(trendOf(points, 0, 12 * BUCKET)).toBe('rising');
    expect(trendOf(points, 0, 24 * BUCKET)).not.toBe('rising');
  });
});
