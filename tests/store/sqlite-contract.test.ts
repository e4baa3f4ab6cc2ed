import { afterEach } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { storeContract } from '../contracts/store.ts';
import { temporaryStore } from '../fakes/store.ts';

const opened: Store[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

storeContract('SQLite', async () => {
  const store = await temporaryStore();
  opened.push(store);
  return store;
});
