/**
 * Collected data is keyed by small numbers, `w` (workspace) and `k` (keyword, never given twice): their ids would take
 * most of the space. `w` 0 and the workspace '*' are everybody's. Times are milliseconds UTC.
 */
export const firstTables: readonly string[] = [
  'create table counter (name text primary key, n integer not null) without rowid',

  // Homes and workspaces
  `create table workspace (
    workspace text primary key, n integer not null unique, pruned_until integer not null default 0,
    last_alert integer not null default 0, data text not null)`,
  `create table home (
    workspace text not null, platform text not null, home text not null, name text not null,
    primary key (workspace, platform, home), unique (platform, home))`,
  'create table link_code (workspace text primary key, code text not null unique, expires_at integer not null)',
  `create table installation (
    workspace text not null, platform text not null, home text not null, data text not null,
    primary key (workspace, platform, home))`,

  // Channels, keywords, feeds
  `create table channel (
    workspace text not null, id text not null, platform text not null, home text not null, data text not null,
    primary key (workspace, id), unique (id))`,
  `create table keyword (
    workspace text not null, id text not null, n integer not null unique, created_at integer not null,
    data text not null, primary key (workspace, id))`,
  // Keywords whose mentions are still being swept; a killed sweep goes on from here.
  'create table removed_keyword (w integer not null, k integer not null, id text not null, primary key (w, k))',
  `create table subscription (
    workspace text not null, keyword text not null, channel text not null, data text not null,
    primary key (workspace, keyword, channel))`,
  `create table feed (
    workspace text not null, url text not null, added_at integer not null, data text not null,
    primary key (workspace, url))`,
  'create index feed_url on feed (url)',

  // Collecting
  `create table request (
    workspace text not null, source text not null, key text not null, data text not null,
    primary key (workspace, source, key))`,
  `create table gap (
    workspace text not null, source text not null, request_key text not null, from_at integer not null,
    to_at integer not null, reason text not null, primary key (workspace, source, request_key, from_at))`,
  `create table verdict (
    w integer not null, url blob not null, source text not null, ext_id text not null, keyword text not null,
    stage text not null, reason text not null, outcome text not null, detail text, mention text,
    at integer not null, primary key (w, url, source, ext_id, keyword, stage, reason)) without rowid`,
  'create index verdict_at on verdict (at)',

  // Mentions. "row" is given once and never again: the full-text tables know a mention by it.
  `create table mention (
    row integer primary key, w integer not null, id text not null, source text not null, post blob not null,
    published_at integer not null, url integer not null, author integer, story integer not null, story_id text,
    title text, body text not null, counts text not null, hits text not null, rest text not null,
    recheck_at integer, gone integer not null default 0)`,
  'create unique index mention_id on mention (w, id)',
  'create index mention_time on mention (w, published_at)',
  'create index mention_url on mention (w, url)',
  'create index mention_story on mention (w, story_id) where story_id is not null',
  'create index mention_recheck on mention (source, recheck_at) where recheck_at is not null',
  // The ledger that forbids a post twice in a workspace.
  'create table seen (w integer not null, post blob not null, row integer not null, primary key (w, post)) without rowid',
  'create index seen_post on seen (post)',
  `create table author (
    w integer not null, n integer not null, key text not null, name text not null, url text, followers integer,
    last_day integer not null, primary key (w, n)) without rowid`,
  'create unique index author_key on author (w, key)',
  'create index author_last on author (w, last_day)',
  'create table word_month (workspace text not null, month text not null, primary key (workspace, month))',

  // Hits: who said it, and whether it counts in the capped series. "before" of author and story is the hour of their
  // former hit, -1 when there was none: a period's distinct authors are its hits minus those whose "before" is inside.
  `create table hit (
    w integer not null, k integer not null, ts integer not null, row integer not null, label integer not null,
    counted integer not null, reach integer not null, author integer, author_before integer not null,
    story integer not null, story_before integer not null, primary key (w, k, ts, row)) without rowid`,
  'create index hit_author on hit (w, k, author, ts, row, counted, author_before, label) where author is not null',
  'create index hit_story on hit (w, k, story, ts, row, counted, story_before)',
  'create index hit_top on hit (w, k, label, (ts / 86400000), reach, ts, row, story)',

  // Series and daily lists
  `create table series_hour (
    w integer not null, k integer not null, hour integer not null, source text not null, total integer not null,
    negative integer not null, neutral integer not null, positive integer not null,
    primary key (w, k, hour, source)) without rowid`,
  `create table bucket (
    w integer not null, k integer not null, start integer not null, total integer not null, negative integer not null,
    capped integer not null, capped_negative integer not null, primary key (w, k, start)) without rowid`,
  `create table crowd_hour (
    w integer not null, k integer not null, hour integer not null, authored integer not null, newcomers integer not null,
    primary key (w, k, hour)) without rowid`,
  `create table repeat_hour (
    w integer not null, k integer not null, kind text not null, hour integer not null, before integer not null,
    n integer not null, primary key (w, k, hour, kind, before)) without rowid`,
  `create table author_day (
    w integer not null, k integer not null, author integer not null, day integer not null, mentions integer not null,
    negative integer not null, primary key (w, k, author, day)) without rowid`,
  'create index author_day_top on author_day (w, k, day, mentions desc, author)',

  // Detection and triage
  `create table detector (
    workspace text not null, keyword text not null, stream text not null, final_until integer not null,
    state text not null, primary key (workspace, keyword, stream))`,
  `create table alert (
    workspace text not null, id text not null, number integer not null, keyword text, open integer not null,
    raised_at integer not null, version integer not null, data text not null,
    primary key (workspace, id), unique (workspace, number))`,
  'create index alert_raised on alert (workspace, raised_at)',
  `create table audit (
    workspace text not null, at integer not null, n integer not null, person text not null, act text not null,
    subject text not null, detail text, primary key (workspace, at, n))`,
  'create index audit_subject on audit (workspace, subject, at)',

  // Outbox
  `create table outbox (
    workspace text not null, key text not null, n integer not null, state text not null, kind text not null,
    root text, channel text not null, purpose text not null, severity integer, due_at integer not null,
    created_at integer not null, attempts integer not null default 0, last_error text, sent text, sent_at integer,
    claimed_by text, claimed_at integer, uncertain integer not null default 0, data text not null,
    primary key (workspace, key), unique (key))`,
  'create index outbox_state on outbox (state, due_at)',
  'create index outbox_channel on outbox (channel, sent_at)',
  'create index outbox_order on outbox (n)',
  'create index outbox_root on outbox (root) where root is not null',
  `create table digest_mark (
    workspace text not null, channel text not null, cadence text not null, until integer not null,
    primary key (workspace, channel, cadence))`,

  // Jobs
  'create table job (workspace text not null, name text not null, data text not null, primary key (workspace, name))',
  'create table once (workspace text not null, key text not null, at integer not null, primary key (workspace, key))',
];
