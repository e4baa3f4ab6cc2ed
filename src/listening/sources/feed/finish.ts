import { createHash } from 'node:crypto';
import { declaredLanguage } from '../../keywords/languages/declared.ts';
import { canonicalUrl } from '../../mentions/canonical-url.ts';
import { type DateContext, orderOf, parseDate } from '../../mentions/dates.ts';
import { parseUrl } from '../../parse-url.ts';
import { DAY, MINUTE, type Millis } from '../../time.ts';
import type { ParsedFeed, ParsedItem } from '../source.ts';
import { type FoundAuthor, type FoundFeed, type FoundItem, singly, wordsIn } from './found.ts';

const MAX_TITLE = 20_000;
const MAX_HTML = 1_000_000;
const MAX_NAME = 200;
const MAX_TAGS = 100;
const MAX_URL = 2_000;
const MAX_ID = 500;

/**
 * Makes what a parser found safe to keep: addresses absolute and http(s) only, times in milliseconds, every text
 * capped, every item with an id that stays the same as long as the feed leaves it alone.
 * @param feedUrl address the bytes came from, after redirects
 */
export function finishFeed(
  found: FoundFeed,
  feedUrl: string,
  readBy: string,
): Omit<ParsedFeed, 'skip' | 'left' | 'lost'> {
  const base = resolve(found.base, feedUrl) ?? feedUrl;
  const dates = found.items.flatMap(({ published, edited, dates = [] }) => [published, edited, ...dates]);
  const context = {
    order: orderOf(dates.filter((date) => date !== undefined)),
    language: declaredLanguage(found.lang),
  };
  const items = found.items
    .map((item) => finishItem(item, found, base, context))
    .filter((item) => item !== null);
  return {
    title: line(found.title, MAX_NAME),
    link: resolve(found.link, base),
    lang: language(found.lang),
    intervalMs: found.minutes === undefined ? null : Math.min(30 * DAY, Math.round(found.minutes * MINUTE)),
    hub: resolve(found.hub, base),
    self: resolve(found.self, base),
    newAddress: resolve(found.newAddress, base),
    items: separated(items),
    readBy,
  };
}

function finishItem(
  item: FoundItem,
  feed: FoundFeed,
  feedBase: string,
  dates: DateContext,
): ParsedItem | null {
  const base = resolve(item.base, feedBase) ?? feedBase;
  const title = line(item.title, MAX_TITLE);
  const html = item.html?.trim() ? singly(item.html.slice(0, MAX_HTML)) : null;
  const more = moreOf(item, title, html);
  if (title === null && html === null && more.length === 0) return null;
  const url = firstAddress(item.links, base);
  const language = declaredLanguage(item.lang);
  const readDate = (text: string) => parseDate(text, language === null ? dates : { ...dates, language });
  const publishedAt = firstDate([item.published, ...(item.dates ?? []), item.edited], readDate);
  const editedAt = readDate(item.edited ?? '');
  const languages = languagesOf(item, feed);
  return {
    id: idOf(item, url),
    url,
    title,
    html,
    author: author(item.author, base) ?? author(feed.author, feedBase),
    publishedAt,
    editedAt: editedAt !== null && editedAt !== publishedAt ? editedAt : null,
    originalUrl: resolve(item.original, base),
    tags: tagsOf(item.tags),
    lang: languages[0] ?? null,
    ...(more.length > 0 ? { more } : {}),
    ...(languages.length > 1 ? { langs: languages } : {}),
  };
}

/** Own id of the feed, then the address, then what the item says. A home page names no item, as an id or as an address. */
function idOf(item: FoundItem, url: string | null): string {
  const own = item.id?.trim();
  if (own && !isHomePage(own)) return own.length <= MAX_ID ? own : hash(own);
  const address = url && (canonicalUrl(url) ?? url);
  if (address && !isHomePage(address)) return address.length <= MAX_ID ? address : hash(address);
  return hash([item.title ?? '', item.published ?? '', (item.html ?? '').slice(0, 200)].join('\n'));
}

