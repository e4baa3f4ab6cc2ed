import { effectOf } from '../../src/listening/campaigns/effect.ts';
import { type Cell, campaignOf, type World } from './worlds.ts';

export interface CellFigures {
  runs: number;
  /** Intervals that hold the true effect, of all. */
  covered: number;
  /** Intervals wholly above none. */
  above: number;
  /** The smallest effect that is named, in the middle. */
  least: number;
}

/** Runs one cell: the same seed gives the same figures. */
export function measure(world: World, cell: Cell, runs: number, seed: number): CellFigures {
  let [covered, above] = [0, 0];
  const least: number[] = [];
  for (let run = 0; run < runs; run++) {
    const effect = effectOf(campaignOf(world, cell, seed, String(run)));
    if (!effect) continue;
    const { ratio, leastSeen } = effect;
    least.push(leastSeen);
    if (ratio.low <= cell.effect && cell.effect <= ratio.high) covered += 1;
    if (ratio.low > 1) above += 1;
  }
  least.sort((a, b) => a - b);
  const count = Math.max(1, least.length);
  return {
    runs: least.length,
    covered: covered / count,
    above: above / count,
    least: least[count >> 1] ?? Number.NaN,
  };
}
