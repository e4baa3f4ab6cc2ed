import { branchWithoutAnchor } from './anchors.ts';
import { readTree, type TextNotice } from './grammar.ts';
import { MAX_QUERY_LENGTH, MAX_WARNINGS } from './limits.ts';
import { lint } from './lint.ts';
import { printQuery } from './print.ts';
import { type Edit, Refusal } from './refusal.ts';
import type { Query, QueryNode, QueryProblem, QueryUse, QueryWarning } from './tree.ts';

/** How many mistakes of one text are mended to propose a whole query. */
const MAX_REPAIRS = 10;

/**
 * Reads a query. Never throws, whatever the text; a text that can be read two ways is read one way with a warning, and
 * one that cannot be read is refused with the place and, where it can be guessed, the whole query as we would write it.
 */
export function parseQuery(
  text: string,
  _use: QueryUse = 'collect',
): { ok: true; query: Query } | { ok: false; problem: QueryProblem } {
  const read = readQuery(text);
  if (read instanceof Refusal) {
    const { code, span, params, edit } = read;
    return { ok: false, problem: { code, span, params, fix: edit ? mended(text, edit) : null } };
  }
  const notices = read.notices.slice(0, MAX_WARNINGS);
  const warnings = [...notices.map((notice) => warningOf(text, read.tree, notice)), ...lint(read.tree)];
  warnings.sort((a, b) => a.span.start - b.span.start);
  return { ok: true, query: { tree: read.tree, warnings: warnings.slice(0, MAX_WARNINGS) } };
}

function readQuery(text: string): { tree: QueryNode; notices: TextNotice[] } | Refusal {
  if (text.length > MAX_QUERY_LENGTH) {
    const span = { start: MAX_QUERY_LENGTH, end: text.length };
    return new Refusal('too-long', span, { max: MAX_QUERY_LENGTH, length: text.length });
  }
  try {
    const read = readTree(text);
    const loose = branchWithoutAnchor(read.tree);
    return loose ? new Refusal(loose.code, loose.span) : read;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Mends one mistake after the other. @returns the canonical query, or null when some mistake has no mending. */
function mended(text: string, first: Edit): string | null {
  let edit: Edit | null = first;
  let current = text;
  for (let round = 0; round < MAX_REPAIRS && edit; round++) {
    current = current.slice(0, edit.start) + edit.text + current.slice(edit.end);
    const read = readQuery(current);
    if (!(read instanceof Refusal)) return printed(read.tree);
    edit = read.edit;
  }
  return null;
}

function printed(tree: QueryNode): string | null {
  const text = printQuery(tree);
  return text.length <= MAX_QUERY_LENGTH ? text : null;
}

function warningOf(text: string, tree: QueryNode, { edit, ...notice }: TextNotice): QueryWarning {
  return { ...notice, fix: edit ? mended(text, edit) : printed(tree) };
}
