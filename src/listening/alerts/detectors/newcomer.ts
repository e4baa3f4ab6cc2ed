import type { Mention } from '../../mentions/mention.ts';
import { BUCKET, DAY, HOUR, type Millis } from '../../time.ts';
import type { Finding } from './finding.ts';

/** Followers from which an author counts as large. */
export const LARGE_AUTHOR = 10_000;

/** How long a keyword must have been listened to in vain before a mention is its first. */
const LISTENED = DAY;

/** Whether nobody has ever mentioned the keyword before. @param mentionsBefore how many it had before this one */
export function isFirstEver({ post }: Mention, mentionsBefore: number, coveredSince: Millis): boolean {
  return mentionsBefore === 0 && post.publishedAt - coveredSince >= LISTENED;
}

/** The first post of each large author, by the author's key. */
export function byLargeAuthors(mentions: readonly Mention[]): { author: string; mention: Mention }[] {
  const found = new Map<string, Mention>();
  for (const mention of mentions) {
    const { author } = mention.post;
    if (author && (author.followers ?? 0) >= LARGE_AUTHOR && !found.has(author.key))
      found.set(author.key, mention);
  }
  return [...found].map(([author, mention]) => ({ author, mention }));
}

/** A newcomer is a finding without a model: what was seen, and since when. */
export function newcomerFinding(mentions: readonly Mention[], coveredSince: Millis, now: Millis): Finding {
  const since = Math.min(...mentions.map(({ post }) => post.publishedAt));
  return {
    at: now,
    window: Math.max(1, Math.ceil((now - since) / BUCKET)),
    windowFrom: since,
    observed: mentions.length,
    expected: 0,
    low: 0,
    high: 0,
    timesNormal: 0,
    score: 0,
    bar: 0,
    since,
    ageHours: (now - coveredSince) / HOUR,
    learning: false,
    expectedEvent: null,
  };
}
