import { describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { alerting } from './store/alerts.ts';
import { collecting } from './store/collecting.ts';
import { counting } from './store/counting.ts';
import { homes } from './store/homes.ts';
import { parts } from './store/parts.ts';
import { sampling } from './store/sampling.ts';
import { sending } from './store/sending.ts';
import { shared } from './store/shared.ts';
import { upkeep } from './store/upkeep.ts';

/**
 * The contract of every store, whatever the database under it.
 * @param open a new, empty store; it is closed by its maker
 */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`the store over ${name}`, () => {
    collecting(open);
    counting(open);
    parts(open);
    sampling(open);
    homes(open);
    alerting(open);
    shared(open);
    sending(open);
    upkeep(open);
  });
}
