import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, MINUTE, type Millis } from '../time.ts';
import {
  countsOf,
  type Fields,
  fieldsOf,
  listOf,
  numberOf,
  stringsOf,
  textOf,
  textsIn,
  timeOf,
} from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { type Paging, pagingOf } from './shared/paging.ts';
import { type Server, serversIn } from './shared/servers.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from './source.ts';

/** A forum allows 200 requests a minute and address (meta.discourse.org/t/78612); one reads all that is new. */
const EVERY_MS = 10 * MINUTE;
/** 60 pages are some 3,000 posts. A read goes back by ids, not by times. */
const LIMITS = { overlap: 0, reach: 7 * DAY, maxPages: 60 } as const;
/** Ids that are read again each time: edits, and posts that waited for a moderator under their old id. */
const OVERLAP_IDS = 50;
/** `posts.json` looks at no more than this many ids below `before`, and shows those that are public. */
const WINDOW_IDS = 50;
const LIKE = 2;

/** Ids beside the times of the paging. */
type Ids = {
  /** Highest id of the last read that ended; null before that. */
  top: number | null;
  /** Highest id met by a read under way. */
  met: number | null;
};

/**
 * All public posts of the forums it is given, newest first (`/posts.json`). Matching is ours: a search for each word
 * would cost a request each and give shortened texts.
 */
export const discourse: Source = {
  id: 'discourse',
  label: 'Discourse forums',
  homepage: 'https://www.discourse.org/',
  access: 'keyed',
  options: { forums: null },
  about: { forums: 'addresses of the forums that are read, separated by spaces.' },
  terms:
    'Public posts of forums that you name, under the rules of each forum; what is deleted or hidden there is deleted here.',
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  plan: (wanted, _feeds, options) => planForums(wanted, options),
  collect,
  recheck,
};

function planForums(wanted: readonly Wanted[], { forums }: SourceContext['options']): Request[] {
  if (wanted.length === 0) return [];
  return serversIn(forums).map(({ base, host }) => ({
    source: 'discourse',
    key: host + new URL(base).pathname.replace(/\/$/, ''),
    params: { server: base },
    scope: 'all',
    serves: 'all',
    everyMs: EVERY_MS,
  }));
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { ids, paging } = placeOf(stored, context.now());
  const { from, at, oldest } = paging.chain;
  const before = at === null ? null : Number(at);
  const [server = { base: '', host: '' }] = serversIn(request.params.server);
  const found = await read(server, before, context);
  const times = found.map((post) => post.at).filter((time) => time !== null);
  const lowest =
    found.length > 0 ? Math.min(...found.map(({ id }) => id)) : before === null ? 0 : before - WINDOW_IDS + 1;
  const since = times.length > 0 ? Math.min(...times) : oldest;
  const reached =
    lowest <= 1 || (ids.top === null ? since === null || since < from : lowest <= ids.top - OVERLAP_IDS);
  const met = Math.max(ids.met ?? ids.top ?? 0, ...found.map(({ id }) => id));
  const after = paging.after({ times, next: reached ? null : String(lowest - 1) });
  return {
    posts: found.map(({ post }) => post).filter((post) => post !== null),
    deleted: found.filter(({ post }) => post === null).map(({ id }) => extIdOf(server, id)),
    title: request.key,
    ...after,
    cursor: {
      ...after.cursor,
      ids: after.more ? { ...ids, met } : { top: met > 0 ? met : null, met: null },
    },
  };
}

/** Cursors of earlier versions have the highest id as `high`, and its time beside it. */
function placeOf(stored: Json, now: Millis): { ids: Ids; paging: Paging } {
  const { v, ids, high, highAt, chain } = fieldsOf(stored);
  if (v !== 1 || typeof ids === 'object') {
    const { top, met } = fieldsOf(ids);
    return { ids: { top: numberOf(top), met: numberOf(met) }, paging: pagingOf(stored, LIMITS, now) };
  }
  const { before, pages, newest, newestAt, oldestAt } = fieldsOf(chain);
  const goesOn = typeof pages === 'number' && {
    from: numberOf(highAt) ?? now - LIMITS.reach,
    at: numberOf(before) === null ? null : String(before),
    pages,
    newest: numberOf(newestAt),
    oldest: numberOf(oldestAt),
  };
  const progress = { v, high: numberOf(highAt), chain: goesOn || null };
  return { ids: { top: numberOf(high), met: numberOf(newest) }, paging: pagingOf(progress, LIMITS, now) };
}

