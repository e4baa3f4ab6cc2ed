import type { RelevanceLessons } from '../relevance/lessons.ts';
import type { SentimentLessons } from '../sentiment/lessons.ts';
import type { Exclusion } from './excluded.ts';
import type { Post } from './mention.ts';

/** What people taught about one keyword of one workspace. */
export interface KeywordLessons {
  sentiment: SentimentLessons | null;
  /** null = nothing is known of its posts. */
  relevance: RelevanceLessons | null;
  /** Author keys. */
  mutedAuthors: ReadonlySet<string>;
  /** Hosts without `www.`. */
  mutedSites: ReadonlySet<string>;
  /** What the workspace leaves out and the post holds; null = nothing. */
  excludedBy(post: Post): Exclusion | null;
}

/** By keyword. */
export type LessonsOf = (keywordId: string) => KeywordLessons;

/** Nobody taught anything. */
export const NO_LESSONS: KeywordLessons = {
  sentiment: null,
  relevance: null,
  mutedAuthors: new Set(),
  mutedSites: new Set(),
  excludedBy: () => null,
};
