import type { Refiner } from '../services/mentions/refine.ts';
import type { Job } from './scheduler.ts';

/** Whether anything waits is a look at a small table. */
const EVERY_MS = 2_000;

/** Lets the sentence model read, seconds after they came, the English posts that were judged by their words. */
export function refineJob(refiner: Refiner): Job {
  return { name: 'refine', everyMs: EVERY_MS, run: (_now, stopping) => refiner.refine(stopping) };
}
