import type { Clock, Millis } from '../../listening/time.ts';
import { REMEMBER_MS } from './limits.ts';

/** Remembers ids for ten minutes. */
export interface SeenDeliveries {
  /** True the first time, false when the id came before. */
  first(id: string): boolean;
}

/** More in ten minutes than one process could handle: the oldest go, so that memory stays bounded. */
const KEPT = 100_000;

export function createSeenDeliveries(clock: Clock): SeenDeliveries {
  const seen = new Map<string, Millis>();
  return {
    first: (id) => {
      const now = clock.now();
      for (const [oldest, at] of seen) {
        if (at > now - REMEMBER_MS && seen.size <= KEPT) break;
        seen.delete(oldest);
      }
      if (seen.has(id)) return false;
      seen.set(id, now);
      return true;
    },
  };
}
