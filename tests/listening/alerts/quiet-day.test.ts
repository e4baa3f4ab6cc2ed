import { describe, expect, it } from 'vitest';
import type { SpikeEvent } from '../../../src/listening/alerts/detectors/spike-event.ts';
import {
  type KeywordQuietDay,
  keepQuietDays,
  unreportedDays,
} from '../../../src/listening/alerts/quiet-day.ts';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';

const NOON = Date.UTC(2026, 2, 3, 12);
const slow = (at: number, kind: SpikeEvent['kind'] = 'slow-start') =>
  ({ kind, at, episodeStart: at, window: 288, observed: 96, expected: 48 }) as SpikeEvent;
const normal = DEFAULT_RULE;

describe('quiet days of a stream', () => {
  const days = keepQuietDays([], 'all', [slow(NOON)], normal, NOON + HOUR);

  it('are its slow starts that raise no alert, once each', () => {
    expect(days).toEqual([
      { episodeAt: NOON, knownAt: NOON + HOUR, windowMs: DAY, observed: 96, expected: 48 },
    ]);
    expect(keepQuietDays(days, 'all', [slow(NOON + HOUR)], normal, NOON + 2 * HOUR)).toEqual(days);
    expect(keepQuietDays(days, 'all', [slow(NOON + DAY)], normal, NOON + DAY)).toHaveLength(2);
  });

  it('are none where an alert is raised, nothing is asked for, or nothing begins', () => {
    expect(keepQuietDays([], 'negative', [slow(NOON)], normal, NOON)).toEqual([]);
    expect(keepQuietDays([], 'negative', [slow(NOON)], { ...normal, spike: 'low' }, NOON)).toHaveLength(1);
    expect(keepQuietDays([], 'all', [slow(NOON)], { ...normal, spike: 'off' }, NOON)).toEqual([]);
    expect(keepQuietDays([], 'all', [slow(NOON, 'start'), slow(NOON, 'slow-calm')], normal, NOON)).toEqual(
      [],
    );
  });

  it('are not made of history, and do not stay for ever', () => {
    expect(keepQuietDays([], 'all', [slow(NOON)], normal, NOON + 7 * HOUR)).toEqual([]);
    expect(keepQuietDays(days, 'all', [], normal, NOON + 34 * DAY)).toEqual(days);
    expect(keepQuietDays(days, 'all', [], normal, NOON + 36 * DAY)).toEqual([]);
  });
});

describe('quiet days of a digest', () => {
  const day = (part: Partial<KeywordQuietDay> = {}): KeywordQuietDay => ({
    ...{ keywordId: 'k1', stream: 'all', episodeAt: NOON, knownAt: NOON + HOUR },
    ...{ windowMs: DAY, observed: 96, expected: 48 },
    ...part,
  });
  const period = { from: NOON, to: NOON + DAY };

  it('belong to the digest in whose time they were seen, and to no other', () => {
    const days = [day({ knownAt: NOON - 1 }), day({ knownAt: NOON + DAY }), day({ keywordId: 'k2' })];
    expect(unreportedDays(days, [], period)).toEqual([days[2]]);
  });

  it('leave out what an alert has reported', () => {
    const spike = { kind: 'spike', episodeAt: NOON - 3 * HOUR, keywordId: 'k1' } as const;
    expect(unreportedDays([day()], [spike], period)).toEqual([]);
    expect(unreportedDays([day()], [{ ...spike, keywordId: 'k2' }], period)).toHaveLength(1);
    expect(unreportedDays([day()], [{ ...spike, kind: 'silence' }], period)).toHaveLength(1);
  });

  it('report an episode once, by its negative stream', () => {
    const negative = day({ stream: 'negative', episodeAt: NOON + HOUR });
    expect(unreportedDays([day(), negative], [], period)).toEqual([negative]);
  });
});