function isHomePage(id: string): boolean {
  return /^https?:\/\/[^/?#]+\/?$/i.test(id);
}

/** Some feeds give several items one id: what differs in address or words is another item, otherwise the first stays. */
function separated(items: ParsedItem[]): ParsedItem[] {
  const shown = new Map<string, ParsedItem[]>();
  return items.flatMap((item) => {
    const others = shown.get(item.id);
    if (!others) {
      shown.set(item.id, [item]);
      return [item];
    }
    if (others.some((other) => isSame(item, other))) return [];
    const elsewhere = item.url !== null && others.every(({ url }) => url !== item.url);
    const parts = [item.url, item.title, item.html, item.publishedAt];
    const own = hash(elsewhere ? item.url! : JSON.stringify(parts));
    const apart = { ...item, id: `${hash(item.id)}:${own}`, sharedId: item.id };
    others.push(apart);
    return [apart];
  });
}

function isSame(item: ParsedItem, other: ParsedItem): boolean {
  const { url, title, html, publishedAt } = other;
  return item.url === url && item.title === title && item.html === html && item.publishedAt === publishedAt;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The first that is an address: a relative one counts only in the first place, for an id is often just a word. */
function firstAddress(links: (string | undefined)[], base: string): string | null {
  for (const [index, link] of links.entries()) {
    if (index > 0 && !/^\s*https?:\/\//i.test(link ?? '')) continue;
    const address = resolve(link, base);
    if (address) return unwrapped(address);
  }
  return null;
}

/** Google Alerts links lead through google.com; the target stands in a parameter. */
function unwrapped(address: string): string {
  const url = new URL(address);
  if (!/^(?:www\.)?google\.[a-z.]{2,6}$/.test(url.hostname) || url.pathname !== '/url') return address;
  return resolve(url.searchParams.get('url') ?? url.searchParams.get('q') ?? undefined, address) ?? address;
}

function resolve(link: string | undefined, base: string): string | null {
  const text = link
    ?.trim()
    .replace(/&amp;/g, '&')
    .replace(/^www\.(?=[^/?#\s]+\.[a-z]{2,}(?:[/?#]|$))/i, 'https://$&');
  const url = text && text.length <= MAX_URL ? parseUrl(text, base) : null;
  if (!url) return null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  return url.href;
}

function author(found: FoundAuthor | undefined, base: string): ParsedItem['author'] {
  const name = line(found?.name, MAX_NAME);
  return name === null ? null : { name, url: resolve(found?.url, base) };
}

function line(text: string | undefined, max: number): string | null {
  return text?.replace(/\s+/g, ' ').trim().slice(0, max) || null;
}

function firstDate(
  dates: readonly (string | undefined)[],
  read: (text: string) => Millis | null,
): Millis | null {
  for (const date of dates) {
    const at = date === undefined ? null : read(date);
    if (at !== null) return at;
  }
  return null;
}

/** Plain texts of the item beside title and body, longest first: short ones are parts of it. */
function moreOf(item: FoundItem, title: string | null, html: string | null): string[] {
  const body = item.html?.trim();
  const others = (item.texts ?? [])
    .filter((text) => text !== body && text !== title && !html?.includes(text))
    .map((text) => wordsIn(text.slice(0, MAX_HTML)))
    .filter((text) => text !== '' && text !== title);
  return [...new Set(others)].sort((a, b) => b.length - a.length);
}

/** The item's own, else those of its feed. */
function languagesOf(item: FoundItem, feed: FoundFeed): string[] {
  const own = [item.lang, ...(item.languages ?? [])].map(language).filter((tag) => tag !== null);
  const all = own.length > 0 ? own : (feed.lang ?? '').split(/[\s,;]+/).map(language);
  return [...new Set(all.filter((tag) => tag !== null))].slice(0, 10);
}

function language(text: string | undefined): string | null {
  const tag = text?.trim().replace('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}

function tagsOf(tags: (string | undefined)[]): string[] {
  const named = tags.map((tag) => line(tag, 100)).filter((tag) => tag !== null);
  return [...new Set(named)].slice(0, MAX_TAGS);
}
