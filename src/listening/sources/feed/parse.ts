import { parseFeed as readWithFeedsmith } from 'feedsmith';
import { SourceError } from '../../../config/errors.ts';
import { decodeText } from '../shared/charset/decode.ts';
import type { ParsedFeed } from '../source.ts';
import { finishFeed } from './finish.ts';
import type { FoundFeed } from './found.ts';
import { newestItems } from './newest.ts';
import { readableJson, readJson } from './read-json.ts';
import { readAtom, readRdf, readRss } from './read-xml.ts';
import { escapeBare, repairTruncated } from './repair.ts';
import { readWithRssParser } from './second-reader.ts';
import { skippedIn } from './skipped.ts';
import { spelledOut } from './spelled-out.ts';
import { trimItems } from './trim.ts';
import { usualForm } from './usual-form.ts';
import { withWholeItems } from './whole-items.ts';

/** Our own limits. Of 118 real feeds (6 MB in all, 2,096 items) none came near either. */
export const MAX_FEED_BYTES = 5 * 1024 * 1024;
const MAX_FEED_ITEMS = 1_000;
/** Items that are looked at to find the newest: 20,000 take a worker less than two seconds. */
const MAX_READ_ITEMS = 20_000;

/**
 * Reads RSS 0.9x to 2.0, Atom 0.3, 1.0, CDF and JSON Feed 1.0, 1.1: first with feedsmith, what that refuses with
 * rss-parser, what both refuse once more without bare signs, then without its broken end. Opens nothing, resolves no entity from outside.
 * A hostile feed can cost seconds and hundreds of megabytes: call it in a worker (`adapters/feed-worker`).
 * @param url address of the bytes after redirects; relative links are resolved against it
 * @throws SourceError `malformed`
 */
export async function parseFeed(
  bytes: Uint8Array,
  contentType: string | null,
  url: string,
): Promise<ParsedFeed> {
  const host = new URL(url).host;
  if (bytes.byteLength > MAX_FEED_BYTES)
    throw new SourceError('malformed', `The feed of ${host} is longer than 5 MiB.`);
  const text = decodeText(bytes, contentType);
  if (isWebPage(text))
    throw new SourceError('malformed', `${host} answers with a web page instead of a feed.`);
  const skip = skippedIn(text);
  const json = readableJson(text, MAX_READ_ITEMS);
  const { text: xml, left } = json ?? trimItems(usualForm(spelledOut(text)), MAX_READ_ITEMS);
  const whole = await read(xml);
  if (whole) return { ...newest(finishFeed(whole.found, url, whole.by), left), lost: json?.lost ?? 0, skip };
  const escaped = json ? null : escapeBare(xml);
  const all = escaped === null ? null : await read(escaped);
  if (all) return { ...newest(finishFeed(all.found, url, `${all.by}+repair`), left), lost: 0, skip };
  const repaired = json ? null : repairTruncated(escaped ?? xml);
  const rest = repaired === null ? null : await read(repaired);
  if (rest) return { ...newest(finishFeed(rest.found, url, `${rest.by}+repair`), left), lost: 1, skip };
  throw new SourceError('malformed', `What ${host} sends cannot be read as a feed.`);
}

function newest(feed: Omit<ParsedFeed, 'skip' | 'left' | 'lost'>, left: number) {
  const items = newestItems(feed.items, MAX_FEED_ITEMS);
  return { ...feed, items, left: left + feed.items.length - items.length };
}

/** True for HTML, which most servers send where a feed once was. */
export function isWebPage(text: string): boolean {
  return /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])/i.test(
    text.slice(0, 5_000),
  );
}

async function read(text: string): Promise<{ found: FoundFeed; by: string } | null> {
  const isXml = text.trimStart().startsWith('<') || !/^\s*[[{]/.test(text);
  const whole = (found: FoundFeed) => (isXml ? withWholeItems(found, text, MAX_READ_ITEMS) : found);
  try {
    return { found: whole(first(text)), by: 'feedsmith' };
  } catch {
    // Its refusal is the reason for the second reader and says nothing that a person could use.
  }
  try {
    return { found: whole(await readWithRssParser(text, MAX_READ_ITEMS)), by: 'rss-parser' };
  } catch {
    return null;
  }
}

function first(text: string): FoundFeed {
  const result = readWithFeedsmith(text, { maxItems: MAX_READ_ITEMS });
  switch (result.format) {
    case 'rss':
      return readRss(result.feed);
    case 'rdf':
      return readRdf(result.feed);
    case 'atom':
      return readAtom(result.feed);
    case 'json':
      return readJson(result.feed);
  }
}
