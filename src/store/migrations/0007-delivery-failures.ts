/** Faults of ours are counted apart from outages: a message is given up after some of them, and shown. */
export const deliveryFailures: readonly string[] = [
  'alter table outbox add column failures integer not null default 0',
  'create index outbox_failing on outbox (workspace, n) where failures > 0',
];
