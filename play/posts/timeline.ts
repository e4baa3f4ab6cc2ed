import { createHash } from 'node:crypto';
import type { Millis } from '../../src/listening/time.ts';
import type { Item } from '../read/schema.ts';
import type { Post, PostContent } from './post.ts';
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
  for (const [index, item] of items.entries()) {
    if ('file' in item) {
      for (const post of parts.postsIn(item.file)) posts.set(post.id, post);
    } else if ('repeat' in item) {
      const random = seeded(seedOf(seed, place, index));
      for (const post of drawPosts(item, { ...parts, random, id: `${slug(place)}-${index + 1}` }))
        posts.set(post.id, post);
    } else {
      const known = posts.get(item.id);
      if (!known && 'at' in item) posts.set(item.id, newPost(item, start));
      else if (known) change(known, item, start);
    }
  }
  return [...posts.values()].sort((earlier, later) => earlier.at - later.at);
}

type Written = Exclude<Item, { file: string } | { repeat: unknown }>;

function newPost(item: Extract<Written, { at: number }>, start: Millis): Post {
  const { id, at, shown = at, gone, original, points, story } = item;
  return {
    id,
    at: start + at,
    versions: [{ from: start + shown, ...wordsOf(item) }],
    goneAt: gone === undefined ? null : start + gone,
    original,
    points,
    story,
  };
}

function change(post: Post, item: Written, start: Millis): void {
  if (item.gone !== undefined) post.goneAt = start + item.gone;
  if (item.shown === undefined) return;
  const from = start + item.shown;
  const before = post.versions.findLast((version) => version.from <= from) ?? post.versions[0]!;
  post.versions.push({ ...before, ...wordsOf(item), from });
  post.versions.sort((earlier, later) => earlier.from - later.from);
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
