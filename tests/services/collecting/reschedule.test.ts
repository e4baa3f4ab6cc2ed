import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceError, type SourceErrorKind } from '../../../src/config/errors.ts';
import { healthOf } from '../../../src/listening/series/health.ts';
import type { Page, Request } from '../../../src/listening/sources/source.ts';
import { HOUR, MINUTE } from '../../../src/listening/time.ts';
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
  test('waits double, an hour at most', () => {
    const waits = [1, 2, 3, 30].map((times) => failTimes(times, new SourceError('down', 'x')).nextAt - NOW);
    expect(waits[1]! / waits[0]!).toBeGreaterThan(1.6);
    expect(waits[2]! / waits[1]!).toBeGreaterThan(1.6);
    expect(waits[3]).toBeLessThanOrEqual(HOUR);
  });
  test('what the other side asks for is kept', () => {
    expect(failTimes(1, new SourceError('limited', 'x', { retryAfterMs: 3 * HOUR })).nextAt).toBe(
      NOW + 3 * HOUR,
    );
  });
  test('a refusal is looked at again in six hours at most, however long it lasts', () => {
    const refused = new SourceError('refused', 'x', { status: 403 });
    for (const times of [1, 2, 3, 30]) {
      expect(failTimes(times, refused).nextAt - NOW).toBeGreaterThanOrEqual(5 * HOUR);
      expect(failTimes(times, refused).nextAt - NOW).toBeLessThanOrEqual(6 * HOUR);
    }
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

/** Minutes as a source's interval: from the quickest to one that is read twice a day. */
const everyMs = fc.integer({ min: 1, max: 720 }).map((minutes) => minutes * MINUTE);
const passing = fc.constantFrom<SourceErrorKind>('down', 'limited', 'malformed');
const later = fc.integer({ min: 0, max: 720 }).map((minutes) => minutes * MINUTE);
const key = fc.integer().map((n) => `https://a.example/${n}`);

/** Reads as it falls due from a read at `NOW` on; the source fails from `begins` to `ends`. @returns after each try */
function* through(asked: Request, kind: SourceErrorKind, begins: number, ends: number) {
  let state = afterSuccess(afterSuccess(newRequestState(asked, NOW), asked, page, NOW), asked, page, NOW);
  for (;;) {
    const now = state.nextAt;
    const fails = now >= begins && now < ends;
    state = fails
      ? afterFailure(state, asked, new SourceError(kind, 'x'), now)
      : afterSuccess(state, asked, page, now);
    yield { now, state };
    if (now >= ends) return;
  }
}

describe('an outage of any length', () => {
  test('is over within an hour of its end, or within the interval', () => {
    const length = fc.integer({ min: 0, max: 30 * 24 * 60 }).map((minutes) => minutes * MINUTE);
    fc.assert(
      fc.property(everyMs, passing, key, length, later, (every, kind, name, lasts, after) => {
        const asked = { ...request, key: name, everyMs: every };
        const ends = NOW + after + lasts;
        const [last] = [...through(asked, kind, NOW + after, ends)].slice(-1);
        expect(last!.state.failures).toBe(0);
        // Ordinary reads move by a tenth of their interval.
        expect(last!.now - ends).toBeLessThanOrEqual(Math.max(HOUR, 1.1 * every));
      }),
    );
  });

  test('is told within its interval and an hour, whatever the failure', () => {
    fc.assert(
      fc.property(everyMs, passing, key, later, (every, kind, name, after) => {
        const asked = { ...request, key: name, everyMs: every };
        const bound = NOW + after + 1.1 * every + HOUR;
        const known = [...through(asked, kind, NOW + after, bound)].findLast(({ now }) => now < bound);
        expect(healthOf(known!.state, bound)).toBe('down');
      }),
    );
  });

  test('one failure is not told, and is mended by the next try ten minutes later', () => {
    const asked = { ...request, everyMs: 6 * HOUR };
    const failed = afterFailure(fresh, asked, new SourceError('down', 'x'), NOW);
    expect(failed.nextAt - NOW).toBeLessThanOrEqual(10 * MINUTE);
    expect(healthOf(failed, failed.nextAt)).toBe('late');
  });

  test('a refusal is told after an hour, though it is looked at again in six', () => {
    const refused = afterFailure(fresh, request, new SourceError('refused', 'x', { status: 403 }), NOW);
    expect(healthOf(refused, NOW + HOUR - 1)).toBe('late');
    expect(healthOf(refused, NOW + HOUR)).toBe('down');
  });
});
