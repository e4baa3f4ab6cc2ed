import { type Clock, HOUR } from '../listening/time.ts';
import { sendAudits } from '../services/keywords/audit-keywords.ts';
import type { CatalogSource } from '../services/sources/find-source.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

export interface AuditParts {
  store: Store;
  clock: Clock;
  sources(): readonly CatalogSource[];
}

/** Once a month: the keywords that find nothing, and why that may be. */
export function auditKeywordsJob({ store, clock, sources }: AuditParts): Job {
  const done = new Set<string>();
  return {
    name: 'audit-keywords',
    everyMs: HOUR / 4,
    run: () => sendAudits(store, sources(), done, clock.now()),
  };
}
