import { SourceError } from '../config/errors.ts';
import type { Log } from '../config/log.ts';
import { USUAL_RECHECKS } from '../listening/mentions/recheck.ts';
import type { SourceContext, SourceInfo } from '../listening/sources/source.ts';
import type { Clock } from '../listening/time.ts';
import { MINUTE } from '../listening/time.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** Posts asked about at once: the most that the APIs with a list of ids take. */
const AT_ONCE = 50;
/** Of one source in one turn; the web adapter keeps each host's pace. */
const IN_A_TURN = 10;

export interface RecheckParts {
  store: Store;
  sources: readonly SourceInfo[];
  contextOf(source: SourceInfo): SourceContext;
  clock: Clock;
  log: Log;
}

/** Follows deletions: asks each source whether stored posts still exist, and drops the text and author of those that do not. */
export function recheckJob(parts: RecheckParts): Job {
  return {
    name: 'recheck',
    everyMs: 10 * MINUTE,
    run: async () => {
      // A source that fails or is slow stops no other.
      const turns = await Promise.allSettled(parts.sources.map((source) => recheckSource(parts, source)));
      const failed = turns.find((turn) => turn.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}

async function recheckSource(
  { store, contextOf, clock, log }: RecheckParts,
  source: SourceInfo,
): Promise<void> {
  if (!source.recheck) return;
  for (let turn = 0; turn < IN_A_TURN; turn++) {
    const due = (await store.dueForRecheck(source.id, clock.now(), AT_ONCE)).map(({ extId }) => extId);
    if (due.length === 0) return;
    try {
      const gone = await source.recheck(due, contextOf(source));
      const changed = gone.length > 0 ? await store.deletePosts(source.id, gone) : 0;
      await store.markRechecked(source.id, due, clock.now(), source.rechecks ?? USUAL_RECHECKS);
      if (changed > 0) log.info('deletions followed', { source: source.id, mentions: changed });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      log.warn('recheck failed', { source: source.id, kind: error.kind });
      return;
    }
  }
}
