/**
 * Posts that no keyword of a workspace matched, for some days: what a keyword that comes later is tried on. Each is there
 * once, whoever follows its feed. "space" is 0, or the workspace whose import it is, since ids of imports are their
 * workspace's own. "hash" is null once the post is to be forgotten: a bare key then keeps it from coming back.
 */
export const unmatched: readonly string[] = [
  `create table unmatched (
    row integer primary key, space integer not null, post blob not null, part integer not null, origin text,
    author text, published_at integer not null, read_at integer not null, hash text, bytes integer not null,
    data text not null)`,
  'create unique index unmatched_post on unmatched (space, post)',
  'create index unmatched_age on unmatched (read_at, bytes)',
  'create index unmatched_date on unmatched (published_at)',
  'create index unmatched_author on unmatched (author) where author is not null',
  'create index unmatched_origin on unmatched (origin) where origin is not null',
  // The workspaces that may match it still; 0 = whoever reads the source, which is everybody.
  'create table unmatched_of (w integer not null, row integer not null, primary key (w, row)) without rowid',
  'create index unmatched_of_row on unmatched_of (row)',
  // Whether, for how long and since when such posts are kept; no row = they are not.
  'create table unmatched_kept (workspace text primary key, data text not null)',
  // Keywords whose stored past is not matched yet; a killed one goes on from here.
  `create table back_fill (
    workspace text not null, keyword text not null, data text not null, primary key (workspace, keyword))`,
];
