import { MINUTE } from '../listening/time.ts';
import type { BackFiller } from '../services/keywords/back-fill.ts';
import type { Job } from './scheduler.ts';

/** Goes on with keywords whose stored past a killed process had not matched to its end. */
export function backFillJob({ resume }: Pick<BackFiller, 'resume'>): Job {
  return { name: 'back-fill', everyMs: MINUTE, run: resume };
}
