import { htmlToText } from '../../mentions/html-text.ts';
import { DAY, HOUR, MINUTE } from '../../time.ts';
import { distinctAnchors } from '../shared/anchors.ts';
import { namesAny } from '../shared/names-any.ts';
import { pagingOf } from '../shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from '../source.ts';
import { listArticles, type Watch, watchIn, withBodies } from './articles.ts';
import { askForem, DEV } from './ask.ts';
import { commentsOf } from './comments.ts';

/** Limits are not published: one read of what is new each quarter of an hour, and each tag twice a day. */
const EVERY_MS = 15 * MINUTE;
const TAG_EVERY_MS = 12 * HOUR;
const TAGS_PER_MINUTE = 2;
/** The service allows up to 1,000; this many are below a mebibyte. */
const PAGE_SIZE = 250;
const FIRST_LOOK_MS = 7 * DAY;
/** Articles appear late with an old time: scheduled ones, and those read from a blog. 40 pages are 10,000 articles. */
const LIMITS = { overlap: 6 * HOUR, reach: FIRST_LOOK_MS, maxPages: 40, gapFrom: 'overlap' } as const;
/** Of the week that a first read goes back, bodies are read for the newest days: a request each. */
const BODY_AGE = 2 * DAY;
/** Comments are read at articles about the words, this many, this long and so often. */
const WATCHED = 40;
const WATCHED_FOR = 7 * DAY;
const COMMENTS_EVERY = 3 * HOUR;

/**
 * Articles of DEV, or of another Forem, with what is said below those about the words. It has no search for words: what
 * is new is read whole and matched here by title, body and tags; the words as a tag besides, which finds the week before
 * a keyword was added.
 */
export const dev: Source = {
  id: 'dev',
  label: 'DEV Community',
  homepage: 'https://dev.to/',
  access: 'open',
  options: { baseUrl: DEV },
  about: {},
  terms:
    'Public interface of Forem; articles and comments are kept with a link, and what is deleted there is deleted here.',
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  previews: true,
  plan,
  collect,
  recheck,
};

function plan(wanted: Wanted[]): Request[] {
  if (wanted.length === 0) return [];
  const anchors = distinctAnchors(wanted);
  const tags = new Map<string, Set<string>>();
  for (const { words, keywordIds } of anchors) {
    // A tag of Forem is letters and digits.
    const tag = words.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 30);
    if (tag === '') continue;
    const ids = tags.get(tag) ?? new Set<string>();
    for (const id of keywordIds) ids.add(id);
    tags.set(tag, ids);
  }
  const shared = { source: 'dev', scope: 'all' } as const;
  const everyMs = Math.max(TAG_EVERY_MS, Math.ceil((tags.size * MINUTE) / TAGS_PER_MINUTE));
  const words = JSON.stringify(anchors.map((anchor) => anchor.words));
  return [
    { ...shared, key: 'latest', params: { words }, serves: 'all', everyMs: EVERY_MS },
    ...[...tags].map(([tag, ids]) => ({
      ...shared,
      key: `#${tag}`,
      params: { tag },
      serves: [...ids].sort(),
      everyMs,
    })),
  ];
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { tag, words = '[]' } = request.params;
  return tag === undefined
    ? collectLatest(JSON.parse(words) as string[], stored, context)
    : collectTag(tag, stored, context);
}

/** The comments that are due, an article at a time, then what is new, newest first, down to the last read and a bit further. */
async function collectLatest(words: readonly string[], stored: Json, context: SourceContext): Promise<Page> {
  const now = context.now();
  const paging = pagingOf(stored, LIMITS, now);
  const watch = watchAt(stored, paging.before.chain === null, now);
  const [visited, ...left] = watch.left;
  if (visited !== undefined) {
    const comments = await commentsOf(visited, context);
    const articles = watch.articles.filter(({ id }) => comments !== null || id !== visited);
    return {
      posts: comments?.posts ?? [],
      deleted: comments?.deleted ?? [visited],
      cursor: { ...keptOf(stored), ...paging.before, watch: { ...watch, articles, left } },
      more: true,
    };
  }
  const { from, at } = paging.chain;
  const page = Number(at ?? 1);
  const query = new URLSearchParams({ per_page: String(PAGE_SIZE), page: String(page) });
  const listed = await listArticles(`/articles/latest?${query}`, context);
  const times = listed.map(({ publishedAt }) => publishedAt).filter((time) => time !== null);
  const goesOn = listed.length >= PAGE_SIZE && Math.min(...times) >= from;
  const wanted = listed.filter(({ publishedAt }) => publishedAt === null || publishedAt >= from);
  const { posts, bodies } = await withBodies(wanted, stored, now - BODY_AGE, context);
  const names = namesAny(words);
  const about = posts.filter(({ title = '', text = '', html = '', tags = [] }) =>
    names([title, text, htmlToText(html).text, ...tags].join(' ')),
  );
  const articles = [
    ...about.map(({ extId, publishedAt }) => ({ id: extId, at: publishedAt ?? now })),
    ...watch.articles.filter(({ id }) => !about.some(({ extId }) => extId === id)),
  ].sort((a, b) => b.at - a.at);
  const after = paging.after({ times, next: goesOn ? String(page + 1) : null });
  return {
    posts,
    ...after,
    cursor: { ...after.cursor, bodies, watch: { ...watch, articles: articles.slice(0, WATCHED) } },
  };
}

/** Begins a new round when it is time and no chain of pages is under way. */
function watchAt(stored: Json, free: boolean, now: number): Watch {
  const watch = watchIn(stored, now, WATCHED_FOR);
  const due =
    free && watch.left.length === 0 && watch.articles.length > 0 && now - watch.at >= COMMENTS_EVERY;
  return due ? { ...watch, at: now, left: watch.articles.map(({ id }) => id) } : watch;
}

/** What a visit leaves as it is. */
function keptOf(stored: Json): { [key: string]: Json } {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {};
}

/** The hottest articles of a tag come first, whatever their age: one page, of which the last week is kept. */
async function collectTag(tag: string, stored: Json, context: SourceContext): Promise<Page> {
  const from = context.now() - FIRST_LOOK_MS;
  const query = new URLSearchParams({ tag, per_page: String(PAGE_SIZE) });
  const listed = await listArticles(`/articles?${query}`, context);
  const whole = listed.length < PAGE_SIZE;
  const wanted = listed.filter(({ publishedAt }) => publishedAt === null || publishedAt >= from);
  const { posts, bodies } = await withBodies(wanted, stored, from, context);
  return {
    posts,
    cursor: { v: 1, bodies },
    more: false,
    title: `#${tag}`,
    ...(stored === null && whole ? { coveredFrom: from } : {}),
  };
}

async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const gone: string[] = [];
  for (const extId of extIds) {
    const [, article, comment] = /^(?:(\d{1,15})|c:(\w{1,20}))$/.exec(extId) ?? [];
    const path = article ? `/articles/${article}` : comment ? `/comments/${comment}` : null;
    if (path === null) continue;
    const { status } = await askForem(path, context, [404, 410]);
    if (status !== 200) gone.push(extId);
  }
  return gone;
}
