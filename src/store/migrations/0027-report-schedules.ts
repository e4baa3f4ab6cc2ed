/** Reports that come by themselves: what each is of, where it goes, and up to when it has reported. */
export const reportSchedules: readonly string[] = [
  `create table report_schedule (
    workspace text not null, number integer not null, channel text not null, data text not null,
    until integer not null, since integer not null, sent integer not null,
    primary key (workspace, number)) without rowid`,
  'create index report_schedule_by_channel on report_schedule (channel)',
];
