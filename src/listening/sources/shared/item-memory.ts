import { hash } from 'node:crypto';
import { hash32 } from '../../mentions/minhash.ts';
import { HOUR } from '../../time.ts';
import type { Json, ParsedItem } from '../source.ts';
import { fieldsOf, numberOf, stringsOf } from './fields.ts';

/** Items kept per feed that it no longer shows: feeds reorder, shrink, and bring old items back. */
const KEPT = 500;
/** Of so many of them the names too, should their ids be others when they come back. */
const KEPT_NAMES = 100;

/** What an item looks like, each part short and comparable; an empty part is one that it lacks. */
export interface ItemLook {
  /** The id that its feed gives it. */
  guid: string;
  /** Its address without scheme and host, which may flip. */
  link: string;
  title: string;
  /** Its text without markup and addresses. */
  text: string;
  date: string;
  /** Title and markup, to the letter: it changes with every edit. */
  mark: string;
}

/** An item that a feed has shown. */
export interface KnownItem extends ItemLook {
  /** What its posts are called; null = its id, which is not kept of items that are gone. */
  name: string | null;
  /** Not on the last page. */
  gone: boolean;
}

/** What is known of a feed: its items, and what it has proven about its ids and addresses. */
export interface ItemMemory {
  items: readonly KnownItem[];
  /** One id has stood for several items. */
  shared: boolean;
  /** Ids have changed under items that stayed. */
  changing: boolean;
  /** Pages in a row on which items came or went and all others kept their ids. */
  steady: number;
  /** It has shown several items at once: only then their addresses can be seen to differ. */
  several: boolean;
  /** Items as an earlier version noted them: twelve signs of the id, eight of title, markup and address. */
  former: readonly string[];
}

const NOTHING_KNOWN: ItemMemory = {
  items: [],
  shared: false,
  changing: false,
  steady: 0,
  several: false,
  former: [],
};

/** Lengths of the parts in what is stored, and their order: short, for several of them are compared at a time. */
const PARTS = { link: 5, title: 4, text: 5, date: 5, mark: 5 } as const;
const GUID = 8;
const LACKS = '.';
const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** @param like an item known to have the same id: where its mark is the same too, its words need not be read again */
export function lookOf(item: ParsedItem, like: ItemLook | null): ItemLook {
  const { title, html, url, publishedAt, more = [] } = item;
  const mark = brief([title, html, ...more].join(' '), PARTS.mark);
  const same = like !== null && like.mark === mark;
  const text = same ? '' : wordsOf(html ?? '');
  return {
    guid: guidOf(givenId(item)),
    link: url === null ? '' : brief(placeOf(url), PARTS.link),
    title: same ? like.title : title === null ? '' : brief(title.toLowerCase(), PARTS.title),
    text: same ? like.text : text === '' ? '' : brief(text, PARTS.text),
    date: publishedAt === null ? '' : dateOf(publishedAt),
    mark,
  };
}

export function givenId({ id, sharedId }: ParsedItem): string {
  return sharedId ?? id;
}

/** An id that is an address is the same with and without encryption. */
export function guidOf(guid: string): string {
  return short(guid.replace(/^https?:\/\/(?:www\.)?/i, '//'), GUID);
}

/** The note of an earlier version: `[id, words]`. */
export function formerOf({ id, title, html, url }: ParsedItem): [id: string, words: string] {
  return [short(id, 12), short(JSON.stringify([title, html, url]), 8)];
}

/** A day, or an hour on the hour, is the date of many things. */
export function isPrecise(item: ParsedItem): boolean {
  return item.publishedAt !== null && item.publishedAt % HOUR !== 0;
}

/** A name made of what an item says, for one whose id is worth nothing. */
export function nameByWords({ title, html, url, publishedAt }: ParsedItem): string {
  const when = publishedAt ?? (url === null ? '' : placeOf(url));
  return `~${short(JSON.stringify([title?.toLowerCase(), wordsOf(html ?? ''), when]), 16)}`;
}

/** Reads what is stored, by this version or an earlier one; anything else counts as nothing known. */
export function memoryIn(stored: Json | undefined): ItemMemory {
  if (Array.isArray(stored))
    return { ...NOTHING_KNOWN, former: stringsOf(stored).filter((mark) => mark.length === 20) };
  const { items, shared, changing, steady, several, former } = fieldsOf(stored);
  return {
    items: stringsOf(items).flatMap((text) => decoded(text) ?? []),
    shared: shared === true,
    changing: changing === true,
    steady: numberOf(steady) ?? 0,
    several: several === true,
    former: stringsOf(former),
  };
}

export function memoryAsJson({ items, former, shared, changing, steady, several }: ItemMemory): Json {
  const shown = items.filter(({ gone }) => !gone);
  const room = Math.max(0, KEPT - shown.length);
  const gone = items.filter((item) => item.gone).slice(0, room);
  const before = former.slice(0, room - gone.length);
  return {
    items: [
      ...shown.map((item) => encoded(item, true)),
      ...gone.map((item, nth) => encoded(item, changing || nth < KEPT_NAMES)),
    ],
    ...(shared ? { shared } : {}),
    ...(changing ? { changing, steady } : {}),
    ...(several ? { several } : {}),
    ...(before.length > 0 ? { former: before } : {}),
  };
}

/**
 * `o` and `g`: shown and gone; in capitals where the name stands behind the id, being another. Of items that are long gone the
 * name is not kept: where ids stay, it comes back with them.
 */
function encoded(item: KnownItem, named: boolean): string {
  const parts = NAMES.map((part) => item[part].padEnd(PARTS[part], LACKS)).join('');
  const own = item.name === null || guidOf(item.name) === item.guid;
  if (item.gone)
    return item.name === null || (own && !named)
      ? `g${parts}${item.guid}`
      : `G${parts}${item.guid}${item.name}`;
  return own && item.name !== null ? `o${parts}${item.name}` : `O${parts}${item.guid}${item.name ?? ''}`;
}

function decoded(text: string): KnownItem | null {
  const kind = text[0]!;
  if (!'oOgG'.includes(kind)) return null;
  let at = 1;
  const take = (length: number) => {
    at += length;
    return text.slice(at - length, at).replaceAll(LACKS, '');
  };
  const parts = Object.fromEntries(NAMES.map((part) => [part, take(PARTS[part])])) as Omit<ItemLook, 'guid'>;
  const guid = kind === 'o' ? guidOf(text.slice(at)) : take(GUID);
  return { ...parts, guid, name: text.slice(at) || null, gone: kind === 'g' || kind === 'G' };
}

/** Words without markup: the addresses in it change with every visit of some trackers. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/https?:[^\s<]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The scheme, the host, a slash at the end and a parameter as fragment say how a page is had, not what it is. */
function placeOf(url: string): string {
  return url
    .replace(/^https?:\/\/[^/?#]*/, '')
    .replace(/#[^#]*[=~][^#]*$/, '')
    .replace(/\/(?=$|[?#])/, '');
}

function dateOf(at: number): string {
  return Math.abs(Math.floor(at / 1_000))
    .toString(36)
    .slice(-PARTS.date);
}

/** What only has to differ by chance: a feed that makes two of its items look alike has itself to blame. */
function brief(text: string, length: number): string {
  return hash32(text).toString(36).slice(-length);
}

function short(text: string, length: number): string {
  return hash('sha256', text, 'base64url').slice(0, length);
}
