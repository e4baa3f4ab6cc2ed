import type { Format } from '../format.ts';

/** A minus sign as printed, where figures stand large or in columns. */
export function withMinus(figure: string): string {
  return figure.replace(/^-/, '\u2212');
}

/** `+38%`, `−3`, `=`: against the period before. */
export function changeOf(now: number, before: number, format: Format): string {
  return withMinus(format.signedChange(now, before));
}

/** A difference of two figures that are no counts: `+6`, `−26`, `=`. */
export function differenceOf(now: number, before: number, format: Format): string {
  return now === before ? '=' : withMinus(format.signed(now - before));
}

/** A date or another short cell of a table, in one line. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
