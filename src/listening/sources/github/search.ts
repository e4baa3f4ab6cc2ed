import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { DAY, MINUTE, type Millis } from '../../time.ts';
import { conditionsAfter, conditionsFor, conditionsIn, NO_CONDITIONS } from '../shared/conditions.ts';
import {
  countsOf,
  type Fields,
  fieldsOf,
  httpOf,
  listOf,
  stringsOf,
  textOf,
  textsIn,
  timeOf,
} from '../shared/fields.ts';
import { jsonOf } from '../shared/json.ts';
import { shownMarkdown } from '../shared/markdown.ts';
import { type PageChain, pagingOf } from '../shared/paging.ts';
import type { Json, Page, SourceContext } from '../source.ts';
import { askGitHub } from './ask.ts';

/** Ten minutes for what the index has not yet, a week for new words; a search shows 1,000 results. */
const LIMITS = { overlap: 10 * MINUTE, reach: 7 * DAY, maxPages: 10 } as const;
const PAGE_SIZE = 100;
/** Each found comment is one more call: few threads a page. */
const COMMENTS_PAGE_SIZE = 30;
const MAX_COMMENTS = 60;
const KEPT_COMMENTS = 500;

/** Issues or pull requests whose title or body holds the words, by the time they were opened. */
export async function readIssues(
  kind: string,
  words: readonly string[],
  stored: Json,
  context: SourceContext,
): Promise<Page> {
  const paging = pagingOf(stored, LIMITS, context.now(), words);
  const { chain } = paging;
  const path = searchPath(chain, `${kind} in:title,body`, 'created', PAGE_SIZE);
  const known = fieldsOf(fieldsOf(stored).validator);
  const before = known.path === path ? conditionsIn(known) : NO_CONDITIONS;
  const now = context.now();
  const found = await search(path, conditionsFor(before, now).etag, context);
  const conditions = conditionsAfter(found.answer, before, now);
  if (found.items === null)
    return {
      posts: [],
      cursor: { ...fieldsOf(stored), validator: { path, ...conditions } } as Json,
      more: false,
    };
  const after = paging.after({
    times: timesOf(found.items, 'created_at'),
    next: found.next(chain, PAGE_SIZE),
  });
  const validated = chain.at === null && !after.more && conditions.etag ? { path, ...conditions } : null;
  return {
    posts: found.items.map((item) => issueOf(item, kind)).filter((post) => post !== null),
    ...found.quota,
    // A search that ran out of time is repeated from the same mark.
    ...(found.incomplete
      ? { cursor: stored, more: false }
      : { ...after, cursor: { ...after.cursor, validator: validated } }),
  };
}

/**
 * Comments that hold the words. The search finds their threads by the time of the last change and says which comment it
 * was; author, time and full text are one more call for each comment that is new.
 */
export async function readComments(
  kind: string,
  words: readonly string[],
  stored: Json,
  context: SourceContext,
): Promise<Page> {
  const paging = pagingOf(stored, LIMITS, context.now(), words);
  const { chain } = paging;
  const path = searchPath(chain, `${kind} in:comments`, 'updated', COMMENTS_PAGE_SIZE);
  const found = await search(path, null, context);
  if (found.items === null) return { posts: [], cursor: stored, more: false };
  const after = paging.after({
    times: timesOf(found.items, 'updated_at'),
    next: found.next(chain, COMMENTS_PAGE_SIZE),
  });
  const before = stringsOf(fieldsOf(stored).seen);
  const unread = [...new Set(found.items.flatMap(commentPaths))].filter(
    (comment) => !before.includes(comment),
  );
  const fresh = unread.slice(0, MAX_COMMENTS);
  const passedOver: Pick<Page, 'gap'> =
    unread.length > fresh.length && chain.from < context.now()
      ? { gap: { from: chain.from, to: context.now(), reason: 'too-many' } }
      : {};
  const posts: RawPost[] = [];
  for (const comment of fresh) {
    const answer = await askGitHub(comment, {}, context).catch(unlessGone);
    const post = answer && commentOf(fieldsOf(jsonOf(answer, 'GitHub', context)));
    if (post) posts.push(post);
  }
  return {
    posts,
    ...found.quota,
    ...(found.incomplete ? { more: false } : { ...after, ...passedOver }),
    cursor: {
      ...(found.incomplete ? paging.before : after.cursor),
      seen: [...fresh, ...before].slice(0, KEPT_COMMENTS),
    },
  };
}

