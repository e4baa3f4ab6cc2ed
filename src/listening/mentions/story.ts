import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import { siteOf } from './canonical-url.ts';
import {
  copyByTitle,
  copyLikeness,
  type Fingerprint,
  fingerprintOf,
  repeatsText,
  sameOutlet,
} from './fingerprint.ts';
import { idSpaceOf } from './id-space.ts';
import type { Post } from './mention.ts';
import { addressKey, nameKeys, shortTitleKey, titleKey } from './story-keys.ts';

/** Copies further apart than this are another story. */
export const STORY_WINDOW = 72 * HOUR;
const REPEAT_WINDOW = DAY;
/** An outlet uses a title of a few words again soon. */
const SHORT_TITLE_WINDOW = DAY;
/** Distinct texts that are kept, of one workspace; the oldest go first. */
const MAX_TEXTS = 20_000;
const MAX_CANDIDATES = 1_000;
/** Likeness from which a text need not be kept beside its copy. */
const NEARLY_EQUAL = 0.95;
/** Sources that list the articles of others under addresses of their own. */
const AGGREGATORS: ReadonlySet<string> = new Set(['google-news']);

type Key = string | number;

interface Member {
  source: string;
  outlet: string | null;
  site: string;
  originalSite: string | null;
  author: string;
  at: Millis;
  /** Its address without parameters, and where its id is valid. */
  page: string;
  space: string;
}

/** One distinct text and the mentions that carry it. */
interface Text {
  storyId: string;
  print: Fingerprint;
  firstAt: Millis;
  lastAt: Millis;
  seenAt: Millis;
  members: Map<string, Member>;
  keys: Set<string>;
  /** The last look that met this text, so that none meets it twice. */
  look: number;
}

interface Likest {
  text: Text;
  alike: number;
}

interface StoryMatch {
  storyId: string;
  by: 'address' | 'title' | 'text';
  /** The mention that is the very same article: listed and at its outlet, or linked otherwise by another feed; else null. */
  twin: string | null;
}

/**
 * Stories of one workspace in the last 72 hours, in memory: rebuilt at start by adding stored mentions, oldest first.
 * A story lives while copies keep coming.
 */
export interface StoryIndex {
  /** @param at the present, ms UTC: what was last seen more than 72 h before is forgotten */
  find(post: Post, at: Millis): StoryMatch | null;
  /**
   * Mentions of this post's author in the 24 h before it that say nearly the same.
   * @param except the mention of the post itself, when it is stored
   */
  repeats(post: Post, except?: string): number;
  add(mentionId: string, storyId: string, post: Post): void;
  forget(mentionId: string): void;
  /** Distinct texts held. */
  readonly size: number;
}

