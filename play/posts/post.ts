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

/** What a post is from some moment on; `gone`: it is not served. */
export interface Version extends PostContent {
  from: Millis;
  gone?: true;
}

/** One public post of a scenario with everything that ever becomes of it. */
export interface Post {
  id: string;
  /** The date that it bears. */
  at: Millis;
  /** Oldest first, never empty. */
  versions: Version[];
  original?: string | undefined;
  points?: number | undefined;
  story?: string | undefined;
}

/** What a post says at a moment; null = nobody sees it then. */
export function versionAt({ versions }: Post, now: Millis): Version | null {
  const version = versions.findLast(({ from }) => from <= now);
  return version === undefined || version.gone ? null : version;
}

/** When a post was changed last, before a moment; null = it is as it was first. */
export function editedAt({ versions }: Post, now: Millis): Millis | null {
  const last = versions.findLastIndex(({ from }) => from <= now);
  return last > 0 ? versions[last]!.from : null;
}
