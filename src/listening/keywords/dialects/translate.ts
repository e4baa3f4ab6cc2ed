import type { Span } from '../../../config/errors.ts';
import { readTree } from '../query/grammar.ts';
import type { Item } from '../query/items.ts';
import { lex } from '../query/lex.ts';
import { parseQuery } from '../query/parse.ts';
import { printQuery } from '../query/print.ts';
import { type Edit, edited, Refusal } from '../query/refusal.ts';
import {
  isTerm,
  type NearOperand,
  type QueryNode,
  type QueryProblem,
  type QueryProblemCode,
} from '../query/tree.ts';
import { type Dialect, type DialectRules, RULES } from './dialects.ts';

/** Why a piece was written otherwise: a problem of our language that it mends, or a rule of the other tool. */
type ChangeReason = QueryProblemCode | 'capitals' | 'phrase' | 'any-of' | 'or-first' | 'empty-entry';

type Params = Readonly<Record<string, string | number>>;

export interface Change {
  from: string;
  to: string;
  reason: ChangeReason;
  params: Params;
}

export interface Loss {
  text: string;
  reason: QueryProblemCode;
  params: Params;
}

/** A query of another tool in our language. Every part of it was kept, changed or lost, and is named there. */
export interface Translation {
  dialect: Dialect;
  /** Null where what is left cannot be listened for; `problem` says why. */
  text: string | null;
  problem: QueryProblem | null;
  /** The conditions of the translation, as printed. */
  kept: string[];
  changed: Change[];
  lost: Loss[];
}

/** Rounds of mending: each mends all that can be seen at once. */
const MAX_ROUNDS = 30;

export function translateQuery(text: string, dialect: Dialect): Translation {
  const changed: Change[] = [];
  const lost: Loss[] = [];
  let current = dialect === 'list' ? fromList(text, changed) : prepared(text.trim(), RULES[dialect], changed);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const problems = problemsOf(current);
    if (problems.length === 0) {
      const parsed = parseQuery(current);
      const asked = parsed.ok ? parsed.query.warnings.find(isMendable) : undefined;
      if (parsed.ok && asked?.fix) {
        noteAsked(asked, current, changed);
        current = asked.fix;
        continue;
      }
      if (parsed.ok)
        return {
          dialect,
          text: printQuery(parsed.query.tree),
          problem: null,
          kept: keptOf(parsed.query.tree),
          changed,
          lost,
        };
      const { problem } = parsed;
      if (problem.code !== 'judged-field') return { dialect, text: null, problem, kept: [], changed, lost };
      lost.push(lossOf(current, problem));
      current = edited(current, [{ ...problem.span, text: ' ' }]);
      continue;
    }
    const edits: Edit[] = [];
    for (const problem of problems) {
      const { code, span, params } = problem;
      if (problem.edits.length > 0) {
        // What a loss has left open is tidied, and nothing that anybody wrote.
        if (lost.length === 0 || code !== 'missing-operand') changed.push(changeOf(current, problem));
        edits.push(...problem.edits);
      } else if (
        code === 'empty' ||
        code === 'too-long' ||
        code === 'too-many-terms' ||
        code === 'too-deep'
      ) {
        const { problem: told } = refusedBy(current);
        return { dialect, text: null, problem: told, kept: [], changed, lost };
      } else {
        const whole = wholePart(current, span);
        lost.push({ text: current.slice(whole.start, whole.end), reason: code, params });
        edits.push({ ...whole, text: ' ' });
      }
    }
    current = edited(current, edits);
  }
  const { problem } = refusedBy(current);
  return { dialect, text: null, problem, kept: [], changed, lost };
}

function problemsOf(text: string): readonly Refusal[] {
  try {
    readTree(text);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.parts;
    throw error;
  }
}

function refusedBy(text: string): { problem: QueryProblem | null } {
  const parsed = parseQuery(text);
  return { problem: parsed.ok ? null : parsed.problem };
}

function lossOf(text: string, { code, span, params }: QueryProblem): Loss {
  return { text: text.slice(span.start, span.end), reason: code, params };
}

function changeOf(text: string, { code, span, params, edits }: Refusal): Change {
  const start = Math.min(span.start, ...edits.map((edit) => edit.start));
  const end = Math.max(span.end, ...edits.map((edit) => edit.end));
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const from = text.slice(start, end);
  return { from: from.trim(), to: edited(from, moved).trim(), reason: code, params };
}

/** A problem within a value takes its field along. */
function wholePart(text: string, span: Span): Span {
  const field = /[\p{L}_]+:\s?$/u.exec(text.slice(0, span.start));
  return field ? { start: span.start - field[0].length, end: span.end } : span;
}

