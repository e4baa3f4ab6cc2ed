import type { Share } from './kinds/kind.ts';

/** Fewer posts have no share to speak of. */
const MOOD_POSTS = 8;

/** Whether so many posts say anything about a change of mood: in fewer there is no telling. */
export function isMoodJudged(now: Share, before: Share): boolean {
  return now.posts >= MOOD_POSTS && before.posts >= MOOD_POSTS;
}

/**
 * Two-proportion z-test at 95 %, with at least 8 posts now: below that, it finds a change in any handful.
 */
export function moodChanged(
  now: { judged: number; negative: number },
  before: { judged: number; negative: number },
): boolean {
  if (now.judged < MOOD_POSTS || before.judged === 0) return false;
  const pooled = (now.negative + before.negative) / (now.judged + before.judged);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / now.judged + 1 / before.judged));
  if (spread === 0) return false;
  return Math.abs(now.negative / now.judged - before.negative / before.judged) / spread > 1.96;
}
