import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import { type DigestFinding, findingPosts } from '../../listening/digest-finding.ts';
import type { TopPost } from '../../listening/series/series.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import { topPostView } from '../mentions/posts.ts';
import type { Element } from '../message.ts';
import type { Detail } from './detail.ts';

/** One line or two: who wants all of it opens the post. */
const EXCERPT = { alone: 180, underTitle: 90 };

interface ShownPost extends TopPost {
  /** null = of several. */
  keywordId: string | null;
}

/** Posts that explain what the digest says first; without anything to explain, those that carried furthest. */
export function postElements(
  digest: Digest,
  finding: DigestFinding,
  { posts: room, excerpts, engagement }: Pick<Detail, 'posts' | 'excerpts' | 'engagement'>,
  words: Copy,
  format: Format,
): Element[] {
  const { telling, keywords, period } = digest;
  const explains = findingPosts(finding) !== null && telling !== undefined && telling.posts.length > 0;
  const posts: ShownPost[] = explains
    ? telling.posts.slice(0, room).map((post) => ({ ...post, keywordId: telling.keywordId }))
    : furthest(keywords, room);
  if (posts.length === 0) return [];
  return [
    { kind: 'text', text: [{ bold: explains ? words.digest.explain : words.digest.top }] },
    ...posts.map((post): Element => {
      const { keywordId, counts: _, followers: __, ...bare } = post;
      const view = topPostView(engagement ? post : bare, keywordId, period.to - 1, words, format, {
        alone: EXCERPT.alone,
        underTitle: excerpts ? EXCERPT.underTitle : 0,
      });
      return { kind: 'mention', mention: view };
    }),
  ];
}

/** Those of all keywords that carried furthest, each story once, of different people; one that several keywords found is of all of them. */
export function furthest(
  keywords: readonly Pick<KeywordPeriod, 'keyword' | 'top'>[],
  limit: number,
): ShownPost[] {
  const byStory = new Map<string, ShownPost>();
  for (const { top, keyword } of keywords) {
    for (const post of top) {
      const known = byStory.get(post.storyId);
      if (known?.mentionId === post.mentionId) byStory.set(post.storyId, { ...known, keywordId: null });
      else if (!known || known.reach < post.reach)
        byStory.set(post.storyId, { ...post, keywordId: keyword.id });
    }
  }
  const sorted = [...byStory.values()].sort(
    (a, b) => b.reach - a.reach || b.copies - a.copies || b.publishedAt - a.publishedAt,
  );
  const authors = new Set<string>();
  const firsts = sorted.filter(({ source, authorName }) => {
    const author = `${source} ${authorName}`;
    if (authorName === null || !authors.has(author)) {
      authors.add(author);
      return true;
    }
    return false;
  });
  return [...firsts, ...sorted.filter((post) => !firsts.includes(post))].slice(0, limit);
}
