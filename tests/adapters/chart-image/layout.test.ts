import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canvasMeasure } from '../../../src/adapters/chart-image/canvas.ts';
import { drawChart } from '../../../src/adapters/chart-image/draw-chart.ts';
import { boxOfText, type Drawing, overlap } from '../../../src/adapters/chart-image/drawing.ts';
import { registerFonts } from '../../../src/adapters/chart-image/fonts.ts';
import { CHAT, type Frame, PAGE, PHONE, PRINT } from '../../../src/adapters/chart-image/frames.ts';
import { upperLine } from '../../../src/adapters/chart-image/scale.ts';
import { spread } from '../../../src/adapters/chart-image/spread.ts';
import { runs } from '../../runs.ts';
import { anyChart, cleaned } from './charts.ts';

registerFonts();
const measure = canvasMeasure();
const textsOf = ({ shapes }: Drawing) =>
  shapes.flatMap((shape) => (shape.what === 'text' ? [{ ...shape, box: boxOfText(shape) }] : []));

describe.each<[string, Frame]>([
  ['a chat', CHAT],
  ['a page', PAGE],
  ['paper', PRINT],
  ['a phone', PHONE],
])('any chart on %s', (_, frame) => {
  it('has all its words on the card, none of them on another', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const texts = textsOf(drawChart(cleaned(chart), frame, measure));
        texts.forEach(({ box, text }, at) => {
          const shown = `${text} ${JSON.stringify(box)}`;
          expect(box.left, shown).toBeGreaterThanOrEqual(0);
          expect(box.top, shown).toBeGreaterThanOrEqual(0);
          expect(box.right, shown).toBeLessThanOrEqual(frame.width);
          expect(box.bottom, shown).toBeLessThanOrEqual(frame.height);
          for (const other of texts.slice(at + 1))
            expect(overlap(box, other.box), `${shown} on ${other.text} ${JSON.stringify(other.box)}`).toBe(
              false,
            );
        });
      }),
      { numRuns: runs(300) },
    );
  });

  it('writes nothing smaller than its text, and the title bold and largest', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const sizes = textsOf(drawChart(cleaned(chart), frame, measure)).map(({ size }) => size);
        for (const size of sizes) expect([frame.text, frame.title]).toContain(size);
      }),
      { numRuns: runs(50) },
    );
  });

  it('keeps its shapes on the card, and every length a number', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        for (const shape of drawChart(cleaned(chart), frame, measure).shapes) {
          const lengths = JSON.stringify(shape).match(/-?[\d.]+(?:e[+-]?\d+)?|null/gu) ?? [];
          if (shape.what !== 'text') expect(lengths).not.toContain('null');
          if (shape.what !== 'rectangle') continue;
          expect(shape.width).toBeGreaterThan(0);
          expect(shape.height).toBeGreaterThan(0);
          expect(shape.left).toBeGreaterThanOrEqual(0);
          expect(shape.left + shape.width).toBeLessThanOrEqual(frame.width + 0.01);
          expect(shape.top + shape.height).toBeLessThanOrEqual(frame.height + 0.01);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('the upper grid line', () => {
  it.each([
    [0, 2],
    [1, 2],
    [3, 4],
    [5, 6],
    [9, 10],
    [41, 50],
    [171, 200],
    [1001, 1200],
    [12_002, 16_000],
    [1e15, 1e15],
  ])('over %d is at %d', (largest, line) => {
    expect(upperLine(largest)).toBe(line);
  });

  it('is never below a figure, and its half is whole', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e15, noNaN: true }), (largest) => {
        const line = upperLine(largest);
        expect(line).toBeGreaterThanOrEqual(largest);
        expect(line / 2).toBe(Math.round(line / 2));
        expect(line).toBeLessThanOrEqual(Math.max(2, 2.5 * largest));
      }),
    );
  });
});

describe('names at the ends of lines', () => {
  it('are moved apart, keep their order, and stay where they are when nothing is near', () => {
    expect(spread([10, 100], 20, 0, 200)).toEqual([10, 100]);
    expect(spread([100, 100, 100], 20, 0, 200)).toEqual([100, 120, 140]);
    expect(spread([190, 195, 10], 20, 0, 200)).toEqual([170, 190, 10]);
  });

  it('find room between any ends', () => {
    const ends = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 4 });
    fc.assert(
      fc.property(ends, (middles) => {
        const placed = spread(middles, 30, 0, 200);
        const sorted = [...placed].sort((a, b) => a - b);
        sorted.forEach((middle, at) => {
          expect(middle).toBeGreaterThanOrEqual(15 - 1e-9);
          expect(middle).toBeLessThanOrEqual(185 + 1e-9);
          if (at > 0) expect(middle - sorted[at - 1]!).toBeGreaterThanOrEqual(30 - 1e-9);
        });
        middles.forEach((a, i) => {
          for (const [j, b] of middles.entries()) if (a < b) expect(placed[i]!).toBeLessThan(placed[j]!);
        });
      }),
    );
  });
});
