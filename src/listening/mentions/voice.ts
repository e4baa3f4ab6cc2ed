import type { Post } from './mention.ts';

/**
 * Who speaks in a post. A post that names nobody is its outlet's. An article is its outlet's too, whoever signs it: an agency
 * signs in many papers, and one name in two feeds may be two people.
 */
export interface Voice {
  author: string | null;
  /** null of what a person writes: the same person is one voice in every room. */
  outlet: string | null;
}

/** The most that one person, and one outlet with one story, count in an hour: one who posts all day makes no spike. */
const PER_AUTHOR = 3;
const PER_STORY = 1;

export function voiceOf(post: Pick<Post, 'author' | 'kind' | 'outlet' | 'site'>): Voice {
  const author = post.author?.key ?? null;
  const byOutlet = author === null || post.kind === 'article';
  return { author, outlet: byOutlet ? (post.outlet ?? post.site) : null };
}

/** One name for all posts that count as one voice: a person, or an outlet with one story. */
export function voiceName({ author, outlet }: Voice, story: string | number): string {
  return JSON.stringify(author === null ? [outlet, story] : [outlet, author, null]);
}

/**
 * The limits an hour that a post is counted under, each with its name. The narrower lies wholly within the wider, so that the same
 * posts give the same count in whatever order they come.
 */
export function limitsOf(voice: Voice, story: string | number): { name: string; most: number }[] {
  const own = { name: voiceName(voice, story), most: voice.author === null ? PER_STORY : PER_AUTHOR };
  if (voice.author === null || voice.outlet === null) return [own];
  return [own, { name: JSON.stringify([voice.outlet, voice.author, story]), most: PER_STORY }];
}
