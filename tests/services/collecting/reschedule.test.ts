import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceError, type SourceErrorKind } from '../../../src/config/errors.ts';
import { healthOf } from '../../../src/listening/series/health.ts';
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
  test('a server under repair is asked again within the hour, however long it says it will take', () => {
    const repaired = new SourceError('down', 'x', { status: 503, retryAfterMs: DAY });
    expect(failTimes(1, repaired)).toMatchObject({ nextAt: NOW + HOUR, error: { until: NOW + HOUR } });
    const soon = new SourceError('down', 'x', { status: 503, retryAfterMs: 20 * MINUTE });
    expect(failTimes(1, soon).nextAt).toBe(NOW + 20 * MINUTE);
  });
  test.each([
    ['refused', 401],
    ['refused', 403],
    ['gone', 410],
    ['down', 404],
    ['misconfigured', 400],
  ] as const)('%s (%i) is not for ever: growing waits, an hour at most', (kind, status) => {
    const waits = [1, 2, 3, 4, 30].map(
      (times) => failTimes(times, new SourceError(kind, 'x', { status })).nextAt - NOW,
    );
    expect(waits[0]).toBeLessThanOrEqual(10 * MINUTE);
    for (const [index, wait] of waits.slice(1, 3).entries())
      expect(wait / waits[index]!).toBeGreaterThan(1.6);
    expect(waits.at(-1)).toBeLessThanOrEqual(HOUR);
  });
  test('an address that has been gone for a fortnight is asked once a day', () => {
    const gone = new SourceError('gone', 'x', { status: 410 });
    const first = afterFailure(fresh, request, gone, NOW);
    const later = (age: number) => afterFailure(first, request, gone, NOW + age).nextAt - NOW - age;
    expect(later(13 * DAY)).toBeLessThanOrEqual(HOUR);
    expect(later(14 * DAY)).toBeGreaterThan(20 * HOUR);
  });
  test('what fails after it was refused is no refusal any more', () => {
    const refused = failTimes(3, new SourceError('refused', 'x', { status: 403 }));
    expect(healthOf(refused, NOW)).toBe('stopped');
    expect(healthOf(afterFailure(refused, request, new SourceError('down', 'x'), NOW), NOW)).toBe('down');
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
/** Whatever goes wrong: no failure is for ever. */
const anyKind = fc.constantFrom<SourceErrorKind>(
  'down',
  'limited',
  'malformed',
  'refused',
  'misconfigured',
  'gone',
);
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
      fc.property(everyMs, anyKind, key, length, later, (every, kind, name, lasts, after) => {
        const asked = { ...request, key: name, everyMs: every };
        const ends = NOW + after + lasts;
        const [last] = [...through(asked, kind, NOW + after, ends)].slice(-1);
        expect(last!.state.failures).toBe(0);
        // Ordinary reads move by a tenth of their interval.
        // What says for a fortnight that it is gone for good is asked once a day.
        const longest = kind === 'gone' && lasts > 13 * DAY ? DAY : HOUR;
        expect(last!.now - ends).toBeLessThanOrEqual(
          lasts === 0 || kind === 'limited' ? Math.max(HOUR, 1.1 * every) : Math.max(longest, 1.1 * every),
        );
      }),
    );
  });

  test('is told within its interval and an hour, whatever the failure', () => {
    fc.assert(
      fc.property(everyMs, anyKind, key, later, (every, kind, name, after) => {
        const asked = { ...request, key: name, everyMs: every };
        const bound = NOW + after + 1.1 * every + HOUR;
        const known = [...through(asked, kind, NOW + after, bound)].findLast(({ now }) => now < bound);
        expect(['down', 'stopped']).toContain(healthOf(known!.state, bound));
      }),
    );
  });

  test('one failure is not told, and is mended by the next try ten minutes later', () => {
    const asked = { ...request, everyMs: 6 * HOUR };
    const failed = afterFailure(fresh, asked, new SourceError('down', 'x'), NOW);
    expect(failed.nextAt - NOW).toBeLessThanOrEqual(10 * MINUTE);
    expect(healthOf(failed, failed.nextAt)).toBe('late');
  });

  test('a refusal is told after an hour: one may be passing', () => {
    const refused = afterFailure(fresh, request, new SourceError('refused', 'x', { status: 403 }), NOW);
    expect(healthOf(refused, NOW + HOUR - 1)).toBe('late');
    expect(healthOf(refused, NOW + HOUR)).toBe('stopped');
  });
});
