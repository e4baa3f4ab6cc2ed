import { SourceError } from '../../config/errors.ts';
import { htmlToText } from '../mentions/html-text.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import { distinctAnchors } from './shared/anchors.ts';
import {
  countsOf,
  type Fields,
  fieldsOf,
  httpOf,
  listOf,
  moreOf,
  stringsOf,
  textOf,
} from './shared/fields.ts';
import { fieldsIn, jsonOf } from './shared/json.ts';
import { missingIds } from './shared/missing.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted, WebAnswer } from './source.ts';

/** Requests a day and address (api.stackexchange.com/docs/throttle). Searches plan with half: pages and authors cost too. */
const QUOTA = { free: 300, keyed: 10_000 } as const;
const EVERY_MS = { free: 30 * MINUTE, keyed: 5 * MINUTE } as const;
const PAGE_SIZE = 100;
const LIMITS = { overlap: 2 * HOUR, reach: 7 * DAY, maxPages: 10 } as const;
/** Posts whose author is known already: nobody asks for them again. */
const KEPT_IDS = 200;

/** Sites with a name of their own; all others are `<site>.stackexchange.com`. */
const HOSTS: Readonly<Record<string, string>> = {
  stackoverflow: 'stackoverflow.com',
  superuser: 'superuser.com',
  serverfault: 'serverfault.com',
  askubuntu: 'askubuntu.com',
  mathoverflow: 'mathoverflow.net',
  stackapps: 'stackapps.com',
};

export const stackExchange: Source = {
  id: 'stack-exchange',
  label: 'Stack Exchange',
  homepage: 'https://stackexchange.com/',
  access: 'open',
  options: { baseUrl: 'https://api.stackexchange.com/2.3', sites: 'stackoverflow', key: '' },
  about: {
    sites:
      'sites that are searched, by their names in the API, separated by spaces: `stackoverflow serverfault`.',
    key: 'key of a registered application: 10,000 requests a day instead of 300.',
  },
  terms:
    'Questions and answers are licensed CC BY-SA: shown with author, link and license; what is deleted there is deleted here.',
  cost: 'free: 300 requests a day for each address, 10,000 with a key',
  keyFrom: 'register an application at stackapps.com; the key is no secret to its owner and costs nothing',
  triedLive: false,
  plan,
  collect,
  recheck,
};

function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  const sites = sitesOf(options);
  const searches = distinctAnchors(wanted);
  const kind = options.key ? 'keyed' : 'free';
  const count = searches.length * sites.length;
  const everyMs = Math.max(EVERY_MS[kind], Math.ceil((count * DAY) / (QUOTA[kind] / 2)));
  return sites.flatMap((site) =>
    searches.map(({ words, keywordIds }) => ({
      source: 'stack-exchange',
      key: `${site}:${words}`,
      params: { site, words },
      scope: 'all' as const,
      serves: keywordIds,
      everyMs,
    })),
  );
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { site = 'stackoverflow', words = request.key } = request.params;
  const now = context.now();
  const paging = pagingOf(stored, LIMITS, now, [words]);
  const page = Number(paging.chain.at ?? 1);
  const answer = await ask(
    'search/excerpts',
    {
      site,
      q: /\s/.test(words) ? `"${words}"` : words,
      sort: 'creation',
      order: 'desc',
      fromdate: String(Math.floor(paging.chain.from / 1000)),
      pagesize: String(PAGE_SIZE),
      page: String(page),
    },
    context,
  );
  const seen = stringsOf(fieldsOf(stored).seen);
  const found = answer.items.map((item) => foundOf(item, site)).filter((post) => post !== null);
  const fresh = found.filter(({ number }) => !seen.includes(number));
  const owners = await ownersOf(
    fresh.map(({ number }) => number),
    site,
    context,
  );
  const after = paging.after({
    times: found.map(({ at }) => at),
    next: answer.hasMore && found.length > 0 ? String(page + 1) : null,
  });
  return {
    posts: fresh.map(({ number, post }) => ({ ...post, ...owners.posts.get(number) })),
    ...after,
    cursor: { ...after.cursor, seen: [...fresh.map(({ number }) => number), ...seen].slice(0, KEPT_IDS) },
    ...quota(owners.quotaLeft ?? answer.quotaLeft, now),
  };
}

/** The rest of the day's quota; when it is spent, nothing is asked before the next UTC day. */
function quota(quotaLeft: number | null, now: Millis): Pick<Page, 'quotaLeft' | 'nextInMs'> {
  if (quotaLeft === null) return {};
  return quotaLeft > 0 ? { quotaLeft } : { quotaLeft, nextInMs: DAY - (now % DAY) };
}

interface Found {
  /** Question and answer ids share one sequence on a site. */
  number: string;
  at: Millis;
  post: RawPost;
}

function foundOf(item: Fields, site: string): Found | null {
  const isAnswer = item.item_type === 'answer';
  const number = isAnswer ? item.answer_id : item.question_id;
  const at = typeof item.creation_date === 'number' ? item.creation_date * 1000 : Number.NaN;
  const title = textOf(item.title);
  const html = textOf(item.excerpt) ?? textOf(item.body);
  if (typeof number !== 'number' || !Number.isSafeInteger(at) || (!title && !html)) return null;
  const host = HOSTS[site] ?? `${site}.stackexchange.com`;
  return {
    number: String(number),
    at,
    post: {
      source: 'stack-exchange',
      extId: `${site}:${number}`,
      kind: isAnswer ? 'comment' : 'question',
      url: `https://${host}/${isAnswer ? 'a' : 'q'}/${number}`,
      publishedAt: at,
      outlet: host,
      counts: countsOf({ points: item.score, replies: item.answer_count }),
      // Both come as HTML: the excerpt with the found words marked.
      ...(title ? { title: htmlToText(title).text } : {}),
      ...(html ? { html } : {}),
      // The excerpt is cut; the body beside it is not.
      ...moreOf([item.excerpt === undefined ? undefined : htmlToText(textOf(item.body) ?? '').text]),
      ...(isAnswer && typeof item.question_id === 'number'
        ? { parentId: `${site}:${item.question_id}` }
        : {}),
      ...(Array.isArray(item.tags) ? { tags: item.tags.filter((tag) => typeof tag === 'string') } : {}),
    },
  };
}

