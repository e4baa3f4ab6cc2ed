/** Channels name who is on call; those from before name nobody. */
export const onCall: readonly string[] = [
  'update channel set data = substr(data, 1, length(data) - 1) || \',"onCall":[]}\' where data not like \'%"onCall":%\'',
];
