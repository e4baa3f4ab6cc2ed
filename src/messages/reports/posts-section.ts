import type { ReportContext } from './context.ts';
import type { ReportSection } from './document.ts';
import { quoteOf } from './quotes.ts';
import type { ReportPost } from './report-data.ts';

const QUOTED = 10;
/** Of one author: a report is of what people say, not of what somebody says. */
const OF_ONE = 2;

export function postsSection(context: ReportContext): ReportSection[] {
  const { data, copy } = context;
  if (data.posts.length === 0) return [];
  return [
    {
      heading: copy.posts,
      blocks: [{ kind: 'quotes', quotes: quotedPosts(data.posts).map((post) => quoteOf(post, context)) }],
    },
  ];
}

/** The first few, of different people. */
export function quotedPosts(posts: readonly ReportPost[]): ReportPost[] {
  const times = new Map<string, number>();
  return posts
    .filter(({ source, authorName }) => {
      if (authorName === null) return true;
      const author = `${source} ${authorName}`;
      const nth = (times.get(author) ?? 0) + 1;
      times.set(author, nth);
      return nth <= OF_ONE;
    })
    .slice(0, QUOTED);
}
