import { classOf, foldCluster, MARK } from '../languages/fold.ts';
import { ANY_SIGIL, HOST } from '../languages/tokens.ts';

/** Words of many posts are the same: what was found for one is kept, so that a pattern costs nothing on a word seen before. */
const MAX_KNOWN = 50_000;
/** Longer runs of letters are no words. */
const MAX_LETTERS = 100;
/** Letters of a word that its mistakes are looked up by. */
const LOOKED_UP = 10;
const NONE: readonly number[] = [];

/** Words with stars or mistakes, as folded letters. */
export interface WordPatterns {
  size: number;
  /** Numbers of the patterns that a folded word meets. */
  matching(key: string): readonly number[];
}

interface Pattern {
  number: number;
  meets(key: string): boolean;
}

export interface PatternBook {
  /** @param text folded letters with `*` and `?`, perhaps after `#` or `@` */
  addWild(text: string, number: number): void;
  addFuzzy(word: string, edits: 1 | 2, number: number): void;
  patterns(): WordPatterns;
}

export function createPatternBook(): PatternBook {
  const groups = { plain: createGroups(), signed: createGroups() };
  const fuzzy = [createMistakes(1), createMistakes(2)] as const;
  let size = 0;

  function find(key: string): readonly number[] {
    if (key.length > MAX_LETTERS || key.startsWith(HOST) || key.startsWith(ANY_SIGIL)) return NONE;
    const isSigned = key[0] === '#' || key[0] === '@';
    const found = (isSigned ? groups.signed : groups.plain)
      .candidates(key)
      .filter(({ meets }) => meets(key))
      .map(({ number }) => number);
    if (!isSigned) for (const mistakes of fuzzy) found.push(...mistakes.matching(key));
    return found.length === 0 ? NONE : [...new Set(found)];
  }

  return {
    addWild(text, number) {
      size++;
      const isSigned = text[0] === '#' || text[0] === '@';
      (isSigned ? groups.signed : groups.plain).add(text, { number, meets: (key) => isLike(key, text) });
    },
    addFuzzy(word, edits, number) {
      size++;
      fuzzy[edits - 1]!.add(word, number);
    },
    patterns() {
      const known = new Map<string, readonly number[]>();
      return {
        size,
        matching(key) {
          let found = known.get(key);
          if (found === undefined) {
            found = find(key);
            if (known.size >= MAX_KNOWN) known.clear();
            known.set(key, found);
          }
          return found;
        },
      };
    },
  };
}

/** Patterns by three letters that a word must hold, where it must begin or end with them, or by one; the rest is tried on all. */
function createGroups() {
  const begins = new Map<string, Pattern[]>();
  const ends = new Map<string, Pattern[]>();
  const holds = new Map<string, Pattern[]>();
  const firsts = new Map<string, Pattern[]>();
  const rest: Pattern[] = [];
  const into = (group: Map<string, Pattern[]>, key: string, pattern: Pattern) => {
    const here = group.get(key);
    if (here) here.push(pattern);
    else group.set(key, [pattern]);
  };
  return {
    add(text: string, pattern: Pattern): void {
      const runs = text.split(/[*?]+/);
      const [first, last] = [runs[0]!, runs.at(-1)!];
      const inner = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
      if (first.length >= 3) into(begins, first.slice(0, 3), pattern);
      else if (last.length >= 3) into(ends, last.slice(-3), pattern);
      else if (inner.length >= 3) into(holds, inner.slice(0, 3), pattern);
      else if (first.length > 0) into(firsts, first[0]!, pattern);
      else rest.push(pattern);
    },
    candidates(key: string): Pattern[] {
      const found = [
        ...(begins.get(key.slice(0, 3)) ?? []),
        ...(ends.get(key.slice(-3)) ?? []),
        ...(firsts.get(key[0] ?? '') ?? []),
        ...rest,
      ];
      if (holds.size > 0)
        for (let at = 0; at + 3 <= key.length; at++) found.push(...(holds.get(key.slice(at, at + 3)) ?? []));
      return found;
    },
  };
}

/** Whether a word is like a pattern: the star that came last takes one letter more where the rest does not fit. */
function isLike(key: string, pattern: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let taken = 0;
  while (at < key.length) {
    const sign = pattern[place];
    if (sign === '*') {
      star = place++;
      taken = at;
    } else if (sign === '?') {
      at += key.codePointAt(at)! > 0xffff ? 2 : 1;
      place++;
    } else if (sign !== undefined && sign === key[at]) {
      at++;
      place++;
    } else if (star >= 0) {
      taken++;
      at = taken;
      place = star + 1;
    } else return false;
  }
  while (pattern[place] === '*') place++;
  return place === pattern.length;
}

/** Words within a number of mistakes share what is left when so many letters are taken out of each (SymSpell, W. Garbe 2012). */
function createMistakes(edits: 1 | 2) {
  const byRest = new Map<string, { word: string; number: number }[]>();
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  return {
    add(word: string, number: number): void {
      shortest = Math.min(shortest, word.length);
      longest = Math.max(longest, word.length);
      for (const rest of withoutLetters(word.slice(0, LOOKED_UP), edits)) {
        const here = byRest.get(rest);
        if (here) here.push({ word, number });
        else byRest.set(rest, [{ word, number }]);
      }
    },
    matching(key: string): number[] {
      if (key.length < shortest - edits || key.length > longest + edits) return [];
      const tried = new Set<number>();
      const found: number[] = [];
      for (const rest of withoutLetters(key.slice(0, LOOKED_UP), edits)) {
        for (const { word, number } of byRest.get(rest) ?? NO_WORDS) {
          if (tried.has(number)) continue;
          tried.add(number);
          if (distance(word, key, edits) <= edits) found.push(number);
        }
      }
      return found;
    },
  };
}

const NO_WORDS: readonly { word: string; number: number }[] = [];

function withoutLetters(word: string, count: number): Set<string> {
  const rests = new Set([word]);
  let last = [word];
  for (let round = 0; round < count; round++) {
    const next: string[] = [];
    for (const each of last) {
      for (let at = 0; at < each.length; at++) {
        const rest = each.slice(0, at) + each.slice(at + 1);
        if (rests.has(rest)) continue;
        rests.add(rest);
        next.push(rest);
      }
    }
    last = next;
  }
  return rests;
}

/** Letters added, left out, changed or swapped with their neighbor (optimal string alignment); more than `most` is not counted out. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, before[j - 2]! + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** A typed word with stars, its letters folded as those of posts are. */
export function foldPattern(text: string): string {
  let folded = '';
  let cluster = '';
  const flush = () => {
    if (cluster !== '') folded += foldCluster(cluster);
    cluster = '';
  };
  for (const char of text) {
    if (cluster !== '' && classOf(char.codePointAt(0)!) === MARK) {
      cluster += char;
      continue;
    }
    flush();
    if (/[*?#@]/.test(char)) folded += char;
    else if (/[＃＠]/.test(char)) folded += char === '＃' ? '#' : '@';
    else cluster = char;
  }
  flush();
  return folded;
}
