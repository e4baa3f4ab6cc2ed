/** Links to the page of a dashboard: of each only the hash of its secret is kept, so that this table opens no page. */
export const dashboardLinks: readonly string[] = [
  `create table dashboard_link (
    hash text primary key, workspace text not null, channel text not null, number integer not null,
    scope text not null, created_at integer not null, until integer not null, person text not null)`,
  'create index dashboard_link_of on dashboard_link (workspace, number)',
];
