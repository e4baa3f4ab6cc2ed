import type { PostRating, Sentiment, SentimentLabel, TermHit } from '../mentions/mention.ts';
import { ratingMark, wholeStars } from '../mentions/rating.ts';

/** Changes whenever a label or a value could. */
const VERSION = 'rating-1';
/**
 * Words toward the keyword that overrule the rating: strong, and more than one, since "great" alone is often meant the
 * other way round in a review of one star.
 */
const CLEAR = { value: 0.6, words: 2 } as const;
/** Chance that the label is right: when the words say the same, nothing, or something else. Our own estimates. */
const CONFIDENCE = { agrees: 0.95, silent: 0.9, differs: 0.75 } as const;

/**
 * Sentiment of a rated post. Its rating is the best witness (1 and 2 stars are negative, 3 neutral, 4 and 5 positive),
 * unless the words toward the keyword clearly say otherwise. A keyword that is not what is rated ("Go to Kestrelbox
 * instead, it works") is judged by the words near it as soon as they say anything.
 * @param words what they alone say
 * @param near whether any of them stands near the keyword
 */
export function withRating(
  words: Sentiment,
  near: boolean,
  rating: PostRating,
  target: readonly Pick<TermHit, 'field'>[],
): Sentiment {
  const value = ratingValue(rating);
  const label = labelOf(value);
  const differs = words.label !== null && words.label !== label;
  // Sources that know what is rated say so in a tag.
  const isRated = rating.of === undefined || target.some(({ field }) => field === 'tag');
  const overruled = isRated ? isClear(words) : words.label !== 'neu';
  if (differs && near && overruled) return words;
  const silent = words.why.length === 0;
  return {
    ...words,
    label,
    value,
    confidence: CONFIDENCE[silent ? 'silent' : differs ? 'differs' : 'agrees'],
    method: 'rating',
    why: [{ token: ratingMark(rating), weight: value }, ...words.why].slice(0, 8),
    version: VERSION,
  };
}

function isClear({ value, why }: Sentiment): boolean {
  const agreeing = why.filter(({ weight }) => weight * value > 0);
  return Math.abs(value) >= CLEAR.value && agreeing.length >= CLEAR.words;
}

function ratingValue(rating: PostRating): number {
  if ('thumb' in rating) return rating.thumb === 'up' ? 0.75 : -0.75;
  return (wholeStars(rating.stars) - 3) / 2;
}

function labelOf(value: number): SentimentLabel {
  return value < 0 ? 'neg' : value > 0 ? 'pos' : 'neu';
}
