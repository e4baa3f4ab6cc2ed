import type { Mention } from '../mentions/mention.ts';
import { BUCKET, floorTo, HOUR, MINUTE, type Millis } from '../time.ts';

/**
 * The horizon of detection: what arrives within it after its date is news, and found as such; what comes later is counted
 * at its date and told in the next digest, never announced.
 */
export const LATEST = 3 * HOUR;

/** How late the posts of a request or a webhook arrive, from their date to ours: counts by `BOUNDS`, older ones weigh less. */
export type Lateness = number[];

/** Upper ends of the classes; what is later than the last stands in a class of its own. */
const BOUNDS = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 150, 180].map((minutes) => minutes * MINUTE);
/** Each new post makes the earlier ones weigh so much of what they did: some hundred are remembered. */
const FADE = 0.99;
/** What a part is taken for before its posts tell: most within minutes, one in ten within three quarters of an hour. */
const PRIOR: Lateness = BOUNDS.map((bound) =>
  bound <= 15 * MINUTE ? 1.6 : bound <= 45 * MINUTE ? 0.6 : 0.05,
);
/** Counts are complete when all but this part of the posts has arrived. */
const MISSING = 0.05;

/** Whether a post came too late for the detector, whose bucket of that time is final: measured from the bucket's start. */
export function isLate(publishedAt: Millis, arrivedAt: Millis): boolean {
  return arrivedAt - floorTo(publishedAt, BUCKET) > LATEST;
}

/** How late each post arrived that is new to us; one whose date is when we saw it says nothing. */
export function delaysOf(added: readonly Pick<Mention, 'post'>[]): Millis[] {
  const posts = new Map(added.map(({ post }) => [`${post.source} ${post.extId}`, post]));
  return [...posts.values()]
    .filter(({ timeBy }) => timeBy === 'source')
    .map(({ publishedAt, fetchedAt }) => Math.max(0, fetchedAt - publishedAt));
}

export function learnLateness(known: Lateness | undefined, delays: readonly Millis[]): Lateness {
  const counts = [...(known ?? new Array<number>(BOUNDS.length + 1).fill(0))];
  for (const delay of delays) {
    for (let index = 0; index < counts.length; index++) counts[index]! *= FADE;
    const found = BOUNDS.findIndex((bound) => delay <= bound);
    counts[found === -1 ? BOUNDS.length : found]! += 1;
  }
  return counts.map((count) => Math.round(count * 1_000) / 1_000);
}

/** How long after their date all but a few of the posts have arrived; three hours at most. */
export function usualDelay(lateness: Lateness | undefined): Millis {
  const counts = [...BOUNDS, 0].map((_, index) => (lateness?.[index] ?? 0) + (PRIOR[index] ?? 0));
  let left = counts.reduce((sum, count) => sum + count, 0) * (1 - MISSING);
  for (const [index, bound] of BOUNDS.entries()) {
    left -= counts[index]!;
    if (left <= 0) return bound;
  }
  return LATEST;
}
