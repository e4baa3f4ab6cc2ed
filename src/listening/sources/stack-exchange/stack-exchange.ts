import { SourceError } from '../../../config/errors.ts';
import { htmlToText } from '../../mentions/html-text.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../time.ts';
import { distinctAnchors } from '../shared/anchors.ts';
import { countsOf, type Fields, fieldsOf, moreOf, stringsOf, textOf } from '../shared/fields.ts';
import { missingIds } from '../shared/missing.ts';
import { pagingOf } from '../shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from '../source.ts';
import { API, ask, authorOf, hostOf, PAGE_SIZE, quota } from './ask.ts';
import { goneComments, readComments } from './comments.ts';

/** Requests a day and address (api.stackexchange.com/docs/throttle). Searches plan with half: pages and authors cost too. */
const QUOTA = { free: 300, keyed: 10_000 } as const;
const EVERY_MS = { free: 30 * MINUTE, keyed: 5 * MINUTE } as const;
/** All comments of a site since the last time are a page or two; reads a day over all sites. */
const COMMENTS_EVERY_MS = 10 * MINUTE;
const COMMENT_READS = 1_500;
const LIMITS = { overlap: 2 * HOUR, reach: 7 * DAY, maxPages: 10 } as const;
/** Posts whose author is known already: nobody asks for them again. */
const KEPT_IDS = 200;

export const stackExchange: Source = {
  id: 'stack-exchange',
  label: 'Stack Exchange',
  homepage: 'https://stackexchange.com/',
  access: 'open',
  options: { baseUrl: API, sites: 'stackoverflow', key: '' },
  about: {
    sites:
      'sites that are searched, by their names in the API, separated by spaces: `stackoverflow serverfault`.',
    key: 'key of a registered application: 10,000 requests a day instead of 300, and comments.',
  },
  terms:
    'Questions, answers and comments are licensed CC BY-SA: shown with author, link and license; what is deleted there is deleted here.',
  cost: 'free: 300 requests a day for each address, 10,000 and comments with a key',
  keyFrom: 'register an application at stackapps.com; the key is no secret to its owner and costs nothing',
  triedLive: false,
  previews: true,
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
  const commentsEvery = Math.max(COMMENTS_EVERY_MS, Math.ceil((sites.length * DAY) / COMMENT_READS));
  const shared = { source: 'stack-exchange', scope: 'all' } as const;
  return sites.flatMap((site) => [
    ...searches.map(({ words, keywordIds }) => ({
      ...shared,
      key: `${site}:${words}`,
      params: { site, words },
      serves: keywordIds,
      everyMs,
    })),
    ...(options.key && searches.length > 0
      ? [
          {
            ...shared,
            key: `comments:${site}`,
            params: { site, what: 'comments', words: JSON.stringify(searches.map(({ words }) => words)) },
            serves: 'all' as const,
            everyMs: commentsEvery,
          },
        ]
      : []),
  ]);
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { site = 'stackoverflow', words = request.key } = request.params;
  if (request.params.what === 'comments')
    return readComments(site, JSON.parse(words) as string[], stored, context);
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
    posts: fresh.map(({ number, post }) => ({ ...post, ...owners.posts?.get(number) })),
    ...after,
    cursor: {
      ...after.cursor,
      seen: [...(owners.posts ? fresh.map(({ number }) => number) : []), ...seen].slice(0, KEPT_IDS),
    },
    ...quota(owners.quotaLeft ?? answer.quotaLeft, now),
  };
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
  const host = hostOf(site);
  return {
    number: String(number),
    at,
    post: {
      source: 'stack-exchange',
      extId: `${site}:${number}`,
      kind: isAnswer ? 'comment' : 'question',
      url: `https://${host}/${isAnswer ? 'a' : 'q'}/${number}`,
      ...(isAnswer ? { form: 'reply' as const } : {}),
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

/** The license asks to name the author, whom excerpts leave out. `posts` is null when it could not be asked. */
async function ownersOf(
  numbers: readonly string[],
  site: string,
  context: SourceContext,
): Promise<{ posts: Map<string, Pick<RawPost, 'author'>> | null; quotaLeft: number | null }> {
  const posts = new Map<string, Pick<RawPost, 'author'>>();
  if (numbers.length === 0) return { posts, quotaLeft: null };
  const answer = await ask(
    `posts/${numbers.join(';')}`,
    { site, pagesize: String(PAGE_SIZE) },
    context,
  ).catch((error: unknown) => {
    // A post without its author is better than none; the next read asks again.
    if (error instanceof SourceError) return null;
    throw error;
  });
  if (answer === null) return { posts: null, quotaLeft: null };
  for (const { post_id: id, owner } of answer.items) {
    const author = authorOf(owner, site);
    if (author) posts.set(String(id), { author });
  }
  return { posts, quotaLeft: answer.quotaLeft };
}

/** Posts that a look-up by id no longer brings have been deleted. */
async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const known = extIds.filter((id) => /^[a-z0-9.-]+:\d+$/.test(id));
  const gone = await goneComments(extIds, context);
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

function sitesOf(options: SourceContext['options']): string[] {
  const named = options.sites ?? stackExchange.options.sites ?? '';
  return [...new Set(named.toLowerCase().split(/[\s,]+/))].filter((site) => /^[a-z0-9.-]+$/.test(site));
}
