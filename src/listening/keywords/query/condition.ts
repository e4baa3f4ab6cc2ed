import type { Post, SentimentLabel } from '../../mentions/mention.ts';
import type { Millis } from '../../time.ts';
import { buildIndex } from './index.ts';
import type { Comparison, NumberNode, Query, QueryNode } from './tree.ts';

/** What is thought of a post, beside what it says. */
export interface Judged {
  sentiment: SentimentLabel | null;
  /** 0..1; null = not judged. */
  relevance: number | null;
  /** For `age:`; absent = when the post was read. */
  now?: Millis;
}

const LABELS: Readonly<Record<string, SentimentLabel>> = { negative: 'neg', neutral: 'neu', positive: 'pos' };

/** Whether a stored post meets a condition (`--where`). */
export function meetsCondition({ tree }: Query, post: Post & Judged): boolean {
  return meets(tree, post);
}

function meets(node: QueryNode, post: Post & Judged): boolean {
  switch (node.kind) {
    case 'and':
      return node.nodes.every((part) => meets(part, post));
    case 'or':
      return node.nodes.some((part) => meets(part, post));
    case 'not':
      return !meets(node.node, post);
    case 'number': {
      const value = numberIn(node, post);
      return value !== null && compares(value, node.op, node.value);
    }
    case 'filter':
      if (node.field === 'sentiment') return post.sentiment === LABELS[node.value];
  }
  const index = buildIndex([{ id: '', query: { tree: node, warnings: [] } }]);
  return index.match(post).length > 0;
}

function numberIn({ field }: NumberNode, post: Post & Judged): number | null {
  switch (field) {
    case 'comments':
      return post.counts.replies ?? null;
    case 'followers':
      return post.author?.followers ?? null;
    case 'words':
      return `${post.title ?? ''} ${post.text}`.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    case 'age':
      return (post.now ?? post.fetchedAt) - post.publishedAt;
    case 'relevance':
      return post.relevance;
    default:
      return post.counts[field] ?? null;
  }
}

function compares(value: number, op: Comparison, wanted: number): boolean {
  switch (op) {
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    case '=':
      return value === wanted;
  }
}
