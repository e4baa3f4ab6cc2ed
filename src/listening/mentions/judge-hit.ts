import type { Keyword } from '../keywords/keyword.ts';
import { heldAsLow, judgeRelevance } from '../relevance/judge-relevance.ts';
import type { SentimentLessons } from '../sentiment/lessons.ts';
import { scoreSentiment } from '../sentiment/score.ts';
import type { KeywordLessons } from './lessons.ts';
import type { Held, Hit, Post, Relevance, Sentiment, TermHit } from './mention.ts';
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
  const { relevance } = judgeRelevance(post, keyword, terms, lessons.relevance);
  return {
    keywordId: keyword.id,
    terms: [...terms],
    sentiment: moodOf(post, keyword, terms, lessons.sentiment, null),
    relevance,
    held: heldBack(post, keyword, terms, relevance, lessons, context),
  };
}

/** Why a post is held back for a keyword, by what is thought of its relevance. */
export function heldBack(
  post: Post,
  keyword: Pick<Keyword, 'relevance'>,
  terms: readonly TermHit[],
  relevance: Relevance,
  lessons: KeywordLessons,
  context: NoiseContext,
): Held | null {
  return noiseOf(post, context, terms) ?? mutedBy(post, lessons) ?? heldAsLow(relevance, keyword);
}

/** The mood of a post toward a keyword. @param vector what the sentence model says of it; null = it has not read it */
export function moodOf(
  post: Pick<Post, 'title' | 'text' | 'lang' | 'rating'>,
  keyword: Pick<Keyword, 'kind'>,
  target: readonly TermHit[],
  lessons: SentimentLessons | null,
  vector: Float32Array | null,
): Sentiment {
  const { title, lang, rating } = post;
  return scoreSentiment({
    text: wordsOf(post),
    title,
    lang,
    target,
    rating,
    kind: keyword.kind,
    lessons,
    vector,
  });
}

/** What others say in a post is their opinion. */
export function wordsOf({ text }: Pick<Post, 'text'>): string {
  return ownWords(text, 'foreign');
}

function mutedBy(post: Post, { mutedAuthors, mutedSites, excludedBy }: KeywordLessons): Held | null {
  const { author, site } = post;
  if (author !== null && mutedAuthors.has(author.key)) return { reason: 'muted-author', detail: null };
  if (mutedSites.has(site)) return { reason: 'muted-site', detail: site };
  const exclusion = excludedBy(post);
  if (exclusion === null) return null;
  // What is noted outlives an author who is forgotten.
  return { reason: 'excluded', detail: exclusion.key.startsWith('author:') ? null : exclusion.name };
}
