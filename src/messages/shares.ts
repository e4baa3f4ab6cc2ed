import { apportion } from '../listening/apportion.ts';
import type { Format } from './format.ts';

/**
 * Parts of one whole in whole percent, 0..100: together they make 100, wherever and however they are shown. A part that is
 * neither nothing nor all is never 0 or 100: it gets a tenth, which is printed as `<1%` or `>99%`.
 * @param parts counts, or shares of any size
 */
export function wholePercents(parts: readonly number[]): number[] {
  return shownParts(parts, apportion(100, parts));
}

/**
 * The moods of one whole, 100 together: the negative part is what it is where it stands alone, as `Format.percent` prints it,
 * and the others share the rest.
 */
export function moodPercentages(
  negative: number,
  neutral: number,
  positive: number,
  format: Pick<Format, 'percent'>,
): [string, string, string] {
  const parts = [negative, neutral, positive];
  const whole = negative + neutral + positive;
  const share = whole === 0 ? 0 : negative / whole;
  // `<1%` and `>99%` count as nothing and as all.
  const alone = share < 0.01 ? 0 : share > 0.99 ? 100 : Math.round(Number(share.toFixed(2)) * 100);
  const rest = whole === negative ? [0, 0] : apportion(100 - alone, [neutral, positive]);
  const [, ...others] = shownParts(parts, [alone, ...rest]).map((percent) => format.percent(percent / 100));
  return [format.percent(share), others[0]!, others[1]!];
}

function shownParts(parts: readonly number[], percents: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return percents.map((percent, index) => {
    const part = parts[index]!;
    if (part === 0 || part === whole) return percent;
    return percent === 0 ? 0.1 : percent === 100 ? 99.9 : percent;
  });
}

/** As printed. */
export function percentages(parts: readonly number[], format: Pick<Format, 'percent'>): string[] {
  return wholePercents(parts).map((percent) => format.percent(percent / 100));
}
