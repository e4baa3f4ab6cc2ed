import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

/** A real store in memory, empty. */
export function temporaryStore(): Promise<Store> {
  return openStore(':memory:');
}
