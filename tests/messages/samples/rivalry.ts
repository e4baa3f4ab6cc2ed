import type { Digest } from '../../../src/listening/digest.ts';
import type { Rivalry } from '../../../src/listening/rivals/rivalry.ts';

/** Keywords of a digest held against each other, and whatever else is known of them. */
export function rivalryOf(digest: Digest, more: Partial<Omit<Rivalry, 'digest'>> = {}): Rivalry {
  return {
    digest,
    own: new Set(),
    reactions: new Map(),
    reactionsOf: 50,
    contrasts: [],
    industries: [],
    left: 0,
    ...more,
  };
}
