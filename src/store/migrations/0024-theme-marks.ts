/**
 * What people say of a keyword's themes: another name, or (null) that it is none. "shown" is what it was called then,
 * "former" what the mark replaced.
 */
export const themeMarks: readonly string[] = [
  `create table theme_mark (
    w integer not null, k integer not null, key text not null, name text, shown text not null, person text not null, at integer not null,
    former text, primary key (w, k, key)) without rowid`,
];
