/** Feeds that hubs push to us. */
export const websub: readonly string[] = [
  'create table websub (id text primary key, data text not null) without rowid',
];
