import { describe, expect, it } from 'vitest';
import { moodChange } from '../../../src/listening/campaigns/share-change.ts';

const days = (length: number, negative: number, judged: number) =>
  Array.from({ length }, (_, day) => ({ negative: negative + (day % 2), judged }));

describe('the share of negative posts', () => {
  it('is held against what it was', () => {
    const change = moodChange({ before: days(84, 2, 20), during: days(14, 8, 20), controls: null })!;
    expect(change.observed).toBeGreaterThan(change.expected.high);
    expect(change.of).toBe(280);
  });

  it('is none of its own where controls moved alike', () => {
    const question = { before: days(84, 2, 20), during: days(14, 8, 20) };
    const change = moodChange({ ...question, controls: question })!;
    expect(change.observed).toBeGreaterThan(change.expected.low);
    expect(change.observed).toBeLessThan(change.expected.high);
  });

  it.each([
    ['before', days(84, 0, 0), days(14, 2, 20)],
    ['during', days(84, 2, 20), days(14, 0, 2)],
    ['before, when nothing was read', days(84, 2, 20).map(() => null), days(14, 2, 20)],
  ])('is not known of too few judged %s', (_, before, during) => {
    expect(moodChange({ before, during, controls: null })).toBeNull();
  });

  it('stays between none and all', () => {
    for (const [negative, judged] of [
      [0, 20],
      [19, 20],
    ] as const) {
      const { expected } = moodChange({
        before: days(84, negative, judged),
        during: days(14, negative, judged),
        controls: null,
      })!;
      expect(expected.low).toBeGreaterThanOrEqual(0);
      expect(expected.high).toBeLessThanOrEqual(1);
    }
  });
});
