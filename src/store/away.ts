/**
 * A home that removed the bot is away: it is kept for a while, whole, for the day on which it invites the bot again. Until
 * then nobody sees its channels, and a workspace that lives nowhere else collects nothing.
 */

/** Condition on a table with a `workspace`: somebody is at home there. */
export function isLivedIn(table: string): string {
  return `(exists (select 1 from home where home.workspace = ${table}.workspace and home.removed_at is null)
    or not exists (select 1 from home where home.workspace = ${table}.workspace))`;
}

/** Condition on a table with the `platform` and `home` of a channel. */
export function isAtHome(table: string): string {
  return `not exists (select 1 from home where home.platform = ${table}.platform and home.home = ${table}.home
    and home.removed_at is not null)`;
}

/** Condition on a table with the id of a channel as `channel`. */
export function isOfHome(table: string): string {
  return `not exists (select 1 from channel as place join home on home.platform = place.platform and home.home = place.home
    where place.id = ${table}.channel and home.removed_at is not null)`;
}
