import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextUnskipped, skippedIn } from '../../../../src/listening/sources/feed/skipped.ts';
import { DAY, HOUR } from '../../../../src/listening/time.ts';
import { parseText, rss } from './fixture.ts';

it.each([
  ['<skipHours><hour>0</hour><hour> 13 </hour><hour>24</hour></skipHours>', [0, 13], []],
  ['<skipDays><day>Sunday</day></skipDays>', [], [0]],
  ['<skipdays>\n<day>monday</day>\n<day>Someday</day></skipdays>', [], [1]],
  ['<skipHours><hour>25</hour><hour>-1</hour><hour>noon</hour></skipHours>', [], []],
  ['<ttl>5</ttl>', [], []],
  ['<skipHours><hour>3', [], []],
])('%s', async (text, hours, days) => {
  expect(skippedIn(text)).toEqual({ hours, days });
});

it('is part of what the parser says', async () => {
  const feed = await parseText(rss('<skipDays><day>Friday</day></skipDays><item><title>a</title></item>'));
  expect(feed.skip).toEqual({ hours: [], days: [5] });
});

it('finds the first moment that is not skipped, within a week, never an earlier one', () => {
  const at = fc.integer({ min: 0, max: 4_000_000_000_000 });
  const hours = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 24 });
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 7 });
  fc.assert(
    fc.property(at, hours, days, (from, skippedHours, skippedDays) => {
      const next = nextUnskipped(from, { hours: skippedHours, days: skippedDays });
      if (skippedHours.length === 24 || skippedDays.length === 7) {
        expect(next).toBe(from);
        return;
      }
      expect(next).toBeGreaterThanOrEqual(from);
      expect(next - from).toBeLessThanOrEqual(7 * DAY);
      const isSkipped = (moment: number) =>
        skippedHours.includes(new Date(moment).getUTCHours()) ||
        skippedDays.includes(new Date(moment).getUTCDay());
      expect(isSkipped(next)).toBe(false);
      for (let moment = from; moment < next; moment += HOUR) expect(isSkipped(moment)).toBe(true);
    }),
  );
});
