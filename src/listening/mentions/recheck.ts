import { DAY, type Millis } from '../time.ts';

/** Ages at which a source is asked whether a post still exists, and how often after the last of them while it is kept. */
export interface Rechecks {
  ages: readonly Millis[];
  thenEvery: Millis | null;
}

/** As long as a post is kept: for sources whose terms want what is stored to be current. */
export const DAILY_RECHECKS: Rechecks = { ages: [DAY], thenEvery: DAY };

/** Where a source's terms ask for nothing else. */
export const USUAL_RECHECKS: Rechecks = { ages: [DAY, 7 * DAY, 30 * DAY], thenEvery: null };

/** @returns null = never asked again */
export function nextRecheck(publishedAt: Millis, now: Millis, { ages, thenEvery }: Rechecks): Millis | null {
  const age = ages.find((step) => publishedAt + step > now);
  if (age !== undefined) return publishedAt + age;
  if (thenEvery === null) return null;
  const from = publishedAt + (ages.at(-1) ?? 0);
  return from + (Math.floor((now - from) / thenEvery) + 1) * thenEvery;
}

/** Of a post just stored: a day later at the latest, however old it is, since its source may ask for more than is usual. */
export function firstRecheck(publishedAt: Millis, now: Millis): Millis {
  return Math.min(nextRecheck(publishedAt, now, USUAL_RECHECKS) ?? now + DAY, now + DAY);
}
