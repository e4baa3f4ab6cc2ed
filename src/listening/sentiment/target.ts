import type { TermHit } from '../mentions/mention.ts';
import type { Token } from './tokens.ts';

/** Words before and behind the keyword that are its neighborhood. */
const WINDOW = 3;
/** Texts up to here are read whole; of longer ones the beginning and the surroundings of the keyword. UTF-16 units. */
const READ_WHOLE = 3_000;
const READ_BEGINNING = 1_500;
const READ_AROUND = 300;
const MAX_PLACES = 8;

export type Target = Pick<TermHit, 'start' | 'end' | 'field'>;

/** Indices of tokens. */
export interface Neighborhood {
  window: Set<number>;
  clause: Set<number>;
}

/** The tokens in which the keyword stands; null when it stands in no field that is read. */
export function ownTokens(tokens: readonly Token[], targets: readonly Target[]): Set<number> | null {
  if (targets.length === 0) return null;
  const own = new Set<number>();
  const places = targets.slice(0, MAX_PLACES);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    for (const { field, start, end } of places)
      if (field === token.field && token.start < end && token.end > start) own.add(at);
  }
  return own.size === 0 ? null : own;
}

/** The tokens near the keyword and in its clauses. */
export function aroundTarget(tokens: readonly Token[], own: ReadonlySet<number>): Neighborhood {
  const window = new Set<number>();
  const clauses = new Set<number>();
  for (const at of own) {
    clauses.add(tokens[at]!.clause);
    for (const step of [-1, 1]) walk(tokens, at, step, own, window);
  }
  const clause = new Set<number>();
  tokens.forEach((token, at) => {
    if (clauses.has(token.clause)) clause.add(at);
  });
  return { window, clause };
}

/**
 * How the keyword stands in a text: `none` when it stands in no field that is read; `address` when it is a handle before
 * which nothing but names and signs stand; `beside-others` when another name stands in the text, which may be what is judged.
 */
export type Place = 'none' | 'address' | 'alone' | 'beside-others';

/** @param capitals whether a word that begins with one is a name */
export function placeOf(tokens: readonly Token[], own: ReadonlySet<number> | null, capitals: boolean): Place {
  if (own === null) return 'none';
  let first = 0;
  while (tokens[first] && !own.has(first) && tokens[first]!.kind !== 'word') first += 1;
  if (own.has(first) && tokens[first]!.text.startsWith('@')) return 'address';
  for (let at = 0; at < tokens.length; at++)
    if (isName(tokens, at, capitals) && !own.has(at)) return 'beside-others';
  return 'alone';
}

const IS: ReadonlySet<string> = new Set('is was are were has had est était sont a avait'.split(' '));
const POINTERS: ReadonlySet<string> = new Set(
  'this that these those there here what who which everything everyone nothing something she they you cela ceci elle ils elles tout rien qui'.split(
    ' ',
  ),
);

function isName(tokens: readonly Token[], at: number, capitals: boolean): boolean {
  const { kind, text, capital, loud, sentence } = tokens[at]!;
  if (kind === 'name') return text.startsWith('@');
  if (!capitals || !capital || loud || text.length < 3) return false;
  // A word at the beginning of a sentence is written large anyhow: it must be what the sentence is about.
  if (tokens[at - 1]?.sentence === sentence) return true;
  return IS.has(tokens[at + 1]?.text ?? '') && !POINTERS.has(text);
}

export function isReadWhole(text: string): boolean {
  return text.length <= READ_WHOLE;
}

/** Stretches of a longer field that are worth reading, in order and apart. */
export function stretches(text: string, places: readonly Target[]): { from: number; to: number }[] {
  const wanted = [
    { from: 0, to: READ_BEGINNING },
    ...places
      .slice(0, MAX_PLACES)
      .map(({ start, end }) => ({ from: start - READ_AROUND, to: end + READ_AROUND })),
  ].sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of wanted) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged.map(({ from, to }) => ({
    from: wordStart(text, Math.max(0, from)),
    to: wordStart(text, to),
  }));
}

function walk(
  tokens: readonly Token[],
  at: number,
  step: number,
  own: ReadonlySet<number>,
  window: Set<number>,
): void {
  let words = 0;
  for (let other = at + step; words < WINDOW; other += step) {
    const token = tokens[other];
    if (!token || token.clause !== tokens[at]!.clause || own.has(other)) return;
    window.add(other);
    if (token.kind !== 'mark') words += 1;
  }
}

/** The next place where a word begins, or the end. */
function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.slice(at, at + 60).search(/\s/);
  return space < 0 ? Math.min(at, text.length) : at + space;
}
