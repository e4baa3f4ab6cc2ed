import type { Alert } from '../../listening/alerts/alert.ts';
import type { Channel } from '../../listening/channel.ts';
import type { KeywordCounts } from '../../listening/digest.ts';
import type { RequestState } from '../../listening/series/health.ts';
import type { SharedPosts } from '../../listening/series/shared-posts.ts';
import type { Millis } from '../../listening/time.ts';
import type { KeywordNames } from '../alerts/list.ts';

/** What a keyword is about, in people's own words: its leading theme. */
export interface About {
  name: string;
  /** Nobody said so in the seven days before. */
  isNew: boolean;
}

/** The present of a channel, or of a whole workspace: what its message, the App Home and its page all show. */
export interface DashboardView {
  /** `channel`: what that channel subscribes to; `workspace`: everything. */
  scope: { what: 'channel' | 'workspace'; name: string };
  /** The channel it is shown in, by the platform's id. */
  place: string;
  /** The last seven days against the seven before. */
  keywords: KeywordCounts[];
  /** Mentions of each of the last seven days, counted back from now, by keyword; of those that were mentioned. */
  days: ReadonlyMap<string, readonly number[]>;
  /** By keyword; of those whose posts have one leading theme. */
  about: ReadonlyMap<string, About>;
  /** Posts of the last seven days that stand in the rows of several keywords. */
  shared: SharedPosts[];
  open: Alert[];
  names: KeywordNames;
  /** Requests that may bring mentions of these keywords. */
  requests: RequestState[];
  /** Webhooks that have brought something. */
  pushed: number;
  digests: { channel: Pick<Channel, 'ref' | 'name'>; next: Millis }[];
  now: Millis;
}
