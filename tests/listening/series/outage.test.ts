import { expect, test } from 'vitest';
import { outageOf } from '../../../src/listening/series/outage.ts';
import type { Habit } from '../../../src/listening/series/source-habit.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { readRequest } from '../../commands/posts.ts';
import { NOW } from '../mentions/a-post.ts';

/** Ten posts in every hour of four weeks, the last of them two days ago. */
const busy: Habit = {
  since: NOW - 30 * DAY,
  at: NOW - 2 * DAY,
  newest: NOW - 2 * DAY,
  lastNew: NOW - 2 * DAY,
  byDay: new Array<number>(7).fill(960),
  byHour: new Array<number>(24).fill(280),
};
const outage = (habit: Habit) => outageOf([readRequest(NOW, { habit })], NOW - DAY, NOW);

test('a busy source that brings nothing for two days is quiet since its last post', () => {
  expect(outage(busy)).toMatchObject({ trouble: 'quiet', since: NOW - 2 * DAY, of: 1 });
});

test('a source that has never brought anything new is not quiet', () => {
  expect(outage({ ...busy, lastNew: null })).toBeNull();
});

test('a night without a post is no outage, however busy the source is', () => {
  const busiest = { ...busy, byDay: new Array<number>(7).fill(96_000) };
  const since = (lastNew: number) => outage({ ...busiest, lastNew });
  expect(since(NOW - 11 * HOUR)).toBeNull();
  expect(since(NOW - 13 * HOUR)).toMatchObject({ trouble: 'quiet', since: NOW - 13 * HOUR });
});

test('a source is not called quiet while it is covered only until more than a day ago', () => {
  const coveredUntil = (at: number) =>
    outageOf(
      [readRequest(NOW, { habit: { ...busy, lastNew: NOW - 4 * DAY }, coveredUntil: at })],
      NOW - DAY,
      NOW,
    );
  expect(coveredUntil(NOW - 25 * HOUR)).toBeNull();
  expect(coveredUntil(NOW - 23 * HOUR)).toMatchObject({ trouble: 'quiet' });
});
