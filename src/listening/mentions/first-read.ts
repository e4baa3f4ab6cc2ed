import type { Post } from './mention.ts';

/** A post as it is now, with the date and the author of the first time that it was read: an edit moves neither. */
export function asFirstRead(post: Post, first: Post): Post {
  const { publishedAt, timeBy, author, counts } = first;
  return { ...post, publishedAt, timeBy, author, counts: { ...counts, ...post.counts } };
}