/** The license asks to name the author, whom excerpts leave out. */
async function ownersOf(
  numbers: readonly string[],
  site: string,
  context: SourceContext,
): Promise<{ posts: Map<string, Pick<RawPost, 'author'>>; quotaLeft: number | null }> {
  const posts = new Map<string, Pick<RawPost, 'author'>>();
  if (numbers.length === 0) return { posts, quotaLeft: null };
  const answer = await ask(`posts/${numbers.join(';')}`, { site, pagesize: String(PAGE_SIZE) }, context);
  for (const { post_id: id, owner } of answer.items) {
    const { display_name, user_id, link } = fieldsOf(owner);
    const name = textOf(display_name);
    const url = httpOf(link);
    if (!name) continue;
    posts.set(String(id), {
      author: {
        name: htmlToText(name).text,
        ...(typeof user_id === 'number' ? { id: `${site}:${user_id}` } : {}),
        ...(url ? { url } : {}),
      },
    });
  }
  return { posts, quotaLeft: answer.quotaLeft };
}

/** Posts that a look-up by id no longer brings have been deleted. */
async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const known = extIds.filter((id) => /^[a-z0-9.-]+:\d+$/.test(id));
  const gone: string[] = [];
  for (const site of new Set(known.map((id) => id.split(':')[0]!))) {
    const mine = known.filter((id) => id.startsWith(`${site}:`));
    const missing = await missingIds(mine, PAGE_SIZE, async (part) => {
      const numbers = part.map((id) => id.slice(site.length + 1)).join(';');
      const { items } = await ask(`posts/${numbers}`, { site, pagesize: String(PAGE_SIZE) }, context);
      return new Set(items.map(({ post_id }) => `${site}:${post_id}`));
    });
    gone.push(...missing);
  }
  return gone;
}

interface Answer {
  items: Fields[];
  hasMore: boolean;
  quotaLeft: number | null;
}

async function ask(path: string, query: Record<string, string>, context: SourceContext): Promise<Answer> {
  const { baseUrl = stackExchange.options.baseUrl, key } = context.options;
  const params = new URLSearchParams({ ...query, ...(key ? { key } : {}) });
  const answer = await context.web.fetch(`${baseUrl?.replace(/\/+$/, '')}/${path}?${params}`, {
    lane: 'api',
    pauseAfter,
    explain: (body, usual) => explain(body, usual, context.now()),
  });
  const { items, has_more, quota_remaining } = fieldsOf(jsonOf(answer, 'Stack Exchange'));
  const list = listOf(items);
  if (!list)
    throw new SourceError('malformed', 'Stack Exchange answers with something that is no list of posts.');
  return {
    items: list,
    hasMore: has_more === true,
    quotaLeft: typeof quota_remaining === 'number' ? quota_remaining : null,
  };
}

/** `backoff` in the body: seconds to wait before the same method is called again (docs/throttle). */
function pauseAfter(answer: WebAnswer): number {
  try {
    const { backoff } = fieldsOf(jsonOf(answer, 'Stack Exchange'));
    return typeof backoff === 'number' ? backoff * 1000 : 0;
  } catch {
    return 0;
  }
}

/** Errors come as HTTP 400 with a number of their own (api.stackexchange.com/docs/error-handling). */
function explain(body: string, usual: SourceError, now: Millis): SourceError {
  const { error_id: id, error_message: words } = fieldsIn(body);
  const more = { status: usual.status };
  // Their number for an overload of theirs, whatever we ask.
  if (id === 503) return new SourceError('down', 'Stack Exchange is overloaded.', { status: 503 });
  if (id === 502) {
    // "too many requests from this IP, more requests available in 1234 seconds"; without a figure, until the quota is new.
    const seconds = /in (\d{1,6}) seconds/.exec(typeof words === 'string' ? words : '')?.[1];
    const retryAfterMs = seconds ? Number(seconds) * 1000 : (usual.retryAfterMs ?? DAY - (now % DAY));
    return new SourceError(
      'limited',
      'Stack Exchange asks for fewer requests; a key (EARSHOT_STACK_EXCHANGE_KEY) allows 10,000 a day.',
      { ...more, retryAfterMs },
    );
  }
  if (id === 403 || id === 401 || id === 402 || (id === 400 && /key/i.test(String(words))))
    return new SourceError(
      'misconfigured',
      'Stack Exchange does not accept the key: check EARSHOT_STACK_EXCHANGE_KEY, or remove it and read without.',
      more,
    );
  if (id === 400 && /site/i.test(String(words)))
    return new SourceError(
      'misconfigured',
      'Stack Exchange does not know this site: check the names in EARSHOT_STACK_EXCHANGE_SITES.',
      more,
    );
  return usual;
}

function sitesOf(options: SourceContext['options']): string[] {
  const named = options.sites ?? stackExchange.options.sites ?? '';
  return [...new Set(named.toLowerCase().split(/[\s,]+/))].filter((site) => /^[a-z0-9.-]+$/.test(site));
}