function isMendable({ code, asks, fix }: { code: string; asks: boolean; fix: string | null }): boolean {
  return asks && fix !== null && (code === 'lower-case-operator' || code === 'list-of-terms');
}

function noteAsked(
  asked: { code: string; params: Params; fix: string | null },
  text: string,
  changed: Change[],
): void {
  if (asked.code === 'lower-case-operator') {
    const known = changed.some(({ from, reason }) => reason === 'capitals' && from === asked.params.typed);
    if (!known)
      changed.push({
        from: String(asked.params.typed),
        to: String(asked.params.operator),
        reason: 'capitals',
        params: {},
      });
  } else changed.push({ from: text, to: asked.fix!, reason: 'any-of', params: {} });
}

/** What another rule of spaces and of OR means in ours. */
function prepared(text: string, rules: DialectRules, changed: Change[]): string {
  const edits = [
    ...(rules.spaces === 'phrase' ? phraseEdits(text, changed) : []),
    ...(rules.orBindsTighter ? orEdits(text, changed) : []),
  ];
  return edited(text, edits);
}

function itemsOf(text: string): Item[] {
  try {
    return lex(text).items;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** `internet of things OR iot` is a phrase or a word. */
function phraseEdits(text: string, changed: Change[]): Edit[] {
  const edits: Edit[] = [];
  let run: Item[] = [];
  const flush = () => {
    if (run.length > 1) {
      const span = { start: run[0]!.start, end: run.at(-1)!.end };
      const words = text.slice(span.start, span.end);
      edits.push({ ...span, text: `"${words}"` });
      changed.push({ from: words, to: `"${words}"`, reason: 'phrase', params: {} });
    }
    run = [];
  };
  const items = itemsOf(text);
  items.forEach((item, at) => {
    const isPlain =
      item.kind === 'word' && /^[\p{L}\p{N}\p{M}'’.&-]+$/u.test(item.text) && items[at - 1]?.kind !== 'field';
    if (!isPlain || /^(?:or|and|not)$/.test(item.text)) flush();
    if (isPlain && !/^(?:or|and|not)$/.test(item.text)) run.push(item);
  });
  flush();
  return edits;
}

/** `a OR b c` is `(a OR b) c`. */
function orEdits(text: string, changed: Change[]): Edit[] {
  const items = itemsOf(text);
  const edits: Edit[] = [];
  const isAtom = (item: Item | undefined) =>
    item !== undefined && ['word', 'quoted', 'exact', 'regex'].includes(item.kind);
  for (let at = 0; at < items.length; at++) {
    if (!isAtom(items[at]) || items[at + 1]?.kind !== 'or') continue;
    const first = at;
    while (items[at + 1]?.kind === 'or' && isAtom(items[at + 2])) at += 2;
    const last = items[at]!;
    const isWhole = first === 0 && at === items.length - 1;
    if (isWhole || items[first - 1]?.kind === 'open' || items[first - 1]?.kind === 'field') continue;
    const start = items[first]!.start;
    edits.push({ start, end: start, text: '(' }, { start: last.end, end: last.end, text: ')' });
    const words = text.slice(start, last.end);
    changed.push({ from: words, to: `(${words})`, reason: 'or-first', params: {} });
  }
  return edits;
}

/** Any of the entries of a list, each a phrase. */
function fromList(text: string, changed: Change[]): string {
  const entries: string[] = [];
  for (const [entry] of text.matchAll(/(?:"[^"\n]*"|“[^”\n]*”|[^,;\n"“])+/g)) {
    const plain = entry.trim().replace(/^(?:[•*·–-]\s+|\d+[.)]\s+)/, '');
    if (/[\p{L}\p{N}]/u.test(plain)) entries.push(plain);
    else if (plain !== '') changed.push({ from: plain, to: '', reason: 'empty-entry', params: {} });
  }
  const asked = entries.map((entry) =>
    /^["“]/.test(entry) || !/\s/.test(entry) ? entry : `"${entry.replace(/["“”]/g, '')}"`,
  );
  const joined = asked.join(' OR ');
  if (entries.length > 1) changed.push({ from: text.trim(), to: joined, reason: 'any-of', params: {} });
  return joined;
}

/** Every condition of a tree as it is printed, in its order. */
function keptOf(node: QueryNode | NearOperand): string[] {
  if (isTerm(node)) return [printQuery(node)];
  switch (node.kind) {
    case 'and':
    case 'or':
      return (node.nodes as (QueryNode | NearOperand)[]).flatMap(keptOf);
    case 'not':
      return keptOf(node.node).map((text) => `-${text}`);
    default:
      return [printQuery(node as QueryNode)];
  }
}
