import { expect, test } from 'vitest';
import { assessVitals } from '../../../src/listening/series/vitals.ts';
import { MINUTE } from '../../../src/listening/time.ts';

const NO_MODEL = { state: 'off', read: 0, failures: 0, waiting: 0 } as const;

const withOldest = (oldestMs: number) =>
  assessVitals({
    at: 0,
    uptimeMs: 0,
    jobs: [],
    platforms: [],
    sources: [],
    sentenceModel: NO_MODEL,
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
    ...{ at: 0, uptimeMs: 0, jobs: [], sources: [], sentenceModel: NO_MODEL },
    platforms: [{ platform: 'slack', state, cutOff }],
    outbox: { waiting: 0, sending: 0, sent: 0, dropped: 0, oldestMs: 0 },
  };
  expect(assessVitals(vitals)).toEqual({ status: reasons.length > 0 ? 'degraded' : 'ok', reasons });
});

test.each([
  ['off', []],
  ['unused', []],
  ['running', []],
  ['resting', []],
  ['no-memory', []],
  ['failing', ['the sentence model breaks off']],
] as const)('a sentence model that is %s', (state, reasons) => {
  const { status, reasons: found } = assessVitals({
    at: 0,
    uptimeMs: 0,
    jobs: [],
    platforms: [],
    sources: [],
    sentenceModel: { ...NO_MODEL, state },
    outbox: { waiting: 0, sending: 0, sent: 0, dropped: 0, oldestMs: 0 },
  });
  expect(found).toEqual(reasons);
  expect(status).toBe(reasons.length > 0 ? 'degraded' : 'ok');
});
