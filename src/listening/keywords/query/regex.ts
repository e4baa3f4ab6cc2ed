import { RE2JS } from 're2js';
import type { Span } from '../../../config/errors.ts';
import { foldCluster } from '../languages/fold.ts';
import { MAX_REGEX_LENGTH, MIN_REGEX_LITERAL } from './limits.ts';
import { Refusal } from './refusal.ts';
import type { RegexNode } from './tree.ts';

/** An expression as its engine reads it: RE2's syntax, linear in the text; case does not count. */
export function compileRegex(source: string): RE2JS {
  return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
}

/** @throws Refusal for what cannot be read, is too long, or may match a text without three known letters in a row */
export function regexTerm(source: string, span: Span): RegexNode {
  if (source.length > MAX_REGEX_LENGTH)
    throw new Refusal('regex', span, { reason: 'length', max: MAX_REGEX_LENGTH });
  try {
    compileRegex(source);
  } catch {
    throw new Refusal('regex', span, { reason: 'syntax', max: MAX_REGEX_LENGTH });
  }
  if (requiredLiterals(source) === null)
    throw new Refusal('regex', span, { reason: 'literal', max: MIN_REGEX_LITERAL });
  return { kind: 'regex', source, span };
}

/**
 * Texts, folded, of which everything that an expression matches holds at least one; null where none is certain. Only
 * what can be seen with certainty: a row of plain letters outside of optional parts, or one in each branch.
 */
export function requiredLiterals(source: string): string[] | null {
  const branches = splitBranches(source);
  const literals = branches.map(longestRow);
  return literals.every((row): row is string => row !== null) ? [...new Set(literals)] : null;
}

/** The alternatives at the outermost level; an expression that is one group is looked into. */
function splitBranches(source: string): string[] {
  const inner = wholeGroup(source);
  if (inner !== null) return splitBranches(inner);
  const branches: string[] = [];
  let from = 0;
  walk(source, (at, depth) => {
    if (depth === 0 && source[at] === '|') {
      branches.push(source.slice(from, at));
      from = at + 1;
    }
  });
  branches.push(source.slice(from));
  return branches;
}

function wholeGroup(source: string): string | null {
  const open = /^\((?:\?:)?/.exec(source);
  if (!open || /^\(\?[^:]/.test(source)) return null;
  let end = -1;
  walk(source, (at, depth) => {
    if (depth === 0 && source[at] === ')' && end < 0) end = at;
  });
  return end === source.length - 1 ? source.slice(open[0].length, -1) : null;
}

/** Visits the signs that are neither escaped nor in a class, with the depth of groups around them. */
function walk(source: string, see: (at: number, depth: number) => void): void {
  let depth = 0;
  let isClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (isClass) isClass = char !== ']';
    else if (char === '[') isClass = true;
    else {
      if (char === ')') depth--;
      see(at, depth);
      if (char === '(') depth++;
    }
  }
}

/** The longest row of letters and digits that every match of a branch holds; null below the least length. */
function longestRow(branch: string): string | null {
  let best = '';
  let row = '';
  let depth = 0;
  const flush = () => {
    if ([...row].length > [...best].length) best = row;
    row = '';
  };
  for (let at = 0; at < branch.length; ) {
    const char = String.fromCodePoint(branch.codePointAt(at)!);
    const next = branch[at + char.length] ?? '';
    if (char === '\\') {
      flush();
      at += 2;
      if (/[pPx]/.test(branch[at - 1] ?? '') && branch[at] === '{')
        at = Math.max(branch.indexOf('}', at) + 1, at + 1);
      continue;
    }
    if (char === '[') {
      flush();
      at = endOfClass(branch, at);
      continue;
    }
    if (char === '(') {
      flush();
      depth++;
    } else if (char === ')') depth--;
    else if (depth === 0 && /[\p{L}\p{N}]/u.test(char)) {
      if (/[?*{]/.test(next)) flush();
      else {
        row += foldCluster(char);
        if (next === '+') flush();
      }
    } else flush();
    at += char.length;
  }
  flush();
  const length = [...best].length;
  const isDense = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]+$/u.test(best);
  return length >= (isDense ? 2 : MIN_REGEX_LITERAL) ? best : null;
}

function endOfClass(source: string, at: number): number {
  for (let end = at + 1; end < source.length; end++) {
    if (source[end] === '\\') end++;
    else if (source[end] === ']') return end + 1;
  }
  return source.length;
}
