import type { Mention } from '../../mentions/mention.ts';
import { BUCKET, HOUR, type Millis } from '../../time.ts';
import type { Finding } from './finding.ts';

/** Followers from which an author counts as large. */
export const LARGE_AUTHOR = 10_000;

/** Mentions that are news by who wrote them or by being the first. */
export interface Newcomer {
  kind: 'first-mention' | 'large-author' | 'every';
  mentions: Mention[];
}

/**
 * @param fresh mentions stored since the last look, oldest first
 * @param mentionsBefore how many the keyword had before them
 * @param knownAuthors authors who have mentioned the keyword before
 */
export function newcomers(
  fresh: readonly Mention[],
  mentionsBefore: number,
  knownAuthors: ReadonlySet<string>,
  rule: { first: boolean; every: boolean },
): Newcomer[] {
  if (fresh.length === 0) return [];
  const found: Newcomer[] = [];
  if (rule.first && mentionsBefore === 0) found.push({ kind: 'first-mention', mentions: fresh.slice(0, 1) });
  if (rule.first && mentionsBefore > 0) {
    const large = fresh.filter(({ post }) => {
      const { author } = post;
      return author !== null && (author.followers ?? 0) >= LARGE_AUTHOR && !knownAuthors.has(author.key);
    });
    if (large.length > 0) found.push({ kind: 'large-author', mentions: large });
  }
  if (rule.every && found.length === 0) found.push({ kind: 'every', mentions: [...fresh] });
  return found;
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
