import type { Router } from '../../src/adapters/platform.ts';

/** A router that nobody asks anything; a test replaces what it is about. */
export const noRouter: Router = {
  commands: [],
  handle: () => Promise.reject(new Error('nobody handles this')),
  complete: async () => [],
  met: async () => {},
  alertShownAs: async () => null,
  homeRemoved: async () => {},
  channelRemoved: async () => {},
};
