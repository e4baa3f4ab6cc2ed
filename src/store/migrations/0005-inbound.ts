/**
 * Doors for pushed posts, and the pushes of the last day: the same one sent again is answered, and not read again.
 * Sources that are not heard at the moment.
 */
export const inbound: readonly string[] = [
  `create table webhook (
    id text primary key, workspace text not null, data text not null, health text not null) without rowid`,
  'create index webhook_workspace on webhook (workspace)',
  `create table pushed (
    hook text not null, push text not null, at integer not null, primary key (hook, push)) without rowid`,
  'create index pushed_at on pushed (at)',
  'create table outage (id text primary key, data text not null) without rowid',
];
