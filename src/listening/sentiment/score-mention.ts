import type { Hit, Post, TermHit } from '../mentions/mention.ts';
import { scoreSentiment } from './score.ts';

/** Makes a post a hit of a keyword: the terms that were found, and the sentiment toward them. */
export function scoreHit(
  post: Pick<Post, 'text' | 'title' | 'lang'>,
  keywordId: string,
  terms: readonly TermHit[],
): Hit {
  const { text, title, lang } = post;
  return { keywordId, terms: [...terms], sentiment: scoreSentiment({ text, title, lang, target: terms }) };
}
