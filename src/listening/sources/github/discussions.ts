import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { DAY, MINUTE } from '../../time.ts';
import { countsOf, type Fields, fieldsOf, httpOf, listOf, textOf, timeOf } from '../shared/fields.ts';
import { shownMarkdown } from '../shared/markdown.ts';
import { pagingOf } from '../shared/paging.ts';
import type { Json, Page, SourceContext } from '../source.ts';
import { graphql } from './ask.ts';
import { repositoryOf } from './search.ts';

const LIMITS = { overlap: 10 * MINUTE, reach: 7 * DAY, maxPages: 20 } as const;
const QUERY = `query($q: String!, $after: String) {
  search(type: DISCUSSION, query: $q, first: 50, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { ... on Discussion {
      id title bodyText url createdAt upvoteCount
      author { login url } comments { totalCount }
    } }
  }
  rateLimit { remaining }
}`;

/** Discussions are searched by GraphQL only, one word or phrase at a time. */
export async function readDiscussions(
  words: readonly string[],
  stored: Json,
  context: SourceContext,
): Promise<Page> {
  const paging = pagingOf(stored, LIMITS, context.now(), words);
  const { chain } = paging;
  const since = new Date(chain.from).toISOString().replace(/\.\d+Z$/, 'Z');
  const q = `"${chain.words[0] ?? ''}" in:title,body created:>=${since} sort:created-desc`;
  const { search, rateLimit } = await graphql(QUERY, { q, after: chain.at }, context);
  const { nodes, pageInfo } = fieldsOf(search);
  const list = listOf(nodes);
  if (!list)
    throw new SourceError('malformed', 'GitHub answers with something that is no list of discussions.');
  const { hasNextPage, endCursor } = fieldsOf(pageInfo);
  const { remaining } = fieldsOf(rateLimit);
  return {
    posts: list.map(discussionOf).filter((post) => post !== null),
    ...paging.after({
      times: list.map(({ createdAt }) => timeOf(createdAt)).filter((time) => time !== null),
      next: hasNextPage === true && list.length > 0 ? (textOf(endCursor) ?? null) : null,
    }),
    ...(typeof remaining === 'number' ? { quotaLeft: remaining } : {}),
  };
}

function discussionOf(node: Fields): RawPost | null {
  const id = textOf(node.id);
  const url = httpOf(node.url);
  const title = textOf(node.title);
  const body = textOf(shownMarkdown(textOf(node.bodyText) ?? ''));
  const { login, url: home } = fieldsOf(node.author);
  const name = textOf(login);
  const page = httpOf(home);
  if (!id || !url || !title) return null;
  return {
    source: 'github',
    extId: id,
    kind: 'post',
    url,
    title,
    publishedAt: timeOf(node.createdAt),
    outlet: repositoryOf(url),
    counts: countsOf({ points: node.upvoteCount, replies: fieldsOf(node.comments).totalCount }),
    ...(name ? { author: { name, ...(page ? { url: page } : {}) } } : {}),
    ...(body ? { text: body } : {}),
  };
}
