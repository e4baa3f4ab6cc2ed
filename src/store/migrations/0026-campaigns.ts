/** Campaigns, by their ids; what is known of them stands in the data. */
export const campaigns: readonly string[] = [
  `create table campaign (
    workspace text not null, id text not null, from_at integer not null, data text not null,
    primary key (workspace, id))`,
];
