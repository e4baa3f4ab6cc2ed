/** A query with texts in which it is found, and others in which it must not be. */
export interface Rows {
  script: string;
  query: string;
  /** The rule that is tried. */
  why: string;
  finds: string[];
  leaves: string[];
}

/** Rows of one script. */
export function rowsOf(
  script: string,
  rows: readonly (readonly [query: string, why: string, finds: string[], leaves: string[]])[],
): Rows[] {
  return rows.map(([query, why, finds, leaves]) => ({ script, query, why, finds, leaves }));
}
