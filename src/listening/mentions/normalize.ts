import { hash } from 'node:crypto';
import { declaredLanguage } from '../keywords/languages/declared.ts';
import { languageOfScript } from '../keywords/languages/script.ts';
import { DAY, type Millis } from '../time.ts';
import { canonicalUrl, siteOf } from './canonical-url.ts';
import { countryOf } from './country.ts';
import { believable } from './dates.ts';
import { createGathering } from './gathering.ts';
import { htmlToText, MAX_READ } from './html-text.ts';
import type { Author, Post, PostCounts, RawPost } from './mention.ts';
import { plainLine, plainText } from './plain-text.ts';
import { markQuotes, sharedLines } from './quotes.ts';
import { believableRating, ratingMark } from './rating.ts';
import type { Reason } from './verdict.ts';

/** Older posts are no news to anybody, and no month is kept for them. */
const MAX_AGE = 400 * DAY;
/** Where a post is put that has no date and was there before anybody looked: in no week that is told of. */
const UNKNOWN_AGE = 30 * DAY;
const MAX_TITLE = 500;
/** A title beyond `MAX_TITLE` is a text that stands in the wrong place. */
const MAX_WHOLE_TITLE = 20_000;
const MAX_NAME = 200;
const MAX_URL = 4_096;
const MAX_ID = 1_024;
const MAX_LINKS = 50;
const MAX_TAGS = 100;
const MAX_MORE = 100;
const MAX_SHARED = 4;
const MAX_LANGUAGES = 10;
const MEDIA = ['image', 'video'] as const;
const COUNTS = ['likes', 'replies', 'reposts', 'points', 'views'] as const;

export interface Dropped {
  dropped: Extract<Reason, 'no-text' | 'no-address' | 'too-old'>;
  /** Figures only. */
  detail: string | null;
}

/**
 * A post as a source read it, made harmless and comparable: plain capped text, believable times, canonical address. The
 * language is the declared one, or what the script gives away, or unknown (it is detected later, for what is stored).
 * @param now time of the read, ms UTC; also the post's time when the source gave no believable one
 * @param past whether this is the first read of its source: what is there without a date has been there
 */
export function normalize(raw: RawPost, now: Millis, past = false): Post | Dropped {
  const canonical = canonicalUrl(raw.url);
  if (canonical === null) return { dropped: 'no-address', detail: null };
  const readable = readableOf(raw);
  const { title, text } = readable;
  if (text === '' && title === null) return { dropped: 'no-text', detail: null };

  const publishedAt = believable(raw.publishedAt, now);
  if (publishedAt !== null && now - publishedAt > MAX_AGE)
    return { dropped: 'too-old', detail: `${Math.floor((now - publishedAt) / DAY)} d` };

  const rating = believableRating(raw.rating);
  return {
    ...readable,
    extId: raw.extId.slice(0, MAX_ID),
    canonicalUrl: canonical,
    ...(publishedAt === null
      ? undated(past || raw.seenBefore === true, now)
      : { publishedAt, timeBy: 'source' }),
    editedAt: believable(raw.editedAt ?? null, now),
    fetchedAt: now,
    ...(rating === null ? {} : { rating }),
    originalUrl: webAddress(raw.originalUrl),
    contentHash: contentHash(title, rating === null ? text : `${text}\0${ratingMark(rating)}`),
  };
}

/**
 * The part of `normalize` that a query can look at, and the cheap one: a stream asks it of every post of a whole network,
 * and builds the rest for the few that match.
 */
export function readableOf(raw: RawPost) {
  const read = raw.html === undefined ? null : htmlToText(raw.html);
  const body = markQuotes(raw.text === undefined ? (read?.text ?? '') : plainText(raw.text, MAX_READ));
  const whole = raw.title === undefined ? '' : plainLine(raw.title, MAX_WHOLE_TITLE);
  const title = plainLine(whole, MAX_TITLE) || null;
  const text = textOf(raw, body, whole);
  const [declared = null, ...langs] = languagesOf(raw);
  const lang = declared ?? languageOfScript(`${title ?? ''} ${text.slice(0, 400)}`);
  const langBy: Post['langBy'] = declared !== null ? 'declared' : lang !== null ? 'script' : 'unknown';
  const url = raw.url.trim();
  return {
    source: raw.source,
    kind: raw.kind,
    url,
    site: siteOf(url),
    author: authorOf(raw),
    title,
    text,
    lang,
    langBy,
    ...(langs.length > 0 ? { langs } : {}),
    links: linksOf([...(raw.links ?? []), ...(read?.links ?? [])], text),
    tags: tagsOf(raw.tags),
    outlet: raw.outlet === undefined ? null : plainLine(raw.outlet, MAX_NAME) || null,
    counts: countsOf(raw.counts),
    parentId: raw.parentId?.slice(0, MAX_ID) ?? null,
    ...facetsOf(raw),
  };
}

