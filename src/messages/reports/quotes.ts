import type { TopPost } from '../../listening/series/series.ts';
import { oneLine } from '../foreign.ts';
import { shownAuthor } from '../mentions/author-name.ts';
import { engagementWords } from '../mentions/engagement.ts';
import { labelName } from '../mentions/label-name.ts';
import { placeOf, ratingWords, titleBeside, whenOf } from '../mentions/posts.ts';
import { plain } from '../message.ts';
import type { ReportContext } from './context.ts';
import type { ReportQuote } from './document.ts';

/** A post in a report is read, not glanced at. */
const LONGEST = 320;
/** Near no post: each moment is said with its day. */
const NO_DAY = 0;

export function quoteOf(post: TopPost, { data, words, format }: ReportContext): ReportQuote {
  const title = titleBeside(post.title, post.excerpt);
  const reactions = [
    ...(post.rating ? [ratingWords(post.rating, words)] : []),
    ...engagementWords(post, words, format),
    ...(post.copies > 1 ? [format.count(post.copies, words.units.copies)] : []),
  ].join(', ');
  return {
    text: oneLine(title === null ? post.excerpt : `${title} – ${post.excerpt}`, LONGEST),
    url: post.url,
    source: placeOf(post, words),
    author: shownAuthor(post.authorName) || null,
    // A report is read days later.
    when: plain(whenOf(post, NO_DAY, words, format)),
    reactions: reactions || null,
    label: post.label,
    labelName: labelName(post.label, words),
    language: data.languages.get(post.mentionId) ?? null,
  };
}
