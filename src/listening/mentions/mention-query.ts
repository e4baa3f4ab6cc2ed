import type { Millis } from '../time.ts';
import type { HeldReason, Mention, Post, RelevanceLevel, SentimentLabel } from './mention.ts';
import type { Reason } from './verdict.ts';

/** Posts of a period that are looked at for a condition, the newest first. */
export const MOST_LOOKED_AT = 10_000;

/** Which stored mentions are asked for; what is left out does not matter. */
export interface MentionFilter {
  /** null = those that are not judged. */
  label?: SentimentLabel | null;
  source?: string;
  /** As typed: a name, with or without `@`, or a key. */
  author?: string;
  lang?: string;
  /** All of them, in title or text. */
  words?: string;
  tag?: string;
  starred?: true;
  relevance?: RelevanceLevel;
  /** A condition, as we write it (`--where`): the store itself knows nothing of it, `services/mentions/store-where.ts` does. */
  where?: string;
}

export interface MentionQuery extends MentionFilter {
  /** Mentions of any of these. */
  keywordIds: readonly string[];
  from: Millis;
  to: Millis;
  /** The newest row that counts: a list keeps to what was stored when it began. null = all. */
  upTo: number | null;
}

/** A row of a list to go on from. */
export interface ListPlace {
  ts: Millis;
  row: number;
}

export interface ListedMention {
  row: number;
  mention: Mention;
  /** What people flagged it with. */
  tags: readonly string[];
  starred: boolean;
}

/** One page of a list, newest first. */
export interface MentionPage {
  /** Counted mentions, those among them whose text is gone, and those that have come since the list began. */
  total: number;
  gone: number;
  since: number;
  /** Position of the first one shown, from 1. */
  first: number;
  listed: ListedMention[];
  hasOlder: boolean;
}

/** What the keyword itself refuses: decided before anything is stored. */
export const REFUSALS = [
  'excluded-term',
  'language',
  'source-not-wanted',
] as const satisfies readonly Reason[];
type Refusal = (typeof REFUSALS)[number];

/** Why a post that matched is not among the mentions. */
export type FilteredReason = HeldReason | Refusal;

const HELD = {
  'spam-links': true,
  'spam-tags': true,
  'spam-words': true,
  'spam-repeats': true,
  'spam-text': true,
  'marked-spam': true,
  'low-relevance': true,
  'not-about-us': true,
  'muted-author': true,
  'muted-site': true,
  excluded: true,
} as const satisfies Readonly<Record<HeldReason, true>>;

export function isFilteredReason(text: string): text is FilteredReason {
  return Object.hasOwn(HELD, text) || (REFUSALS as readonly string[]).includes(text);
}

export function isRefusal(reason: FilteredReason): reason is Refusal {
  return (REFUSALS as readonly FilteredReason[]).includes(reason);
}

export interface FilteredQuery {
  keywordIds: readonly string[];
  from: Millis;
  to: Millis;
  filter: MentionFilter;
  /** Only those of one reason; the counts are of all. */
  reason?: FilteredReason;
}

/** How far a list of filtered posts has come: to this moment, of which so many have been shown. */
export interface FilteredPlace {
  ts: Millis;
  skip: number;
}

/** A post that one keyword matches and does not count. */
export interface FilteredPost {
  keywordId: string;
  reason: FilteredReason;
  /** Figures and terms, never post text. */
  detail: string | null;
  /** When it was published, else when it was read. */
  at: Millis;
  source: string;
  extId: string;
  address: string | null;
  /** null = its text is not there. */
  post: Post | null;
  /** null = refused: it is no mention. */
  listed: ListedMention | null;
}

export interface FilteredPage {
  counts: { reason: FilteredReason; count: number }[];
  posts: FilteredPost[];
  next: FilteredPlace | null;
}