/** What a network says of a post beside its words. */
function facetsOf({ media, form, country, kind }: RawPost): Pick<Post, 'media' | 'form' | 'country'> {
  const shown = MEDIA.filter((one) => media?.includes(one) || (one === 'video' && kind === 'video'));
  const code = country === undefined ? null : countryOf(country);
  return {
    ...(shown.length > 0 ? { media: shown } : {}),
    ...(form === undefined ? {} : { form }),
    ...(code === null ? {} : { country: code }),
  };
}

/** The body, with all that belongs to the post and does not stand there yet. */
function textOf(raw: RawPost, body: string, title: string): string {
  // Feeds of short posts repeat the text as title; a title that is cut is a text.
  const parts = body === title && title.length <= MAX_TITLE ? [] : [body];
  if (title.length > MAX_TITLE && !body.includes(title)) parts.unshift(title);
  if (raw.more) {
    const gathering = createGathering(title);
    parts.forEach(gathering.take);
    for (const more of raw.more.slice(0, MAX_MORE)) parts.push(gathering.takeNew(plainText(more, MAX_READ)));
  }
  for (const { by, text, html } of raw.shared?.slice(0, MAX_SHARED) ?? []) {
    const words = text === undefined ? htmlToText(html ?? '').text : plainText(text, MAX_READ);
    parts.push(sharedLines(by === undefined ? undefined : plainLine(by, MAX_NAME), words));
  }
  return parts
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, MAX_READ);
}

function languagesOf({ lang, langs = [] }: RawPost): string[] {
  const declared = [lang, ...langs.slice(0, MAX_LANGUAGES)].map(declaredLanguage);
  return [...new Set(declared.filter((language) => language !== null))];
}

function undated(past: boolean, now: Millis): Pick<Post, 'publishedAt' | 'timeBy'> {
  return past
    ? { publishedAt: now - UNKNOWN_AGE, timeBy: 'unknown' }
    : { publishedAt: now, timeBy: 'first-seen' };
}

/** 22 characters (132 bits) that change when title or text do. */
function contentHash(title: string | null, text: string): string {
  return hash('sha1', `${title ?? ''}\0${text}`, 'base64').slice(0, 22);
}

function authorOf(raw: RawPost): Author | null {
  const { id, name, handle, url, followers } = raw.author ?? {};
  const shown = authorName(name ?? handle ?? id ?? '');
  const called = authorName((handle ?? '').replace(/^@/, ''));
  if (shown === null) return null;
  return {
    key: authorKey(raw.source, id ?? shown),
    name: shown,
    ...(called === null || called === shown.replace(/^@/, '') ? {} : { handle: called }),
    url: webAddress(url),
    followers: count(followers) ?? null,
  };
}

/** A name as it is kept; null when nothing of it can be shown. */
export function authorName(name: string): string | null {
  return plainLine(name, MAX_NAME) || null;
}

/** Whether nothing but the id is known of an author. */
export function isUnnamed({ key, name }: Pick<Author, 'key' | 'name'>): boolean {
  return key.endsWith(`:${name}`);
}

/** Stable inside a source: what an author is known by, whatever they call themselves. */
export function authorKey(source: string, id: string): string {
  return `${source}:${plainLine(id, MAX_NAME)}`;
}

function countsOf(counts: PostCounts | undefined): PostCounts {
  const finite: PostCounts = {};
  for (const name of COUNTS) {
    const value = count(counts?.[name]);
    if (value !== undefined) finite[name] = value;
  }
  return finite;
}

function count(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? Math.max(0, Math.round(value)) : undefined;
}

function webAddress(url: string | undefined): string | null {
  const trimmed = url?.trim();
  return trimmed && trimmed.length <= MAX_URL && /^https?:\/\/[^\s/]/i.test(trimmed) ? trimmed : null;
}

function linksOf(addresses: readonly string[], text: string): string[] {
  const written = text.includes('://') ? (text.match(/https?:\/\/[^\s<>"')\]]+/gi) ?? []) : [];
  if (addresses.length === 0 && written.length === 0) return [];
  const links = new Set<string>();
  for (const link of [...addresses, ...written]) {
    const address = webAddress(link);
    if (address !== null) links.add(address.replace(/[.,;:!?]+$/, ''));
    if (links.size === MAX_LINKS) break;
  }
  return [...links];
}

function tagsOf(tags: readonly string[] | undefined): string[] {
  if (!tags) return [];
  const clean = tags.slice(0, MAX_TAGS).map((tag) => plainLine(tag, 100).replace(/^#/, ''));
  return [...new Set(clean.filter((tag) => tag !== ''))];
}
