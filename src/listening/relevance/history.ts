/** What was seen of an author or a site: posts about the keyword, posts that were marked as not about it, all posts. */
export interface Past {
  about: number;
  not: number;
  seen: number;
}

/** What a keyword's posts of the last time say about those that come. */
export interface RelevanceHistory {
  /** By author key. */
  authors: ReadonlyMap<string, Past>;
  /** By host. */
  sites: ReadonlyMap<string, Past>;
  /** Whether the name often stands in small letters amid others: then it is a word, too, whatever word it is. */
  oftenSmall: boolean;
}
