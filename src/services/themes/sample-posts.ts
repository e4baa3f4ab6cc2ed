import { groupBy } from '../../listening/group.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import { ownWords } from '../../listening/mentions/quotes.ts';
import { postReach } from '../../listening/mentions/top-post.ts';
import { voiceName, voiceOf } from '../../listening/mentions/voice.ts';
import type { ThemePost } from '../../listening/themes/theme.ts';

/** Posts that themes of a period are found in: all of a small one, and no more of a loud year than of a loud day. */
const SAMPLE = 2_000;
/** Parts are steps of a fixed ladder: some posts more or less than were counted give the same sample. */
const STEPS_TO_HALF = 4;

/** The part of so many posts that is read, 0..1. */
export function partOf(total: number): number {
  if (total <= SAMPLE) return 1;
  return 2 ** (-Math.ceil(STEPS_TO_HALF * Math.log2(total / SAMPLE)) / STEPS_TO_HALF);
}

/** A story of the sample: one post speaks for it, all of them are counted. */
export interface SampledStory {
  post: ThemePost;
  /** Its mentions in the sample, the one that carries furthest first. */
  copies: readonly Mention[];
}

/** Each story once, in the order of time. */
export function storiesOf(mentions: readonly Mention[], keywordId: string): SampledStory[] {
  return [...groupBy(mentions, ({ storyId }) => storyId).values()].map((same) => {
    const copies = [...same].sort((a, b) => postReach(b) - postReach(a));
    return { post: themePost(copies[0]!, keywordId), copies };
  });
}

function themePost(mention: Mention, keywordId: string): ThemePost {
  const { id, post } = mention;
  const text = ownWords(post.text, 'foreign');
  return {
    id,
    text: post.title === null ? text : `${post.title}\n${text}`,
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
