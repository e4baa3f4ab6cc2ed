import type { Keyword } from '../keywords/keyword.ts';
import { judgeRelevance } from '../relevance/judge-relevance.ts';
import { scoreSentiment } from '../sentiment/score.ts';
import type { KeywordLessons } from './lessons.ts';
import type { Held, Hit, Post, TermHit } from './mention.ts';
import { type NoiseContext, noiseOf } from './noise.ts';
import { ownWords } from './quotes.ts';

/**
 * What is thought of a post that a keyword matches: its mood toward the keyword, whether it is about it, and whether it is held
 * back. Every way a post is judged goes through here; what people marked by hand comes on top (`marks.ts`).
 */
export function judgeHit(
  post: Post,
  keyword: Pick<Keyword, 'id' | 'kind' | 'languages' | 'context' | 'relevance'>,
  terms: readonly TermHit[],
  lessons: KeywordLessons,
  context: NoiseContext,
): Hit {
  const { title, lang, rating } = post;
  // What others say in it is their opinion.
  const text = ownWords(post.text, 'foreign');
  const { relevance, held } = judgeRelevance(post, keyword, terms, lessons.relevance);
  return {
    keywordId: keyword.id,
    terms: [...terms],
    sentiment: scoreSentiment({ text, title, lang, target: terms, rating }),
    relevance,
    held: noiseOf(post, context) ?? mutedBy(post, lessons) ?? held,
  };
}

function mutedBy({ author, site }: Post, { mutedAuthors, mutedSites }: KeywordLessons): Held | null {
  if (author !== null && mutedAuthors.has(author.key)) return { reason: 'muted-author', detail: null };
  return mutedSites.has(site) ? { reason: 'muted-site', detail: site } : null;
}
