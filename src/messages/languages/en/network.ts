export const network = {
  down: (since: string) => `This machine has reached no network since ${since}.`,
  meaning: 'No source can be read. I will carry on once it is back.',
  back: (length: string) => `The network is back after ${length}.`,
  catchingUp: 'All sources are read again now. Posts that they no longer show stay missing.',
};

export type NetworkWords = typeof network;
