export const network = {
  down: (since: string) => `This machine reaches no network since ${since}.`,
  meaning: 'No source can be read. I go on by myself when it is back.',
  back: (length: string) => `The network is back after ${length}.`,
  catchingUp: 'All sources are read again now. Posts that they no longer show stay missing.',
};

export type NetworkWords = typeof network;
