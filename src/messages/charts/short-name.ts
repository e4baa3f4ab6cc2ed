import { charactersOf } from '../characters.ts';

export const LONGEST = 40;
/** In a title of two lines there is room for a finding, too; beside a line of a picture, and in Slack's own chart, for less. */
export const LONGEST_IN_TITLE = 28;
export const LONGEST_BESIDE = 20;
/** Where lines are so many that their names stand above the picture, three beside each other. */
export const LONGEST_IN_LEGEND = 13;
/** Controls, line ends, zero-width and direction marks; the joiners stay, since Persian and emoji need them. */
const UNPRINTED = /[\p{Cc}\p{Zl}\p{Zp}\s\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu;

/** Scripts written from right to left. */
const TURNING =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Characters that take the room of two. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff01-\uff60]/u;

/**
 * A keyword's name fit for a picture and a sentence: one line, no control characters, at most `most` letters wide. One that
 * runs from right to left is isolated, or the figure after it would jump before it.
 */
export function shortName(name: string, most = LONGEST): string {
  return isolated(fromStart(oneLine(name), most));
}

/**
 * Names that stand side by side. Two that are the same where they are cut are cut in their middles instead, and numbered
 * where that is no help: two lines of a picture never bear one name.
 */
export function shortNames(names: readonly string[], most: number): string[] {
  const lines = names.map(oneLine);
  const cut = lines.map((line) => fromStart(line, most));
  const ends = cut.map((short, index) => (isTwin(short, cut) ? fromEnds(lines[index]!, most) : short));
  const taken = new Set<string>();
  return ends.map((short, index) => {
    let free = short;
    for (let nth = 2; taken.has(free); nth += 1) free = numbered(lines[index]!, nth, most);
    taken.add(free);
    return isolated(free);
  });
}

function oneLine(name: string): string {
  return name.slice(0, 400).replace(UNPRINTED, ' ').trim();
}

function isTwin(short: string, all: readonly string[]): boolean {
  return all.indexOf(short) !== all.lastIndexOf(short);
}

function isolated(short: string): string {
  return TURNING.test(short) ? `\u2068${short}\u2069` : short;
}

function fromStart(line: string, most: number): string {
  const characters = charactersOf(line);
  return widthOf(characters) <= most
    ? line
    : `${fitting(characters, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** The first and the last letters, with the ellipsis between. */
function fromEnds(line: string, most: number): string {
  const characters = charactersOf(line);
  if (widthOf(characters) <= most) return line;
  const half = Math.floor((most - 1) / 2);
  const start = fitting(characters, most - 1 - half).join('');
  const end = fitting(characters.reverse(), half).reverse().join('');
  return `${start.trimEnd()}…${end.trimStart()}`;
}

function numbered(line: string, nth: number, most: number): string {
  const number = ` (${nth})`;
  return fromStart(line, most - number.length) + number;
}

/** As many of the characters as have room. */
function fitting(characters: readonly string[], room: number): string[] {
  let left = room;
  const end = characters.findIndex((character) => {
    left -= widthOf([character]);
    return left < 0;
  });
  return end === -1 ? [...characters] : characters.slice(0, end);
}

function widthOf(characters: readonly string[]): number {
  return characters.reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}
