import { apportion } from '../listening/apportion.ts';
import type { Format } from './format.ts';

/**
 * Parts of one whole in whole percent, 0..100: together they make 100, wherever and however they are shown. A part that is
 * neither nothing nor all is never 0 or 100: it gets a tenth, which is printed as `<1%` or `>99%`.
 * @param parts counts, or shares of any size
 */
export function wholePercents(parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return apportion(100, parts).map((percent, index) => {
    const part = parts[index]!;
    if (part === 0 || part === whole) return percent;
    return percent === 0 ? 0.1 : percent === 100 ? 99.9 : percent;
  });
}

/** As printed. */
export function percentages(parts: readonly number[], format: Pick<Format, 'percent'>): string[] {
  return wholePercents(parts).map((percent) => format.percent(percent / 100));
}
