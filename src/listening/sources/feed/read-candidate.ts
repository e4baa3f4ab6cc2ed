import { SourceError } from '../../../config/errors.ts';
import { parseUrl } from '../../parse-url.ts';
import { MINUTE } from '../../time.ts';
import { decodeText } from '../shared/charset/decode.ts';
import type { ParsedFeed, SourceContext, Web, WebAnswer } from '../source.ts';
import { type FileKind, fileKindOf } from './file-kind.ts';
import { speaksOfComments } from './links-in-page.ts';

/** `pages` reads addresses that we guess (robots.txt obeyed in full); without it `web` does. */
export type DiscoveryContext = SourceContext & { pages?: Web };

/** A feed that was read. */
export interface ReadFeed {
  url: string;
  feed: ParsedFeed;
  comments: boolean;
  /** As the page calls it that names it. */
  called?: string;
}

/** What is behind an address. */
export type Behind =
  | ({ what: 'feed' } & ReadFeed)
  | { what: 'page'; url: string; html: string; headers: WebAnswer['headers'] }
  | { what: 'file'; url: string; kind: FileKind; text: string }
  | { what: 'nothing'; error: SourceError };

/** Reads what is behind addresses, each once and within the bounds of one search. */
export interface CandidateReader {
  /** @param by `guess` for an address that nobody has named: by robots.txt, and never through a redirect to what is known */
  read(address: string, by?: 'named' | 'guess'): Promise<Behind | null>;
  /** No more requests: the number or the time is used up. */
  spent(): boolean;
}

/** Of what was named; a guess is worth less. */
const MAX_BYTES = 5 * 1024 * 1024;
const MAX_GUESS_BYTES = 2 * 1024 * 1024;
/** One address costs a person half a minute and a site so many requests, a second apart, at the very most. */
const MAX_READS = 30;
const MAX_MS = MINUTE / 2;
const READ_TIMEOUT_MS = 10_000;
const GUESS_HOPS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
/** Pages first: the same address may serve both, and a feed has one of its own. */
const ACCEPT =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8';

export function createCandidateReader(context: DiscoveryContext): CandidateReader {
  const startedAt = context.now();
  const known = new Map<string, Behind>();
  let reads = 0;
  const spent = () => reads >= MAX_READS || context.now() - startedAt >= MAX_MS;

  async function fetchOnce(
    address: string,
    reader: Web,
    maxBytes: number,
    allow: number[],
  ): Promise<WebAnswer | SourceError> {
    reads++;
    try {
      return await reader.fetch(address, {
        headers: { accept: ACCEPT },
        maxBytes,
        timeoutMs: READ_TIMEOUT_MS,
        allow,
      });
    } catch (error) {
      if (error instanceof SourceError) return error;
      throw error;
    }
  }

  async function behind(answer: WebAnswer | SourceError, address: string): Promise<Behind> {
    if (answer instanceof SourceError) return { what: 'nothing', error: answer };
    const { status, headers, body, url } = answer;
    const type = headers.get('content-type');
    const text = decodeText(body, type);
    const kind = fileKindOf(body, type, text);
    if (kind === null) return { what: 'page', url, html: text, headers };
    const feed = status < 400 ? await asFeed(answer, text, context) : null;
    // Where a site sends its readers to for the time being is not where its feed lives.
    const stays = answer.movedTo !== null || new URL(url).host === new URL(address).host;
    if (feed) {
      const at = stays ? url : address;
      return { what: 'feed', url: at, feed, comments: isOfComments(at, feed) };
    }
    return { what: 'file', url, kind, text };
  }

  async function guessed(address: string): Promise<Behind | null> {
    let at = address;
    for (let hop = 0; hop <= GUESS_HOPS && !spent(); hop++) {
      const answer = await fetchOnce(at, context.pages ?? context.web, MAX_GUESS_BYTES, [...REDIRECTS, 404]);
      const to =
        answer instanceof SourceError || !REDIRECTS.includes(answer.status)
          ? null
          : answer.headers.get('location');
      if (to === null) return behind(answer, address);
      const next = parseUrl(to, at);
      if (next) next.hash = '';
      // As often as to the feed, a guess is sent to the home page.
      if (next === null || (next.pathname === '/' && next.search === '') || known.has(next.href)) return null;
      at = next.href;
    }
    return null;
  }

  return {
    spent,
    async read(address, by = 'named') {
      const before = known.get(address);
      if (before) return before;
      if (spent()) return null;
      const found =
        by === 'guess'
          ? await guessed(address)
          : await behind(await fetchOnce(address, context.web, MAX_BYTES, []), address);
      known.set(address, found ?? { what: 'nothing', error: new SourceError('down', 'It leads elsewhere.') });
      if (found && 'url' in found && !known.has(found.url)) known.set(found.url, found);
      return found;
    },
  };
}

async function asFeed(answer: WebAnswer, text: string, context: SourceContext): Promise<ParsedFeed | null> {
  try {
    const feed = await context.parseFeed(answer.body, answer.headers.get('content-type'), answer.url);
    return isMeant(feed, text) ? feed : null;
  } catch (error) {
    if (error instanceof SourceError && error.kind === 'malformed') return null;
    throw error;
  }
}

/** Answers of APIs can look like JSON Feed from afar: they have no place for items, or nothing in them to read. */
function isMeant({ items, title }: ParsedFeed, text: string): boolean {
  const isJson = /^\ufeff?\s*\{/.test(text);
  if (items.length === 0) return title !== null && (!isJson || /"items"\s*:\s*\[\s*\]/.test(text));
  return !isJson || /"(?:external_)?url"\s*:/.test(text) || items.some((item) => item.title || item.html);
}

/** By its name, or because its items are places below the posts of others. */
function isOfComments(url: string, { title, items }: ParsedFeed): boolean {
  if (speaksOfComments(url, title ?? '')) return true;
  const answers = items.filter((item) => /#(?:comment|respond|c)-?\d+/i.test(item.url ?? '')).length;
  return items.length > 0 && answers * 2 > items.length;
}
