import { charactersOf, shorten } from '../../messages/characters.ts';

/** Emoji draw as blanks or boxes without a color font: they stay in the message and leave the picture. */
const EMOJI =
  /(?![©®™])[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Emoji_Modifier}\p{Regional_Indicator}]|[\ufe0e\ufe0f\u20e3]|[\u{e0020}-\u{e007f}]/gu;
/** Controls, line ends, zero-width and direction marks: foreign text must not turn the line around. Isolates stay, see `shortName`. */
const UNPRINTED =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2067\u206a-\u206f\ufeff]/gu;
/** Piled-up accents would climb over the lines above; no script needs more than three. */
const PILED = /(\p{M}{3})\p{M}+/gu;
/** A joiner left alone when its emoji went. */
const LONE_JOINER = /(?<!\p{L}|\p{M})[\u200c\u200d]|[\u200c\u200d](?!\p{L}|\p{M})/gu;

/**
 * Foreign text made fit for one line of a picture: no emoji, no controls, no piled accents, single spaces, at most
 * `most` characters (as people count them) with an ellipsis. May be empty.
 */
export function cleanLabel(text: string, most: number): string {
  const line = text
    .slice(0, 20 * most)
    .replace(UNPRINTED, ' ')
    .replace(EMOJI, '')
    .replace(LONE_JOINER, '')
    .replace(PILED, '$1')
    // The narrow no-break space groups French figures and must survive.
    .replace(/[^\S\u202f\u00a0]+/gu, ' ')
    .trim();
  return shorten(line, most);
}

/** Longest beginning of `line` that `fits`, with an ellipsis when something was cut. */
export function fitLine(line: string, fits: (candidate: string) => boolean): string {
  if (fits(line)) return line;
  const letters = charactersOf(line);
  let low = 0;
  let high = letters.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(`${letters.slice(0, middle).join('').trimEnd()}…`)) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}

/** Words of `text` on at most `most` lines; the last one ends in an ellipsis when words are left over. */
export function wrapLabel(text: string, most: number, fits: (candidate: string) => boolean): string[] {
  const lines: string[] = [];
  let rest = text.split(' ').filter((word) => word !== '');
  while (rest.length > 0 && lines.length < most) {
    let taken = 1;
    while (taken < rest.length && fits(rest.slice(0, taken + 1).join(' '))) taken++;
    const last = lines.length === most - 1;
    lines.push(fitLine((last ? rest : rest.slice(0, taken)).join(' '), fits));
    rest = last ? [] : rest.slice(taken);
  }
  return lines;
}
