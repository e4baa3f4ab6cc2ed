/** The message of a channel that is kept up to date; `root` is the key of the delivery that posted it. */
export const dashboardTable: readonly string[] = [
  `create table dashboard (
    workspace text not null, channel text not null, root text not null unique, shown text not null,
    shown_at integer not null, kept_by text not null, primary key (workspace, channel))`,
];
