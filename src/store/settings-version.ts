import type { Store } from './store.ts';

/** Methods that change which channel is notified of what. Only this process writes, so that counting them is enough. */
const CHANGING = [
  'createWorkspace',
  'saveWorkspace',
  'redeemLink',
  'separateHome',
  'leaveHome',
  'returnHome',
  'removeHome',
  'saveChannel',
  'removeChannel',
  'subscribe',
  'unsubscribe',
  'addKeyword',
  'saveKeyword',
  'removeKeyword',
  'addFeed',
  'removeFeed',
  'moveFeed',
] as const satisfies readonly (keyof Store)[];

/** Counts the changes of settings, so that what was made from them is made again only then. */
export function withSettingsVersion(store: Omit<Store, 'settingsVersion'>): Store {
  let version = 0;
  const counted = { ...store, settingsVersion: () => version };
  for (const name of CHANGING) {
    const change = store[name] as (...args: unknown[]) => Promise<unknown>;
    const counting = async (...args: unknown[]) => {
      try {
        return await change(...args);
      } finally {
        version += 1;
      }
    };
    Object.assign(counted, { [name]: counting });
  }
  return counted;
}