/** Deleted or closed to us since the index saw it: one comment holds up no others. */
function unlessGone(error: unknown): null {
  const closed = error instanceof SourceError && error.kind !== 'limited' ? error.status : null;
  if (closed === 403 || closed === 404 || closed === 410 || closed === 451) return null;
  throw error;
}

function searchPath(
  chain: PageChain,
  qualifiers: string,
  by: 'created' | 'updated',
  perPage: number,
): string {
  const quoted = chain.words.map((word) => `"${word}"`);
  const terms = quoted.length > 1 ? `(${quoted.join(' OR ')})` : quoted.join('');
  const since = new Date(chain.from).toISOString().replace(/\.\d+Z$/, 'Z');
  const query = new URLSearchParams({
    q: `${terms} ${qualifiers} ${by}:>=${since}`,
    sort: by,
    order: 'desc',
    per_page: String(perPage),
    page: chain.at ?? '1',
    advanced_search: 'true',
  });
  return `search/issues?${query}`;
}

/** `items` is null when nothing has changed. */
async function search(path: string, etag: string | null | undefined, context: SourceContext) {
  const answer = await askGitHub(
    path,
    { accept: 'application/vnd.github.text-match+json', search: true, ...(etag ? { etag } : {}) },
    context,
  );
  const left = Number(answer.headers.get('x-ratelimit-remaining') ?? Number.NaN);
  if (answer.notModified) return { items: null, answer } as const;
  const { items, total_count, incomplete_results } = fieldsOf(jsonOf(answer, 'GitHub', context));
  const list = listOf(items);
  if (!list) throw new SourceError('malformed', 'GitHub answers with something that is no list of issues.');
  return {
    items: list,
    answer,
    incomplete: incomplete_results === true,
    quota: Number.isFinite(left) ? { quotaLeft: left } : {},
    next: ({ at }: PageChain, perPage: number): string | null => {
      const page = Number(at ?? 1);
      return list.length > 0 && page * perPage < Number(total_count ?? 0) ? String(page + 1) : null;
    },
  };
}

function timesOf(items: readonly Fields[], field: 'created_at' | 'updated_at'): Millis[] {
  return items.map((item) => timeOf(item[field])).filter((time) => time !== null);
}

function issueOf(item: Fields, kind: string): RawPost | null {
  const base = postOf(item, kind === 'is:issue' ? 'issue' : 'post');
  const title = textOf(item.title);
  return base && title ? { ...base, title } : null;
}

function commentOf(item: Fields): RawPost | null {
  const post = postOf(item, 'comment');
  return post?.text ? post : null;
}

function postOf(item: Fields, kind: RawPost['kind']): RawPost | null {
  const id = textOf(item.node_id);
  const url = httpOf(item.html_url);
  const { login, id: userId } = fieldsOf(item.user);
  const name = textOf(login);
  const body = textOf(shownMarkdown(textOf(item.body) ?? ''));
  const labels = [...stringsOf(item.labels), ...textsIn(item.labels, 'name')];
  if (!id || !url) return null;
  return {
    source: 'github',
    extId: id,
    kind,
    url,
    publishedAt: timeOf(item.created_at),
    outlet: repositoryOf(url),
    ...(kind === 'comment' ? { form: 'reply' as const } : {}),
    counts: countsOf({ likes: fieldsOf(item.reactions).total_count, replies: item.comments }),
    ...(name
      ? {
          author: {
            name,
            url: `https://github.com/${encodeURIComponent(name)}`,
            ...(typeof userId === 'number' ? { id: String(userId) } : {}),
          },
        }
      : {}),
    ...(body ? { text: body } : {}),
    ...(labels.length > 0 ? { tags: labels } : {}),
  };
}

/** `acme/app` of the address of anything in it. */
export function repositoryOf(url: string): string {
  return new URL(url).pathname.split('/').slice(1, 3).join('/') || 'GitHub';
}

/** Paths of the comments in which the words were found; the address is foreign, so only its numbers are taken. */
function commentPaths(item: Fields): string[] {
  return (listOf(item.text_matches) ?? []).flatMap(({ object_type, object_url }) => {
    if (object_type !== 'IssueComment' || typeof object_url !== 'string') return [];
    const path = /\/((?:repositories\/\d+|repos\/[\w.-]+\/[\w.-]+)\/issues\/comments\/\d+)$/.exec(object_url);
    return path?.[1] && !path[1].includes('..') ? [path[1]] : [];
  });
}
