import { groupBy } from '../group.ts';
import type { Mention } from '../mentions/mention.ts';

export function isNegative(mention: Mention, keywordId: string): boolean {
  return mention.hits.some((hit) => hit.keywordId === keywordId && hit.sentiment.label === 'neg');
}

function isJudged(mention: Mention, keywordId: string): boolean {
  return mention.hits.some((hit) => hit.keywordId === keywordId && hit.sentiment.label !== null);
}

export function countsOf(mentions: readonly Mention[], keywordId: string) {
  const bySource = [...groupBy(mentions, ({ post }) => post.source)].map(([source, posts]) => ({
    source,
    total: posts.length,
    negative: posts.filter((mention) => isNegative(mention, keywordId)).length,
  }));
  const sum = (pick: (entry: (typeof bySource)[number]) => number) =>
    bySource.reduce((all, entry) => all + pick(entry), 0);
  return {
    total: sum(({ total }) => total),
    judged: mentions.filter((mention) => isJudged(mention, keywordId)).length,
    negative: sum(({ negative }) => negative),
    bySource,
  };
}
