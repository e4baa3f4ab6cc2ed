/** Themes of the samples, each with a post that says it. */
export const EXCERPTS: Readonly<Record<string, string>> = {
  'reboot loop': 'Since the update it is in a reboot loop, every ten minutes, and I work from home',
  'hours on hold': 'Two hours on hold and then the line went dead',
  'refund form': 'The refund form asks for a serial number that is under the battery',
  'quiet fan': 'What a quiet fan, finally',
  'setup app': 'The setup app does not find it',
  'black box': 'It came in a black box that my cat loves',
};

/** Words of strangers: the same in every language. */
export const THEME_WORDS: readonly string[] = [
  ...Object.keys(EXCERPTS),
  ...Object.values(EXCERPTS),
  'blue light',
  'Refunds',
  'Nobody picks up',
  'happy birthday',
  'Heron',
];
