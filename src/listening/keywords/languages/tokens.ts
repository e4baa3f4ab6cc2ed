/**
 * Another reading of neighboring words: `wi-fi` as `wifi`; `#AcmeFail` as `acmefail`, as the tag `#acmefail`, and as
 * `ANY_SIGIL` and `acmefail`, which a handle `@AcmeFail` also has; `والكسترل` as the name without what is written onto
 * it (`variant`), as a word with letters of another script that look alike; an address as its host behind `HOST`.
 */
export interface Alternate {
  kind: 'joined' | 'sigil' | 'any-sigil' | 'variant' | 'host';
  key: string;
  /** Positions of the words it covers, end exclusive. */
  from: number;
  to: number;
  /** Offsets in the text, UTF-16 code units, end exclusive. */
  start: number;
  end: number;
}

/** A text as folded words at positions 0, 1, 2 …, each with its place in the original text. */
export interface Tokens {
  /** Folded words; '' stands for an address that is not searched. */
  keys: string[];
  /** Offsets in the text, UTF-16 code units, end exclusive. */
  starts: number[];
  ends: number[];
  /** By the position they begin at; null when there are none. */
  alternates: Map<number, Alternate[]> | null;
}

/** Begins the key of a tag or handle when it does not matter which. */
export const ANY_SIGIL = '#@';

/** Begins the key of the host of an address: no word of a query has it, whatever stars it holds. */
export const HOST = '//';

export function push(tokens: Tokens, key: string, start: number, end: number): void {
  tokens.keys.push(key);
  tokens.starts.push(start);
  tokens.ends.push(end);
}

export function addAlternate(tokens: Tokens, alternate: Alternate): void {
  tokens.alternates ??= new Map();
  const here = tokens.alternates.get(alternate.from);
  if (here) here.push(alternate);
  else tokens.alternates.set(alternate.from, [alternate]);
}
