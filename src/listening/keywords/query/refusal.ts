import type { Span } from '../../../config/errors.ts';
import type { QueryProblemCode } from './tree.ts';

/** A change of the typed text. */
export interface Edit extends Span {
  text: string;
}

/** Stops the parser at the first problem; `parseQuery` turns it into a value. */
export class Refusal extends Error {
  readonly code: QueryProblemCode;
  readonly span: Span;
  readonly params: Readonly<Record<string, string | number>>;
  /** A change that would mend the text, when one is known. */
  readonly edit: Edit | null;

  constructor(
    code: QueryProblemCode,
    span: Span,
    params: Readonly<Record<string, string | number>> = {},
    edit: Edit | null = null,
  ) {
    super(code);
    this.code = code;
    this.span = { start: span.start, end: span.end };
    this.params = params;
    this.edit = edit;
  }
}

/** An edit that takes the span away. */
export function without(span: Span): Edit {
  return { start: span.start, end: span.end, text: ' ' };
}
