import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { CALM, HOSTILE } from './generator.ts';
import {
  type FixedMinute,
  firstDay,
  fixedMinute,
  latePosts,
  manyAuthors,
  newPart,
  type Rare,
  type Rhythm,
  rareKeyword,
  secondBurst,
} from './hard-cases.ts';
import {
  busyBursts,
  type ColdStart,
  coldStart,
  type LowCounts,
  levelShift,
  lowCounts,
  outages,
  slowDay,
  type Trial,
} from './simulations.ts';

/** One simulated keyword; small enough that two workers stay busy to the end. */
export type Task =
  | { kind: 'low-counts'; seed: number; world: 'hostile' | 'calm'; rate: number; index: number }
  | { kind: 'busy'; seed: number; rate: number; index: number }
  | { kind: 'cold'; seed: number; rate: number; index: number }
  | { kind: 'shift'; seed: number; rate: number; factor: number; index: number }
  | { kind: 'outage'; seed: number; rate: number; index: number }
  | { kind: 'slow'; seed: number; world: 'hostile' | 'calm'; rate: number; factor: number; index: number }
  | { kind: 'second'; seed: number; rate: number; first: number; gap: number; index: number }
  | ({ kind: 'fixed'; seed: number; index: number } & FixedMinute)
  | { kind: 'first-day'; seed: number; rate: number; rhythm: Rhythm; lent: boolean; index: number }
  | { kind: 'late'; seed: number; rate: number; index: number }
  | { kind: 'new-part'; seed: number; rate: number; index: number }
  | { kind: 'authors'; seed: number; rate: number; index: number }
  | { kind: 'rare'; seed: number; rate: number; clumps: number; index: number };

export type TaskResult =
  | { task: Extract<Task, { kind: 'low-counts' }>; result: LowCounts }
  | { task: Extract<Task, { kind: 'busy' }>; result: Trial[] }
  | { task: Extract<Task, { kind: 'cold' }>; result: ColdStart }
  | { task: Extract<Task, { kind: 'shift' }>; result: [number, number] }
  | { task: Extract<Task, { kind: 'outage' }>; result: number }
  | { task: Extract<Task, { kind: 'slow' }>; result: boolean }
  | { task: Extract<Task, { kind: 'second' }>; result: boolean }
  | { task: Extract<Task, { kind: 'fixed' }>; result: number }
  | { task: Extract<Task, { kind: 'first-day' }>; result: number }
  | { task: Extract<Task, { kind: 'late' }>; result: number }
  | { task: Extract<Task, { kind: 'new-part' }>; result: { early: number; found: boolean } }
  | { task: Extract<Task, { kind: 'authors' }>; result: boolean }
  | { task: Extract<Task, { kind: 'rare' }>; result: Rare };

const WORLDS = { hostile: HOSTILE, calm: CALM };

export function runTask(task: Task): TaskResult {
  const { seed, rate, index } = task;
  switch (task.kind) {
    case 'low-counts':
      return { task, result: lowCounts(seed, WORLDS[task.world], rate, index) };
    case 'busy':
      return { task, result: busyBursts(seed, rate, index) };
    case 'cold':
      return { task, result: coldStart(seed, rate, index) };
    case 'shift':
      return { task, result: levelShift(seed, rate, task.factor, index) };
    case 'outage':
      return { task, result: outages(seed, rate, index) };
    case 'slow':
      return { task, result: slowDay(seed, WORLDS[task.world], rate, task.factor, index) };
    case 'second':
      return { task, result: secondBurst(seed, rate, task.first, task.gap, index) };
    case 'fixed':
      return { task, result: fixedMinute(seed, task, index) };
    case 'first-day':
      return { task, result: firstDay(seed, rate, task.rhythm, task.lent, index) };
    case 'late':
      return { task, result: latePosts(seed, rate, index) };
    case 'new-part':
      return { task, result: newPart(seed, rate, index) };
    case 'authors':
      return { task, result: manyAuthors(seed, rate, index) };
    case 'rare':
      return { task, result: rareKeyword(seed, rate, task.clumps, index) };
  }
}

