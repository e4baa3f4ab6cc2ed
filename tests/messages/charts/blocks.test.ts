import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { blockAt, blocksOf, sums } from '../../../src/messages/charts/blocks.ts';
import { mergeGaps } from '../../../src/messages/charts/gaps.ts';
import { shortName } from '../../../src/messages/charts/short-name.ts';
import { runs } from '../../runs.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ZONES = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'];

describe('blocks', () => {
  it('cover the period without a hole, at most sixty of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 1, max: 1600 }),
        fc.constantFrom(...ZONES),
        fc.constantFrom('hour' as const, 'day' as const),
        (start, hours, zone, finest) => {
          const from = Date.parse('2022-01-01T00:00:00Z') + start * HOUR;
          const { blocks } = blocksOf({ from, to: from + hours * HOUR }, zone, 60, finest);
          expect(blocks[0]!.from).toBe(from);
          expect(blocks.at(-1)!.to).toBe(from + hours * HOUR);
          // One more when the clock changes within, or when the oldest block is a part of one.
          expect(blocks.length).toBeLessThanOrEqual(62);
          blocks.forEach((block, i) => {
            expect(block.to).toBeGreaterThan(block.from);
            if (i > 0) expect(block.from).toBe(blocks[i - 1]!.to);
            expect(blockAt(blocks, block.from)).toBe(i);
            expect(blockAt(blocks, block.to - 1)).toBe(i);
          });
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('are local days, also when the clock changes', () => {
    const to = Date.parse('2026-03-31T07:00:00Z');
    const { size, blocks } = blocksOf({ from: to - 7 * DAY, to }, 'Europe/Paris', 31, 'day');
    expect(size).toEqual({ unit: 'day', count: 1 });
    const lengths = blocks.map((block) => (block.to - block.from) / HOUR);
    expect(lengths).toEqual([1, 24, 24, 24, 24, 23, 24, 24].slice(8 - lengths.length));
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
