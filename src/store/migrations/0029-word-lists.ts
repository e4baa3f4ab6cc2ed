/** Named lists that queries share, by their names; the entries stand in the data. */
export const wordLists: readonly string[] = [
  `create table word_list (
    workspace text not null, name text not null, data text not null, primary key (workspace, name))`,
];
