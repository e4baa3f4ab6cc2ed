import { expect, test } from 'vitest';
import { assessVitals } from '../../../src/listening/series/vitals.ts';
import { MINUTE } from '../../../src/listening/time.ts';

const withOldest = (oldestMs: number) =>
  assessVitals({
    at: 0,
    uptimeMs: 0,
    jobs: [],
    platforms: [],
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

test.each([
  ['connected', 0, []],
  ['connected', 2, ['slack does not accept the bot everywhere']],
  ['waiting', 0, ['slack is not connected']],
  ['refused', 1, ['slack is not connected']],
] as const)('a chat platform that is %s, cut off in %i homes', (state, cutOff, reasons) => {
  const vitals = {
    ...{ at: 0, uptimeMs: 0, jobs: [], sources: [] },
    platforms: [{ platform: 'slack', state, cutOff }],
    outbox: { waiting: 0, sending: 0, sent: 0, dropped: 0, oldestMs: 0 },
  };
  expect(assessVitals(vitals)).toEqual({ status: reasons.length > 0 ? 'degraded' : 'ok', reasons });
});
