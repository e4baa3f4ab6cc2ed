import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/config/errors.ts';
import type { Page, Request } from '../../../src/listening/sources/source.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { afterFailure, afterSuccess, newRequestState } from '../../../src/services/collecting/reschedule.ts';

const NOW = Date.parse('2026-03-03T12:00:00Z');
const request: Request = {
  source: 'feed',
  key: 'https://a.example/feed',
  params: {},
  scope: 'all',
  serves: 'all',
  everyMs: 15 * MINUTE,
};
const fresh = newRequestState(request, NOW);
const page: Page = { posts: [], cursor: { seen: [] }, more: false };

describe('after a read', () => {
  test('the next one comes after the usual time, a tenth more or less', () => {
    const once = afterSuccess(fresh, request, page, NOW - HOUR);
    const { nextAt, firstAt, coveredUntil } = afterSuccess(once, request, page, NOW);
    expect(Math.abs(nextAt - NOW - 15 * MINUTE)).toBeLessThanOrEqual(1.5 * MINUTE);
    expect([firstAt, coveredUntil]).toEqual([NOW - HOUR, NOW]);
  });
  test('many that are added at once are spread over the interval after their first read', () => {
    const waits = Array.from({ length: 3_000 }, (_, n) => {
      const feed = { ...request, key: `https://a.example/${n}` };
      return afterSuccess(newRequestState(feed, NOW), feed, page, NOW).nextAt - NOW;
    });
    for (let minute = 5; minute < 15; minute++) {
      const inMinute = waits.filter((wait) => wait >= minute * MINUTE && wait < (minute + 1) * MINUTE).length;
      expect(inMinute).toBeGreaterThan(240);
      expect(inMinute).toBeLessThan(360);
    }
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(5 * MINUTE);
  });
  test('a page chain that goes on moves the cursor, not the mark of time', () => {
    const state = afterSuccess(fresh, request, { ...page, more: true }, NOW);
    expect(state).toMatchObject({ cursor: { seen: [] }, coveredUntil: null, firstAt: null, nextAt: NOW });
  });
  test('a success forgets former failures', () => {
    const failed = afterFailure(fresh, request, new SourceError('down', 'a.example does not answer.'), NOW);
    expect(afterSuccess(failed, request, page, NOW)).toMatchObject({
      failures: 0,
      error: null,
      stopped: false,
      recent: '01',
    });
  });
});

describe('after a failure', () => {
  const failTimes = (times: number, error: SourceError) => {
    let state = fresh;
    for (let n = 0; n < times; n++) state = afterFailure(state, request, error, NOW);
    return state;
  };
  test('waits double, a day at most', () => {
    const waits = [1, 2, 3, 30].map((times) => failTimes(times, new SourceError('down', 'x')).nextAt - NOW);
    expect(waits[1]! / waits[0]!).toBeGreaterThan(1.6);
    expect(waits[2]! / waits[1]!).toBeGreaterThan(1.6);
    expect(waits[3]).toBeLessThanOrEqual(1.1 * DAY);
  });
  test('what the other side asks for is kept', () => {
    expect(failTimes(1, new SourceError('limited', 'x', { retryAfterMs: 3 * HOUR })).nextAt).toBe(
      NOW + 3 * HOUR,
    );
  });
  test('gone and unauthorized wait for a person, a refusal looks again in hours', () => {
    expect(failTimes(1, new SourceError('gone', 'x', { status: 410 })).stopped).toBe(true);
    expect(failTimes(1, new SourceError('refused', 'x', { status: 401 })).stopped).toBe(true);
    const refused = failTimes(1, new SourceError('refused', 'x', { status: 403 }));
    expect(refused.stopped).toBe(false);
    expect(refused.nextAt - NOW).toBeGreaterThan(5 * HOUR);
  });
  test('the cursor and what was covered are kept', () => {
    const read = afterSuccess(fresh, request, page, NOW);
    expect(afterFailure(read, request, new SourceError('down', 'x'), NOW + HOUR)).toMatchObject({
      cursor: read.cursor,
      coveredUntil: NOW,
    });
  });
});
