/** What a digest knows of its own past: the schedule that its mark belongs to, and the figures that were reported. */
export const digestPast: readonly string[] = [
  // Null = written before the schedule was kept: it belongs to whatever is set.
  'alter table digest_mark add column schedule text',
  'alter table digest_mark add column since integer not null default 0',
];
