import type { Person } from '../channel.ts';
import type { Millis } from '../time.ts';

export const CAMPAIGN_GOALS = ['volume', 'mood', 'share'] as const;
export type CampaignGoal = (typeof CAMPAIGN_GOALS)[number];

/** Something that was done on purpose, and what it was to change. Days are those of `timeZone`. */
export interface Campaign {
  workspaceId: string;
  id: string;
  name: string;
  keywordIds: string[];
  /** Keywords that the campaign does not touch: their movement is the market's. */
  controlIds: string[];
  /** Inclusive, exclusive. */
  from: Millis;
  to: Millis;
  goal: CampaignGoal;
  timeZone: string;
  createdAt: Millis;
  createdBy: Person;
}

/** An effect as a ratio to what was expected, 1 = none, with its 90 % interval. */
export interface CampaignEffect {
  /** Posts (or people) counted during the campaign, and what was expected without it. */
  observed: number;
  expected: { mean: number; low: number; high: number };
  ratio: { mean: number; low: number; high: number };
  /** The smallest ratio above one that could have been seen. */
  leastSeen: number;
  days: number;
  controls: number;
}
