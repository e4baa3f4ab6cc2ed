import type { SecondOpinion } from '../services/mentions/second-opinion.ts';
import type { Job } from './scheduler.ts';

const EVERY_MS = 30_000;

/** Asks the operator's endpoint, a minute after they came, about the posts whose mood is in doubt. */
export function secondOpinionJob(opinion: SecondOpinion): Job {
  return { name: 'second-opinion', everyMs: EVERY_MS, run: (_now, stopping) => opinion.ask(stopping) };
}
