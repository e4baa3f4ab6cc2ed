import type { Clock } from '../listening/time.ts';
import { HOUR } from '../listening/time.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** Longest stretch that retention may block other work, in milliseconds (`facts/scale.md` 2.1). */
const STEP = 25;

/** Retention: drops what is past its time, in short steps with room for other work between them. */
export function pruneJob({ store, clock, log }: { store: Store; clock: Clock; log: Log }): Job {
  return {
    name: 'prune',
    everyMs: HOUR,
    run: async () => {
      const removed: Record<string, number> = {};
      for (;;) {
        const step = await store.prune(clock.now(), STEP);
        for (const [what, count] of Object.entries(step.removed))
          removed[what] = (removed[what] ?? 0) + count;
        if (step.done) break;
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (Object.values(removed).some((count) => count > 0)) log.info('pruned', removed);
    },
  };
}
