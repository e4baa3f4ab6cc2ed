import { parseArgs } from 'node:util';
import { type GoalRow, nabGoals, simulationGoals, slowRows } from './goals.ts';
import { hardGoals } from './hard-goals.ts';
import { heldOutGoal, plateauGoal } from './held-out.ts';
import { alertRows, readNabFolder, scoreNab } from './nab.ts';
import { PUBLISHED } from './published.ts';
import { stepCostRow } from './step-cost.ts';
import { planTasks, runTasks } from './tasks.ts';

/**
 * Measures the spike detector against its goals and prints one table.
 *
 *   npm run eval:spikes -- [--nab DIR] [--seed N] [--quick]
 *
 * DIR (or EARSHOT_NAB_DIR) holds the benchmark's realTweets files and a windows.json; without it those
 * rows are left out. Exit code 1 when a goal is missed.
 */
const { values } = parseArgs({
  options: { nab: { type: 'string' }, seed: { type: 'string', default: '1' }, quick: { type: 'boolean' } },
});
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) throw new RangeError(`--seed takes a whole number, not ${values.seed}`);
const nabDir = values.nab ?? process.env.EARSHOT_NAB_DIR;

const began = Date.now();
const rows: GoalRow[] = [];
if (nabDir) {
  const files = readNabFolder(nabDir);
  const normal = { sensitivity: 'normal', slowBurn: true } as const;
  const score = scoreNab(
    files,
    files.map((file) => alertRows(file, normal)),
  );
  rows.push(...nabGoals(score, files.length), heldOutGoal(files), plateauGoal(files));
} else {
  console.log('No --nab DIR and no EARSHOT_NAB_DIR: goals 1 to 5 are left out.\n');
}
const results = await runTasks(planTasks(seed, values.quick ? 0.3 : 1));
rows.push(...simulationGoals(results), stepCostRow(), ...hardGoals(results), ...slowRows(results));
printTable(rows);
if (nabDir) printPublished(rows);
console.log(`\nSeed ${seed}${values.quick ? ', quick' : ''}, ${Math.round((Date.now() - began) / 1000)} s.`);
if (rows.some((row) => row.ok === false)) process.exitCode = 1;

function printTable(lines: readonly GoalRow[]): void {
  const cells = [
    ['goal', 'measured', 'must', 'stretch', 'ok?'],
    ...lines.map((r) => [r.goal, r.measured, r.must, r.stretch, r.ok === null ? '' : r.ok ? 'yes' : 'NO']),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  for (const line of cells)
    console.log(
      line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    );
}

function printPublished(lines: readonly GoalRow[]): void {
  console.log('\nPublished detectors, NAB realTweets, ten files (standard / low FP / low FN):');
  for (const [name, scores] of PUBLISHED) {
    console.log(`  ${name.padEnd(22)} ${scores.map((s) => s.toFixed(1).padStart(6)).join(' ')}`);
  }
  console.log(`  ${'this one, see above'.padEnd(22)} ${lines[0]!.measured} / ${lines[1]!.measured}`);
}
