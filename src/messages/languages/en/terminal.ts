/** Copy of the terminal's own frame. */
export const terminal = {
  thread: 'thread',
  cardNow: 'the card now says',
  onlyFor: (person: string) => `only for ${person}`,
  /** Before the command, with the reference of a post. */
  onPost: 'To correct a post, tag it or hand it on:',
  begin: 'Type /earshot help to begin, exit to leave.',
};

export type TerminalWords = typeof terminal;
