import type { Millis } from './time.ts';

const PLATFORMS = ['terminal', 'slack', 'discord'] as const;
export type PlatformName = (typeof PLATFORMS)[number];

/** Tag of a language the bot speaks (not: a language of a post). Which there are is the matter of the messages. */
export type Language = string;

/** Where a workspace lives: a Slack team, a Discord guild, the terminal. */
export interface HomeRef {
  platform: PlatformName;
  home: string;
}

/** A place a message can be sent to. `thread` is the root message's id when the message belongs in its thread. */
export interface ChannelRef extends HomeRef {
  channel: string;
  thread?: string;
}

export interface Person {
  platform: PlatformName;
  /** The platform's user id. */
  id: string;
  name: string;
}

/** People who are called together: a user group of Slack, a role of Discord. */
export interface Group {
  platform: PlatformName;
  id: string;
  name: string;
}

/** Whom somebody named: persons, and groups of them. */
export interface PeopleAndGroups {
  people: Person[];
  groups: Group[];
}

/** What a workspace has decided about its people on one platform. */
export interface PlatformRules {
  /** Who may set the bot up, besides admins: everyone who may write, or those who manage the channel. */
  setUp: 'everyone' | 'managers';
  /** Roles whose members count as managers. */
  managing: readonly Group[];
  /** People from other organizations may look, or act as well. */
  guests: 'look' | 'act';
}

/** The tenant: one organization, with what it has set for itself. */
export interface Workspace {
  id: string;
  name: string;
  language: Language;
  /** IANA zone; hours of the week of the detector are counted in it. */
  timeZone: string;
  /** Nobody has said it, and no platform could: a guess. */
  zoneAssumed?: true;
  /** Days that text and authors are kept; counts stay. */
  retentionDays: number;
  /** Sources that are off unless asked for (google-news), switched on here. */
  optedIn: string[];
  /** What an admin has decided about the rights of its people, by platform; what is missing is as usual. */
  rules?: Partial<Record<PlatformName, Partial<PlatformRules>>>;
  createdAt: Millis;
}

/** The card behind the pictures of a channel. */
export type ChartTheme = 'light' | 'dark';

/** When a channel gets digests, in its own time zone. `at` is `HH:MM`; `weekday` is 1 (Monday) to 7. */
export interface DigestSchedule {
  daily: string | null;
  weekly: { weekday: number; at: string } | null;
}

/**
 * A channel that the bot speaks in, and how: one digest, one budget, one language for all keywords it subscribes to.
 * `id` is `platform:home:channel`.
 */
export interface Channel {
  workspaceId: string;
  id: string;
  ref: ChannelRef;
  name: string;
  language: Language;
  timeZone: string;
  /** Nobody has said it, and the platform could not: a guess. People are asked once whether it is right. */
  zoneAssumed?: 'unasked' | 'asked';
  /** Left out: light. */
  charts?: ChartTheme;
  digest: DigestSchedule;
  /** `HH:MM` to `HH:MM` in the channel's zone; holds all but severity 1. */
  quiet: { from: string; to: string } | null;
  /** Unasked messages a day at most, severity 1 excepted; the rest comes in one catch-up summary. */
  dailyBudget: number;
  /** Where an escalation is posted; null = nowhere set yet. */
  escalateTo: ChannelRef | null;
  /** Who is named, and notified where the platform can, when an alert of this channel is escalated. */
  onCall: Person[];
  onCallGroups: Group[];
  owner: Person;
  /** Nobody has set anything up there: its owner only spoke first, and whoever sets something up takes their place. */
  ownerless?: true;
  /** Set when delivery is impossible (left, archived, forbidden) or a person paused it. */
  paused: { since: Millis; reason: string } | null;
}

/** Which channel gets what about a keyword. */
export interface Subscription {
  workspaceId: string;
  keywordId: string;
  channelId: string;
  alerts: boolean;
  digest: boolean;
  /** Every mention, one by one. */
  mentions: boolean;
}

export function channelId(ref: ChannelRef): string {
  return `${ref.platform}:${ref.home}:${ref.channel}`;
}
