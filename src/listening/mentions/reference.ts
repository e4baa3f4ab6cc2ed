/** Between `p` and the end stands the row in base 36; no row is larger than a safe integer. */
const REFERENCE = /^p([0-9a-z]{1,10})$/i;

/** How lists name a stored post for people who type: short, and the same for good. */
export function referenceOf(row: number): string {
  return `p${row.toString(36)}`;
}

/** The row of a post; null when the text is no reference. It may be of another workspace: look it up within one. */
export function rowOfReference(text: string): number | null {
  const digits = REFERENCE.exec(text.trim())?.[1];
  const row = digits === undefined ? 0 : Number.parseInt(digits, 36);
  return row > 0 && Number.isSafeInteger(row) ? row : null;
}
