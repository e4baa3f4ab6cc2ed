/**
 * Waits that concern more than one message (a limit, an outage, a token that is refused) stand beside the messages, so
 * that those keep their order. And a channel that was paused because of a token goes on: the token is no fault of its own.
 */
export const outboxHolds: readonly string[] = [
  // Where a message goes, as `platform:home:channel` or `platform:home:@person`.
  "alter table outbox add column lane text not null default ''",
  `update outbox set lane = json_extract(data, '$.to.platform') || ':' || json_extract(data, '$.to.home') || ':' ||
     json_extract(data, '$.to.channel') where state in ('waiting', 'sending', 'folded')`,
  // "scope": a lane, or the beginning of one: `platform:home` or `platform`.
  `create table outbox_hold (
    workspace text not null default '*', scope text not null, why text not null, until integer not null,
    since integer not null, tries integer not null, detail text not null,
    primary key (workspace, scope, why)) without rowid`,
  `update channel set data = json_set(data, '$.paused', json('null'))
   where json_extract(data, '$.paused.reason') in ('revoked', 'no-connection')`,
];
