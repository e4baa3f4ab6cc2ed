import { chartRows } from './charts.ts';
import { feedRows } from './feeds.ts';
import { insightRows } from './insight.ts';
import { matchRows } from './match.ts';
import { pipelineRows } from './pipeline.ts';
import type { BenchRow } from './row.ts';
import { startRows } from './start.ts';
import { storeRows } from './store.ts';
import { streamRows } from './stream.ts';
import { unmatchedRows } from './unmatched.ts';

/**
 * `npm run bench [-- part] [host:port of a QuickChart server]`: ratios, each measured in turns in one run, beside their goals.
 * Absolute times depend on the machine and are not printed.
 */
const quickChart = process.argv.slice(2).find((word) => word.includes(':')) ?? null;
const only = process.argv.slice(2).find((word) => !word.includes(':'));
const parts: [string, () => Promise<BenchRow[]>][] = [
  ['matching', matchRows],
  ['pipeline', pipelineRows],
  ['unmatched', unmatchedRows],
  ['stream', streamRows],
  ['store', storeRows],
  ['insight', insightRows],
  ['feeds', feedRows],
  ['charts', () => chartRows(quickChart)],
  ['start', startRows],
];
if (only !== undefined && !parts.some(([name]) => name === only))
  throw new Error(`There is no part ${only}: ${parts.map(([name]) => name).join(', ')}.`);
let missed = 0;
for (const [name, rows] of parts) {
  if (only !== undefined && name !== only) continue;
  process.stdout.write(`\n${name}\n`);
  for (const { id, what, measured, goal, ok, note } of await rows()) {
    if (!ok) missed += 1;
    const figure = measured >= 1_000 ? measured.toFixed(0) : measured.toPrecision(3);
    process.stdout.write(
      `  ${id.padEnd(5)} ${figure.padStart(8)}  goal ${goal.padEnd(10)} ${ok ? 'ok' : 'MISSED'}  ${what}${note ? ` (${note})` : ''}\n`,
    );
  }
}
process.stdout.write(`\n${missed === 0 ? 'Every goal is met.' : `${missed} goal(s) missed.`}\n`);
