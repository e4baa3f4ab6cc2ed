/** Who waits for a first look: a channel that has just added a keyword, until the message that says what was found. */
export const firstLooks: readonly string[] = [
  `create table first_look (
    workspace text not null, keyword text not null, channel text not null, at integer not null,
    primary key (workspace, keyword, channel))`,
];
