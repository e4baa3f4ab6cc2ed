/** How far the second opinion has come among the mentions, and what it asked on its last day; one row, while it is on. */
export const secondOpinion: readonly string[] = [
  'create table second_opinion (n integer primary key, row integer not null, day integer not null, asked integer not null)',
];
