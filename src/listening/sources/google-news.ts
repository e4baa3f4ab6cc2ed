import type { RawPost } from '../mentions/mention.ts';
import { DAY, MINUTE, type Millis } from '../time.ts';
import { distinctAnchors } from './shared/anchors.ts';
import { fieldsOf, numberOf } from './shared/fields.ts';
import { memoryAsJson, memoryIn } from './shared/item-memory.ts';
import { nameItems } from './shared/item-names.ts';
import type { Json, Page, ParsedItem, Request, Source, SourceContext, Wanted } from './source.ts';

/** Limits are not published: a quarter of an hour per search, and at most ten searches a minute over all. */
const EVERY_MS = 15 * MINUTE;
const MAX_PER_MINUTE = 10;
const FIRST_LOOK_MS = 7 * DAY;
/** A hundred items are the most that was ever seen; an answer nearly as long may have been cut. */
const MOST_ITEMS = 90;

/** `hl`, `gl` and `ceid` must agree. */
const EDITIONS: Readonly<Record<string, { hl: string; gl: string; ceid: string }>> = {
  en: { hl: 'en-US', gl: 'US', ceid: 'US:en' },
  fr: { hl: 'fr', gl: 'FR', ceid: 'FR:fr' },
  de: { hl: 'de', gl: 'DE', ceid: 'DE:de' },
  es: { hl: 'es', gl: 'ES', ceid: 'ES:es' },
  it: { hl: 'it', gl: 'IT', ceid: 'IT:it' },
};

/** News of the last day by the search feed of Google News, which Google does not document and may end any day. */
export const googleNews: Source = {
  id: 'google-news',
  label: 'Google News',
  homepage: 'https://news.google.com/',
  access: 'opt-in',
  options: { baseUrl: 'https://news.google.com' },
  about: {},
  terms:
    "Google's terms for automated access apply, personal use of the feed being the safe reading: only for workspaces that ask. Titles and links are kept.",
  cost: 'free; undocumented by Google, whose terms apply',
  keyFrom: null,
  triedLive: false,
  previews: true,
  plan,
  collect,
};

function plan(wanted: Wanted[]): Request[] {
  const searches = distinctAnchors(wanted, { offers: Object.keys(EDITIONS), usual: ['en', 'fr'] });
  const everyMs = Math.max(EVERY_MS, Math.ceil((searches.length * MINUTE) / MAX_PER_MINUTE));
  return searches.map(({ words, lang, keywordIds }) => ({
    source: 'google-news',
    key: `${lang}:${words}`,
    params: { words, lang },
    scope: 'all',
    serves: keywordIds,
    everyMs,
  }));
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { words = '', lang = 'en' } = request.params;
  const base = (context.options.baseUrl ?? googleNews.options.baseUrl ?? '').replace(/\/+$/, '');
  const first = stored === null;
  const query = new URLSearchParams({
    q: `"${words}" when:${first ? '7d' : '1d'}`,
    ...(EDITIONS[lang] ?? EDITIONS.en),
  });
  const answer = await context.web.fetch(`${base}/rss/search?${query}`, { lane: 'api' });
  const parsed = await context.parseFeed(answer.body, answer.headers.get('content-type'), answer.url);
  const before = typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored.seen : [];
  if (parsed.lost > 0) context.lose?.(parsed.lost);
  const { fresh, known, memory } = nameItems(parsed.items, memoryIn(before));
  const now = context.now();
  return {
    posts: fresh.map(({ item, name }) => postOf(item, name, lang)).filter((post) => post !== null),
    cursor: { v: 1, seen: memoryAsJson(memory), readAt: now },
    more: false,
    ...(first
      ? { coveredFrom: reachOf(parsed.items, now) }
      : overflowOf(parsed.items, known, numberOf(fieldsOf(stored).readAt), now)),
  };
}

/** Since when a first read knows everything: a full answer reaches back to its oldest item only. */
function reachOf(items: readonly ParsedItem[], now: Millis): Millis {
  const since = now - FIRST_LOOK_MS;
  if (items.length < MOST_ITEMS) return since;
  return Math.max(since, Math.min(...items.map(({ publishedAt }) => publishedAt ?? now)));
}

/** A full answer of new items alone: what came between the last read and the oldest of them may be missing. */
function overflowOf(
  items: readonly ParsedItem[],
  known: ReadonlySet<ParsedItem>,
  readAt: Millis | null,
  now: Millis,
): Pick<Page, 'gap'> {
  if (readAt === null || items.length < MOST_ITEMS || known.size > 0) return {};
  const oldest = Math.min(...items.map(({ publishedAt }) => publishedAt ?? now));
  return oldest > readAt ? { gap: { from: readAt, to: oldest, reason: 'too-many' } } : {};
}

/**
 * The title and the publisher are all there is: the description repeats the title as a link. The link leads through
 * Google and cannot be unwrapped; the publisher's home is no address of the article, so copies are found by title.
 */
function postOf(item: ParsedItem, name: string, lang: string): RawPost | null {
  if (item.url === null || item.title === null) return null;
  const publisher = item.author;
  return {
    source: 'google-news',
    extId: name,
    kind: 'article',
    url: item.url,
    title: withoutSuffix(item.title, publisher?.name),
    lang,
    publishedAt: item.publishedAt,
    ...(publisher
      ? {
          outlet: publisher.name,
          author: {
            name: publisher.name,
            ...(publisher.url ? { id: hostOf(publisher.url), url: publisher.url } : {}),
          },
        }
      : {}),
  };
}

function withoutSuffix(title: string, publisher: string | undefined): string {
  const suffix = ` - ${publisher}`;
  return publisher && title.endsWith(suffix) ? title.slice(0, -suffix.length) : title;
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
