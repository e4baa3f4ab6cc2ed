/** Stories that people joined: where each of their mentions was before, so that it can be taken back. */
export const joinedStories: readonly string[] = [
  'create table joined_story (w integer not null, at integer not null, into_id text not null, rows text not null)',
  'create index joined_story_at on joined_story (w, at)',
];
