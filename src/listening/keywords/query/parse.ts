import { branchWithoutAnchor } from './anchors.ts';
import { readTree } from './grammar.ts';
import { MAX_QUERY_LENGTH, MAX_WARNINGS } from './limits.ts';
import { lint } from './lint.ts';
import type { TextNotice } from './notices.ts';
import { printQuery } from './print.ts';
import { type Edit, edited, Refusal, without } from './refusal.ts';
import {
  JUDGED_FIELDS,
  type Query,
  type QueryNode,
  type QueryProblem,
  type QueryUse,
  type QueryWarning,
} from './tree.ts';

/** How many rounds of mending are made to propose a whole query. */
const MAX_REPAIRS = 10;

/**
 * Reads a query. Never throws, whatever the text; a text that can be read two ways is read one way with a warning, and
 * one that cannot be read is refused with the place and, where it can be guessed, the whole query as we would write it.
 */
export function parseQuery(
  text: string,
  use: QueryUse = 'collect',
): { ok: true; query: Query } | { ok: false; problem: QueryProblem } {
  const read = readQuery(text, use);
  if (read instanceof Refusal) {
    const { code, span, params, edits } = read;
    return { ok: false, problem: { code, span, params, fix: mended(text, edits, use) } };
  }
  const { tree } = read;
  const notices = [...read.notices].sort((a, b) => Number(b.asks) - Number(a.asks)).slice(0, MAX_WARNINGS);
  const fixes = new Map<readonly Edit[], string | null>();
  const warnings = notices.map((notice): QueryWarning => warningOf(text, tree, notice, use, fixes));
  const found = use === 'collect' ? lint(tree) : [];
  const all = [...warnings, ...found].sort((a, b) => Number(b.asks) - Number(a.asks)).slice(0, MAX_WARNINGS);
  return { ok: true, query: { tree, warnings: all.sort((a, b) => a.span.start - b.span.start) } };
}

function readQuery(text: string, use: QueryUse): { tree: QueryNode; notices: TextNotice[] } | Refusal {
  if (text.length > MAX_QUERY_LENGTH) {
    const span = { start: MAX_QUERY_LENGTH, end: text.length };
    return new Refusal('too-long', span, { max: MAX_QUERY_LENGTH, length: text.length });
  }
  try {
    const read = readTree(text);
    if (use === 'search') return read;
    const judged = judgedPart(read.tree);
    if (judged)
      return new Refusal('judged-field', judged.span, { field: judged.field }, without(judged.span));
    const loose = branchWithoutAnchor(read.tree);
    return loose ? new Refusal(loose.code, loose.span) : read;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The first condition on what is known only once a post was collected. */
function judgedPart(node: QueryNode): Extract<QueryNode, { kind: 'filter' | 'number' }> | null {
  if (node.kind === 'filter' || node.kind === 'number') return JUDGED_FIELDS.has(node.field) ? node : null;
  if (node.kind === 'not') return judgedPart(node.node);
  if (node.kind !== 'and' && node.kind !== 'or') return null;
  for (const part of node.nodes) {
    const judged = judgedPart(part);
    if (judged) return judged;
  }
  return null;
}

/** Mends one problem after the other. @returns the canonical query, or null when some problem has no mending. */
function mended(text: string, first: readonly Edit[], use: QueryUse): string | null {
  let edits = first;
  let current = text;
  for (let round = 0; round < MAX_REPAIRS && edits.length > 0; round++) {
    current = edited(current, edits);
    const read = readQuery(current, use);
    if (!(read instanceof Refusal)) return printed(read.tree, use);
    edits = read.edits;
  }
  return null;
}

/** Null where the canonical text is longer than may be, or cannot be read again. */
function printed(tree: QueryNode, use: QueryUse): string | null {
  const text = printQuery(tree);
  return readQuery(text, use) instanceof Refusal ? null : text;
}

/** @param fixes of notices that share their edits */
function warningOf(
  text: string,
  tree: QueryNode,
  { edits, ...notice }: TextNotice,
  use: QueryUse,
  fixes: Map<readonly Edit[], string | null>,
): QueryWarning {
  if (edits.length === 0) return { ...notice, fix: printed(tree, use) };
  if (!fixes.has(edits)) fixes.set(edits, mended(text, edits, use));
  return { ...notice, fix: fixes.get(edits)! };
}