export const LOW_RATES = [0.05, 0.2, 0.5, 1, 2, 5];
export const COLD_RATES = [0.2, 1, 5, 50];
export const BUSY_RATES = [20, 100];
export const SHIFT_RATES = [1, 5, 20];
/** Mentions a day. */
export const RARE_RATES = [0.3, 1, 3];
export const SLOW_RATES = [5, 20, 100];
export const SLOW_FACTORS = [1.8, 2, 2.5];

/** The whole plan; `scale` 1 is thirty keywords of two months for each rate and world. */
export function planTasks(seed: number, scale: number): Task[] {
  const tasks: Task[] = [];
  const many = (n: number, add: (index: number) => Task) => {
    for (let i = 0; i < Math.max(2, Math.round(n * scale)); i++) tasks.push(add(i));
  };
  for (const rate of BUSY_RATES) many(20, (index) => ({ kind: 'busy', seed, rate, index }));
  for (const world of ['hostile', 'calm'] as const) {
    for (const rate of LOW_RATES) many(30, (index) => ({ kind: 'low-counts', seed, world, rate, index }));
    for (const rate of SLOW_RATES) {
      for (const factor of SLOW_FACTORS) {
        many(20, (index) => ({ kind: 'slow', seed, world, rate, factor, index }));
      }
    }
  }
  // A recall near its goal asks for a sampling error under two points.
  for (const rate of COLD_RATES) many(800, (index) => ({ kind: 'cold', seed, rate, index }));
  for (const rate of SHIFT_RATES) many(30, (index) => ({ kind: 'shift', seed, rate, factor: 5, index }));
  for (const rate of COLD_RATES) many(20, (index) => ({ kind: 'outage', seed, rate, index }));
  for (const first of [10, 40])
    for (const gap of [3, 7, 14, 28])
      many(40, (index) => ({ kind: 'second', seed, rate: 5, first, gap, index }));
  for (const minute of fixedMinutes()) many(4, (index) => ({ kind: 'fixed', seed, ...minute, index }));
  for (const rate of [1, 5, 20, 100])
    for (const rhythm of ['sine', 'step'] as const)
      for (const lent of [false, true])
        many(120, (index) => ({ kind: 'first-day', seed, rate, rhythm, lent, index }));
  for (const rate of [1, 5, 20]) many(6, (index) => ({ kind: 'late', seed, rate, index }));
  for (const rate of [5, 20, 50]) many(40, (index) => ({ kind: 'new-part', seed, rate, index }));
  for (const rate of [0.5, 2, 5]) many(20, (index) => ({ kind: 'authors', seed, rate, index }));
  for (const rate of RARE_RATES)
    for (const clumps of [0, 0.2]) many(16, (index) => ({ kind: 'rare', seed, rate, clumps, index }));
  return tasks;
}

/** The lines of fixed-minute publishing: posts a day from one to two hundred, in five minutes or an hour. */
function fixedMinutes(): FixedMinute[] {
  const lines: FixedMinute[] = [];
  for (const rate of [0.5, 2, 5, 20]) {
    for (const share of [0.1, 0.2, 0.4]) {
      for (const spread of [1, 12]) lines.push({ rate, share, spread, jitter: 0, week: true });
      lines.push({ rate, share, spread: 1, jitter: 1, week: false });
    }
  }
  return lines;
}

/** Runs the tasks over the machine's cores; results come back in the order of the tasks. */
export async function runTasks(tasks: readonly Task[]): Promise<TaskResult[]> {
  const results = new Array<TaskResult>(tasks.length);
  let next = 0;
  const lane = () =>
    new Promise<void>((resolve, reject) => {
      const worker = fork(new URL('./worker.ts', import.meta.url));
      let current = -1;
      const feed = () => {
        current = next++;
        const task = tasks[current];
        if (task) worker.send(task);
        else worker.disconnect();
      };
      worker.on('message', (result: TaskResult) => {
        results[current] = result;
        feed();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`worker ended with ${code}`))));
      feed();
    });
  await Promise.all(Array.from({ length: Math.min(tasks.length, availableParallelism()) }, lane));
  return results;
}
