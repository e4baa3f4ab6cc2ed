import type { Alert } from '../alerts/alert.ts';
import type { Keyword } from '../keywords/keyword.ts';
import type { RankedAuthor } from '../people/ranked-author.ts';
import type { Theme } from '../themes/theme.ts';
import type { Millis } from '../time.ts';
import type { Campaign, CampaignEffect, CampaignState, Estimate } from './campaign.ts';
import type { ShareChange } from './share-change.ts';

/** A stretch of whole days: what was counted on those that were read. */
export interface CampaignPhase {
  from: Millis;
  to: Millis;
  /** Days that were read, of so many. */
  days: number;
  length: number;
  posts: number;
  negative: number;
  judged: number;
}

/** One day of the picture. */
interface CampaignPoint {
  from: Millis;
  to: Millis;
  /** null = not read. */
  count: number | null;
  expected: Estimate | null;
}

/** Why nothing is said of an effect. */
export type NoEffect =
  | 'removed'
  | 'planned'
  | 'no-day'
  | 'young'
  | 'not-read'
  | 'sources-changed'
  | 'no-posts';

/** A campaign so far: what was, what was to be expected, and what cannot be said. */
export interface CampaignReport {
  campaign: Campaign;
  state: CampaignState;
  keywords: Keyword[];
  controls: Keyword[];
  /** What its share of voice is of: its controls, or the competitors. */
  rivals: Keyword[];
  /** Up to which day it is counted. */
  upTo: Millis;
  before: CampaignPhase;
  during: CampaignPhase | null;
  after: CampaignPhase | null;
  /** Of all posts, and why not. */
  effect: CampaignEffect | null;
  unknown: NoEffect | null;
  /** The same of the days after it. */
  later: CampaignEffect | null;
  mood: ShareChange | null;
  voice: Omit<ShareChange, 'leastSeen' | 'of'> | null;
  points: CampaignPoint[];
  /** Posts that name several of its keywords count for each. */
  shared: number;
  themes: Theme[];
  people: RankedAuthor[];
  /** Alerts of its keywords during it. */
  alerts: Alert[];
  /** Other campaigns of the same keywords at the same time, or in the weeks before that are its measure. */
  overlaps: Campaign[];
  /** Campaigns of its controls at the same time, which move what was expected of it. */
  controlCampaigns: Campaign[];
  /** Keywords and controls of it that are there no more. */
  removed: number;
}
