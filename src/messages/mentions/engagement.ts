import type { PostCounts } from '../../listening/mentions/mention.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';

const KINDS = ['points', 'likes', 'reposts', 'replies', 'views'] as const satisfies (keyof PostCounts)[];

/** How far a post carried: `812 points`, `96 replies`, `3,400 followers`; nothing for what its source does not count. */
export function engagementWords(
  { counts = {}, followers }: { counts?: PostCounts; followers?: number | null },
  { mentions }: Copy,
  format: Format,
): string[] {
  const reactions = KINDS.filter((kind) => (counts[kind] ?? 0) > 0).map((kind) =>
    format.count(counts[kind]!, mentions[kind]),
  );
  return followers ? [...reactions, format.count(followers, mentions.followers)] : reactions;
}
