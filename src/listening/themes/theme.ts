import type { SentimentLabel } from '../mentions/mention.ts';
import type { TopPost } from '../series/series.ts';
import type { Millis } from '../time.ts';

/** A post as themes are found in it: of a sample, each story once. */
export interface ThemePost {
  id: string;
  /** Title and text; words that others said (quotes) left out. */
  text: string;
  /** ISO 639-1; null = unknown. */
  language: string | null;
  /** Who speaks in it (`mentions/voice.ts`): themes count people. */
  voice: string;
  label: SentimentLabel | null;
  publishedAt: Millis;
  reach: number;
}

/** What to look for, in plain data: the same question gives the same themes. */
export interface ThemesQuestion {
  posts: readonly ThemePost[];
  /** The keyword's own past, which shows what moved; null = not known, or not asked. */
  past: readonly ThemePost[] | null;
  /** Words that are no theme, folded: those of the keyword and its spellings, names of the other keywords, what people struck out. */
  skip: ReadonlySet<string>;
  /** At most so many themes. */
  limit: number;
}

/** What several people say in words of their own. Counts are of the posts that were looked at. */
export interface FoundTheme {
  /** The stems of its head: stable from day to day, what a rename or "not a theme" is kept by. */
  key: string;
  /** A phrase of theirs. */
  name: string;
  /** Indexes in the posts that were looked at; the most typical first. */
  members: readonly number[];
  people: number;
  /** Of its members that are judged. */
  negative: number;
  neutral: number;
  positive: number;
  /** The part of the past's posts that were about it, 0..1; null = there is no past to compare with. */
  pastShare: number | null;
  /** Indexes in the past's posts that were about it; null = there is no past to compare with. */
  pastMembers: readonly number[] | null;
  /** Log-odds against the background (or the past), as a z-score. */
  strength: number;
  /** How sure we are that it is one subject: by how many of its posts hold two of its words, and whether they fall apart by others. */
  sure: 'sure' | 'likely' | 'unsure';
}

/** A theme as it is shown: counts are of the period, estimated from the sample where that is smaller. */
export interface Theme {
  key: string;
  name: string;
  /** People gave it this name. */
  renamed?: true;
  posts: number;
  people: number;
  negative: number;
  /** Those whose sentiment is known. */
  judged: number;
  positive: number;
  /** Posts in the period before; null = that cannot be compared. */
  before: number | null;
  /** The day of its first post, when it was not there in the period before. */
  newSince: Millis | null;
  /** Whether it is more than the ordinary up and down. */
  moved: boolean;
  sure: FoundTheme['sure'];
  /** The post that says it best. */
  quote: TopPost;
  /** Its posts of the sample, by id, the most typical first. */
  mentionIds: readonly string[];
}

/** What people talk about in a period. */
export interface PeriodThemes {
  keywordId: string;
  /** Posts of the period, and those of them that were looked at: fewer = counts are estimates. */
  total: number;
  read: number;
  /** The largest first. */
  themes: readonly Theme[];
  /** Posts that are in none of them. */
  others: number;
  /** Nothing is said more than before; null = there is nothing to compare with. */
  calm: boolean | null;
}
