import type { Request } from '../listening/sources/source.ts';
import { showFirstLooks } from '../services/keywords/first-look.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

const EVERY = 5_000;

export interface FirstLookParts {
  store: Store;
  /** The requests as last planned. */
  plan(): readonly Request[];
  /** False until the collector has had its first turn: before that, nobody knows what is read for a keyword. */
  ready(): boolean;
}

/** Shows channels what was found of the keywords that they have just added. */
export function firstLookJob({ store, plan, ready }: FirstLookParts): Job {
  return {
    name: 'first-look',
    everyMs: EVERY,
    run: async (now) => {
      if (ready()) await showFirstLooks(store, plan(), now);
    },
  };
}
