import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CampaignDay, effectOf } from '../../../src/listening/campaigns/effect.ts';

/** Days of a steady keyword, `count` a day with a little up and down, beside one control of twice as many. */
function days(length: number, count: number, given: Partial<CampaignDay> = {}, first = 0): CampaignDay[] {
  return Array.from({ length }, (_, index) => {
    const wave = [0, 2, -1, 1, -2, 3, -3][(index * 5) % 7]!;
    return {
      weekday: (first + index) % 7,
      count: Math.max(0, count + wave),
      controls: [2 * count - wave],
      ...given,
    };
  });
}

const without = { controls: [] };

describe('the effect of a campaign', () => {
  it('is a ratio to what was expected, with a range', () => {
    const effect = effectOf({ before: days(84, 20), during: days(14, 40, { controls: [40] }) })!;
    expect(effect.ratio.mean).toBeCloseTo(2, 0);
    expect(effect.ratio.low).toBeGreaterThan(1.5);
    expect(effect.expected.mean).toBeCloseTo(280, -2);
    expect(effect).toMatchObject({ days: 14, controls: 1 });
    expect(effect.observed / effect.expected.high).toBeCloseTo(effect.ratio.low);
  });

  it('is none where the whole market has risen', () => {
    const effect = effectOf({ before: days(84, 20), during: days(14, 30, { controls: [60] }) })!;
    expect(effect.ratio.low).toBeLessThan(1);
    expect(effect.ratio.high).toBeGreaterThan(1);
    const alone = effectOf({ before: days(84, 20, without), during: days(14, 30, without) })!;
    expect(alone.ratio.low).toBeGreaterThan(1);
  });

  it('takes the market from its controls even when all of it has grown many times', () => {
    const effect = effectOf({ before: days(84, 20), during: days(14, 100, { controls: [200] }) })!;
    expect(effect.ratio.low).toBeLessThan(1);
  });

  it('knows the weekdays', () => {
    const week = [30, 30, 30, 30, 30, 5, 5];
    const weekly = (length: number) =>
      days(length, 20, without).map((day) => ({ ...day, count: week[day.weekday]! }));
    const weekend = effectOf({ before: weekly(84), during: weekly(7).slice(5) })!;
    expect(weekend.expected.mean).toBeLessThan(20);
    expect(weekend.ratio.low).toBeLessThan(1);
  });

  it('leaves days out that were not read, and says of how many it speaks', () => {
    const during = days(14, 40).map((day, index) => (index < 4 ? { ...day, count: null } : day));
    const effect = effectOf({ before: days(84, 20), during })!;
    expect(effect.days).toBe(10);
    expect(effect.observed).toBe(during.reduce((sum, { count }) => sum + (count ?? 0), 0));
  });

  it.each([
    ['no day before', days(0, 20), days(7, 20)],
    ['thirteen days before', days(13, 20), days(7, 20)],
    ['three weeks before, without a control', days(21, 20, without), days(7, 20, without)],
    ['days before that nobody read', days(84, 20, { count: null }), days(7, 20)],
    ['days before without a post', days(84, 20, { count: 0 }), days(7, 20)],
    ['no day of the campaign that was read', days(84, 20), days(7, 20, { count: null })],
    ['no day of the campaign', days(84, 20), []],
  ])('is not known with %s', (_, before, during) => {
    expect(effectOf({ before, during })).toBeNull();
  });

  it('compares with no control that was hardly read, or brought nothing', () => {
    const before = days(84, 20, { controls: [null, 0, 40] });
    const during = days(14, 20, { controls: [40, 3, 40] });
    expect(effectOf({ before, during })!.controls).toBe(1);
    const unread = days(14, 20, { controls: [null] });
    expect(effectOf({ before: days(84, 20), during: unread })!.controls).toBe(0);
  });

  it('does not take a burst of the past for usual', () => {
    const burst = days(84, 20, without).map((day, index) => (index === 40 ? { ...day, count: 2_000 } : day));
    const effect = effectOf({ before: burst, during: days(7, 20, without) })!;
    expect(effect.expected.mean).toBeLessThan(170);
  });

  it('says nothing that is no number, whatever the counts', () => {
    const count = fc.oneof(fc.constant(null), fc.nat(5), fc.nat(100_000));
    const day = fc.record({
      weekday: fc.nat(6),
      count,
      controls: fc.tuple(count, count),
    });
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 0, maxLength: 90 }),
        fc.array(day, { minLength: 0, maxLength: 30 }),
        (before, during) => {
          const effect = effectOf({ before, during });
          if (!effect) return;
          const { observed, ratio, expected, leastSeen } = effect;
          for (const value of [observed, ratio.mean, ratio.low, ratio.high, expected.mean, leastSeen])
            expect(Number.isFinite(value)).toBe(true);
          expect(ratio.low).toBeLessThanOrEqual(ratio.mean);
          expect(ratio.mean).toBeLessThanOrEqual(ratio.high);
          expect(expected.low).toBeLessThanOrEqual(expected.mean);
          expect(leastSeen).toBeGreaterThan(1);
        },
      ),
      { seed: 17, numRuns: 200 },
    );
  });
});
