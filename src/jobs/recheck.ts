import { SourceError } from '../errors.ts';
import type { Place, Powers } from '../listening/sources/source.ts';
import type { Clock } from '../listening/time.ts';
import { HOUR } from '../listening/time.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** Posts asked about in one turn of one source. */
const AT_ONCE = 50;

/** Follows deletions: asks each source whether stored posts still exist, and drops the text and author of those that do not. */
export function recheckJob(parts: {
  store: Store;
  sources: readonly Place[];
  powersOf(source: Place): Powers;
  clock: Clock;
  log: Log;
}): Job {
  const { store, sources, powersOf, clock, log } = parts;
  return {
    name: 'recheck',
    everyMs: HOUR,
    run: async () => {
      for (const source of sources) {
        if (!source.recheck) continue;
        const due = (await store.dueForRecheck(source.id, clock.now(), AT_ONCE)).map(({ extId }) => extId);
        if (due.length === 0) continue;
        try {
          const gone = await source.recheck(due, powersOf(source));
          const changed = gone.length > 0 ? await store.deletePosts(source.id, gone) : 0;
          await store.markRechecked(source.id, due, clock.now());
          if (changed > 0) log.info('deletions followed', { source: source.id, mentions: changed });
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          log.warn('recheck failed', { source: source.id, kind: error.kind });
        }
      }
    },
  };
}
