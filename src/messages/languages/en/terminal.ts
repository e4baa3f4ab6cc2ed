/** Copy of the terminal's own frame. */
export const terminal = {
  thread: 'thread',
  cardNow: 'the card now says',
  onlyFor: (person: string) => `only ${person} sees this`,
  onlyYou: 'only you see this',
  /** The name of whoever sits at the prompt. */
  you: 'you',
  /** Before the command, with the reference of a post. */
  onPost: 'To correct a post, tag it or hand it on:',
  begin: 'Type /earshot help to begin, exit to leave.',
  /** Before the first question of a form. */
  form: 'Enter keeps what is in [ ]. To leave: Esc, “cancel”, or a line that begins with /earshot.',
  /** The word that leaves a form, in lower case. */
  cancel: 'cancel',
  left: 'Left. Nothing was done.',
  /** Where the lines of the log go, while somebody types here. */
  log: (path: string) => `Log: ${path}`,
};

export type TerminalWords = typeof terminal;
