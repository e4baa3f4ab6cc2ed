import type { Millis } from '../../src/listening/time.ts';
import { type Post, versionAt } from '../posts/post.ts';
import { xml } from './render-feed.ts';
import type { SiteAnswer } from './site.ts';

/** The search by date, and the single item that says whether a post still exists, as documented. */
export function hackerNewsAnswer(posts: readonly Post[], url: URL, now: Millis): SiteAnswer {
  const item = /^\/item\/(\d+)\.json$/.exec(url.pathname);
  if (item) return json({ id: Number(item[1]), type: 'comment' });
  return json(search(posts, url.searchParams, now));
}

function json(body: unknown): SiteAnswer {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

function search(posts: readonly Post[], params: URLSearchParams, now: Millis) {
  const words = (params.get('query') ?? '').replaceAll('"', '').toLowerCase().split(/\s+/);
  const filters = (params.get('numericFilters') ?? '')
    .split(',')
    .map((filter) => /^created_at_i(>=|<=|>|<)(\d+)$/.exec(filter.trim()));
  const perPage = Number(params.get('hitsPerPage') ?? 20);
  const page = Number(params.get('page') ?? 0);
  const found = posts
    .filter((post) => {
      const version = versionAt(post, now);
      if (!version) return false;
      const text = `${version.title ?? ''} ${version.text ?? ''}`.toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        filters.every((filter) => !filter || holds(post.at / 1000, filter[1]!, Number(filter[2])))
      );
    })
    .reverse();
  return {
    hits: found.slice(page * perPage, (page + 1) * perPage).map((post) => hitOf(post, now)),
    nbHits: found.length,
    page,
    nbPages: Math.ceil(found.length / perPage),
    hitsPerPage: perPage,
  };
}

function hitOf(post: Post, now: Millis) {
  const { author, title, text = '' } = versionAt(post, now)!;
  const id = String(47_000_000 + numberIn(post.id));
  const story = post.story === undefined ? null : 46_000_000 + numberIn(post.story);
  return {
    objectID: id,
    created_at: new Date(post.at).toISOString(),
    created_at_i: post.at / 1000,
    author,
    title: story === null ? (title ?? null) : null,
    url: null,
    points: post.points ?? 1,
    num_comments: story === null ? 3 : null,
    story_text: story === null ? xml(text) : null,
    comment_text: story === null ? null : xml(text),
    story_id: story,
    story_title: story === null ? null : 'Ask HN: What router do you use at home?',
    parent_id: story,
    _tags: story === null ? ['story', `author_${author}`, `story_${id}`] : ['comment', `author_${author}`],
  };
}

/** `hacker-news-100` is item 47000100. */
function numberIn(id: string): number {
  return Number(id.split('-').at(-1));
}

function holds(left: number, operator: string, right: number): boolean {
  if (operator === '>=') return left >= right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left < right;
}
