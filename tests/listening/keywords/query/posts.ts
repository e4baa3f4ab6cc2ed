import type { Matchable } from '../../../../src/listening/keywords/query/find.ts';
import { buildIndex } from '../../../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../../../src/listening/keywords/query/parse.ts';
import type { Query } from '../../../../src/listening/keywords/query/tree.ts';

export function postOf(text: string, more: Partial<Matchable> = {}): Matchable {
  return {
    title: null,
    text,
    tags: [],
    author: null,
    site: 'news.kestrelbox.example',
    url: 'https://www.news.kestrelbox.example/a/new-phone?from=home',
    links: [],
    source: 'feed',
    lang: null,
    kind: 'post',
    ...more,
  };
}

export function queryOf(text: string): Query {
  const read = parseQuery(text);
  if (!read.ok) throw new Error(`${read.problem.code} in ${text}`);
  return read.query;
}

/** What a hit marks, in the words of the post. */
export function marked(query: string, post: Matchable): string[] | null {
  const [match] = buildIndex([{ id: 'k', query: queryOf(query) }]).match(post);
  return match ? match.terms.map(({ field, start, end }) => fieldText(post, field).slice(start, end)) : null;
}

export function fieldText(post: Matchable, field: string): string {
  switch (field) {
    case 'title':
      return post.title ?? '';
    case 'tag':
      return post.tags.join(' ');
    case 'author':
      return post.author?.name ?? '';
    case 'site':
      return post.site;
    case 'url':
      return post.url;
    default:
      return post.text;
  }
}
