import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { parseUrl } from '../parse-url.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf, timeOf } from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { missingIds } from './shared/missing.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted, WebAnswer } from './source.ts';

/** One request at a time, and none when the servers lag (mediawiki.org/wiki/API:Etiquette): a page every quarter of an hour. */
const EVERY_MS = 15 * MINUTE;
const PAGES_PER_MINUTE = 20;
const GAP_MS = 1_000;
const MAX_LAG = '5';
const LAG_PAUSE = MINUTE;
const PAGE_SIZE = 50;
/** Changes are listed at once, and none comes late. */
const LIMITS = { overlap: HOUR, reach: 7 * DAY, maxPages: 20 } as const;
/** Changes asked for by number in one call (`limit` of titles and ids for everybody). */
const IDS_AT_ONCE = 50;

interface Article {
  wiki: string;
  title: string;
}

/**
 * Changes of the pages that are named: who changed what when, by the summary that they wrote. The text of the page is
 * not read. Each carries the page's title, so that it is a mention of the keyword that finds the title.
 */
export const wikipedia: Source = {
  id: 'wikipedia',
  label: 'Wikipedia',
  homepage: 'https://www.wikipedia.org/',
  access: 'keyed',
  options: { pages: null, baseUrl: 'https://{wiki}.wikipedia.org' },
  about: {
    pages:
      'pages whose changes are read, language and title of each, or their addresses, separated by commas: `en:Kestrelbox, fr:Kestrelbox (entreprise)`; set `EARSHOT_CONTACT` too, for Wikimedia wants to know who reads.',
  },
  terms:
    'Edit summaries are licensed CC BY-SA: kept with author and link; names of people without an account, which are addresses of their computers, are not kept, and what Wikipedia hides or deletes is deleted here.',
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  plan,
  collect,
  recheck,
};

function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  if (wanted.length === 0) return [];
  const articles = articlesIn(options.pages);
  const everyMs = Math.max(EVERY_MS, Math.ceil((articles.length * MINUTE) / PAGES_PER_MINUTE));
  return articles.map(({ wiki, title }) => ({
    source: 'wikipedia',
    key: `${wiki}:${title}`,
    params: { wiki, title },
    scope: 'all',
    serves: 'all',
    everyMs,
  }));
}

/** `en:Acme, Inc.`, or the address of the page; titles have commas too, so that one ends an entry only before the next. */
function articlesIn(option: string | undefined): Article[] {
  const typed = (option ?? '').split(/[;\n]|,\s*(?=[a-z]{2,12}(?:-[a-z]{2,12})*:)/i);
  const found = typed.flatMap((entry) => articleOf(entry.trim()) ?? []);
  return [...new Map(found.map((article) => [`${article.wiki}:${article.title}`, article])).values()];
}

function articleOf(typed: string): Article | null {
  const address = /^https?:\/\//i.test(typed) ? parseUrl(typed) : null;
  if (address) {
    const [, wiki] = /^([a-z-]+)\.(?:m\.)?wikipedia\.org$/.exec(address.hostname) ?? [];
    const [, path] = /^\/wiki\/(.+)$/.exec(address.pathname) ?? [];
    return wiki && path ? { wiki, title: titleOf(decoded(path)) } : null;
  }
  const [, wiki = 'en', title = ''] = /^(?:([a-z]{2,12}(?:-[a-z]{2,12})*):)?(.+)$/i.exec(typed) ?? [];
  return title.trim() === '' || /^[a-z-]+:$/i.test(title)
    ? null
    : { wiki: wiki.toLowerCase(), title: titleOf(title) };
}

