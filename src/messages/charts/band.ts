import type { Evidence } from '../../listening/alert.ts';
import { countRange } from '../../listening/detectors/negative-binomial.ts';
import { HOUR } from '../../listening/time.ts';
import { type Block, sums } from './blocks.ts';

/** Standard deviations from the middle to the 5 % and 95 % quantiles of a normal distribution. */
const NINETY = 1.645;

/**
 * The hourly expected range, carried over to longer blocks. The range of three hours is neither the sum of three
 * ranges (too wide) nor that of independent counts (too narrow, since hours share a level): each hour's spread beyond
 * Poisson is taken as the model's dispersion, and the block gets the quantiles of a negative binomial with it, as the
 * detector does for its own windows. Null where the model has no band for the whole block.
 */
export function bandOf(
  blocks: readonly Block[],
  band: Evidence['band'],
): { low: (number | null)[]; high: (number | null)[] } {
  const hours = sums(blocks, band, () => 1);
  const expected = sums(blocks, band, (hour) => hour.expected);
  const beyond = sums(blocks, band, (hour) => {
    const deviation = (hour.high - hour.low) / (2 * NINETY);
    return Math.max(0, deviation ** 2 - hour.expected);
  });
  const squares = sums(blocks, band, (hour) => hour.expected ** 2);
  const lows = sums(blocks, band, (hour) => hour.low);
  const highs = sums(blocks, band, (hour) => hour.high);
  const ranges = blocks.map((block, index) => {
    if (hours[index]! < Math.round((block.to - block.from) / HOUR)) return null;
    if (hours[index] === 1) return { low: lows[index]!, high: highs[index]! };
    const dispersion = squares[index]! > 0 ? beyond[index]! / squares[index]! : 0;
    return countRange(expected[index]!, 1 / Math.max(dispersion, LEAST_DISPERSION));
  });
  return {
    low: ranges.map((range) => range?.low ?? null),
    high: ranges.map((range) => range?.high ?? null),
  };
}

/** The detector's own floor: a count is never taken for purely Poisson. */
const LEAST_DISPERSION = 0.02;
