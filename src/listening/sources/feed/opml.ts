import { type Opml, parseOpml as readOpml } from 'feedsmith';
import { SourceError } from '../../../config/errors.ts';
import { parseUrl } from '../../parse-url.ts';
import { decodeText } from '../shared/charset/decode.ts';
import { MAX_FEED_BYTES } from './parse.ts';

export interface ListedFeed {
  url: string;
  title: string | null;
  /** Names of the folders around it, outermost first, joined by ` / `. */
  folder: string | null;
}

type Outline = Partial<Opml.Outline<string>>;

const MAX_FEEDS = 2_000;
const MAX_DEPTH = 20;

/**
 * Feeds in a list exported by another reader. Only http and https addresses, each once; whether they may be visited is
 * for the web guard to say.
 * @throws SourceError `malformed` when it is no OPML, is over 5 MiB or names more than 2,000 feeds
 */
export function parseOpml(bytes: Uint8Array): ListedFeed[] {
  if (bytes.byteLength > MAX_FEED_BYTES) throw new SourceError('malformed', 'The list is longer than 5 MiB.');
  let outlines: Outline[];
  try {
    outlines = readOpml(decodeText(bytes)).body?.outlines ?? [];
  } catch (cause) {
    throw new SourceError('malformed', 'This is not an OPML list of feeds.', { cause });
  }
  const found = new Map<string, ListedFeed>();
  collectFrom(outlines, [], found);
  if (found.size > MAX_FEEDS)
    throw new SourceError('malformed', `The list names more than ${MAX_FEEDS} feeds.`);
  return [...found.values()];
}

function collectFrom(outlines: Outline[], folders: string[], found: Map<string, ListedFeed>): void {
  for (const outline of outlines) {
    const title = (outline.text ?? outline.title)?.replace(/\s+/g, ' ').trim().slice(0, 200) || null;
    const url = addressOf(outline.xmlUrl);
    if (url && !found.has(url)) found.set(url, { url, title, folder: folders.join(' / ') || null });
    if (outline.outlines && folders.length < MAX_DEPTH)
      collectFrom(outline.outlines, title && !url ? [...folders, title] : folders, found);
  }
}

function addressOf(text: string | undefined): string | null {
  const address =
    text
      ?.trim()
      .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:/i, 'http:') ?? '';
  if (!/^https?:\/\//i.test(address) || address.length > 2_000) return null;
  return parseUrl(address)?.href ?? null;
}
