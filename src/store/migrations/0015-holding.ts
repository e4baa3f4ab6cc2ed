/**
 * Hits that are held back are in no count: they stand apart from the hits, with what the detector made of them, should they come
 * back. What people say of a mention stands beside it by its row, so that it goes with it.
 */
export const holding: readonly string[] = [
  `create table held (
    row integer not null, k integer not null, w integer not null, ts integer not null, reason text not null,
    at integer not null, part integer not null, counted integer not null, counted_negative integer not null,
    late_at integer, primary key (row, k)) without rowid`,
  'create index held_of on held (w, k, ts, row, reason)',
  // 1 when all hits of a mention are held back.
  'alter table mention add column held integer not null default 0',
  // What is not judged is in the total alone.
  'alter table bucket add column unjudged integer not null default 0',

  // One of a kind for a hit; "former" is what it replaced.
  `create table mark (
    row integer not null, k integer not null, what text not null, w integer not null, value text not null,
    person text not null, at integer not null, former text, primary key (row, k, what)) without rowid`,
  'create index mark_of on mark (w, k, what, at)',
  `create table flag (
    row integer not null, what text not null, value text not null, w integer not null, person text not null,
    at integer not null, primary key (row, what, value)) without rowid`,
  'create index flag_of on flag (w, what, value, row)',
  // "k" 0 = every keyword. One that has ended can be taken up again.
  `create table muted (
    n integer primary key, w integer not null, k integer not null, what text not null, key text not null,
    name text not null, person text not null, at integer not null, ended_at integer)`,
  'create unique index muted_key on muted (w, what, key, k)',
  // Marks from before teach no more.
  `create table lessons_reset (
    w integer not null, k integer not null, what text not null, person text not null, at integer not null,
    primary key (w, k, what)) without rowid`,
];
