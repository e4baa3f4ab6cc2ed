import { expect, test } from 'vitest';
import { assessVitals } from '../../../src/listening/series/vitals.ts';
import { MINUTE } from '../../../src/listening/time.ts';

const withOldest = (oldestMs: number) =>
  assessVitals({
    at: 0,
    uptimeMs: 0,
    jobs: [],
    sources: [],
    outbox: { waiting: 1, sending: 0, sent: 0, dropped: 0, oldestMs },
  });

test('a message that was due more than a quarter of an hour ago degrades the bot', () => {
  expect(withOldest(15 * MINUTE)).toEqual({ status: 'ok', reasons: [] });
  expect(withOldest(15 * MINUTE + 1)).toEqual({
    status: 'degraded',
    reasons: ['messages wait for their platform'],
  });
});
