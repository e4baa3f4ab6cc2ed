import { RE2JS } from 're2js';
import type { Span } from '../../../config/errors.ts';
import { CHARACTER, classOf, foldCluster, WORD } from '../languages/fold.ts';
import { MAX_REGEX_LENGTH, MIN_REGEX_LITERAL, MIN_UNSPACED } from './limits.ts';
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
 * Texts, folded, of which everything that an expression matches holds at least one; null where none is certain: rows of
 * plain letters that no sign makes optional, in the expression or in every alternative of it. A row is of one kind of
 * script, for posts are cut into words where the kind changes.
 */
export function requiredLiterals(source: string): string[] | null {
  const reader = { source, at: 0 };
  const found = readAlternatives(reader);
  return found && reader.at >= source.length ? [...new Set(found)] : null;
}

interface Reader {
  source: string;
  at: number;
}

function readAlternatives(reader: Reader): string[] | null {
  const branches = [readBranch(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at++;
    branches.push(readBranch(reader));
  }
  return branches.every((branch) => branch !== null) ? branches.flat() : null;
}

/** Of what stands in a row, the part that says most. */
function readBranch(reader: Reader): string[] | null {
  const { source } = reader;
  const parts: string[][] = [];
  let row = '';
  let kindOfRow: number = WORD;
  const flush = () => {
    const certain = row.replace(MAY_BE_MARKED, '');
    if (isEnough(certain)) parts.push([certain]);
    row = '';
  };
  while (reader.at < source.length && !/[|)]/.test(source[reader.at]!)) {
    const char = String.fromCodePoint(source.codePointAt(reader.at)!);
    const kind = classOf(char.codePointAt(0)!);
    if (kind === WORD || kind === CHARACTER) {
      if (kind !== kindOfRow) flush();
      kindOfRow = kind;
      reader.at += char.length;
      const times = readTimes(reader);
      if (times === 'once') row += foldCluster(char);
      else if (times === 'optional') flush();
      else {
        row += foldCluster(char);
        flush();
      }
      continue;
    }
    flush();
    const inner = char === '(' ? readGroup(reader) : skipSign(reader, char);
    if (readTimes(reader) !== 'optional' && inner) parts.push(inner);
  }
  flush();
  const least = (texts: string[]) => Math.min(...texts.map((text) => text.length));
  return parts.reduce<string[] | null>(
    (best, part) => (!best || least(part) > least(best) ? part : best),
    null,
  );
}

/** In the post, the last letter of these scripts may carry a mark and so be another. */
const MAY_BE_MARKED = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]$/u;

/** Letters written without spaces say as much in two. */
function isEnough(row: string): boolean {
  const isDense = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]+$/u.test(row);
  return [...row].length >= (isDense ? MIN_UNSPACED : MIN_REGEX_LITERAL);
}

function readGroup(reader: Reader): string[] | null {
  const { source } = reader;
  const open = /^\((?:\?(?:P?<\w+>|[a-zA-Z-]*:|[a-zA-Z-]+(?=\))))?/.exec(source.slice(reader.at))!;
  reader.at += open[0].length;
  const inner = readAlternatives(reader);
  reader.at++;
  return inner;
}

/** A class, an escape, or a sign by itself: nothing that is certain. */
function skipSign(reader: Reader, char: string): null {
  const { source, at } = reader;
  if (char === '[') reader.at = endOfClass(source, at);
  else if (char === '\\') {
    const long = /^\\(?:[pP](?:\{[^}]*\}|\^?.)|x\{[^}]*\}|x[0-9a-fA-F]{2}|[0-7]{1,3}|[\s\S])/u.exec(
      source.slice(at),
    );
    reader.at += long?.[0].length ?? 1;
  } else reader.at += char.length;
  return null;
}

function readTimes(reader: Reader): 'once' | 'optional' | 'repeated' {
  const times = /^(?:[?*+]|\{\d*,?\d*\})[?+]?/.exec(reader.source.slice(reader.at))?.[0];
  if (times === undefined) return 'once';
  reader.at += times.length;
  return /^(?:[?*]|\{0?[,}])/.test(times) ? 'optional' : 'repeated';
}

function endOfClass(source: string, at: number): number {
  let first = source[at + 1] === '^' ? at + 2 : at + 1;
  if (source[first] === ']') first++;
  for (let end = first; end < source.length; end++) {
    if (source[end] === '\\') end++;
    else if (source[end] === '[' && source[end + 1] === ':')
      end = Math.max(source.indexOf(':]', end) + 1, end);
    else if (source[end] === ']') return end + 1;
  }
  return source.length;
}
