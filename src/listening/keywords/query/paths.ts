import { classOf, WORD } from '../languages/fold.ts';
import { tokenize } from '../languages/tokenize.ts';
import { type Alternate, ANY_SIGIL, type Tokens } from '../languages/tokens.ts';
import { hostKeys, isHostLike } from './domains.ts';

/** A way to read a typed text: folded words in a row, and where the first begins in that text. */
export interface Path {
  keys: string[];
  start: number;
}

/** Letters of words run together: `R&D` or `4.2` would find too many tags. */
const MIN_RUN = 5;

/**
 * The ways in which a typed word or phrase can stand in a post, each enough by itself: as typed (`wi fi`), hyphens and
 * apostrophes closed (`wifi`), words run together as a tag or handle (`#acmefail`, `@acmefail` for `acme fail`), and an address in a
 * link or spelled out. Signs of a name (`nameSigns`) are not part of it: `C++` is found as "c", and then looked at.
 */
export function pathsOf(text: string): Path[] {
  const tokens = tokenize(text);
  const typed = walk(tokens, ['sigil']);
  const closed = walk(tokens, ['sigil', 'joined']);
  const paths = [typed];
  if (closed.keys.length < typed.keys.length) paths.push(closed);
  const run = typed.keys.join('');
  if (typed.keys.length > 1 && run.length >= MIN_RUN && typed.keys.every(isWord)) {
    paths.push({ keys: [ANY_SIGIL + run], start: typed.start });
  }
  if (isHostLike(text)) paths.push(...hostKeys(text).map((keys) => ({ keys, start: typed.start })));
  return paths;
}

/**
 * The ways in which a typed name can stand in a handle or shown name: `maple fox` and `maple_fox` are also `maplefox`.
 * Whether an `@` was typed does not matter.
 */
export function authorPaths(text: string): Path[] {
  const tokens = tokenize(text, 'keep');
  const paths = [tokens.keys, walk(tokens, ['joined']).keys, [tokens.keys.join('')]];
  const distinct = new Map(paths.map((keys) => [keys.join(' '), keys]));
  return [...distinct.values()].map((keys) => ({ keys, start: tokens.starts[0] ?? 0 }));
}

function isWord(key: string): boolean {
  return key !== '' && classOf(key.codePointAt(0)!) === WORD;
}

/** Follows the widest reading of the wanted kinds at each word. */
function walk(tokens: Tokens, kinds: Alternate['kind'][]): Path {
  const keys: string[] = [];
  let start = tokens.starts[0] ?? 0;
  for (let at = 0; at < tokens.keys.length; ) {
    const readings = tokens.alternates?.get(at)?.filter((alternate) => kinds.includes(alternate.kind)) ?? [];
    const widest = readings.reduce<Alternate | null>(
      (best, reading) => (isWider(reading, best) ? reading : best),
      null,
    );
    if (at === 0 && widest) start = widest.start;
    keys.push(widest ? widest.key : tokens.keys[at]!);
    at = widest ? widest.to : at + 1;
  }
  return { keys, start };
}

/** A tag stays a tag: `#AcmeFail` is not read as the word acmefail. */
function isWider(reading: Alternate, best: Alternate | null): boolean {
  if (!best) return true;
  if (best.kind !== reading.kind) return reading.kind === 'sigil';
  return reading.to > best.to;
}

/** The words of a phrase in their order, as typed: what stands between spaces, and is no sign alone. */
export function rowOf(text: string): string[] {
  return text.split(/\s+/).filter((unit) => tokenize(unit).keys.length > 0);
}

/** The words of a phrase whose order does not count, as typed. */
export function unitsOf(text: string): string[] {
  return [...new Set(rowOf(text))];
}
