import { BUCKET, type Clock } from '../listening/time.ts';
import { detectWorkspace } from '../services/alerts/detect-workspace.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

export interface DetectParts {
  store: Store;
  clock: Clock;
  /** False until every source has had its first turn after a start: before that, a downtime would look like silence. */
  ready(): boolean;
}

/** Every five minutes: steps each keyword's detector over what has come in, raises and moves alerts. */
export function detectJob({ store, clock, ready }: DetectParts): Job {
  return {
    name: 'detect',
    everyMs: BUCKET,
    run: async () => {
      if (!ready()) return;
      for (const workspace of await store.workspaces()) await detectWorkspace(store, workspace, clock.now());
    },
  };
}
