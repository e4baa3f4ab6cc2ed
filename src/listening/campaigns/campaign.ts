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
  /** The beginning of its first day, and of the day after its last. */
  from: Millis;
  to: Millis;
  goal: CampaignGoal;
  timeZone: string;
  createdAt: Millis;
  createdBy: Person;
  /** Where it was added: its result is posted there. */
  channelId: string;
  /** The result is out, or was shown when it was added. */
  reported: boolean;
  /** The end that was planned, of one that was ended before. */
  plannedTo?: Millis;
  /** Removed; kept for as long as that may be taken back. */
  removedAt?: Millis;
}

export type CampaignState = 'planned' | 'running' | 'over';

export function stateOf({ from, to }: Pick<Campaign, 'from' | 'to'>, now: Millis): CampaignState {
  if (now < from) return 'planned';
  return now < to ? 'running' : 'over';
}

/** A figure with the range that holds the true one nine times in ten. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
}

/** An effect as a ratio to what was expected, 1 = none, with its 90 % interval. */
export interface CampaignEffect {
  /** Posts counted on the days that were read, and what was expected of these without it. */
  observed: number;
  expected: Estimate;
  ratio: Estimate;
  /** The smallest ratio above one that would have been seen four times in five. */
  leastSeen: number;
  days: number;
  controls: number;
}
