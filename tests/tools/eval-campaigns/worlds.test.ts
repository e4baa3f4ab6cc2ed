import { describe, expect, it } from 'vitest';
import { measure } from '../../../tools/eval-campaigns/figures.ts';
import { type Cell, WORLDS } from '../../../tools/eval-campaigns/worlds.ts';

const RUNS = 60;
const cells = [3, 7, 28].flatMap((days) => [2, 20, 200].map((rate): Cell => ({ days, rate, effect: 1 })));

describe('what is said of campaigns, in invented worlds', () => {
  it.each(WORLDS)('$name: intervals hold the truth, and nothing is seldom sold as an effect', (world) => {
    const figures = cells.map((cell) => measure(world, cell, RUNS, 1));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(figures.map(({ covered }) => covered))).toBeGreaterThanOrEqual(0.86);
    expect(mean(figures.map(({ covered }) => covered))).toBeLessThanOrEqual(0.96);
    expect(mean(figures.map(({ above }) => above))).toBeLessThanOrEqual(0.08);
  });

  it('claims hardly more without controls, whatever the market does', () => {
    const figures = WORLDS.filter(({ step }) => step === 1).flatMap((world) =>
      cells.map((cell) => measure(world, { ...cell, controls: 0 }, RUNS, 1)),
    );
    const above = figures.reduce((sum, figure) => sum + figure.above, 0) / figures.length;
    expect(above).toBeLessThanOrEqual(0.08);
  });

  it.each([
    { days: 7, rate: 20, effect: 2, must: 0.75 },
    { days: 28, rate: 20, effect: 1.3, must: 0.4 },
  ])('sees × $effect over $days days at $rate a day', ({ must, ...cell }) => {
    expect(measure(WORLDS[0]!, cell, 4 * RUNS, 1).above).toBeGreaterThanOrEqual(must);
  });

  it.each([
    { days: 7, rate: 20 },
    { days: 28, rate: 20 },
    { days: 28, rate: 200 },
  ])('names a least effect of $days days at $rate a day that is really seen, as a rule', (cell) => {
    const { least } = measure(WORLDS[0]!, { ...cell, effect: 1 }, RUNS, 1);
    const { above } = measure(WORLDS[0]!, { ...cell, effect: least }, 3 * RUNS, 2);
    expect(above).toBeGreaterThan(0.65);
    expect(above).toBeLessThan(0.95);
  });
});
