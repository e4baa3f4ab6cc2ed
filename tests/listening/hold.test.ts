import { describe, expect, test } from 'vitest';
import { holdOf, retryDelay } from '../../src/listening/hold.ts';
import { HOUR, MINUTE } from '../../src/listening/time.ts';

const NIGHT = Date.parse('2026-03-03T23:00:00Z');
const NOON = Date.parse('2026-03-03T12:00:00Z');
const channel = { quiet: { from: '22:00', to: '07:00' }, timeZone: 'UTC', dailyBudget: 10 };
const alert = {
  kind: 'post',
  purpose: 'alert',
  severity: 2,
  dueAt: NOON,
  expiresAt: null,
  createdAt: NOON,
} as const;

describe('quiet hours', () => {
  test('hold an alert until the morning', () => {
    expect(holdOf({ ...alert, createdAt: NIGHT }, channel, NIGHT, 0)).toEqual({
      what: 'hold',
      until: Date.parse('2026-03-04T07:00:00Z'),
      why: 'quiet hours',
    });
  });
  test('let the top severity through', () => {
    expect(holdOf({ ...alert, severity: 1 }, channel, NIGHT, 99)).toEqual({ what: 'send' });
  });
  test('hold neither digests, nor triage, nor a reply in a thread', () => {
    for (const purpose of ['digest', 'triage', 'answer'] as const)
      expect(holdOf({ ...alert, purpose }, channel, NIGHT, 99)).toEqual({ what: 'send' });
    expect(holdOf({ ...alert, kind: 'reply' }, channel, NIGHT, 99)).toEqual({ what: 'send' });
  });
});

describe('the budget', () => {
  test('folds what comes over it, notices excepted', () => {
    expect(holdOf(alert, channel, NOON, 9)).toEqual({ what: 'send' });
    expect(holdOf(alert, channel, NOON, 10)).toEqual({ what: 'fold', why: 'budget' });
    expect(holdOf({ ...alert, purpose: 'notice' }, channel, NOON, 10)).toEqual({ what: 'send' });
  });
});

test('a mention that waited through an outage goes into a summary, an alert does not', () => {
  const late = NOON + 15 * MINUTE + 1;
  expect(holdOf({ ...alert, purpose: 'mention' }, channel, late, 0)).toEqual({ what: 'fold', why: 'stale' });
  expect(holdOf(alert, channel, late, 0)).toEqual({ what: 'send' });
});

test('what is too old is dropped', () => {
  expect(holdOf({ ...alert, expiresAt: NOON }, channel, NOON + 1, 0)).toEqual({ what: 'expire' });
});

test('waits double from a minute to six hours, and never undercut what the platform asks', () => {
  expect([0, 1, 2, 20].map((attempts) => retryDelay(attempts, null))).toEqual([
    MINUTE,
    2 * MINUTE,
    4 * MINUTE,
    6 * HOUR,
  ]);
  expect(retryDelay(0, 9 * HOUR)).toBe(9 * HOUR);
});
