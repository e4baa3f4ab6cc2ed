import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import { wantedBy } from './shared/anchors.ts';
import {
  countsOf,
  type Fields,
  fieldsOf,
  httpOf,
  listOf,
  stringsOf,
  textOf,
  timeOf,
} from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { pagingOf } from './shared/paging.ts';
import { readRolling } from './shared/rolling.ts';
import type { Json, Page, ParsedItem, Request, Source, SourceContext, Wanted, WebAsk } from './source.ts';

/** 100 requests in ten minutes for an address, 400 an hour (lobsters/lobsters, config/initializers/rack_attack.rb). */
const EVERY_MS = 15 * MINUTE;
const GAP_MS = 10_000;
const PAGE_SIZE = 25;
const LIMITS = { overlap: 6 * HOUR, reach: 7 * DAY, maxPages: 20 } as const;

/**
 * Stories and comments of Lobsters, newest first, matched here. Its robots.txt lets in only the programs that it names
 * (asked for by a pull request), so it is obeyed in full, unlike that of an API: until Earshot is named there, the source
 * is refused and says why.
 */
export const lobsters: Source = {
  id: 'lobsters',
  label: 'Lobsters',
  homepage: 'https://lobste.rs/',
  access: 'opt-in',
  options: { baseUrl: 'https://lobste.rs' },
  about: {},
  terms:
    'Lobsters lets in only programs that its robots.txt names: ask its maintainers to be named before you opt in; stories and comments are kept with a link, and what is deleted there is deleted here.',
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  plan,
  collect,
  recheck,
};

function plan(wanted: Wanted[]): Request[] {
  if (wanted.length === 0) return [];
  const shared = { source: 'lobsters', params: {}, everyMs: EVERY_MS, ...wantedBy(wanted) };
  return [
    { ...shared, key: 'stories' },
    { ...shared, key: 'comments' },
  ];
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  return request.key === 'comments' ? collectComments(stored, context) : collectStories(stored, context);
}

async function collectStories(stored: Json, context: SourceContext): Promise<Page> {
  const paging = pagingOf(stored, LIMITS, context.now());
  const { from, at } = paging.chain;
  const page = Number(at ?? 1);
  const path = page === 1 ? 'newest.json' : `newest/page/${page}.json`;
  const list = listOf(
    jsonOf(await context.web.fetch(`${baseOf(context)}/${path}`, POLITE), 'Lobsters', context),
  );
  if (!list)
    throw new SourceError('malformed', 'Lobsters answers with something that is no list of stories.');
  const times = list.map(({ created_at }) => timeOf(created_at)).filter((time) => time !== null);
  const goesOn = list.length >= PAGE_SIZE && Math.min(...times) >= from;
  return {
    posts: list.map((story) => storyOf(story, baseOf(context))).filter((post) => post !== null),
    ...paging.after({ times, next: goesOn ? String(page + 1) : null }),
  };
}

/** The newest comments of all stories: one page without a second. */
async function collectComments(stored: Json, context: SourceContext): Promise<Page> {
  const base = baseOf(context);
  const { fresh, ...rest } = await readRolling(`${base}/comments.rss`, stored, context, POLITE);
  return { posts: fresh.map((item) => commentOf(item, base)).filter((post) => post !== null), ...rest };
}

const POLITE: WebAsk = { robots: 'all', gapMs: GAP_MS, explain };

function storyOf(story: Fields, base: string): RawPost | null {
  const id = textOf(story.short_id);
  const title = textOf(story.title);
  if (!id || !/^\w{1,20}$/.test(id) || !title) return null;
  const html = textOf(story.description);
  const link = httpOf(story.url);
  // A name, or in former versions an object with one.
  const name = textOf(story.submitter_user) ?? textOf(fieldsOf(story.submitter_user).username);
  return {
    source: 'lobsters',
    extId: id,
    kind: 'post',
    url: `${base}/s/${id}`,
    title,
    publishedAt: timeOf(story.created_at),
    outlet: 'Lobsters',
    counts: countsOf({ points: story.score, replies: story.comment_count }),
    tags: stringsOf(story.tags),
    ...(html ? { html } : {}),
    ...(link ? { links: [link] } : {}),
    ...authorOf(name, base),
  };
}

function commentOf({ id, url, html, author, publishedAt }: ParsedItem, base: string): RawPost | null {
  const number =
    /\/c\/(\w{1,20})$|#c_(\w{1,20})$/.exec(id) ?? /\/c\/(\w{1,20})$|#c_(\w{1,20})$/.exec(url ?? '');
  const short = number?.[1] ?? number?.[2];
  if (!short || !html) return null;
  // `ana@users.lobste.rs (ana)`
  const name =
    /\(([\w-]{1,60})\)\s*$/.exec(author?.name ?? '')?.[1] ?? /^[\w-]{1,60}/.exec(author?.name ?? '')?.[0];
  return {
    source: 'lobsters',
    extId: `c:${short}`,
    kind: 'comment',
    url: `${base}/c/${short}`,
    html,
    publishedAt,
    outlet: 'Lobsters',
    form: 'reply',
    ...authorOf(name, base),
  };
}

function authorOf(name: string | undefined, base: string): Pick<RawPost, 'author'> {
  return name ? { author: { id: name, name, url: `${base}/~${encodeURIComponent(name)}` } } : {};
}

/** Stories that are gone answer 404; a comment stays and says that it is deleted or taken away by a moderator. */
async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const gone: string[] = [];
  for (const extId of extIds) {
    const [, comment, story] = /^(?:c:(\w{1,20})|(\w{1,20}))$/.exec(extId) ?? [];
    const path = comment ? `c/${comment}` : story ? `s/${story}` : null;
    if (path === null) continue;
    const answer = await context.web.fetch(`${baseOf(context)}/${path}.json`, {
      ...POLITE,
      allow: [404, 410],
    });
    const is = answer.status === 200 ? fieldsOf(jsonOf(answer, 'Lobsters')) : null;
    if (is === null || is.is_deleted === true || is.is_moderated === true) gone.push(extId);
  }
  return gone;
}

function explain(_body: string, usual: SourceError): SourceError {
  if (usual.status !== 403) return usual;
  return new SourceError(
    'refused',
    'Lobsters does not let this program in: ask its maintainers to be named.',
    {
      status: 403,
    },
  );
}

function baseOf({ options }: SourceContext): string {
  return (options.baseUrl ?? lobsters.options.baseUrl ?? '').replace(/\/+$/, '');
}
