import type { PostCounts, Rating, SentimentLabel } from '../mentions/mention.ts';
import { HOUR, type Millis } from '../time.ts';

/** Counts of one keyword in an hour of some clock, all wanted sources together. What is not judged is in the total alone. */
export interface HourPoint {
  start: Millis;
  /** Where it ends, when that is not an hour later: the first and the last of a period are cut by it. */
  end?: Millis;
  total: number;
  negative: number;
  neutral: number;
  positive: number;
}

/** Those whose mood is known: what every share of it is of. */
export function judgedOf({
  negative,
  neutral,
  positive,
}: Pick<HourPoint, 'negative' | 'neutral' | 'positive'>): number {
  return negative + neutral + positive;
}

/** Whose hours are counted: those of a clock on the wall, or those counted back from a moment. */
export type HourClock = { timeZone: string } | { endingAt: Millis };

export function endOf({ start, end }: Pick<HourPoint, 'start' | 'end'>): Millis {
  return end ?? start + HOUR;
}

/**
 * Counts of one keyword in one five-minute bucket; `capped` counts people: at most 3 posts an hour of one author, and of
 * an outlet that names nobody one a story (`mentions/voice.ts`).
 */
export interface BucketPoint {
  start: Millis;
  total: number;
  negative: number;
  positive: number;
  judged: number;
  capped: number;
  cappedNegative: number;
}

/** How many of the counted people said something that is judged: as large a part of them as of the posts. */
export function judgedVoices({
  total,
  judged,
  capped,
  cappedNegative,
}: Pick<BucketPoint, 'total' | 'judged' | 'capped' | 'cappedNegative'>): number {
  return total === 0 ? capped : Math.max(cappedNegative, Math.round((capped * judged) / total));
}

/** Counts that one part brought, by its number. */
export interface PartBucket extends BucketPoint {
  part: number;
}

/** A stretch in which a source was not read: not a zero. */
export interface Gap {
  source: string;
  requestKey: string;
  from: Millis;
  to: Millis;
  reason: string;
}

/** A post that arrived more than three hours after its date: counted at its date, never announced. */
export interface LatePost {
  publishedAt: Millis;
  arrivedAt: Millis;
}

/** A post worth showing, as kept in the daily top lists: enough for a card without reading the mention. */
export interface TopPost {
  mentionId: string;
  storyId: string;
  source: string;
  outlet: string | null;
  url: string;
  title: string | null;
  excerpt: string;
  /** Of a review. */
  rating?: Rating;
  authorName: string | null;
  /** Of the author; alerts and messages of older versions do not say. */
  followers?: number | null;
  /** Reactions, as far as the source gives them; likewise. */
  counts?: PostCounts;
  publishedAt: Millis;
  /** Absent = the source gave the date. */
  timeBy?: 'first-seen' | 'unknown';
  reach: number;
  /** null = not judged. */
  label: SentimentLabel | null;
  /** Mentions of the same story, this one included. */
  copies: number;
}

/** What one source brought in a period. */
export interface SourceTotals {
  source: string;
  total: number;
  negative: number;
  /** Those whose mood is known. */
  judged: number;
}

/** Totals of one keyword over a period. `stories` counts copies once; `newAuthors` had never mentioned the keyword. */
export interface PeriodTotals {
  keywordId: string;
  total: number;
  negative: number;
  neutral: number;
  positive: number;
  stories: number;
  authors: number;
  newAuthors: number;
  bySource: SourceTotals[];
}
