import { judgeHit } from '../../../src/listening/mentions/judge-hit.ts';
import { NO_LESSONS } from '../../../src/listening/mentions/lessons.ts';
import type { Hit, Post, RawPost, TermHit } from '../../../src/listening/mentions/mention.ts';
import { normalize } from '../../../src/listening/mentions/normalize.ts';

/** Tuesday noon. */
export const NOW = Date.UTC(2026, 10, 24, 12);

export function rawPost(over: Partial<RawPost> = {}): RawPost {
  return {
    source: 'forum',
    extId: '1',
    kind: 'post',
    url: `https://forum.example/t/${over.extId ?? '1'}`,
    author: { id: 'maplefox', name: 'Maple Fox' },
    text: 'The Kestrelbox lost its connection three times since the update of this morning',
    lang: 'en',
    publishedAt: NOW - 60_000,
    ...over,
  };
}

/** A post as the pipeline sees it. */
export function aPost(over: Partial<RawPost> = {}, now = NOW): Post {
  const post = normalize(rawPost(over), now);
  if ('dropped' in post) throw new Error(`dropped: ${post.dropped}`);
  return post;
}

/** What is thought of a post toward a brand that nobody has taught anything about. */
export function judged(post: Post, terms: readonly TermHit[]): Hit {
  return judgeHit(post, { id: 'k', kind: 'brand', languages: [] }, terms, NO_LESSONS, { authorRecent: 0 });
}
