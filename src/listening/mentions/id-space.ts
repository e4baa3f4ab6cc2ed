import type { Post } from './mention.ts';

/** Where the ids of a post are valid: one feed, one webhook, or the whole source. */
export function idSpaceOf({ source, extId }: Pick<Post, 'source' | 'extId'>): string {
  return source === 'feed' || source === 'webhook' ? `${source} ${extId.split(':', 1)[0]}` : source;
}
