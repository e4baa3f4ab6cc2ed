import { effectOf } from '../../src/listening/campaigns/effect.ts';
import { moodChange } from '../../src/listening/campaigns/share-change.ts';
import { type Cell, campaignOf, moodDays, type World } from './worlds.ts';

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

/** The same of the share of negative posts, which is moved by so many points. */
export function measureMood(
  cell: { days: number; rate: number; points: number; controls: boolean },
  runs: number,
  seed: number,
): { runs: number; covered: number; above: number } {
  let [count, covered, above] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const change = moodChange(moodDays(cell, seed, String(run)));
    if (!change) continue;
    count += 1;
    const [low, high] = [change.observed - change.expected.high, change.observed - change.expected.low];
    if (low <= cell.points && cell.points <= high) covered += 1;
    if (low > 0) above += 1;
  }
  return { runs: count, covered: covered / Math.max(1, count), above: above / Math.max(1, count) };
}
