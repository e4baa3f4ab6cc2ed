import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seasonSlots } from '../../src/listening/alerts/detectors/season-slots.ts';
import { replayBuckets } from '../../src/listening/alerts/detectors/spike.ts';
import { BUCKET_MS, type SpikeConfig } from '../../src/listening/alerts/detectors/spike-settings.ts';
import { onePart } from './generator.ts';
import { NAB_PROFILES, type NabSeries, nabScore, probation } from './nab-scorer.ts';

const ROWS_PER_WEEK = 2016;
/** Rows after the onset within which an alert still counts as early: 15 minutes. */
const EARLY_ROWS = 3;

export interface NabFile {
  readonly name: string;
  readonly times: readonly number[];
  readonly counts: readonly number[];
  readonly windows: readonly (readonly [number, number])[];
}

export interface NabResult {
  readonly standard: number;
  readonly lowFalsePositives: number;
  readonly lowFalseNegatives: number;
  readonly windows: number;
  readonly hit: number;
  readonly outside: number;
  readonly outsidePerWeek: number;
  readonly medianDelayMinutes: number;
  readonly early: number;
}

/** A label's or row's "YYYY-MM-DD hh:mm:ss[.ffffff]" as ms UTC, fractions of a second dropped. */
function parseTime(text: string): number {
  return Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);
}

/**
 * The count series of a folder of `timestamp,value` files with `windows.json` beside them (file name to
 * pairs of times). Throws when a window's times are not rows of the file.
 */
export function readNabFolder(folder: string): NabFile[] {
  const labels = JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8')) as Record<
    string,
    [string, string][]
  >;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => {
      const lines = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/).slice(1);
      const times = lines.map((line) => parseTime(line));
      const counts = lines.map((line) => Math.round(Number(line.split(',')[1])));
      const rowOf = (label: string) => {
        const row = times.indexOf(parseTime(label));
        if (row < 0) throw new Error(`${name}: no row at ${label}`);
        return row;
      };
      const windows = (labels[name] ?? []).map(([from, to]) => [rowOf(from), rowOf(to)] as const);
      return { name, times, counts, windows };
    });
}

/** Rows at which the detector starts an alert; the clock of the series is taken for UTC. */
export function alertRows(file: NabFile, config: SpikeConfig): number[] {
  const starts = file.times.map((t) => Math.floor(t / BUCKET_MS) * BUCKET_MS);
  const buckets = starts.map((start, i) => onePart(start, file.counts[i]!, seasonSlots(start, 'UTC')));
  const rowAt = new Map(starts.map((start, i) => [start, i]));
  return replayBuckets(buckets, config, { warmUpMs: 0 })
    .filter((event) => event.kind === 'start')
    .map((event) => rowAt.get(event.at - BUCKET_MS)!);
}

/** First row of a window whose 15-minute sum reaches half of the window's largest. */
function onset(file: NabFile, [a, b]: readonly [number, number]): number {
  const sums = [];
  for (let i = a; i <= b; i++) {
    sums.push(file.counts[i]! + (file.counts[i - 1] ?? 0) + (file.counts[i - 2] ?? 0));
  }
  const half = Math.max(...sums) / 2;
  return a + sums.findIndex((sum) => sum >= half);
}

/** Scores alert rows, one list for each file. */
export function scoreNab(files: readonly NabFile[], alerts: readonly (readonly number[])[]): NabResult {
  const corpus: NabSeries[] = files.map((f, i) => ({
    rows: f.times.length,
    windows: f.windows,
    alerts: alerts[i]!,
  }));
  const delays: number[] = [];
  let [windows, hit, outside, rowsOutside, early] = [0, 0, 0, 0, 0];
  for (const [i, series] of corpus.entries()) {
    const start = probation(series.rows);
    const inWindow = (row: number) => series.windows.some(([a, b]) => row >= a && row <= b);
    outside += series.alerts.filter((row) => row >= start && !inWindow(row)).length;
    for (let row = start; row < series.rows; row++) if (!inWindow(row)) rowsOutside += 1;
    for (const window of series.windows) {
      windows += 1;
      const first = series.alerts.find((row) => row >= start && row >= window[0] && row <= window[1]);
      if (first === undefined) continue;
      hit += 1;
      const delay = first - onset(files[i]!, window);
      delays.push(delay);
      if (delay <= EARLY_ROWS) early += 1;
    }
  }
  delays.sort((a, b) => a - b);
  return {
    standard: nabScore(corpus, NAB_PROFILES.standard),
    lowFalsePositives: nabScore(corpus, NAB_PROFILES.lowFalsePositives),
    lowFalseNegatives: nabScore(corpus, NAB_PROFILES.lowFalseNegatives),
    windows,
    hit,
    outside,
    outsidePerWeek: outside / (rowsOutside / ROWS_PER_WEEK),
    medianDelayMinutes: 5 * (delays[Math.floor((delays.length - 1) / 2)] ?? Number.NaN),
    early,
  };
}
