import { SAMPLE_PLACE } from '../sample-place.ts';

/**
 * The hits of each day in an order that has nothing to do with what they say: the first few of it are a sample. An index
 * alone, so that it is right after every deletion and correction.
 */
export const sample: readonly string[] = [
  `create index hit_sample on hit (w, k, (ts / 86400000), (${SAMPLE_PLACE}))`,
];
