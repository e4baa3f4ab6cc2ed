import type { Millis } from '../../src/listening/time.ts';

/** The content of a post; an edit replaces some of it. */
export interface PostContent {
  title?: string | undefined;
  text?: string | undefined;
  author?: string | undefined;
  /** Relative ones belong to the site that shows the post. */
  url?: string | undefined;
  lang?: string | undefined;
}

/** One public post of a scenario with everything that ever becomes of it. */
export interface Post {
  id: string;
  /** The date that it bears. */
  at: Millis;
  /** Its versions, each with its start; oldest first, never empty. */
  versions: (PostContent & { from: Millis })[];
  /** From when on it is no longer served. */
  goneAt: Millis | null;
  original?: string | undefined;
  points?: number | undefined;
  story?: string | undefined;
}

/** The version of a post at a moment; null = nobody sees it then. */
export function versionAt({ versions, goneAt }: Post, now: Millis): Post['versions'][number] | null {
  if (goneAt !== null && goneAt <= now) return null;
  return versions.findLast(({ from }) => from <= now) ?? null;
}

/** When a post was changed last, before a moment; null = it is as it was first. */
export function editedAt({ versions }: Post, now: Millis): Millis | null {
  const last = versions.findLastIndex(({ from }) => from <= now);
  return last > 0 ? versions[last]!.from : null;
}
