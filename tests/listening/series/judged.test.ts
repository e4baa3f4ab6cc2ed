import { expect, test } from 'vitest';
import { netSentiment } from '../../../src/listening/digest.ts';
import { judgedOf, judgedVoices } from '../../../src/listening/series/series.ts';
import { distinctTotals } from '../../../src/listening/series/shared-posts.ts';

const totals = (keywordId: string, total: number, negative: number, neutral: number, positive: number) => ({
  ...{ keywordId, total, negative, neutral, positive },
  ...{ stories: 0, authors: 0, newAuthors: 0, bySource: [] },
});

test('what is not judged is in the total, and in no share of mood', () => {
  expect(judgedOf(totals('k1', 53, 20, 11, 10))).toBe(41);
  expect(netSentiment(totals('k1', 53, 20, 11, 10))).toBeCloseTo(-10 / 41);
  expect(netSentiment(totals('k1', 12, 0, 0, 0))).toBeNull();
});

test('a post of two keywords is judged once', () => {
  const shared = [{ keywordIds: ['k1', 'k2'], total: 5, judged: 3, negative: 1, negativeRows: 2 }];
  expect(distinctTotals([totals('k1', 10, 2, 3, 1), totals('k2', 6, 2, 1, 1)], shared)).toMatchObject({
    total: 11,
    judged: 7,
    negative: 3,
  });
});

test.each([
  [{ total: 10, judged: 5, capped: 6, cappedNegative: 1 }, 3],
  [{ total: 10, judged: 10, capped: 6, cappedNegative: 1 }, 6],
  // Never fewer than those who are judged negative, and the detector keeps people whose posts are gone.
  [{ total: 10, judged: 1, capped: 6, cappedNegative: 1 }, 1],
  [{ total: 0, judged: 0, capped: 2, cappedNegative: 2 }, 2],
])('of the people counted, so many said something that is judged: %j', (bucket, voices) => {
  expect(judgedVoices(bucket)).toBe(voices);
});
