import { shorten } from '../characters.ts';

const LONGEST = 40;
/** Controls, line ends, zero-width and direction marks; the joiners stay, since Persian and emoji need them. */
const UNPRINTED = /[\p{Cc}\p{Zl}\p{Zp}\s\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu;

/** Scripts written from right to left. */
const TURNING =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * A keyword's name fit for a picture and a sentence: one line, no control characters, at most 40 characters. One that
 * runs from right to left is isolated, or the figure after it would jump before it.
 */
export function shortName(name: string): string {
  const line = name.slice(0, 400).replace(UNPRINTED, ' ').trim();
  const short = shorten(line, LONGEST);
  return TURNING.test(short) ? `\u2068${short}\u2069` : short;
}
