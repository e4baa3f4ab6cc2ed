/**
 * The scoring of the Numenta Anomaly Benchmark for one set of alerts, written from its published rules: an
 * alert early in a labeled window earns up to 1, a missed window and every row alerted outside cost.
 */

export interface NabProfile {
  readonly hit: number;
  readonly falseRow: number;
  readonly miss: number;
}

export const NAB_PROFILES = {
  standard: { hit: 1, falseRow: 0.11, miss: 1 },
  lowFalsePositives: { hit: 1, falseRow: 0.22, miss: 1 },
  lowFalseNegatives: { hit: 1, falseRow: 0.11, miss: 2 },
} as const satisfies Record<string, NabProfile>;

export interface NabSeries {
  readonly rows: number;
  /** First and last row of each labeled window, both inclusive, in order. */
  readonly windows: readonly (readonly [number, number])[];
  /** Alerted rows, in order, each once. */
  readonly alerts: readonly number[];
}

/** Rows at the start of a file that are not scored: 15 %, at most 750. */
export function probation(rows: number): number {
  return Math.min(Math.floor(0.15 * rows), 750);
}

/** The benchmark's scaled sigmoid: 1 far before, 0 at the edge, -1 far behind. */
function sigma(y: number): number {
  return y > 3 ? -1 : 2 / (1 + Math.exp(5 * y)) - 1;
}

const FIRST_ROW = sigma(-1);

function rowValue(series: NabSeries, row: number, profile: NabProfile): number {
  const inside = series.windows.find(([a, b]) => row >= a && row <= b);
  if (inside) {
    const [a, b] = inside;
    return (profile.hit * sigma(-(b - row + 1) / (b - a + 1))) / FIRST_ROW;
  }
  const before = series.windows.filter(([, b]) => b < row).at(-1);
  return profile.falseRow * (before ? sigma((row - before[1]) / (before[1] - before[0])) : -1);
}

function rawScore(series: NabSeries, profile: NabProfile): number {
  const start = probation(series.rows);
  const scored = series.alerts.filter((row) => row >= start);
  let total = 0;
  for (const [a, b] of series.windows) {
    if (b < start) continue;
    const inside = scored.filter((row) => row >= a && row <= b);
    total += inside.length > 0 ? Math.max(...inside.map((r) => rowValue(series, r, profile))) : -profile.miss;
  }
  for (const row of scored) {
    if (!series.windows.some(([a, b]) => row >= a && row <= b)) total += rowValue(series, row, profile);
  }
  return total;
}

/** Score of a corpus: 0 for no alert at all, 100 for the first row of every window and nothing else. */
export function nabScore(corpus: readonly NabSeries[], profile: NabProfile): number {
  let [total, base, perfect] = [0, 0, 0];
  for (const series of corpus) {
    total += rawScore(series, profile);
    base -= profile.miss * series.windows.filter(([, b]) => b >= probation(series.rows)).length;
    perfect += profile.hit * series.windows.length;
  }
  return (100 * (total - base)) / (perfect - base);
}
