import { groupBy } from '../group.ts';
import type { Mention } from '../mentions/mention.ts';
import { ownWords } from '../mentions/quotes.ts';
import { postReach } from '../mentions/top-post.ts';
import { voiceName, voiceOf } from '../mentions/voice.ts';
import type { ThemePost } from './theme.ts';

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
