/** Groups can be on call, and a home that removed the bot is kept for a while. Channels from before name no group. */
export const comingAndGoing: readonly string[] = [
  'update channel set data = substr(data, 1, length(data) - 1) || \',"onCallGroups":[]}\' where data not like \'%"onCallGroups":%\'',
  // Null = the bot is there.
  'alter table home add column removed_at integer',
];
