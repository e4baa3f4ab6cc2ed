import { SourceError } from '../../../config/errors.ts';
import { htmlToText } from '../../mentions/html-text.ts';
import type { RawPost } from '../../mentions/mention.ts';
import type { Millis } from '../../time.ts';
import {
  countsOf,
  type Fields,
  fieldsOf,
  httpOf,
  listOf,
  numberOf,
  stringsOf,
  textOf,
  timeOf,
} from '../shared/fields.ts';
import { jsonOf } from '../shared/json.ts';
import type { Json, SourceContext } from '../source.ts';
import { askForem, baseOf } from './ask.ts';

/** Bodies of one page, a request each: lists have none. */
const MAX_BODIES = 40;
/** Marks of articles whose body has been read: more than the overlap of two reads holds. */
const KEPT_MARKS = 800;

export async function listArticles(path: string, context: SourceContext): Promise<RawPost[]> {
  const list = listOf(jsonOf(await askForem(path, context), 'DEV', context));
  if (list === null)
    throw new SourceError('malformed', 'DEV answers with something that is no list of articles.');
  return list.map((fields) => articleOf(fields, baseOf(context))).filter((post) => post !== null);
}

export interface WithBodies {
  posts: RawPost[];
  /** Stored beside the cursor. */
  bodies: string[];
}

/**
 * Articles with their bodies, the newest first. One whose body is known already is not given again, for a list knows less
 * of it; one whose body cannot be read now comes as it is, and whole the next time.
 * @param stored cursor with the marks of those that are known, as `bodies`
 * @param since older ones are known by title, description and tags alone
 */
export async function withBodies(
  articles: readonly RawPost[],
  stored: Json,
  since: Millis,
  context: SourceContext,
): Promise<WithBodies> {
  const known = stringsOf(fieldsOf(stored).bodies);
  const fresh = articles.filter((article) => !known.includes(markOf(article)));
  const read: string[] = [];
  const posts: RawPost[] = [];
  let failed = false;
  for (const article of fresh) {
    const young = (article.publishedAt ?? since) >= since;
    const isRead: boolean = young && !failed && read.length < MAX_BODIES;
    const whole: RawPost | 'failed' | null = isRead ? await wholeArticle(article, context) : null;
    failed ||= whole === 'failed';
    if (whole === null || whole === 'failed') posts.push(article);
    else {
      read.push(markOf(article));
      posts.push(whole);
    }
  }
  return { posts, bodies: [...read, ...known].slice(0, KEPT_MARKS) };
}

/** An article that was edited is read anew. */
function markOf({ extId, editedAt }: RawPost): string {
  return editedAt === undefined ? extId : `${extId}:${editedAt}`;
}

async function wholeArticle(article: RawPost, context: SourceContext): Promise<RawPost | 'failed'> {
  try {
    const answer = await askForem(`/articles/${article.extId}`, context, [404]);
    const { body_html } = answer.status === 404 ? {} : fieldsOf(jsonOf(answer, 'DEV', context));
    const html = textOf(body_html);
    return html ? withBody(article, html) : article;
  } catch (error) {
    if (error instanceof SourceError) return 'failed';
    throw error;
  }
}

/** The description is the beginning of the body, unless its author wrote one. */
function withBody({ text, ...article }: RawPost, html: string): RawPost {
  const plain = text?.replace(/\s+/g, ' ').trim() ?? '';
  const begins = htmlToText(html)
    .text.replace(/\s+/g, ' ')
    .includes(plain.replace(/(?:…|\.\.\.)$/, ''));
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return { ...article, html: begins ? html : `<p>${escaped}</p>\n${html}` };
}

function articleOf(fields: Fields, base: string): RawPost | null {
  const { id } = fields;
  const url = httpOf(fields.url);
  const title = textOf(fields.title);
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || !url || !title) return null;
  const text = textOf(fields.description);
  const canonical = httpOf(fields.canonical_url);
  const editedAt = timeOf(fields.edited_at);
  const author = authorOf(fields.user, base);
  return {
    source: 'dev',
    extId: String(id),
    kind: 'article',
    url,
    title,
    publishedAt: timeOf(fields.published_timestamp),
    outlet: new URL(base).host,
    tags: tagsIn(fields.tag_list),
    counts: countsOf({
      likes: fields.public_reactions_count ?? fields.positive_reactions_count,
      replies: fields.comments_count,
    }),
    ...(text ? { text } : {}),
    ...(editedAt !== null ? { editedAt } : {}),
    ...(canonical && canonical !== url ? { originalUrl: canonical } : {}),
    ...(author ? { author } : {}),
  };
}

export function authorOf(user: unknown, base: string): RawPost['author'] {
  const { username, name } = fieldsOf(user);
  const id = textOf(username);
  return id
    ? { id, name: textOf(name) ?? id, handle: id, url: `${base}/${encodeURIComponent(id)}` }
    : undefined;
}

/** A list, or one text with commas: the interface gives both. */
function tagsIn(value: unknown): string[] {
  const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return list.flatMap((tag) => textOf(tag)?.trim() ?? []).slice(0, 30);
}

/** Articles under which people talk: those about the words, as long and as often as comments are looked for. */
export interface Watch {
  /** When comments were last read. */
  at: Millis;
  articles: { id: string; at: Millis }[];
  /** Articles still to visit in this round. */
  left: string[];
}

export function watchIn(stored: Json, now: Millis, life: Millis): Watch {
  const { at, articles, left } = fieldsOf(fieldsOf(stored).watch);
  const known = (listOf(articles) ?? []).flatMap(({ id, at: since }) =>
    typeof id === 'string' && typeof since === 'number' && now - since <= life ? [{ id, at: since }] : [],
  );
  return { at: numberOf(at) ?? 0, articles: known, left: stringsOf(left) };
}
