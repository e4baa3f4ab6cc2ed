import { z } from 'zod';
import type { RawPost } from '../../mentions/mention.ts';
import { rowOfJson } from '../import/import.ts';
import { type ImportProblem, postIdOfRow, postOfRow } from '../import/import-row.ts';
import { decodeText } from '../shared/charset/decode.ts';

/** Posts in one push. */
const MAX_PUSHED = 500;

const item = z.record(z.string(), z.unknown());
const items = z.array(item).min(1).max(MAX_PUSHED);
const push = z.union([items, z.object({ mentions: items }), item]);

export interface PushedPosts {
  posts: RawPost[];
  /** Ids of posts that their sender has taken back (`"deleted": true`). */
  deleted: string[];
  /** `index` counts from 0, in the order of the body. */
  errors: { index: number; problem: ImportProblem }[];
}

/**
 * The posts of a pushed body: one object, a list, or `{"mentions": […]}`, each of the same shape as a line of an import.
 * A bad one is named and the rest is read.
 * @param hook id of the webhook: its posts have ids of their own, whatever another webhook uses
 * @param name stands for the source of posts that name none
 * @returns null when the body is no such thing
 */
export function postsOfPush(
  body: Uint8Array,
  hook: string,
  name: string,
  contentType = '',
): PushedPosts | null {
  const read = push.safeParse(jsonOf(body, contentType));
  if (!read.success) return null;
  const pushed: PushedPosts = { posts: [], deleted: [], errors: [] };
  for (const [index, pushedItem] of listOf(read.data).entries()) {
    const row = rowOfJson(pushedItem);
    if (pushedItem.deleted === true) {
      const id = postIdOfRow(row, name);
      if (id === null) pushed.errors.push({ index, problem: 'no-id' });
      else pushed.deleted.push(`${hook}:${id}`);
      continue;
    }
    const post = postOfRow(row, name);
    if (typeof post === 'string') pushed.errors.push({ index, problem: post });
    else pushed.posts.push({ ...post, source: 'webhook', extId: `${hook}:${post.extId}` });
  }
  return pushed;
}

type Item = z.infer<typeof item>;

function listOf(body: z.infer<typeof push>): Item[] {
  if (Array.isArray(body)) return body as Item[];
  const { mentions } = body;
  return Array.isArray(mentions) ? (mentions as Item[]) : [body];
}

function jsonOf(body: Uint8Array, contentType: string): unknown {
  try {
    return JSON.parse(decodeText(body, contentType));
  } catch {
    return undefined;
  }
}
