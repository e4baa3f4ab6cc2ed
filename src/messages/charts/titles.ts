import { DAY } from '../../listening/time.ts';
import type { ChartFormat } from './chart-format.ts';
import type { Reading, TimeRange } from './gaps.ts';

/** A change of less than a quarter, or of a handful of mentions, is no finding. */
const LEAST_CHANGE = 0.25;
const LEAST_BEFORE = 20;
/** More than so many are no quiet, however long the period. */
const MOST_QUIET = 10;
/** More names than these have no room in a title. */
const MOST_NAMES = 2;

/**
 * The finding of few mentions: none, none read, or about one a day at most; null where there are more. Of a time that was not
 * read in large part nobody can say that it was quiet.
 * @param whose a keyword's name; null = those of several together
 */
export function titleOfFew(
  whose: string | null,
  total: number,
  reading: Reading,
  period: TimeRange,
  format: ChartFormat,
): string | null {
  const { words } = format;
  const length = format.length(period);
  if (total === 0 && reading === 'none') return words.titleNoData(whose, length);
  const days = Math.round((period.to - period.from) / DAY);
  if (total > Math.min(days, MOST_QUIET)) return null;
  if (reading !== 'all') return words.titlePart(whose, format.counted(total), length);
  return total === 0
    ? words.titleNone(whose, length)
    : words.titleQuiet(whose, format.counted(total), length);
}

/** A total, and how it compares with that of the period before where there is enough to compare; null = none to compare. */
export function titleOfTotal(
  name: string,
  total: number,
  before: number | null,
  period: TimeRange,
  format: ChartFormat,
): string {
  const { words } = format;
  const [mentions, length] = [format.counted(total), format.length(period)];
  if (before === null || before < LEAST_BEFORE) return words.titleTotal(name, mentions, length);
  const change = (total - before) / before;
  if (Math.abs(change) < LEAST_CHANGE) return words.titleTotal(name, mentions, length);
  return words.titleChange(name, mentions, length, format.percent(Math.abs(change)), change > 0);
}

/** Who leads, or that several do: by their names, or by how many they are. */
export function titleOfLeaders(
  names: readonly string[],
  { leads, tie }: { leads: (name: string) => string; tie: (names: string[]) => string },
  format: ChartFormat,
): string {
  if (names.length === 1) return leads(names[0]!);
  return tie(names.length > MOST_NAMES ? [format.keywords(names.length)] : [...names]);
}
