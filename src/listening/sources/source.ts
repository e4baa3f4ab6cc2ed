import type { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import type { Rechecks } from '../mentions/recheck.ts';
import type { Millis } from '../time.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** An answer of the polite fetch. `body` is at most the asked number of bytes, decompressed. */
export interface WebAnswer {
  status: number;
  /** Address after redirects. */
  url: string;
  /** Set when every hop was 301 or 308: the thing has moved for good. */
  movedTo: string | null;
  headers: { get(name: string): string | null };
  body: Uint8Array;
  /** 304: what the caller has is what there is. A body is new whatever its validators say. */
  notModified: boolean;
  /** The body ends before it should; only for those who asked with `brokenOff`. */
  brokenOff?: boolean;
}

export interface WebAsk {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  etag?: string | null;
  lastModified?: string | null;
  maxBytes?: number;
  /** Milliseconds for everything, redirects and body included. */
  timeoutMs?: number;
  /** An answer that breaks off is better than none: what came of it can be read. */
  brokenOff?: boolean;
  /** Feed and page addresses typed by people: `guarded`. Fixed API hosts of a source: `api` (two at once). */
  lane?: 'guarded' | 'api';
  /** `all`: robots.txt is obeyed in full, for a site that lets in only who it names. */
  robots?: 'all';
  /** Milliseconds to the next request to this host at least, where its owner asks for more than the usual second. */
  gapMs?: number;
  /** Milliseconds to leave this host alone after this answer: for an API that asks for it in the body. */
  pauseAfter?(answer: WebAnswer): number;
  /**
   * Says better what a failure means, from the first 64 KiB of what the answer says: an API's own words about a quota or
   * a key. Its result is thrown; without it, or when it gives `usual` back, the status alone speaks.
   */
  explain?(body: string, usual: SourceError): SourceError;
}

/**
 * The one polite fetch (`adapters/web`). Throws only SourceError: 401/403 and blocked addresses `refused`, 410 `gone`,
 * 429 `limited`, other 4xx/5xx, time-outs and refused connections `down`, both with the wait asked for, a body over the
 * cap `malformed`. Statuses listed in `allow` are returned instead.
 */
export interface Web {
  fetch(url: string, ask?: WebAsk & { allow?: number[] }): Promise<WebAnswer>;
}

/** A feed, read: what `parseFeed` makes of bytes, whatever the format. */
export interface ParsedFeed {
  title: string | null;
  /** Home page of the feed. */
  link: string | null;
  lang: string | null;
  /** Smallest polite interval the feed itself asks for (ttl, updatePeriod), or null. */
  intervalMs: number | null;
  /** Hours (0 to 23) and days (0 = Sunday) in UTC at which it asks not to be read. */
  skip: { hours: number[]; days: number[] };
  hub: string | null;
  self: string | null;
  /** Where it says that it is to be read from now on. */
  newAddress: string | null;
  items: ParsedItem[];
  /** Items that it holds beyond those: the newest are given. */
  left: number;
  /** Items that could not be read. */
  lost: number;
  /** 'feedsmith', 'rss-parser', with '+repair' when bare signs were escaped or the end was cut. */
  readBy: string;
}

export interface ParsedItem {
  /** The id that the feed gives it, or what stands for one; no two items of one page share it. */
  id: string;
  /** What the feed gives it, where another item of the page has the same. */
  sharedId?: string;
  url: string | null;
  title: string | null;
  html: string | null;
  author: { name: string; url: string | null } | null;
  publishedAt: Millis | null;
  editedAt: Millis | null;
  originalUrl: string | null;
  tags: string[];
  lang: string | null;
  /** Plain texts of the item beside title and body, which may say the same. */
  more?: string[];
  /** All languages that it declares, where they are several. */
  langs?: string[];
}

/** All that a source gets from outside: no source opens a socket, reads the clock or the environment by itself. */
export interface SourceContext {
  web: Web;
  /**
   * Parses in a worker that a hostile feed cannot take down with. Throws SourceError('malformed').
   * @param share for whom: nobody's feeds hold up those of others; `readRequest` fills it in
   */
  parseFeed(bytes: Uint8Array, contentType: string | null, url: string, share?: string): Promise<ParsedFeed>;
  now(): Millis;
  /** Counts items of an answer that could not be read; left out where every one of them matters (`recheck`). */
  lose?(items: number): void;
  /** Options of this source from the configuration: base addresses, keys. */
  options: Readonly<Record<string, string>>;
}

/** A keyword as a source sees it when it plans: the positive words to ask for, already parsed by the query language. */
export interface Wanted {
  workspaceId: string;
  keywordId: string;
  /**
   * Alternatives that together find everything the query can match: each is one phrase or word that a search must
   * find (`["kestrelbox"]`, `["acme phone", "acme mobile"]`).
   */
  anchors: string[];
  languages: string[];
}

/** A feed that at least one workspace has added. */
export interface FeedEntry {
  url: string;
  workspaces: string[];
  /** Its hub pushes it at present: polls are for safety only. */
  pushed?: boolean;
}

/** One fetch that a source plans for all keywords of all workspaces together. `key` is unique in the source. */
export interface Request {
  source: string;
  key: string;
  params: Readonly<Record<string, string>>;
  /** Whose keywords are matched against the posts: `all`, or the workspaces that added the feed. */
  scope: 'all' | string[];
  /** For health and coverage: the keywords that depend on this request; `all` = every keyword in scope. */
  serves: 'all' | string[];
  /** Milliseconds between two reads when all is well. For a stream: how long it may say nothing before it counts as late. */
  everyMs: number;
  /** Held open by `jobs/stream.ts` instead of being read again and again: its source is a `StreamSource`. */
  stream?: true;
}

/**
 * Why a read passed something over: `short`, it shows fewer posts than were published since the last read; `too-many`,
 * more were there than are read; `broken`, its answer broke off; `quota`, a budget ended before they were read; `away`,
 * the memory of a stream is shorter than the absence.
 */
export type PassedOver = 'short' | 'too-many' | 'broken' | 'quota' | 'away';

/** The result of one read. */
export interface Page {
  posts: RawPost[];
  /** Stored in the same batch as the posts; given back at the next read. */
  cursor: Json;
  /** Ask again at once with the new cursor (page chain); the mark must not move before the chain ends. */
  more: boolean;
  /** On a first read: everything since then was asked for and read (backfill); absent = only from now on. */
  coveredFrom?: Millis;
  /** A stretch that could not be read although the read succeeded. */
  gap?: { from: Millis; to: Millis; reason?: PassedOver };
  /** Items of it that could not be read, and were left out. */
  lost?: number;
  /** The source asks for a longer wait than `everyMs`. */
  nextInMs?: number;
  /** Ids that the source says are deleted. */
  deleted?: string[];
  /** The feed has moved for good. */
  movedTo?: string;
  /** Name of what was read, for people (feed title). */
  title?: string;
  quotaLeft?: number;
}

/** A place to collect from, as it describes itself: one file, one line in `sources/index.ts`. */
export interface SourceInfo {
  id: string;
  /** As people know it. */
  label: string;
  homepage: string;
  /** `open`: on for everybody. `opt-in`: on for workspaces that ask. `keyed`: on when its options are configured. */
  access: 'open' | 'opt-in' | 'keyed';
  /**
   * Options it reads from the configuration, `EARSHOT_<ID>_<OPTION>`, with their defaults: null = required, empty = may
   * stay unset. What ends in key(s), token(s), secret(s) or password(s) is never logged.
   */
  options: Readonly<Record<string, string | null>>;
  /** A sentence each for docs/configuration.md on what they are for; addresses of the service itself (`…Url`) need none. */
  about: Readonly<Record<string, string>>;
  /** One sentence each for the data sheet: terms of use, and what is kept of it. */
  terms: string;
  /** The price, in a few words for docs/sources.md: `free`, `$0.005 for each post read`. */
  cost: string;
  /** Where and how its key is made, for docs/sources.md; null when there is no key. */
  keyFrom: string | null;
  /** Whether it was ever tried against the real service, not only against servers that give the documented answers. */
  triedLive: boolean;
  /** @param options as in `SourceContext.options`: which servers to ask, and whether there is a key */
  plan(wanted: Wanted[], feeds: FeedEntry[], options: SourceContext['options']): Request[];
  /**
   * Asks the source whether posts still exist. @returns the ids that are gone.
   * @throws SourceError
   */
  recheck?(extIds: string[], context: SourceContext): Promise<string[]>;
  /** When it is asked so, where its terms ask for more than `USUAL_RECHECKS`. */
  rechecks?: Rechecks;
  /**
   * Longest that its terms let text and author be kept after publication, however long the workspace keeps others;
   * absent = no such term. Milliseconds. A source that has one is asked for ever (`rechecks.thenEvery`).
   */
  keeps?(options: SourceContext['options']): Millis;
  /**
   * It searches by words, and for so little that a preview may ask it for a keyword that is not saved yet: what costs money
   * for each answer, or has only a few searches a day, is asked for saved keywords alone.
   */
  previews?: true;
  /** Its terms forbid profiles of its users: their posts count, and they are in no list of people. */
  forbidsProfiles?: true;
}

/**
 * Whether its terms want every post that is kept to be asked for again and again, or none to be kept for long: then posts
 * that no keyword matched are not kept at all.
 */
export function wantsRechecks({ rechecks, keeps }: SourceInfo): boolean {
  return keeps !== undefined || (rechecks !== undefined && rechecks.thenEvery !== null);
}

/** A place that is polled. One whose connection is held open is a `StreamSource`; a file may be both. */
export interface Source extends SourceInfo {
  /** @throws SourceError */
  collect(request: Request, cursor: Json, context: SourceContext): Promise<Page>;
}
