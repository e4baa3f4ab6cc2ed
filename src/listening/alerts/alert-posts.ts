import type { ListMark } from '../mentions/list-mark.ts';
import type { MentionFilter } from '../mentions/mention-query.ts';
import type { Alert } from './alert.ts';

/** The posts that the card of an alert counts. */
export interface AlertPosts {
  mark: ListMark;
  filter: MentionFilter;
  /** null = more than were looked at one by one. */
  count: number | null;
}

/** So many posts are looked at one by one; more of them are not counted. */
export const MOST_POSTS = 2_000;

/** As of its latest picture; of an alert without posts, as about silence, there are none. */
export function alertPosts({ evidence, latest }: Pick<Alert, 'evidence' | 'latest'>): AlertPosts {
  const { posts, listed } = latest ?? evidence;
  // Alerts of former versions do not say what they looked at.
  const { from, to, upTo } = listed ?? {
    from: (latest ? evidence.since : evidence.windowEnd) - (latest ? 0 : evidence.windowMs),
    to: latest?.at ?? evidence.windowEnd,
    upTo: null,
  };
  return {
    mark: { from, to, upTo, at: null },
    filter: {
      ...(evidence.stream === 'negative' ? { label: 'neg' as const } : {}),
      ...(evidence.where === undefined ? {} : { where: evidence.where }),
    },
    count: posts < MOST_POSTS ? posts : null,
  };
}
