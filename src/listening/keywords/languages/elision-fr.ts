/** French words that lose their vowel before another: `l'acme`, `jusqu'acme`. */
export const ELIDED_FR = [
  'l',
  'd',
  'j',
  'm',
  't',
  's',
  'n',
  'c',
  'qu',
  'jusqu',
  'lorsqu',
  'puisqu',
  'quoiqu',
  'presqu',
  'quelqu',
];
