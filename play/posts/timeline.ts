import { createHash } from 'node:crypto';
import type { Millis } from '../../src/listening/time.ts';
import type { Item } from '../read/schema.ts';
import type { Post, PostContent, Version } from './post.ts';
import { seeded } from './random.ts';
import { drawPosts } from './repeat.ts';

export interface TimelineParts {
  start: Millis;
  timeZone: string;
  seed: number;
  /** Where the posts are shown: two streams of one pattern in two places differ. */
  place: string;
  /** Posts of a file beside the scenario. */
  postsIn(file: string): readonly Post[];
}

/** All posts of one place, oldest first by their dates. */
export function timelineOf(items: readonly Item[], parts: TimelineParts): Post[] {
  const { start, place, seed } = parts;
  const posts = new Map<string, Post>();
  const changes = new Map<string, Written[]>();
  for (const [index, item] of items.entries()) {
    if ('file' in item) {
      for (const post of parts.postsIn(item.file)) posts.set(post.id, post);
    } else if ('repeat' in item) {
      const random = seeded(seedOf(seed, place, index));
      for (const post of drawPosts(item, { ...parts, random, id: `${slug(place)}-${index + 1}` }))
        posts.set(post.id, post);
    } else {
      if (!posts.has(item.id) && 'at' in item) posts.set(item.id, newPost(item, start));
      if (posts.has(item.id)) changes.set(item.id, [...(changes.get(item.id) ?? []), item]);
    }
  }
  for (const [id, items] of changes) posts.get(id)!.versions = versionsOf(posts.get(id)!, items, start);
  return [...posts.values()].sort((earlier, later) => earlier.at - later.at);
}

type Written = Exclude<Item, { file: string } | { repeat: unknown }>;

function newPost(
  { id, at, shown = at, original, points, story }: Extract<Written, { at: number }>,
  start: Millis,
): Post {
  return { id, at: start + at, versions: [{ from: start + shown }], original, points, story };
}

/** In the order of their times, whatever the order in the file: each says anew only what it changes. */
function versionsOf({ versions: [first] }: Post, items: readonly Written[], start: Millis): Version[] {
  const changes = items
    .flatMap((item, nth): Version[] => {
      const shown = nth === 0 ? first!.from : item.shown === undefined ? null : start + item.shown;
      return [
        ...(shown === null ? [] : [{ from: shown, ...wordsOf(item) }]),
        // What is gone before it is shown never is.
        ...(item.gone === undefined
          ? []
          : [{ from: Math.max(start + item.gone, first!.from), gone: true as const }]),
      ];
    })
    .sort((earlier, later) => earlier.from - later.from);
  let words: PostContent = {};
  return changes
    .map(({ from, gone, ...change }): Version => {
      words = { ...words, ...change };
      return gone ? { from, gone } : { from, ...words };
    })
    .filter(({ from }, nth, all) => all[nth + 1]?.from !== from);
}

/** Only the fields that are given: an edit leaves the rest as it was. */
function wordsOf({ title, text, author, url, lang }: PostContent): PostContent {
  return Object.fromEntries(
    Object.entries({ title, text, author, url, lang }).filter(([, word]) => word !== undefined),
  );
}

/** Each stream has a seed of its own: a stream more does not change the others. */
function seedOf(seed: number, place: string, index: number): number {
  return createHash('sha256')
    .update(JSON.stringify([seed, place, index]))
    .digest()
    .readUInt32LE(0);
}

/** Fit for a part of an address. */
export function slug(name: string): string {
  const readable = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return readable === '' ? 'x' : readable.slice(0, 40);
}
