import type { Span } from '../../../config/errors.ts';
import type { QueryProblemCode } from './tree.ts';

/** A change of the typed text. */
export interface Edit extends Span {
  text: string;
}

/** Stops the parser at a problem; `parseQuery` turns it into a value. */
export class Refusal extends Error {
  readonly code: QueryProblemCode;
  readonly span: Span;
  readonly params: Readonly<Record<string, string | number>>;
  /** Changes that would mend the text, in any order; none when no mending is known. */
  readonly edits: readonly Edit[];
  /** Every problem that was found at once; itself where it is the only one. */
  readonly parts: readonly Refusal[];

  constructor(
    code: QueryProblemCode,
    span: Span,
    params: Readonly<Record<string, string | number>> = {},
    edits: Edit | readonly Edit[] | null = null,
    parts: readonly Refusal[] | null = null,
  ) {
    super(code);
    this.code = code;
    this.span = { start: span.start, end: span.end };
    this.params = params;
    this.edits = edits === null ? [] : 'text' in edits ? [edits] : edits;
    this.parts = parts ?? [this];
  }
}

/** An edit that takes the span away. */
export function without(span: Span): Edit {
  return { start: span.start, end: span.end, text: ' ' };
}

/** The text with all edits made; of two that overlap, the earlier one counts. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
