/**
 * What a digest knows of its own past: the schedule that its mark belongs to, and the figures that it reported. And of
 * posts that are pruned, which of them stood in the rows of several keywords, so that a total counts each once for ever.
 */
export const digestPast: readonly string[] = [
  // Null = written before the schedule was kept: it belongs to whatever is set.
  'alter table digest_mark add column schedule text',
  'alter table digest_mark add column since integer not null default 0',
  `create table digest_figure (
    workspace text not null, channel text not null, cadence text not null, keyword text not null,
    from_at integer not null, to_at integer not null, total integer not null,
    primary key (workspace, channel, cadence, keyword)) without rowid`,
  // "keywords": their numbers, comma-separated in order; below zero where the post is negative for that keyword.
  `create table shared_hour (
    w integer not null, hour integer not null, keywords text not null, n integer not null,
    primary key (w, hour, keywords)) without rowid`,
];
