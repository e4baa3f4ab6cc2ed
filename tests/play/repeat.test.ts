import { describe, expect, test } from 'vitest';
import { seeded } from '../../play/posts/random.ts';
import { drawPosts } from '../../play/posts/repeat.ts';
import type { RepeatItem } from '../../play/read/schema.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { localTime } from '../../src/listening/zoned.ts';

const START = Date.UTC(2026, 2, 2);
const draw = (repeat: RepeatItem['repeat'], more: Partial<RepeatItem> = {}, timeZone = 'UTC', seed = 7) =>
  drawPosts(
    { repeat, text: ['post {n}'], ...more },
    { start: START, timeZone, random: seeded(seed), id: 'x' },
  );
const times = (posts: ReturnType<typeof draw>) => posts.map(({ at }) => (at - START) / MINUTE);
const WEIGHTS = [1, 1, 1, 1, 1, 2, 4, 8, 10, 10, 10, 10, 10, 10, 10, 10, 10, 9, 8, 7, 5, 3, 2, 1];

describe('a stream of posts', () => {
  test('at even distances, numbered, from its start and before its end', () => {
    const posts = draw({ from: 0, to: HOUR, every: 20 * MINUTE });
    expect(times(posts)).toEqual([0, 20, 40]);
    expect(posts.map(({ versions }) => versions[0]!.text)).toEqual(['post 1', 'post 2', 'post 3']);
    expect(posts.map(({ id }) => id)).toEqual(['x-1', 'x-2', 'x-3']);
  });

  test('moved by the jitter at most, still in order and rising', () => {
    const posts = draw({ from: 0, to: 7 * DAY, every: HOUR, jitter: 20 * MINUTE });
    expect(posts).toHaveLength(168);
    const moved = posts.map(({ at }, nth) => Math.abs(at - START - nth * HOUR));
    expect(Math.max(...moved)).toBeLessThanOrEqual(20 * MINUTE);
    expect(Math.max(...moved)).toBeGreaterThan(15 * MINUTE);
    expect(posts.map(({ versions }) => versions[0]!.text)).toEqual(posts.map((_, nth) => `post ${nth + 1}`));
  });

  test('by the weights of the hours: as many in a day, closer together where they weigh more', () => {
    const posts = draw({ from: 0, to: 7 * DAY, every: 10 * MINUTE, daily: WEIGHTS });
    expect(posts).toHaveLength(7 * 144);
    const perHour = Array<number>(24).fill(0);
    for (const { at } of posts) perHour[new Date(at).getUTCHours()]! += 1 / 7;
    const mean = WEIGHTS.reduce((sum, weight) => sum + weight, 0) / 24;
    for (const [hour, count] of perHour.entries())
      expect(Math.abs(count - (6 * WEIGHTS[hour]!) / mean)).toBeLessThan(0.6);
  });

  test.each(['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu'])(
    'the hours are those of the zone, on days of 23 and 25 hours as well: %s',
    (timeZone) => {
      const night = WEIGHTS.map((_, hour) => (hour < 6 ? 0 : 1));
      const posts = draw({ from: 0, to: 40 * DAY, every: 15 * MINUTE, daily: night }, {}, timeZone);
      expect(posts.filter(({ at }) => localTime(at, timeZone).hour < 6)).toEqual([]);
      expect(Math.abs(posts.length - 40 * 96)).toBeLessThan(96);
    },
  );

  test('at fixed minutes of each local day, several at once, also where the clock changes', () => {
    const posts = draw(
      { from: -2 * DAY, to: 35 * DAY, at: [8 * 60, 20 * 60 + 30], count: 3 },
      {},
      'Europe/Paris',
    );
    expect(posts).toHaveLength(37 * 2 * 3);
    const clock = new Set(
      posts.map(({ at }) => {
        const { hour, minute } = localTime(at, 'Europe/Paris');
        return `${hour}:${minute}`;
      }),
    );
    expect(clock).toEqual(new Set(['8:0', '20:30']));
  });

  test('late: shown a fixed time after the date, or some time between two', () => {
    const fixed = draw({ from: 0, to: DAY, every: HOUR, late: [20 * MINUTE, 20 * MINUTE] });
    expect(fixed.every(({ at, versions }) => versions[0]!.from === at + 20 * MINUTE)).toBe(true);
    const between = draw({ from: 0, to: 7 * DAY, every: HOUR, late: [5 * MINUTE, 40 * MINUTE] });
    const late = between.map(({ at, versions }) => versions[0]!.from - at);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(5 * MINUTE);
    expect(Math.max(...late)).toBeLessThanOrEqual(40 * MINUTE);
    expect(Math.max(...late) - Math.min(...late)).toBeGreaterThan(30 * MINUTE);
  });

  test('written by so many people, named after one word; all texts come up', () => {
    const posts = draw(
      { from: 0, to: 7 * DAY, every: 10 * MINUTE },
      { text: ['a', 'b'], by: 'calm', authors: 40 },
    );
    const authors = new Set(posts.map(({ versions }) => versions[0]!.author));
    expect(authors.size).toBe(40);
    expect([...authors].every((name) => /^calm-([1-9]|[1-3]\d|40)$/.test(name!))).toBe(true);
    expect(new Set(posts.map(({ versions }) => versions[0]!.text))).toEqual(new Set(['a', 'b']));
  });

  test('the same seed gives the same posts, another gives others', () => {
    const pattern = { from: 0, to: DAY, every: HOUR, jitter: 20 * MINUTE };
    expect(draw(pattern)).toEqual(draw(pattern));
    expect(draw(pattern)).not.toEqual(draw(pattern, {}, 'UTC', 8));
  });
});
