/**
 * Lists of mentions by language and author, and of what a keyword refused. Verdicts know a post by a hash of its address;
 * of those that a keyword refused, people want to see the post. The language is part of "rest", which stays the one place
 * that holds it.
 */
export const browse: readonly string[] = [
  "alter table mention add column lang text generated always as (json_extract(rest, '$.lang')) virtual",
  'create index author_name on author (w, name collate nocase)',
  'alter table verdict add column address text',
  'alter table verdict add column published_at integer',
  `create index verdict_refused on verdict (w, keyword, coalesce(published_at, at))
     where outcome = 'dropped' and keyword <> ''`,
  // By post, when its author or its source takes it back.
  'create index verdict_address on verdict (source, ext_id) where address is not null',
];