/** @param memory how long what nobody adds to is remembered; more than 72 hours where posts are not told in their order */
export function createStoryIndex(memory: Millis = STORY_WINDOW): StoryIndex {
  const texts = new Set<Text>();
  const byMention = new Map<string, Text>();
  // One holder is the rule, and forty keys a text: a list for each would cost more than the texts.
  const byKey = new Map<Key, Text | Text[]>();
  let looks = 0;
  // `add` needs the result of `find` again a moment later.
  let last: { post: Post; size: number; best: Likest | null } | null = null;

  function hold(key: Key, text: Text): void {
    const holders = byKey.get(key);
    if (holders === undefined) byKey.set(key, text);
    else if (Array.isArray(holders)) holders.push(text);
    else byKey.set(key, [holders, text]);
  }

  function release(key: Key, text: Text): void {
    const holders = byKey.get(key);
    if (holders === text) byKey.delete(key);
    if (!Array.isArray(holders)) return;
    const left = holders.filter((holder) => holder !== text);
    if (left.length === 0) byKey.delete(key);
    else byKey.set(key, left.length === 1 ? left[0]! : left);
  }

  function drop(text: Text): void {
    texts.delete(text);
    for (const id of text.members.keys()) byMention.delete(id);
    for (const { bands } of text.print.shingles) for (const key of bands) release(key, text);
    for (const key of text.keys) release(key, text);
  }

  function prune(at: Millis): void {
    for (const text of texts) {
      if (text.seenAt >= at - memory && texts.size <= MAX_TEXTS) return;
      drop(text);
    }
  }

  /** Texts under any of the keys, within 72 hours of the post, each once, the latest of a key first. */
  function near(post: Post, keys: ArrayLike<Key>): Text[] {
    looks += 1;
    const texts: Text[] = [];
    const meet = (text: Text): void => {
      if (text.look === looks) return;
      text.look = looks;
      if (post.publishedAt >= text.firstAt - STORY_WINDOW && post.publishedAt <= text.lastAt + STORY_WINDOW)
        texts.push(text);
    };
    for (let at = 0; at < keys.length && texts.length < MAX_CANDIDATES; at++) {
      const holders = byKey.get(keys[at]!);
      if (holders === undefined) continue;
      if (!Array.isArray(holders)) meet(holders);
      else
        for (let index = holders.length - 1; index >= 0 && texts.length < MAX_CANDIDATES; index--)
          meet(holders[index]!);
    }
    return texts;
  }

  function likest(post: Post, print: Fingerprint): Likest | null {
    if (last?.post === post && last.size === byMention.size) return last.best;
    let best: Likest | null = null;
    for (const { bands } of print.shingles) {
      for (const text of near(post, bands)) {
        const alike = copyLikeness(print, text.print);
        if (alike !== null && (best === null || alike > best.alike)) best = { text, alike };
        if (alike === 1) break;
      }
    }
    last = { post, size: byMention.size, best };
    return best;
  }

  return {
    get size() {
      return texts.size;
    },

    find(post, at) {
      prune(at);
      const print = fingerprintOf(post);
      for (const text of near(post, print.addresses.map(addressKey)))
        return { storyId: text.storyId, by: 'address', twin: twinOf(post, text.members) };
      for (const text of print.shortTitle === null ? [] : near(post, [shortTitleKey(print.shortTitle)])) {
        const twin = twinOf(post, text.members, SHORT_TITLE_WINDOW);
        if (twin !== null) return { storyId: text.storyId, by: 'title', twin };
      }
      let titled: Text | null = null;
      for (const text of print.title === null ? [] : near(post, [titleKey(print.title)])) {
        const twin = twinOf(post, text.members);
        if (twin !== null) return { storyId: text.storyId, by: 'title', twin };
        if (copyByTitle(print, text.print)) titled ??= text;
      }
      if (titled !== null)
        return { storyId: titled.storyId, by: 'title', twin: elsewhereOf(post, titled.members) };
      const best = likest(post, print);
      if (best === null) return null;
      const twin = best.alike >= NEARLY_EQUAL ? elsewhereOf(post, best.text.members) : null;
      return { storyId: best.text.storyId, by: 'text', twin };
    },

    repeats(post, except) {
      const print = fingerprintOf(post);
      let repeats = 0;
      for (const text of print.shingles.flatMap(({ bands }) => near(post, bands))) {
        let own = 0;
        for (const [id, { author, at }] of text.members)
          if (
            id !== except &&
            author === print.author &&
            at <= post.publishedAt &&
            at > post.publishedAt - REPEAT_WINDOW
          )
            own += 1;
        if (own > 0 && repeatsText(print, text.print)) repeats += own;
      }
      return repeats;
    },

    add(mentionId, storyId, post) {
      if (byMention.has(mentionId)) return;
      const print = fingerprintOf(post);
      const near = likest(post, print);
      const joined = near !== null && near.alike >= NEARLY_EQUAL && near.text.storyId === storyId;
      const text = joined ? near.text : emptyText(storyId, print, post);
      text.firstAt = Math.min(text.firstAt, post.publishedAt);
      text.lastAt = Math.max(text.lastAt, post.publishedAt);
      text.seenAt = Math.max(text.seenAt, post.fetchedAt);
      text.members.set(mentionId, memberOf(post, print));
      byMention.set(mentionId, text);
      if (!joined) for (const { bands } of print.shingles) for (const key of bands) hold(key, text);
      for (const key of nameKeys(print)) {
        if (text.keys.has(key)) continue;
        text.keys.add(key);
        hold(key, text);
      }
      // Back to the end: the order of the set is the order of pruning.
      texts.delete(text);
      texts.add(text);
      prune(text.seenAt);
    },

    forget(mentionId) {
      last = null;
      const text = byMention.get(mentionId);
      if (!text) return;
      byMention.delete(mentionId);
      text.members.delete(mentionId);
      if (text.members.size === 0) drop(text);
    },
  };
}

function emptyText(storyId: string, print: Fingerprint, post: Post): Text {
  const at = post.publishedAt;
  return { storyId, print, firstAt: at, lastAt: at, seenAt: 0, members: new Map(), keys: new Set(), look: 0 };
}

function memberOf(post: Post, print: Fingerprint): Member {
  return {
    source: post.source,
    outlet: post.outlet,
    site: post.site,
    originalSite: originalSiteOf(post),
    author: print.author,
    at: post.publishedAt,
    page: pageOf(post),
    space: idSpaceOf(post),
  };
}

/** Parameters that nobody has listed may say how a reader came: elsewhere, the same words of that moment on that page are it. */
function pageOf({ canonicalUrl }: Post): string {
  return canonicalUrl.replace(/[?#].*/, '');
}

function elsewhereOf(post: Post, members: ReadonlyMap<string, Member>): string | null {
  const [page, space] = [pageOf(post), idSpaceOf(post)];
  for (const [id, member] of members)
    if (member.page === page && member.space !== space && Math.abs(member.at - post.publishedAt) < MINUTE)
      return id;
  return null;
}

/** Where the original is; an aggregator may name the outlet as the author. */
function originalSiteOf({ source, originalUrl, author }: Post): string | null {
  const address = originalUrl ?? (AGGREGATORS.has(source) ? author?.url : null);
  return address ? siteOf(address) : null;
}

/** The article that an aggregator lists, or the listing of the article: same title (given by the caller), same outlet. */
function twinOf(
  post: Post,
  members: ReadonlyMap<string, Member>,
  within: Millis = STORY_WINDOW,
): string | null {
  const listed = AGGREGATORS.has(post.source);
  const originalSite = originalSiteOf(post);
  for (const [id, member] of members) {
    if (listed === AGGREGATORS.has(member.source)) continue;
    if (Math.abs(post.publishedAt - member.at) > within) continue;
    const sameSite = listed ? originalSite === member.site : member.originalSite === post.site;
    const outlet = post.outlet !== null && member.outlet !== null && sameOutlet(post.outlet, member.outlet);
    if (sameSite || outlet) return id;
  }
  return null;
}
