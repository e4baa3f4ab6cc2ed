import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { type Fields, fieldsOf, listOf, textOf, timeOf } from '../shared/fields.ts';
import { jsonOf } from '../shared/json.ts';
import type { SourceContext } from '../source.ts';
import { authorOf } from './articles.ts';
import { askForem, baseOf } from './ask.ts';

/** Comments of one article; a thread may be as deep as it likes. */
const MAX_COMMENTS = 1_000;

export interface Comments {
  posts: RawPost[];
  /** A comment that has replies stays as `[deleted]`. */
  deleted: string[];
}

/** All comments of an article, replies included, in one answer. @returns null when the article is gone */
export async function commentsOf(article: string, context: SourceContext): Promise<Comments | null> {
  const answer = await askForem(`/comments?a_id=${article}`, context, [404]);
  if (answer.status === 404) return null;
  const list = listOf(jsonOf(answer, 'DEV', context));
  if (!list) throw new SourceError('malformed', 'DEV answers with something that is no list of comments.');
  const found: Comments = { posts: [], deleted: [] };
  const waiting = list.map((item) => ({ item, parent: article }));
  for (let at = 0; at < Math.min(waiting.length, MAX_COMMENTS); at++) {
    const { item, parent } = waiting[at]!;
    const id = textOf(item.id_code);
    if (!id || !/^\w{1,20}$/.test(id)) continue;
    const post = commentOf(item, id, parent, baseOf(context));
    if (post) found.posts.push(post);
    else found.deleted.push(`c:${id}`);
    waiting.push(...(listOf(item.children) ?? []).map((child) => ({ item: child, parent: `c:${id}` })));
  }
  return found;
}

function commentOf(item: Fields, id: string, parentId: string, base: string): RawPost | null {
  const html = textOf(item.body_html);
  const { username } = fieldsOf(item.user);
  const author = authorOf(item.user, base);
  // What is deleted or hidden keeps its place, without its author.
  if (!html || !author || !textOf(username)) return null;
  return {
    source: 'dev',
    extId: `c:${id}`,
    kind: 'comment',
    url: `${base}/${encodeURIComponent(String(username))}/comment/${id}`,
    html,
    publishedAt: timeOf(item.created_at),
    outlet: new URL(base).host,
    form: 'reply',
    author,
    parentId,
  };
}
