import { MINUTE } from '../listening/time.ts';
import { renewHubs } from '../services/collecting/renew-hubs.ts';
import type { Job } from './scheduler.ts';

/** Keeps the subscriptions of pushed feeds alive. */
export function websubJob(parts: Parameters<typeof renewHubs>[0], publicUrl: string): Job {
  return { name: 'websub', everyMs: MINUTE, run: (now) => renewHubs(parts, publicUrl, now) };
}