interface Found {
  id: number;
  at: Millis | null;
  /** null when the forum calls it deleted or hidden. */
  post: RawPost | null;
}

async function read(server: Server, before: number | null, context: SourceContext): Promise<Found[]> {
  const query = before === null ? '' : `?before=${before}`;
  const answer = await context.web.fetch(`${server.base}/posts.json${query}`, {
    headers: { accept: 'application/json' },
  });
  const list = listOf(fieldsOf(jsonOf(answer, server.host, context)).latest_posts);
  if (list === null)
    throw new SourceError('malformed', `${server.host} answers with something that is no list of posts.`);
  return list.flatMap((fields) => {
    const { id } = fields;
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) return [];
    const at = timeOf(fields.created_at);
    const gone = fields.hidden === true || fields.user_deleted === true || textOf(fields.deleted_at);
    return [{ id, at, post: gone ? null : postOf(fields, server, id, at) }];
  });
}

function postOf(fields: Fields, server: Server, id: number, publishedAt: Millis | null): RawPost | null {
  const html = textOf(fields.cooked);
  const { topic_id: topic, post_number: number } = fields;
  if (html === undefined || typeof topic !== 'number' || typeof number !== 'number') return null;
  const username = textOf(fields.username);
  // A reply has no title of its own: that of its topic would make every reply a mention.
  const title = number === 1 ? textOf(fields.topic_title) : undefined;
  const likes = (listOf(fields.actions_summary) ?? []).find((action) => action.id === LIKE)?.count ?? 0;
  return {
    source: 'discourse',
    extId: extIdOf(server, id),
    kind: number === 1 ? 'post' : 'comment',
    url: `${server.base}/t/${encodeURIComponent(textOf(fields.topic_slug) ?? '-')}/${topic}/${number}`,
    publishedAt,
    html,
    ...(number === 1 ? tagsIn(fields.tags) : {}),
    outlet: server.host,
    ...(number > 1 ? { form: 'reply' as const } : {}),
    counts: countsOf({ likes, replies: fields.reply_count, views: fields.reads }),
    ...(title ? { title } : {}),
    ...(number > 1 ? { parentId: `${server.base}/t/${topic}` } : {}),
    ...(username
      ? {
          author: {
            id: `${username}@${server.host}`,
            name: textOf(fields.name) ?? username,
            handle: username,
            url: `${server.base}/u/${encodeURIComponent(username)}`,
          },
        }
      : {}),
  };
}

/** Names, or objects with names. */
function tagsIn(tags: unknown): Pick<RawPost, 'tags'> {
  const named = [...stringsOf(tags), ...textsIn(tags, 'name')];
  return named.length > 0 ? { tags: named } : {};
}

function extIdOf({ base }: Server, id: number): string {
  return `${base}/posts/${id}`;
}

/** 404 and 410: deleted. 403: no longer public, which is the same to us. */
async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const forums = serversIn(context.options.forums);
  const gone: string[] = [];
  let failure: SourceError | null = null;
  let answered = 0;
  const silent = new Set<string>();
  for (const extId of extIds) {
    const forum = forums.find(({ base }) => extId.startsWith(`${base}/posts/`));
    if (!forum || silent.has(forum.base)) continue;
    try {
      const answer = await context.web.fetch(`${extId}.json`, { allow: [403, 404, 410] });
      answered += 1;
      const { deleted_at, hidden, user_deleted } =
        answer.status === 200 ? fieldsOf(jsonOf(answer, forum.host, context)) : { hidden: true };
      if (hidden === true || user_deleted === true || textOf(deleted_at)) gone.push(extId);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failure ??= error;
      silent.add(forum.base);
    }
  }
  if (answered === 0 && failure) throw failure;
  return gone;
}
