import type { Post, Rating } from '../../listening/mentions/mention.ts';
import { ratingMark, wholeStars } from '../../listening/mentions/rating.ts';
import type { TopPost } from '../../listening/series/series.ts';
import type { Millis } from '../../listening/time.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { MentionView, Run } from '../message.ts';
import { momentRun } from '../runs.ts';
import { sourceName } from '../sources/source-name.ts';
import { shownAuthor } from './author-name.ts';
import { engagementWords } from './engagement.ts';

export const EXCERPT = 280;
const TITLE = 120;

/**
 * A post of the top lists as a card.
 * @param keywordId as whose mention it is shown; null = of several
 * @param near for the clock alone on the same local day
 * @param room characters of its text, where it stands alone and where a title says what it is about (0 = none)
 */
export function topPostView(
  post: TopPost,
  keywordId: string | null,
  near: Millis,
  words: Copy,
  format: Format,
  room: { alone: number; underTitle: number } = { alone: EXCERPT, underTitle: EXCERPT },
): MentionView {
  const title = titleBeside(post.title, post.excerpt);
  return {
    post: { mention: post.mentionId, keyword: keywordId },
    title,
    excerpt:
      room.underTitle === 0 && title !== null
        ? ''
        : cutAtWord(post.excerpt, title === null ? room.alone : room.underTitle),
    highlights: [],
    url: post.url,
    source: placeOf(post, words),
    author: shownAuthor(post.authorName),
    when: whenOf(post, near, words, format),
    label: post.label,
    note:
      [
        ...(post.rating ? [ratingWords(post.rating, words)] : []),
        ...(post.copies > 1 ? [format.count(post.copies, words.units.copies)] : []),
        ...engagementWords(post, words, format),
      ].join(', ') || null,
  };
}

/** As one line, cut between two words where that leaves most of it. */
function cutAtWord(text: string, max: number): string {
  const line = oneLine(text, max);
  const cut = line.replace(/\s+\S*…$/u, '…');
  return text.length > max && cut.length > max / 2 ? cut : line;
}

/** When a post was published, or what is known instead. @param near for the clock alone on the same local day */
export function whenOf(
  { publishedAt, timeBy }: Pick<Post, 'publishedAt'> & Partial<Pick<Post, 'timeBy'>>,
  near: Millis,
  { mentions }: Copy,
  format: Format,
): Run[] {
  if (timeBy === 'unknown') return [mentions.undated];
  const moment = momentRun(publishedAt, near, format);
  return timeBy === 'first-seen' ? [moment, ` (${mentions.firstSeen})`] : [moment];
}

/** A title as one line; null where the text begins with it, as where titles are cut from texts. */
export function titleBeside(title: string | null, text: string): string | null {
  const line = oneLine(title ?? '', TITLE);
  const begins = line !== '' && oneLine(text, 4 * TITLE).startsWith(line.replace(/(?:…|\.\.\.)$/, ''));
  return line === '' || begins ? null : line;
}

/** `★★☆☆☆ (2/5)`, `👎 not recommended`: signs alone are nothing to a screen reader. */
export function ratingWords(rating: Rating, { mentions }: Copy): string {
  if ('stars' in rating) return `${ratingMark(rating)} (${wholeStars(rating.stars)}/5)`;
  return `${ratingMark(rating)} ${rating.thumb === 'up' ? mentions.recommended : mentions.notRecommended}`;
}

/** The outlet as a person names it, else the source. */
export function placeOf(post: { source: string; outlet: string | null }, words: Copy): string {
  return post.outlet === null || post.outlet === ''
    ? sourceName(post.source, words)
    : oneLine(post.outlet, 60);
}
