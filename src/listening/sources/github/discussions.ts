import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { DAY, MINUTE } from '../../time.ts';
import { countsOf, type Fields, fieldsOf, httpOf, listOf, textOf, timeOf } from '../shared/fields.ts';
import { shownMarkdown } from '../shared/markdown.ts';
import { type PageChain, pagingOf } from '../shared/paging.ts';
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

/** Comments and replies are shown with their discussion, the newest of it: threads of one search page. */
const COMMENTS_QUERY = `query($q: String!, $after: String) {
  search(type: DISCUSSION, query: $q, first: 20, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { ... on Discussion {
      id updatedAt
      comments(last: 50) { nodes {
        id bodyText url createdAt lastEditedAt updatedAt upvoteCount isMinimized author { login url }
        replies(last: 20) { nodes {
          id bodyText url createdAt lastEditedAt updatedAt upvoteCount isMinimized author { login url }
        } }
      } }
    } }
  }
  rateLimit { remaining }
}`;

/**
 * Comments and replies of discussions in which the words stand somewhere below, by the time of their last change: the search
 * names the discussion only, so all that was written or changed there since the last read goes on to be matched.
 */
export async function readDiscussionComments(
  words: readonly string[],
  stored: Json,
  context: SourceContext,
): Promise<Page> {
  const paging = pagingOf(stored, LIMITS, context.now(), words);
  const { chain } = paging;
  const { list, next, quota } = await search(COMMENTS_QUERY, 'in:comments', 'updated', chain, context);
  const said = list.flatMap((discussion) => {
    const comments = nodesOf(discussion.comments);
    return comments.flatMap((comment) => [
      { item: comment, parent: textOf(discussion.id) },
      ...nodesOf(comment.replies).map((item) => ({ item, parent: textOf(comment.id) })),
    ]);
  });
  return {
    posts: said
      .filter(({ item }) => (timeOf(item.updatedAt) ?? timeOf(item.createdAt) ?? chain.from) >= chain.from)
      .map(({ item, parent }) => commentOf(item, parent))
      .filter((post) => post !== null),
    ...paging.after({
      times: list.map(({ updatedAt }) => timeOf(updatedAt)).filter((time) => time !== null),
      next,
    }),
    ...quota,
  };
}

function nodesOf(connection: unknown): Fields[] {
  return listOf(fieldsOf(connection).nodes) ?? [];
}

function commentOf(node: Fields, parentId: string | undefined): RawPost | null {
  const base = postOf(node, 'comment');
  // Hidden by a moderator, as spam or abuse.
  if (!base?.text || node.isMinimized === true) return null;
  const editedAt = timeOf(node.lastEditedAt);
  return { ...base, ...(parentId ? { parentId } : {}), ...(editedAt === null ? {} : { editedAt }) };
}

async function search(
  query: string,
  where: string,
  by: 'created' | 'updated',
  chain: PageChain,
  context: SourceContext,
) {
  const since = new Date(chain.from).toISOString().replace(/\.\d+Z$/, 'Z');
  const q = `"${chain.words[0] ?? ''}" ${where} ${by}:>=${since} sort:${by}-desc`;
  const { search: found, rateLimit } = await graphql(query, { q, after: chain.at }, context);
  const { nodes, pageInfo } = fieldsOf(found);
  const list = listOf(nodes);
  if (!list)
    throw new SourceError('malformed', 'GitHub answers with something that is no list of discussions.');
  const { hasNextPage, endCursor } = fieldsOf(pageInfo);
  const { remaining } = fieldsOf(rateLimit);
  return {
    list,
    next: hasNextPage === true && list.length > 0 ? (textOf(endCursor) ?? null) : null,
    quota: typeof remaining === 'number' ? { quotaLeft: remaining } : {},
  };
}

/** Discussions are searched by GraphQL only, one word or phrase at a time. */
export async function readDiscussions(
  words: readonly string[],
  stored: Json,
  context: SourceContext,
): Promise<Page> {
  const paging = pagingOf(stored, LIMITS, context.now(), words);
  const { list, next, quota } = await search(QUERY, 'in:title,body', 'created', paging.chain, context);
  return {
    posts: list.map(discussionOf).filter((post) => post !== null),
    ...paging.after({
      times: list.map(({ createdAt }) => timeOf(createdAt)).filter((time) => time !== null),
      next,
    }),
    ...quota,
  };
}

function discussionOf(node: Fields): RawPost | null {
  const base = postOf(node, 'post');
  const title = textOf(node.title);
  if (!base || !title) return null;
  return {
    ...base,
    title,
    counts: { ...base.counts, ...countsOf({ replies: fieldsOf(node.comments).totalCount }) },
  };
}

function postOf(node: Fields, kind: RawPost['kind']): RawPost | null {
  const id = textOf(node.id);
  const url = httpOf(node.url);
  const body = textOf(shownMarkdown(textOf(node.bodyText) ?? ''));
  const { login, url: home } = fieldsOf(node.author);
  const name = textOf(login);
  const page = httpOf(home);
  if (!id || !url) return null;
  return {
    source: 'github',
    extId: id,
    kind,
    url,
    publishedAt: timeOf(node.createdAt),
    outlet: repositoryOf(url),
    ...(kind === 'comment' ? { form: 'reply' as const } : {}),
    counts: countsOf({ points: node.upvoteCount }),
    ...(name ? { author: { name, ...(page ? { url: page } : {}) } } : {}),
    ...(body ? { text: body } : {}),
  };
}
