import { charactersOf, shorten } from '../../messages/characters.ts';

/** Emoji draw as blanks or boxes without a color font: they stay in the message and leave the picture. */
const EMOJI =
  /(?![©®™])[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Emoji_Modifier}\p{Regional_Indicator}]|[\ufe0e\ufe0f\u20e3]|[\u{e0020}-\u{e007f}]/gu;
/** With the space before them: `Kestrelbox 🔥: 3 mentions` is no `Kestrelbox : 3 mentions`. */
const EMOJI_BEFORE_SIGN = new RegExp(
  `[^\\S\\u202f\\u00a0]+(?:${EMOJI.source}|\\u200d)+(?=[\\u00a0\\u202f]?[:;,.])`,
  'gu',
);
/** Controls, line ends, zero-width and direction marks: foreign text must not turn the line around. Isolates stay, see `shortName`. */
const UNPRINTED =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2067\u206a-\u206f\ufeff]/gu;
/** Piled-up accents would climb over the lines above; no script needs more than three. */
const PILED = /(\p{M}{3})\p{M}+/gu;
/** A joiner left alone when its emoji went. */
const LONE_JOINER = /(?<!\p{L}|\p{M})[\u200c\u200d]|[\u200c\u200d](?!\p{L}|\p{M})/gu;

const ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';
/** A word, or an isolated name with its spaces: that is one thing, which a line break would tear. */
const WORDS = /(?:\u2068[^\u2069]*\u2069|[^ ])+/gu;

/** A figure goes with what it counts, on the next line. */
const ENDS_IN_FIGURE = /(?:^| )[\d.,\u202f\u00a0]+$/u;

/**
 * Foreign text made fit for one line of a picture: no emoji, no controls, no piled accents, single spaces, at most
 * `most` characters (as people count them) with an ellipsis. May be empty.
 */
export function cleanLabel(text: string, most: number): string {
  const line = text
    .slice(0, 20 * most)
    .replace(UNPRINTED, ' ')
    .replace(EMOJI_BEFORE_SIGN, '')
    .replace(EMOJI, '')
    .replace(LONE_JOINER, '')
    .replace(PILED, '$1')
    // The narrow no-break space groups French figures and must survive.
    .replace(/[^\S\u202f\u00a0]+/gu, ' ')
    .trim();
  return closeIsolates(shorten(line, most));
}

/** Every isolate that begins ends, and none ends that did not begin. */
function closeIsolates(text: string): string {
  let open = 0;
  let closed = '';
  for (const character of text) {
    if (character === END_OF_ISOLATE && open === 0) continue;
    if (character === ISOLATE) open += 1;
    if (character === END_OF_ISOLATE) open -= 1;
    closed += character;
  }
  return closed + END_OF_ISOLATE.repeat(open);
}

/** Longest beginning of `line` that `fits`, with an ellipsis when something was cut. */
export function fitLine(line: string, fits: (candidate: string) => boolean): string {
  return fits(line) ? line : longest(line, (letters) => cutAfter(letters), fits);
}

/** As `fitLine`, but with the end of the line in place of its middle: of two long names the ends may differ. */
export function fitMiddle(line: string, fits: (candidate: string) => boolean): string {
  const letters = charactersOf(line);
  const ends = (begin: readonly string[]) => {
    const tail = letters.slice(Math.max(begin.length, letters.length - begin.length)).join('');
    return closeIsolates(`${withoutEnd(begin)}…${tail.replace(/^[\s…]+/u, '')}`);
  };
  return fits(line) ? line : longest(line, ends, fits);
}

function longest(
  line: string,
  shown: (letters: readonly string[]) => string,
  fits: (candidate: string) => boolean,
): string {
  const letters = charactersOf(line);
  let low = 0;
  let high = letters.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(shown(letters.slice(0, middle)))) low = middle;
    else high = middle - 1;
  }
  return shown(letters.slice(0, low));
}

function cutAfter(letters: readonly string[]): string {
  return closeIsolates(`${withoutEnd(letters)}…`);
}

/** What is cut again has one ellipsis. */
function withoutEnd(letters: readonly string[]): string {
  return letters.join('').replace(/[\s…]+$/u, '');
}

/**
 * A text on one line, or on two that are as even as its words allow; what finds no room on the second ends in an ellipsis.
 * A first word that is too long for a line, as texts without spaces are, goes on on the second.
 */
export function balanceLines(text: string, widthOf: (line: string) => number, room: number): string[] {
  const fits = (line: string) => widthOf(line) <= room;
  const words = text.match(WORDS) ?? [];
  if (words.length === 0) return [];
  const whole = words.join(' ');
  if (fits(whole)) return [whole];
  const at = (count: number) => [words.slice(0, count).join(' '), words.slice(count).join(' ')] as const;
  const breaks = words.slice(1).map((_, index) => at(index + 1));
  const even = breaks
    .filter(([first, second]) => fits(first) && fits(second))
    .sort(
      (a, b) =>
        Number(ENDS_IN_FIGURE.test(a[0])) - Number(ENDS_IN_FIGURE.test(b[0])) ||
        Math.max(...a.map(widthOf)) - Math.max(...b.map(widthOf)),
    );
  if (even[0]) return [...even[0]];
  const full = breaks.filter(([first]) => fits(first)).at(-1);
  if (full) return [full[0], fitLine(full[1], fits)];
  const [first, rest] = torn(whole, fits);
  return [first, fitLine(rest, fits)];
}

/** A line as full as it gets, and the rest of its letters. */
function torn(line: string, fits: (candidate: string) => boolean): [string, string] {
  const letters = charactersOf(line);
  const begin = longest(line, (taken) => closeIsolates(taken.join('')), fits);
  const taken = Math.max(1, charactersOf(begin).filter((letter) => letter !== END_OF_ISOLATE).length);
  const rest = letters.slice(taken).join('');
  return [begin, closeIsolates(begin.includes(ISOLATE) ? `${ISOLATE}${rest}` : rest)];
}

/** Words of `text` on at most `most` lines; the last one ends in an ellipsis when words are left over. */
export function wrapLabel(text: string, most: number, fits: (candidate: string) => boolean): string[] {
  const lines: string[] = [];
  let rest: string[] = text.match(WORDS) ?? [];
  while (rest.length > 0 && lines.length < most) {
    let taken = 1;
    while (taken < rest.length && fits(rest.slice(0, taken + 1).join(' '))) taken++;
    const last = lines.length === most - 1;
    lines.push(fitLine((last ? rest : rest.slice(0, taken)).join(' '), fits));
    rest = last ? [] : rest.slice(taken);
  }
  return lines;
}
