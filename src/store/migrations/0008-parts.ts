/**
 * Counts know what brought them: a part is what has a baseline of its own (`listening/series/part.ts`). Of what was stored
 * before, a source is one part: its feeds and webhooks cannot be told apart any more, so those that are there go on as one.
 * Buckets whose hits are pruned go to the source that brought most of their hour.
 */
export const parts: readonly string[] = [
  'create table part (n integer primary key, id text not null unique)',
  "insert into part (n, id) values (0, '')",
  'insert into part (id) select distinct source from mention union select distinct source from series_hour',
  'alter table mention add column part integer not null default 0',
  'update mention set part = coalesce((select n from part where part.id = mention.source), 0)',

  // "late_at": when a post arrived that came too late for the detector; null = in time.
  'alter table hit add column part integer not null default 0',
  'alter table hit add column counted_negative integer not null default 0',
  'alter table hit add column late_at integer',
  `update hit set part = coalesce((select part from mention where mention.row = hit.row), 0),
     counted_negative = case when label = -1 then counted else 0 end`,
  'create index hit_late on hit (w, k, late_at, ts, row) where late_at is not null',

  `create table part_bucket (
    w integer not null, k integer not null, start integer not null, part integer not null, total integer not null,
    negative integer not null, positive integer not null, capped integer not null, capped_negative integer not null,
    primary key (w, k, start, part)) without rowid`,
  `insert into part_bucket
   select w, k, ts - ts % 300000, part, count(*), sum(case when label = -1 then 1 else 0 end),
     sum(case when label = 1 then 1 else 0 end), sum(counted), sum(counted_negative)
   from hit group by w, k, ts - ts % 300000, part`,
  `insert into part_bucket
   select bucket.w, bucket.k, bucket.start,
     coalesce((select part.n from series_hour as hour join part on part.id = hour.source
       where hour.w = bucket.w and hour.k = bucket.k and hour.hour = bucket.start - bucket.start % 3600000
       order by hour.total desc limit 1), 0),
     bucket.total, bucket.negative,
     coalesce((select (bucket.total - bucket.negative) * sum(hour.positive) / max(1, sum(hour.positive + hour.neutral))
       from series_hour as hour
       where hour.w = bucket.w and hour.k = bucket.k and hour.hour = bucket.start - bucket.start % 3600000), 0),
     bucket.capped, bucket.capped_negative
   from bucket where bucket.total > 0 and not exists (
     select 1 from hit where hit.w = bucket.w and hit.k = bucket.k
       and hit.ts >= bucket.start and hit.ts < bucket.start + 300000)`,
  'drop table bucket',
  'alter table part_bucket rename to bucket',

  `update request set data = substr(data, 1, length(data) - 1) || ',"part":"feed"}' where source = 'feed'`,
  `update webhook set health = substr(health, 1, length(health) - 1) || ',"part":"webhook"}'`,

  // Stretches that a request read only when the detector had passed them: counted, but not by it.
  `create table unread (
    source text not null, request_key text not null, from_at integer not null, to_at integer not null,
    primary key (source, request_key, from_at)) without rowid`,

  // What imports brought of a workspace: from the oldest of its posts to the newest.
  `create table import_span (
    workspace text not null, from_at integer not null, to_at integer not null,
    primary key (workspace, from_at)) without rowid`,
];
