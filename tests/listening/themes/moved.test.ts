import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasMoved, type Movement } from '../../../src/listening/themes/moved.ts';
import { runs } from '../../runs.ts';

/** Read whole, each post by a person of its own. */
const movement = (posts: number, before: number, of = 200, ofBefore = 200): Movement => ({
  posts,
  people: posts,
  before,
  found: { posts, of },
  foundBefore: { posts: before, of: ofBefore },
});

describe('a theme has moved', () => {
  test.each([
    ['new and said by many', movement(14, 0)],
    ['several times what it was', movement(80, 20)],
    ['new, where there was no talk before', movement(14, 0, 30, 0)],
    ['most of all talk by now', movement(18, 0, 28, 10)],
  ])('%s', (_, of) => {
    expect(hasMoved(of)).toBe(true);
  });

  test.each([
    ['a handful of posts, though new', movement(9, 0)],
    ['ten posts more of many', movement(70, 60)],
    ['as all other talk has', movement(40, 10, 800, 200)],
    ['by a few people who post again and again', { ...movement(40, 5), people: 4 }],
    ['down', movement(5, 60)],
  ])('not: %s', (_, of) => {
    expect(hasMoved(of)).toBe(false);
  });

  test('more posts of it never make it less so, more before never make it more so', () => {
    fc.assert(
      fc.property(
        fc.nat(150),
        fc.nat(150),
        fc.integer({ min: 0, max: 40 }),
        fc.boolean(),
        (posts, before, more, now) => {
          const grown = now
            ? movement(posts + more, before, 400 + more, 400)
            : movement(posts, before + more, 400, 400 + more);
          const [less, fuller] = [hasMoved(movement(posts, before, 400, 400)), hasMoved(grown)];
          expect(now ? !less || fuller : less || !fuller).toBe(true);
        },
      ),
      { numRuns: runs(300), seed: 31 },
    );
  });
});

describe('weeks as they come', () => {
  const random = (seed: number) => {
    let state = seed;
    return () => {
      state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
      return state / 4_294_967_296;
    };
  };
  const next = random(17);
  const normal = () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  const poisson = (mean: number) => {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let [count, left] = [0, next()];
    for (const least = Math.exp(-mean); left > least; left *= next()) count += 1;
    return count;
  };
  const USUAL = [60, 45, 30, 25, 20, 15, 12, 10, 8, 6];
  const week = (scale: number, swing: number) => ({
    themes: USUAL.map((mean) => poisson(mean * scale * Math.exp(swing * normal() - swing ** 2 / 2))),
    rest: poisson(100 * scale),
  });
  const all = ({ themes, rest }: ReturnType<typeof week>) => themes.reduce((sum, n) => sum + n, rest);
  const moved = (now: ReturnType<typeof week>, before: ReturnType<typeof week>) =>
    now.themes.map((posts, nth) => hasMoved(movement(posts, before.themes[nth]!, all(now), all(before))));
  const WEEKS = 400;
  const share = (found: () => boolean) => Array.from({ length: WEEKS }, found).filter(Boolean).length / WEEKS;

  test.each([
    [0.3, 0.25, 0.1],
    [1, 0.15, 0.06],
    [1, 0.25, 0.14],
    [3, 0.25, 0.12],
    [10, 0.2, 0.06],
  ])('nothing moves in a calm one: %s times the posts, themes that swing by %s', (scale, swing, most) => {
    expect(share(() => moved(week(scale, swing), week(scale, swing)).includes(true))).toBeLessThan(most);
  });

  test('what is new is found, and what triples more often than not', () => {
    const change = (nth: number, before: number | null, mean: number) => () => {
      const [now, then] = [week(3, 0.25), week(3, 0.25)];
      if (before !== null) then.themes[nth] = before;
      now.themes[nth] = poisson(mean);
      return moved(now, then)[nth]!;
    };
    expect(share(change(9, 0, 20))).toBeGreaterThan(0.95);
    expect(share(change(4, null, 180))).toBeGreaterThan(0.5);
  });
});
