/** Copy of the terminal's own frame. */
export const terminal = {
  thread: 'thread',
  cardNow: 'the card now says',
  onlyFor: (person: string) => `only for ${person}`,
  begin: 'Type /earshot help to begin, exit to leave.',
};

export type TerminalWords = typeof terminal;
