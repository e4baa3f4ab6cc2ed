import type { Delivery } from '../listening/delivery.ts';
import type { Mention, Post, PostCounts } from '../listening/mentions/mention.ts';
import type { Verdict } from '../listening/mentions/verdict.ts';
import type { RequestState } from '../listening/series/health.ts';
import type { Gap } from '../listening/series/series.ts';
import type { Millis } from '../listening/time.ts';
import type { Message } from '../messages/message.ts';
import type { Push } from './rows.ts';

/** A post that may be wanted by a keyword that comes later: the workspaces that have not matched it; none = all have. */
export interface UnmatchedPost {
  post: Post;
  of: 'all' | readonly string[];
}

/** One read of one source, all workspaces together: stored whole or not at all. */
export interface CollectedBatch {
  /** The request's new state, cursor included; null for posts that nobody polls for (imports, webhooks). */
  request: RequestState | null;
  /**
   * New mentions. Left out, and counted in nothing: one whose (workspace, source, extId) is already stored, one older
   * than its workspace keeps texts, and one whose keywords no longer exist.
   */
  added: Mention[];
  /** Stored mentions whose text or hits changed: series follow by the difference, nothing is delivered again. */
  edited: Mention[];
  /** Stored mentions with newer reaction counts. */
  recounted: { workspaceId: string; mentionId: string; counts: PostCounts; followers: number | null }[];
  verdicts: Verdict[];
  /** Kept for some days where the bot was told to keep such posts; one that everybody has matched is kept no longer. */
  unmatched?: UnmatchedPost[];
  gap: Gap | null;
  /** Messages of this batch (each new mention, "connected"); one about a mention is left out with its mention. */
  deliveries: (Delivery<Message> & {
    /** Left out when this mention of `added` is left out: a post read twice at once is one message. */
    mentionId?: string;
  })[];
  /** Ids, and keys of authors, that the source says are deleted: text and author go, counts stay. */
  deleted: string[];
  deletedAuthors?: string[];
  /** The push that brought it, when it was pushed: noted in the same batch, so that it is never taken twice. */
  push?: Push;
  /** The workspace of an import, and the dates of its oldest and its newest post, whether or not they match. */
  imported?: { workspaceId: string; from: Millis; to: Millis };
}
