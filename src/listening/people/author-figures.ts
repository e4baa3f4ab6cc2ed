import type { PostCounts, SentimentLabel } from '../mentions/mention.ts';
import type { TopPost } from '../series/series.ts';
import type { Millis } from '../time.ts';

/** Sources that bring what outlets publish: who is listed is the outlet, never the person whose name stands below an article. */
export const OUTLET_SOURCES = ['feed', 'google-news', 'gdelt'] as const;

/** A post, as its author is ranked by it. */
export interface AuthorPost {
  /** Copies of one thing count once. */
  story: number;
  label: SentimentLabel | null;
  counts: PostCounts;
  /** Log-odds that it is about the keyword. */
  relevance: number;
}

/** What is stored of an author in a period, before anybody is ranked. */
export interface AuthorFigures {
  authorKey: string;
  name: string;
  url: string | null;
  source: string;
  followers: number | null;
  /** Of an outlet: how often its stories were taken up by others. */
  pickups?: number;
  /** All of the period. */
  posts: number;
  /** The newest of them, and those that carried furthest: all of whoever did not post by the hundred. */
  read: readonly AuthorPost[];
  since: Millis;
  isNew: boolean;
  top: TopPost;
}