/** As the wiki itself writes it; what separates titles in a request cannot stand in one. */
function titleOf(typed: string): string {
  const title = typed.replace(/[_\s|#<>[\]{}]+/g, ' ').trim();
  return title.slice(0, 1).toUpperCase() + title.slice(1, 255);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { wiki = 'en', title = request.key } = request.params;
  const paging = pagingOf(stored, LIMITS, context.now());
  const { from, at } = paging.chain;
  const answer = await ask(
    wiki,
    {
      prop: 'revisions',
      titles: title,
      redirects: '1',
      rvprop: 'ids|timestamp|user|comment|flags',
      rvlimit: String(PAGE_SIZE),
      rvdir: 'older',
      rvend: new Date(from).toISOString(),
      ...(at === null ? {} : { rvcontinue: at }),
    },
    context,
  );
  const pages = listOf(fieldsOf(answer.query).pages) ?? [];
  // A page without a change in this time has a title alone.
  const page = pages.find(({ revisions }) => listOf(revisions)?.length) ?? pages.find(isPage);
  if (!page)
    throw new SourceError('malformed', 'Wikipedia answers with something that is no list of changes.');
  if (page.missing === true || page.invalid === true)
    throw new SourceError(
      'misconfigured',
      `${wiki}.wikipedia.org has no such page: check EARSHOT_WIKIPEDIA_PAGES.`,
    );
  const changes = listOf(page.revisions) ?? [];
  const shown = textOf(page.title) ?? title;
  const next = textOf(fieldsOf(answer.continue).rvcontinue);
  return {
    posts: changes.map((change) => postOf(change, wiki, shown)).filter((post) => post !== null),
    deleted: changes
      .filter(isHidden)
      .flatMap(({ revid }) => (typeof revid === 'number' ? `${wiki}:${revid}` : [])),
    ...paging.after({
      times: changes.map(({ timestamp }) => timeOf(timestamp)).filter((time) => time !== null),
      next: changes.length > 0 ? (next ?? null) : null,
    }),
    title: `${shown} (${wiki})`,
  };
}

function isPage({ title, missing, invalid }: Fields): boolean {
  return textOf(title) !== undefined || missing === true || invalid === true;
}

function postOf(change: Fields, wiki: string, title: string): RawPost | null {
  const { revid, parentid } = change;
  if (typeof revid !== 'number' || !Number.isSafeInteger(revid) || isHidden(change)) return null;
  const text = textOf(change.comment);
  const name = change.anon === true || change.temp === true ? undefined : textOf(change.user);
  return {
    source: 'wikipedia',
    extId: `${wiki}:${revid}`,
    kind: 'post',
    url: `https://${wiki}.wikipedia.org/wiki/Special:Diff/${revid}`,
    title,
    publishedAt: timeOf(change.timestamp),
    outlet: `Wikipedia (${wiki})`,
    lang: wiki,
    ...(text ? { text: readable(text) } : {}),
    ...(typeof parentid === 'number' && parentid > 0 ? { parentId: `${wiki}:${parentid}` } : {}),
    ...(name
      ? {
          author: {
            id: name,
            name,
            url: `https://${wiki}.wikipedia.org/wiki/User:${encodeURIComponent(name.replaceAll(' ', '_'))}`,
          },
        }
      : {}),
  };
}

/** Links and the section that was changed are written in the markup of the wiki: `/* History *\u200b/ see [[Acme|the firm]]`. */
function readable(comment: string): string {
  return comment
    .replace(/\/\*\s*(.*?)\s*\*\//g, '$1: ')
    .replace(/\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, '$1')
    .trim();
}

function isHidden({ commenthidden, userhidden, texthidden, suppressed }: Fields): boolean {
  return [commenthidden, userhidden, texthidden, suppressed].includes(true);
}

async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const mine = extIds.filter((id) => /^[a-z-]+:\d{1,15}$/.test(id));
  const gone: string[] = [];
  for (const wiki of new Set(mine.map((id) => id.split(':')[0]!)))
    gone.push(
      ...(await missingIds(
        mine.filter((id) => id.startsWith(`${wiki}:`)),
        IDS_AT_ONCE,
        (part) => thereOf(part, wiki, context),
      )),
    );
  return gone;
}

/** Those that can be read: `badrevids` are deleted with their page, others have been hidden. */
async function thereOf(
  ids: readonly string[],
  wiki: string,
  context: SourceContext,
): Promise<Set<string> | null> {
  const revids = ids.map((id) => id.slice(wiki.length + 1)).join('|');
  const answer = await ask(wiki, { prop: 'revisions', revids, rvprop: 'ids|user|comment|flags' }, context);
  const { pages, badrevids } = fieldsOf(answer.query);
  const list = listOf(pages);
  if (!list && badrevids === undefined) return null;
  const changes = (list ?? []).flatMap(({ revisions }) => listOf(revisions) ?? []);
  return new Set(changes.filter((change) => !isHidden(change)).map(({ revid }) => `${wiki}:${revid}`));
}

async function ask(wiki: string, query: Record<string, string>, context: SourceContext): Promise<Fields> {
  const { baseUrl = wikipedia.options.baseUrl } = context.options;
  const base = (baseUrl ?? '').replaceAll('{wiki}', wiki).replace(/\/+$/, '');
  const params = new URLSearchParams({
    action: 'query',
    format: 'json',
    formatversion: '2',
    maxlag: MAX_LAG,
    ...query,
  });
  const answer = await context.web.fetch(`${base}/w/api.php?${params}`, {
    lane: 'api',
    gapMs: GAP_MS,
    explain,
  });
  const fields = fieldsOf(jsonOf(answer, 'Wikipedia', context));
  const { code } = fieldsOf(fields.error);
  // Errors come with HTTP 200 (mediawiki.org/wiki/API:Errors_and_warnings).
  if (code === 'maxlag' || code === 'ratelimited')
    throw new SourceError('limited', 'Wikipedia asks for fewer requests.', { retryAfterMs: waitOf(answer) });
  if (code !== undefined || typeof fields.query !== 'object')
    throw new SourceError('malformed', 'Wikipedia answers with something that is no list of changes.');
  return fields;
}

/** Their policy wants to know who asks and where to write to (foundation.wikimedia.org, User-Agent Policy). */
function explain(_body: string, usual: SourceError): SourceError {
  if (usual.status !== 403) return usual;
  return new SourceError(
    'refused',
    'Wikipedia does not let this bot in: it wants to know whom to write to. Set EARSHOT_CONTACT.',
    { status: 403 },
  );
}

function waitOf(answer: WebAnswer): Millis {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return Math.max(LAG_PAUSE, (numberOf(seconds) ?? 0) * 1000);
}
