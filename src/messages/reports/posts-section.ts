import { activeOf, type ReportContext } from './context.ts';
import type { ReportSection } from './document.ts';
import { quoteOf } from './quotes.ts';
import type { ReportData, ReportPost } from './report-data.ts';
import { quotedThemes } from './themes-section.ts';

const QUOTED = 10;
/** Of one author: a report is of what people say, not of what somebody says. */
const OF_ONE = 2;

export function postsSection(context: ReportContext): ReportSection[] {
  const { data, copy } = context;
  const posts = quotedPosts(data);
  if (posts.length === 0) return [];
  const quotes = posts.map((post) => quoteOf(post, context));
  return [
    {
      heading: quotedThemes(context.active).length > 0 ? copy.otherPosts : context.words.digest.top,
      blocks: [{ kind: 'quotes', quotes }],
    },
  ];
}

/** The first few, of different people, without those that tell of a theme already. */
export function quotedPosts({ posts, digest }: Pick<ReportData, 'posts' | 'digest'>): ReportPost[] {
  const quotes = quotedThemes(activeOf(digest)).map(({ quote }) => quote);
  const told = new Set(quotes.map(({ storyId }) => storyId));
  const said = new Set(quotes.map(wordsOf));
  const times = new Map<string, number>();
  return posts
    .filter((post) => {
      const { source, authorName, storyId } = post;
      if (told.has(storyId) || said.has(wordsOf(post))) return false;
      said.add(wordsOf(post));
      if (authorName === null) return true;
      const author = `${source} ${authorName}`;
      const nth = (times.get(author) ?? 0) + 1;
      times.set(author, nth);
      return nth <= OF_ONE;
    })
    .slice(0, QUOTED);
}

/** Short posts of the same words are no copies of each other, and read the same. */
function wordsOf({ title, excerpt }: Pick<ReportPost, 'title' | 'excerpt'>): string {
  return (
    `${title ?? ''} ${excerpt}`
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() || excerpt
  );
}
