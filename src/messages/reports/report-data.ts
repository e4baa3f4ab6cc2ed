import type { Digest } from '../../listening/digest.ts';
import type { TopPost } from '../../listening/series/series.ts';

/** A post of a report, with the keywords that found it. */
export interface ReportPost extends TopPost {
  keywordIds: readonly string[];
}

/** What a report is made of. */
export interface ReportData {
  /** With themes and people where they are known. */
  digest: Digest;
  /** Alerts raised in the period before; null = the keywords are too young to compare. */
  alertsBefore: number | null;
  /** Those that carried furthest, each story once, best first. */
  posts: readonly ReportPost[];
  /** In which language posts are written, by mention; those that are not in it are of unknown language. */
  languages: ReadonlyMap<string, string>;
  /** Posts of the period that were held back, as noise or as not about their keyword; they are in no figure. */
  held: number;
}
