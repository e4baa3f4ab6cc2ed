import type { Millis } from '../time.ts';

export type Stage = 'normalize' | 'match' | 'dedupe' | 'noise' | 'score' | 'store';

/**
 * - `kept`: stored as a new mention; `updated`: an edit or new counts of a stored one; `merged`: the same post came
 *   by another way (second feed) and is not counted again; `dropped`: stopped at `stage`.
 */
export type Outcome = 'kept' | 'updated' | 'merged' | 'dropped';

/** Reasons are keys into the words of each language; `detail` holds figures or terms, never post text. */
export type Reason =
  | 'stored'
  | 'edited'
  | 'counts-changed'
  | 'same-item'
  | 'same-address'
  | 'no-text'
  | 'no-address'
  | 'too-old'
  | 'no-keyword'
  | 'excluded-term'
  | 'language'
  | 'source-not-wanted'
  | 'spam-links'
  | 'spam-tags'
  | 'spam-words'
  | 'spam-repeats'
  | 'muted-author';

/**
 * Why a post went on or stopped, kept so that `why` can answer for any link. A post that no keyword of anybody
 * matched has one shared verdict under the workspace `*`.
 */
export interface Verdict {
  workspaceId: string;
  /** Canonical address of the post: what `why` looks up. */
  canonicalUrl: string;
  source: string;
  extId: string;
  keywordId: string | null;
  at: Millis;
  stage: Stage;
  outcome: Outcome;
  reason: Reason;
  detail: string | null;
  mentionId: string | null;
}
