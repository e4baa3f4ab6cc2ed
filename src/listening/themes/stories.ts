import { groupBy } from '../group.ts';
import type { Mention } from '../mentions/mention.ts';
import { ownWords } from '../mentions/quotes.ts';
import { postReach } from '../mentions/top-post.ts';
import { voiceName, voiceOf } from '../mentions/voice.ts';
import type { ThemePost } from './theme.ts';

/** Addresses and handles are none: they differ from copy to copy. */
const WORDS = /(?<=^|\s)[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/** A story of the sample: one post speaks for it, all of them are counted. */
export interface SampledStory {
  post: ThemePost;
  /** Its mentions in the sample, the one that carries furthest first. */
  copies: readonly Mention[];
}

/** Fewer words are said by two people without knowing of each other. */
const LEAST_WORDS = 10;
/** Further into an article it says much else. */
const LONGEST = 1_200;

/** Each story once, in the order of time: with the same words in posts that were not known to be one. */
export function storiesOf(mentions: readonly Mention[], keywordId: string): SampledStory[] {
  const stories = [...groupBy(mentions, ({ storyId }) => storyId).values()];
  const said = new Map<string, Mention[]>();
  for (const story of stories) {
    const words = saidIn(story[0]!);
    const known = said.get(words);
    if (known) known.push(...story);
    else said.set(words, [...story]);
  }
  return [...said.values()].map((same) => {
    const copies = [...same].sort((a, b) => postReach(b) - postReach(a));
    return { post: themePost(copies[0]!, keywordId), copies };
  });
}

/** The words of a post as they stand; of a short one, with who says them. */
function saidIn(mention: Mention): string {
  const { title, text } = mention.post;
  const words = `${title ?? ''}\n${text}`.slice(0, LONGEST).toLowerCase().match(WORDS) ?? [];
  return words.length < LEAST_WORDS ? [voiceIn(mention), ...words].join(' ') : words.join(' ');
}

function themePost(mention: Mention, keywordId: string): ThemePost {
  const { id, post } = mention;
  const text = ownWords(post.text, 'foreign').slice(0, LONGEST);
  return {
    id,
    text: post.title === null ? text : `${post.title.slice(0, LONGEST)}\n${text}`,
    language: post.lang,
    voice: voiceIn(mention),
    label: labelIn(mention, keywordId),
    publishedAt: post.publishedAt,
    reach: postReach(mention),
  };
}

export function voiceIn({ post, storyId }: Mention): string {
  return voiceName(voiceOf(post), storyId);
}

export function labelIn({ hits }: Mention, keywordId: string): ThemePost['label'] {
  return hits.find((hit) => hit.keywordId === keywordId)?.sentiment.label ?? null;
}
