import { groupBy } from '../group.ts';
import { siteOf } from '../mentions/canonical-url.ts';
import { type Fingerprint, fingerprintOf, nearlyAlike } from '../mentions/fingerprint.ts';
import type { Mention } from '../mentions/mention.ts';
import { pagesOf } from '../mentions/shared-links.ts';
import { voiceName, voiceOf } from '../mentions/voice.ts';

/** One voice that wrote more than this part of a rise is the rise. */
const ONE_VOICE_SHARE = 0.5;
/** From this part on, a rise is made of copies, or of one text. */
const COPIES_SHARE = 0.6;
/** Fewer posts say nothing about who is behind them. */
const LEAST_POSTS = 4;
/** So few accounts with one text may be one hand; so may accounts that each say it that often. */
const FEW_VOICES = 3;
const COPIES_EACH = 2;
/** Part of the copies that must bear the same link. */
const LINKED_SHARE = 0.5;
/** Texts that others are compared with: what is said much is found among the first. */
const MOST_COMPARED = 100;
/** Shorter words stand in addresses by chance. */
const LEAST_WORD = 4;

/** What makes a rise look like the work of one hand. Many people with one text and without a common link do not. */
export type SpamSign = 'one-author' | 'few-authors' | 'shared-link';

export interface Voices {
  authors: number;
  /** Posts that name no author. */
  unnamed: number;
  /**
   * 0..1, of the posts: the most active author, what is nearly the text of another, and the one text that most
   * posts share, when it is of people.
   */
  largestAuthorShare: number;
  copiesShare: number;
  oneTextShare: number;
  spamBy: SpamSign | null;
}

/** @param own words of the keyword: a link to its own site says where something fails, not who is behind it */
export function voicesOf(mentions: readonly Mention[], own: ReadonlySet<string>): Voices {
  const texts = textsOf(mentions);
  const voices = groupBy(mentions, voice);
  const figures = {
    authors: voices.size,
    unnamed: mentions.filter(({ post }) => post.author === null).length,
    largestAuthorShare: share(most([...voices.values()]), mentions.length),
    copiesShare: share(mentions.length - texts.length, mentions.length),
    oneTextShare: share(most(texts.filter(isOfPeople)), mentions.length),
  };
  const copies = texts.filter((posts) => posts.length > 1).flat();
  return { ...figures, spamBy: mentions.length < LEAST_POSTS ? null : signOf(figures, copies, own) };
}

/** Most of what was written is one text, with another town or device in it at most. Alerts of before do not say. */
export function isOneText({ oneTextShare = 0 }: { oneTextShare?: number }): boolean {
  return oneTextShare > COPIES_SHARE;
}

/** Most of them bear a name, and not all the same: papers that carry one article are not people with one complaint. */
function isOfPeople(posts: readonly Mention[]): boolean {
  const names = posts.flatMap(({ post }) => post.author?.key ?? []);
  return names.length > COPIES_SHARE * posts.length && new Set(names).size > FEW_VOICES;
}

/** The posts by their texts: copies, and what was written after one pattern. */
function textsOf(mentions: readonly Mention[]): Mention[][] {
  const texts: { print: Fingerprint; stories: Set<string>; linked: Set<string>; posts: Mention[] }[] = [];
  for (const mention of mentions) {
    const print = fingerprintOf(mention.post);
    const linked = linkedWords(mention);
    const known =
      texts.find(({ stories }) => stories.has(mention.storyId)) ??
      texts.slice(0, MOST_COMPARED).find((text) => nearlyAlike(text.print, print)) ??
      texts.find((text) => linked.some((words) => text.linked.has(words)));
    const text = known ?? { print, stories: new Set(), linked: new Set(), posts: [] };
    text.stories.add(mention.storyId);
    for (const words of linked) text.linked.add(words);
    text.posts.push(mention);
    if (!known) texts.push(text);
  }
  return texts.map(({ posts }) => posts);
}

/** A few words are no text of anybody; with an address behind them they are. Figures may differ. */
function linkedWords({ post }: Mention): string[] {
  const words = post.text
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, ' ')
    .match(/\p{L}+/gu);
  return pagesOf(post).map((page) => `${page} ${words?.join(' ') ?? ''}`);
}

function signOf(
  figures: Pick<Voices, 'largestAuthorShare' | 'copiesShare' | 'oneTextShare'>,
  copies: readonly Mention[],
  own: ReadonlySet<string>,
): SpamSign | null {
  if (figures.largestAuthorShare > ONE_VOICE_SHARE) return 'one-author';
  if (figures.copiesShare <= COPIES_SHARE && !isOneText(figures)) return null;
  const voices = new Set(copies.map(voice)).size;
  if (voices <= FEW_VOICES || copies.length >= COPIES_EACH * voices) return 'few-authors';
  return shareLink(copies, own) ? 'shared-link' : null;
}

/** What papers carry is left out: what an agency links to is in all of them. */
function shareLink(copies: readonly Mention[], own: ReadonlySet<string>): boolean {
  if (!isOfPeople(copies)) return false;
  const bearers = new Map<string, number>();
  for (const { post } of copies)
    for (const page of pagesOf(post)) if (!isOwn(page, own)) bearers.set(page, (bearers.get(page) ?? 0) + 1);
  return Math.max(0, ...bearers.values()) > LINKED_SHARE * copies.length;
}

function isOwn(page: string, own: ReadonlySet<string>): boolean {
  const site = siteOf(page);
  return [...own].some((word) => word.length >= LEAST_WORD && site.includes(word));
}

function voice({ post, storyId }: Mention): string {
  return voiceName(voiceOf(post), storyId);
}

function most(groups: readonly (readonly Mention[])[]): number {
  return Math.max(0, ...groups.map((group) => group.length));
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
