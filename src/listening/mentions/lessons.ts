import type { RelevanceLessons } from '../relevance/lessons.ts';
import type { SentimentLessons } from '../sentiment/lessons.ts';

/** What people taught about one keyword of one workspace. */
export interface KeywordLessons {
  sentiment: SentimentLessons | null;
  /** null = nothing is known of its posts. */
  relevance: RelevanceLessons | null;
  /** Author keys. */
  mutedAuthors: ReadonlySet<string>;
  /** Hosts without `www.`. */
  mutedSites: ReadonlySet<string>;
}

/** By keyword. */
export type LessonsOf = (keywordId: string) => KeywordLessons;

/** Nobody taught anything. */
export const NO_LESSONS: KeywordLessons = {
  sentiment: null,
  relevance: null,
  mutedAuthors: new Set(),
  mutedSites: new Set(),
};
