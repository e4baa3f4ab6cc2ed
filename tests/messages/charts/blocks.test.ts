import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { localTime } from '../../../src/listening/zoned.ts';
import { blockAt, blocksOf, sums } from '../../../src/messages/charts/blocks.ts';
import { mergeGaps } from '../../../src/messages/charts/gaps.ts';
import { shortName } from '../../../src/messages/charts/short-name.ts';
import { runs } from '../../runs.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];

describe('blocks', () => {
  it('cover the period without a hole, some sixty of them, on the clock of the reader', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 * 60 }),
        fc.integer({ min: 1, max: 1600 * 60 }),
        fc.constantFrom(...ZONES),
        fc.constantFrom('hour' as const, 'day' as const),
        (start, minutes, zone, finest) => {
          const from = Date.parse('2022-01-01T00:00:00Z') + start * MINUTE;
          const to = from + minutes * MINUTE;
          const { size, blocks } = blocksOf({ from, to }, zone, 60, finest);
          expect(blocks[0]!.from).toBe(from);
          expect(blocks.at(-1)!.to).toBe(to);
          // Some more when the clock changes within, or when blocks are cut.
          expect(blocks.length).toBeLessThanOrEqual(63);
          blocks.forEach((block, i) => {
            expect(block.to).toBeGreaterThan(block.from);
            if (i > 0) {
              expect(block.from).toBe(blocks[i - 1]!.to);
              const { hour, minute } = localTime(block.from, zone);
              // A jump of the clock by half an hour begins an hour at half past.
              if (size.unit === 'day') expect([hour, minute]).toEqual([0, 0]);
              else if (zone !== 'Australia/Lord_Howe') expect(minute).toBe(0);
            }
            const whole =
              size.count * (size.unit === 'hour' ? HOUR : DAY) - (size.unit === 'hour' ? 0 : HOUR);
            expect(block.to - block.from < whole).toBe(block.cut && block.to - block.from < whole);
            expect(blockAt(blocks, block.from)).toBe(i);
            expect(blockAt(blocks, block.to - 1)).toBe(i);
          });
        },
      ),
      { numRuns: runs(200), seed: 12 },
    );
  });

  it('are local days, also when the clock changes', () => {
    const to = Date.parse('2026-03-31T07:00:00Z');
    const { size, blocks } = blocksOf({ from: to - 7 * DAY, to }, 'Europe/Paris', 31, 'day');
    expect(size).toEqual({ unit: 'day', count: 1 });
    expect(blocks.map((block) => (block.to - block.from) / HOUR)).toEqual([16, 24, 24, 24, 24, 23, 24, 9]);
    expect(blocks.map(({ cut }) => cut)).toEqual([true, ...Array(6).fill(false), true]);
  });

  it('are local hours, also when an hour comes twice or the clock changes by half an hour', () => {
    const startsOf = (zone: string, from: string, to: string, most = 60) =>
      blocksOf({ from: Date.parse(from), to: Date.parse(to) }, zone, most).blocks.map(
        (block) => `${new Date(block.from).toISOString().slice(11, 16)}${block.cut ? ' cut' : ''}`,
      );
    expect(startsOf('Europe/Paris', '2026-10-24T23:30:00Z', '2026-10-25T03:00:00Z')).toEqual([
      '23:30 cut',
      '00:00',
      '01:00',
      '02:00',
    ]);
    expect(startsOf('Australia/Lord_Howe', '2026-04-04T14:00:00Z', '2026-04-04T17:30:00Z')).toEqual([
      '14:00',
      '15:00 cut',
      '15:30',
      '16:30',
    ]);
    // Three hours of the clock that are four: 00:00 to 03:00 of the day on which 02:00 comes twice.
    expect(startsOf('Europe/Paris', '2026-10-24T21:00:00Z', '2026-10-25T08:00:00Z', 4)).toEqual([
      '21:00 cut',
      '22:00',
      '02:00',
      '05:00',
    ]);
  });

  it('choose the finest size that fits', () => {
    const sizeOf = (days: number) => {
      const { size } = blocksOf({ from: 0, to: days * DAY }, 'UTC');
      return `${size.count} ${size.unit}`;
    };
    expect([1, 2, 7, 14, 30, 60, 90, 365].map(sizeOf)).toEqual([
      '1 hour',
      '1 hour',
      '3 hour',
      '6 hour',
      '12 hour',
      '1 day',
      '2 day',
      '7 day',
    ]);
  });

  it('lose no count', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 300 }), (hours) => {
        const points = hours.map((hour, i) => ({ start: hour * HOUR, total: i }));
        const { blocks } = blocksOf({ from: 0, to: 201 * HOUR }, 'Europe/Paris');
        const counted = sums(blocks, points, ({ total }) => total).reduce((a, b) => a + b, 0);
        expect(counted).toBe(points.reduce((sum, { total }) => sum + total, 0));
      }),
    );
  });
});

describe('gaps of several sources', () => {
  it('become stretches that do not overlap and stay inside the period', () => {
    const gap = fc.tuple(fc.integer({ min: -50, max: 150 }), fc.nat(60));
    fc.assert(
      fc.property(fc.array(gap), (gaps) => {
        const merged = mergeGaps(
          gaps.map(([from, length]) => ({ from, to: from + length })),
          { from: 0, to: 100 },
        );
        const moments = Array.from({ length: 100 }, (_, at) => at);
        const missing = moments.filter((at) =>
          gaps.some(([from, length]) => at >= from && at < from + length),
        );
        const found = moments.flatMap((at) =>
          merged.filter(({ from, to }) => at >= from && at < to).map(() => at),
        );
        expect(found).toEqual(missing);
        for (const { from, to } of merged) expect(from >= 0 && to <= 100 && to > from).toBe(true);
      }),
    );
  });
});

describe('a name in a chart', () => {
  it('is one line without hidden characters, forty at most', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const short = shortName(name).replace(/^\u2068|\u2069$/gu, '');
        expect(short).not.toMatch(/[\p{Cc}\u202a-\u202e\u2060-\u206f]/u);
        expect([...graphemes.segment(short)].length).toBeLessThanOrEqual(41);
      }),
    );
  });

  it('is isolated when it runs from right to left', () => {
    expect(shortName('שלום')).toBe('\u2068שלום\u2069');
    expect(shortName('Kestrelbox')).toBe('Kestrelbox');
  });
});
