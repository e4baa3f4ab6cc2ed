import { parseArgs } from 'node:util';
import { type CellFigures, measure } from './figures.ts';
import { stepCost } from './step-cost.ts';
import { type Cell, WORLDS, type World } from './worlds.ts';

/**
 * Measures what is said of campaigns against its goals, on invented series of four worlds, and prints tables.
 *
 *   npm run eval:campaigns -- [--seed N] [--runs N]
 *
 * Exit code 1 when a goal is missed.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '300' } },
});
const [seed, runs] = [Number(values.seed), Number(values.runs)];
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1)
  throw new RangeError('--seed and --runs take whole numbers');

const DAYS = [3, 7, 28] as const;
const RATES = [2, 20, 200] as const;
const base = WORLDS[0]!;
let missed = 0;

console.log(
  'Without an effect, by days and posts a day: intervals of 90 % that hold the truth / wholly above none\n',
);
for (const world of WORLDS) meanRow(world, {});
console.log('\nThe same without any control, and with four weeks before it');
for (const world of WORLDS.filter(({ step }) => step === 1)) meanRow(world, { controls: 0 }, false);
meanRow(base, { past: 28 }, false);

console.log(
  '\nEffects that are seen, % of +10 % / +30 % / +100 %; the least that is named, and how often it is seen\n',
);
for (const world of [base, WORLDS[3]!])
  for (const days of DAYS)
    for (const rate of RATES) {
      const seen = [1.1, 1.3, 2].map((effect) => measure(world, { days, rate, effect }, runs, seed));
      const least = seen[0]!.least;
      const again = measure(world, { days, rate, effect: least }, runs, seed + 1);
      console.log(
        `${world.name.padEnd(6)} ${String(days).padStart(3)} days ${String(rate).padStart(4)} a day   ` +
          `${seen
            .map(({ above }) => percent(above))
            .join(' / ')
            .padEnd(18)} +${percent(least - 1)} ${percent(again.above)}`,
      );
    }

console.log('');
goal(
  '+100 % over a week at 20 a day',
  measure(base, { days: 7, rate: 20, effect: 2 }, 3 * runs, seed).above,
  0.75,
);
goal(
  '+30 % over four weeks at 20 a day',
  measure(base, { days: 28, rate: 20, effect: 1.3 }, 3 * runs, seed).above,
  0.45,
);
const cost = stepCost(seed);
console.log(`one campaign takes ${cost.toFixed(2)} ms (must: under 5)`);
if (cost >= 5) missed += 1;
if (missed > 0) process.exitCode = 1;

function meanRow(world: World, given: Partial<Cell>, must = true): void {
  const cells: CellFigures[] = DAYS.flatMap((days) =>
    RATES.map((rate) => measure(world, { days, rate, effect: 1, ...given }, runs, seed)),
  );
  const mean = (of: (figures: CellFigures) => number) =>
    cells.reduce((sum, figures) => sum + of(figures), 0) / cells.length;
  const [covered, above] = [mean((figures) => figures.covered), mean((figures) => figures.above)];
  const ok = covered >= 0.86 && covered <= 0.96 && above <= 0.08;
  if (must && !ok) missed += 1;
  console.log(
    `${world.name.padEnd(6)} mean ${(covered * 100).toFixed(1)} / ${(above * 100).toFixed(1)} ` +
      `${must ? `(must: 86 to 96 / at most 8) ${ok ? 'yes' : 'NO'}` : ''}  ` +
      cells.map((figures) => `${percent(figures.covered)}/${percent(figures.above)}`).join(' '),
  );
}

function goal(name: string, found: number, must: number): void {
  const ok = found >= must;
  if (!ok) missed += 1;
  console.log(`${name}: seen ${percent(found)} % (must: ${percent(must)}) ${ok ? 'yes' : 'NO'}`);
}

function percent(share: number): string {
  return (share * 100).toFixed(0);
}
