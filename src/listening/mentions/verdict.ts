import type { Millis } from '../time.ts';
import type { HeldReason, Post, RawPost } from './mention.ts';

/** The workspace of verdicts that concern nobody in particular. */
const SHARED = '*';

export type Stage = 'normalize' | 'match' | 'dedupe' | 'noise' | 'relevance' | 'score' | 'store';

/**
 * - `kept`: stored as a new mention; `updated`: an edit or new counts of a stored one; `merged`: the same post came
 *   by another way (second feed) and is not counted again; `held`: stored, but neither counted nor announced; `dropped`: stopped
 *   at `stage`.
 */
export type Outcome = 'kept' | 'updated' | 'merged' | 'held' | 'dropped';

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
  | HeldReason;

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
  /** Of a post that a keyword refused, for whoever looks through those. */
  refused?: { address: string; publishedAt: Millis };
}

export function verdictOf(
  workspaceId: string,
  post: Pick<Post, 'canonicalUrl' | 'source' | 'extId'>,
  at: Millis,
  stage: Verdict['stage'],
  outcome: Verdict['outcome'],
  reason: Reason,
  more: Partial<Pick<Verdict, 'keywordId' | 'detail' | 'mentionId' | 'refused'>> = {},
): Verdict {
  const { canonicalUrl, source, extId } = post;
  return {
    workspaceId,
    canonicalUrl,
    source,
    extId,
    keywordId: null,
    at,
    stage,
    outcome,
    reason,
    detail: null,
    mentionId: null,
    ...more,
  };
}

/** What a list of refused posts shows of one. */
export function refusedOf({ url, publishedAt }: Pick<Post, 'url' | 'publishedAt'>): Verdict['refused'] & {} {
  return { address: url, publishedAt };
}

export function sharedVerdict(
  post: Pick<RawPost, 'source' | 'extId'>,
  canonicalUrl: string,
  at: Millis,
  stage: Verdict['stage'],
  reason: Reason,
  detail: string | null,
): Verdict {
  return verdictOf(SHARED, { ...post, canonicalUrl }, at, stage, 'dropped', reason, { detail });
}
