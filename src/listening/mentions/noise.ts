import { engineHit } from './marks.ts';
import type { Held, Hit, Post, PostKind, TermHit } from './mention.ts';
import { complains, isNeverByCustomers, mentionsTrouble } from './noise/complaint.ts';
import { shapeOf } from './noise/shape.ts';
import { SPAM_TABLE } from './noise/shipped.ts';
import { LINK, readSpam } from './noise/spam-reading.ts';
import { spamScore } from './noise/spam-table.ts';
import { giveawayWords } from './noise-words.ts';
import { ownWords } from './quotes.ts';
import { linksOut } from './shared-links.ts';

/** Facts about a post that the post itself does not show. */
export interface NoiseContext {
  /** Nearly equal posts of the same author in the 24 h before (`StoryIndex.repeats`). */
  authorRecent: number;
  /** Other authors who lately shared a link of the post, at the most shared one (`StoryIndex.linkAuthors`). */
  linkAuthors: number;
  /** What was found when it came in, of a stored post: what was known then cannot be asked again. */
  found?: Held | null;
}

/** The facts about a stored post, by what its hits were found to be. */
export function storedContext(hits: readonly Hit[]): NoiseContext {
  const found = hits.map((hit) => engineHit(hit).held).find((held) => held?.reason.startsWith('spam-'));
  return { authorRecent: 0, linkAuthors: 0, found: found ?? null };
}

/** People write these. Articles, episodes, issues and questions are full of links and lists for good reasons. */
const WRITTEN_BY_PEOPLE: ReadonlySet<PostKind> = new Set(['post', 'comment', 'review', 'video']);
/** Posts of an angry person repeat themselves; the fifth equal one in a day is a machine or a campaign. */
const MAX_REPEATS = 4;
/** From here on an author is one who repeats, and a link one that many share. */
const REPEATING = 2;
const SHARED_BY_MANY = 3;
/** Characters up to which a feed item is taken for a person's post. */
const SHORT_ITEM = 600;
/** The languages of the table; a post of unknown language is tried. */
const LANGUAGES: ReadonlySet<string | null> = new Set(['en', 'fr', null]);
/**
 * Log-odds from which a text is held: of 7,380 angry tweets that taught nothing, it holds fewer than 1 in 1,000. What else speaks
 * against a post lowers it.
 */
const TEXT_LIMIT = 3;
const SIGN = 1.5;
/** Advertisers' phrases alone hold nothing that the table takes for a person's words. */
const WORDS_LIMIT = -1;
const NAME = /(?<![\p{L}\p{N}._])@[\p{L}\p{N}_]/u;

/**
 * Whether a post is noise, and by which rule; null when it is not. Conservative, because a lost complaint costs more than a shown
 * advertisement: who tells of a problem is never noise, unless the same author says it again and again.
 * @param terms where the keyword stands: its name says nothing about the post
 */
export function noiseOf(post: Post, context: NoiseContext, terms: readonly TermHit[] = []): Held | null {
  if (context.found !== undefined) return context.found;
  if (!writtenByPeople(post)) return null;
  if (context.authorRecent >= MAX_REPEATS)
    return { reason: 'spam-repeats', detail: `${context.authorRecent + 1} in 24 h` };

  const text = textOf(post, terms);
  const links = linksOut(post).length;
  const reading = readSpam(text, links);
  const complaint = complains(reading);
  const repeats = context.authorRecent >= REPEATING;
  if (complaint && !repeats) return null;
  const score = LANGUAGES.has(post.lang) ? spamScore(reading, SPAM_TABLE) : null;
  const isTrouble = mentionsTrouble(reading) && !isNeverByCustomers(reading);
  if (!complaint) {
    const shape = shapeOf(text, links, post.parentId !== null, reading);
    if (shape) return shape;
    const giveaway = giveawayWords(text.replace(LINK, ' '), reading.links > 0 || text.search(NAME) >= 0);
    if (giveaway && !isTrouble && (score === null || score >= WORDS_LIMIT))
      return { reason: 'spam-words', detail: giveaway.join(', ') };
  }
  if (score === null) return null;
  const shared = context.linkAuthors >= SHARED_BY_MANY;
  // Who is angry says it again, and shows what others show.
  const signs = isTrouble ? 0 : Number(repeats) + Number(shared);
  if (score < TEXT_LIMIT - SIGN * signs) return null;
  const detail = [
    `${Math.round(100 / (1 + Math.exp(-score)))} %`,
    ...(repeats ? [`${context.authorRecent + 1} in 24 h`] : []),
    ...(shared ? [`${context.linkAuthors + 1} accounts, 1 link`] : []),
  ];
  return { reason: 'spam-text', detail: detail.join(', ') };
}

/** What its author wrote, without the name that is listened for; where all of it is somebody else's, that. */
function textOf({ title, text }: Post, terms: readonly TermHit[]): string {
  const own = ownWords(text, 'foreign');
  const body = own.trim() === '' ? text : own;
  const bare = (field: 'title' | 'text', whole: string): string =>
    terms
      .filter((term) => term.field === field)
      .sort((a, b) => b.start - a.start)
      .reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, whole);
  return title === null ? bare('text', body) : `${bare('title', title)} ${bare('text', body)}`;
}

/** Forums and shops publish what people write as feeds: a short item is somebody's post, whatever it is called. */
function writtenByPeople({ kind, text }: Post): boolean {
  return WRITTEN_BY_PEOPLE.has(kind) || (kind === 'article' && text.length <= SHORT_ITEM);
}
