/**
 * Controls that are none: a program took windows-1252 for Latin-1, and somebody's quotation marks, dashes and euros became
 * these. The five that it leaves free are controls indeed.
 */
const MISREAD = /[\x80-\x9f]/g;
const MEANT = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';
/** Characters that only harm: controls except tab and newline, direction overrides, invisible fillers, half characters. */
const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  /[\0-\x08\x0e-\x1b\x7f\u00ad\u061c\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;
/** Separators of machines are spaces too: a removed one would glue two words. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const SPACES = /[\t\x0b\x0c\x1c-\x1f\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
// Printable ASCII and newlines are most texts, and need no closer look.
const NEEDS_LOOK = /[^\n\x20-\x7e]/;

/**
 * Foreign text made harmless: line ends as `\n`, no controls, no bidirectional overrides, no lone surrogates, NFC,
 * at most `cap` UTF-16 units, trimmed.
 */
export function plainText(text: string, cap: number): string {
  // Twice the cap: removed characters must not shorten what is kept, and a huge text must not be read whole.
  const read = text.length > 2 * cap ? text.slice(0, 2 * cap) : text;
  const clean = NEEDS_LOOK.test(read)
    ? read
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .replace(MISREAD, (char) => MEANT[char.charCodeAt(0) - 0x80]!)
        .replace(HARMFUL, '')
        .replace(SPACES, ' ')
        .normalize('NFC')
    : read;
  return cut(clean.trim(), cap).trimEnd();
}

/** The same on one line, runs of white space as one space. */
export function plainLine(text: string, cap: number): string {
  return plainText(text.length > 4 * cap ? text.slice(0, 4 * cap) : text, 4 * cap)
    .replace(/\s+/g, ' ')
    .slice(0, cap)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}

function cut(text: string, cap: number): string {
  return text.length <= cap ? text : text.slice(0, cap).replace(/[\ud800-\udbff]$/, '');
}
