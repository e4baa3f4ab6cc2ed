import { type SourceError, UserError } from '../../../config/errors.ts';
import { parseUrl } from '../../parse-url.ts';
import { type KnownPage, knownFeedsOf, knownPage } from './known-sites.ts';
import type { Behind, CandidateReader, ReadFeed } from './read-candidate.ts';
import { fill, partsOf } from './sites/pattern.ts';
import type { NoFeed, Software } from './sites/site.ts';
import { SOFTWARE } from './sites/software.ts';

interface Known {
  /** The tables have this kind of page: there is nothing to guess. */
  is: boolean;
  feeds: ReadFeed[];
  /** Why the feed that should be there cannot be read, or not just now. */
  refusal: SourceError | UserError | null;
}

/**
 * The feed that a page of a known site has.
 * @throws UserError `feed-impossible` for a kind of page that has none
 */
export async function fromKnownPage(page: URL, reader: CandidateReader, isPage = false): Promise<Known> {
  const known = knownPage(page, isPage);
  const addresses = knownFeedsOf(page, isPage);
  const tried = await firstFeed(addresses, reader);
  const is = known !== null;
  if (tried.feed) return { is, feeds: [tried.feed], refusal: null };
  const asked = known?.kind.ask ? await fromAnswer(known, reader) : null;
  if (asked?.what === 'feed') return { is, feeds: [asked], refusal: null };
  const none = known?.kind.none;
  if (known && none) throw impossible(known, none, page);
  const error = tried.error ?? (asked?.what === 'nothing' ? asked.error : null);
  const lasting = error !== null && (error.kind === 'limited' || error.kind === 'refused');
  const unnamed = known?.kind.ask && error === null ? impossible(known, { why: 'unnamed' }, page) : null;
  return { is, feeds: [], refusal: lasting ? error : unnamed };
}

function impossible({ site }: KnownPage, none: NoFeed, { href }: URL): UserError {
  return new UserError('feed-impossible', {
    url: href.slice(0, 200),
    site: site.name,
    why: none.why,
    ...('source' in none ? { source: none.source } : {}),
  });
}

/** The first that has items; an empty one when there is no other. */
async function firstFeed(addresses: readonly string[], reader: CandidateReader) {
  let empty: ReadFeed | null = null;
  let error: SourceError | null = null;
  for (const address of addresses) {
    const found = await reader.read(address);
    if (found?.what === 'feed' && found.feed.items.length > 0) return { feed: found, error: null };
    if (found?.what === 'feed') empty ??= found;
    if (found?.what === 'nothing') error ??= found.error;
  }
  return { feed: empty, error };
}

/** Where only an answer of the site tells the name under which it keeps the feed. */
async function fromAnswer({ kind, parts }: KnownPage, reader: CandidateReader): Promise<Behind | null> {
  const { at, find, feed } = kind.ask!;
  const answer = await reader.read(fill(at, parts));
  if (answer === null || answer.what === 'nothing' || answer.what === 'feed') return answer;
  const text = answer.what === 'page' ? answer.html : answer.text;
  const found = find.map((looks) => looks.exec(text)?.[1]).find((name) => name !== undefined);
  if (found === undefined) return null;
  const address = parseUrl(fill(feed, { ...parts, found: unescaped(found) }));
  return address && reader.read(address.href);
}

/** What stands between quotes in JSON. */
function unescaped(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, '$1');
}

/** Software that a page says, or shows, that it was made by. */
export function softwareOf({ html, headers }: Extract<Behind, { what: 'page' }>, madeBy: string): Software[] {
  const said = ['x-powered-by', 'x-generator', 'server'].map((name) => headers.get(name) ?? '').join(' ');
  const discourse = headers.get('x-discourse-route') === null ? '' : 'discourse';
  const words = `${madeBy} ${said} ${discourse}`;
  return SOFTWARE.filter(({ sign, mark }) => sign.test(words) || mark?.test(html));
}

/** The feed of this kind of page, by the software that runs the site. */
export async function fromSoftware(
  page: URL,
  software: readonly Software[],
  reader: CandidateReader,
): Promise<ReadFeed[]> {
  const kinds = [
    ...software.flatMap(({ pages = {}, sure = {} }) => Object.entries({ ...sure, ...pages })),
    ...SOFTWARE.flatMap(({ sure = {} }) => Object.entries(sure)),
  ];
  const tried = new Set<string>();
  for (const [pattern, feeds] of kinds) {
    const parts = partsOf(pattern, page);
    if (parts === null || tried.has(pattern)) continue;
    tried.add(pattern);
    const { feed } = await firstFeed(
      feeds.map((address) => fill(address, { ...parts, origin: page.origin })),
      reader,
    );
    if (feed) return [feed];
  }
  return [];
}
