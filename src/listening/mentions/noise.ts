import { engineHit } from './marks.ts';
import type { Held, Hit, Post, PostKind } from './mention.ts';
import { giveawayWords } from './noise-words.ts';

/** Facts about a post that the post itself does not show. */
export interface NoiseContext {
  /** Nearly equal posts of the same author in the 24 h before (`StoryIndex.repeats`). */
  authorRecent: number;
  /** What was found when it came in, of a stored post: what was known then cannot be asked again. */
  found?: Held | null;
}

/** The facts about a stored post, by what its hits were found to be. */
export function storedContext(hits: readonly Hit[]): NoiseContext {
  const found = hits.map((hit) => engineHit(hit).held).find((held) => held?.reason.startsWith('spam-'));
  return { authorRecent: 0, found: found ?? null };
}

/** People write these. Articles, episodes, issues and questions are full of links and lists for good reasons. */
const WRITTEN_BY_PEOPLE: ReadonlySet<PostKind> = new Set(['post', 'comment', 'review', 'video']);
/** Posts of an angry person repeat themselves; the fifth equal one in a day is a machine or a campaign. */
const MAX_REPEATS = 4;
/** Characters up to which a feed item is taken for a person's post. */
const SHORT_ITEM = 600;
const LINK =
  /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|net|org|io|me|co|ly|gg|shop|xyz|info|link|example)\/\S+/gi;
const PROFILE_OR_TAG = /\/(?:@|tags?\/|users?\/|profile\/|hashtag\/|explore\/)/i;

/**
 * Whether a post is noise, and by which rule; null when it is not. Conservative, because a lost complaint costs more
 * than a shown advertisement: a post with one link or a few tags always passes the first two rules. All limits are our
 * own choice, set on invented examples of both kinds.
 */
export function noiseOf(post: Post, context: NoiseContext): Held | null {
  if (context.found !== undefined) return context.found;
  if (!writtenByPeople(post)) return null;
  if (context.authorRecent >= MAX_REPEATS)
    return { reason: 'spam-repeats', detail: `${context.authorRecent + 1} in 24 h` };

  const text = post.title === null ? post.text : `${post.title} ${post.text}`;
  const written = text.match(LINK) ?? [];
  const links = Math.max(new Set(written).size, linksOut(post).length);
  const bare = text.replace(LINK, ' ');
  const tags = bare.match(/#[\p{L}\p{N}_]+/gu)?.length ?? 0;
  const names = bare.match(/(?<![\p{L}\p{N}._])@[\p{L}\p{N}_]/gu)?.length ?? 0;
  const words = plainWords(bare);

  if ((links >= 3 && words < 3 * links) || (links >= 8 && words < 12 * links))
    return { reason: 'spam-links', detail: `${links} links, ${words} words` };
  if ((tags >= 8 && words < tags) || tags >= 20)
    return { reason: 'spam-tags', detail: `${tags} #, ${words} words` };
  if (names >= 6 && words < names) return { reason: 'spam-tags', detail: `${names} @, ${words} words` };

  const giveaway = giveawayWords(bare, links + names > 0);
  return giveaway === null ? null : { reason: 'spam-words', detail: giveaway.join(', ') };
}

/** Where a post leads: people and tags that it names are no links in that sense. */
export function linksOut(post: Pick<Post, 'links'>): string[] {
  return post.links.filter((link) => !PROFILE_OR_TAG.test(link));
}

/** Words that are neither a tag nor a name; scripts without spaces count two signs as a word. */
function plainWords(text: string): number {
  const plain = text.replace(/[#@][\p{L}\p{N}_.-]+/gu, ' ');
  const signs = plain.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
  return (plain.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + Math.floor(signs / 2);
}

/** Forums and shops publish what people write as feeds: a short item is somebody's post, whatever it is called. */
function writtenByPeople({ kind, text }: Post): boolean {
  return WRITTEN_BY_PEOPLE.has(kind) || (kind === 'article' && text.length <= SHORT_ITEM);
}
