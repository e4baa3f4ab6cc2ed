import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { isTerm, type QueryNode } from './tree.ts';

/** One entry of a list or of what a workspace leaves out: a word, a phrase, a handle or a site. */
export interface Entry {
  /** As a query. */
  text: string;
  node: QueryNode;
}

/** Parts of a line with commas, semicolons or new lines between them; those inside quotes and backticks part nothing. */
export function splitEntries(typed: string): string[] {
  const text = unwrapped(typed.trim());
  const parts = text.match(/(?:"[^"]*"|“[^”]*”|`[^`]*`|[^,;\n"“`]|["“`])+/gu) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Quotes around a whole list are the shell's: a phrase holds no comma. */
function unwrapped(text: string): string {
  const inner = /^"(.*)"$/s.exec(text)?.[1];
  if (inner === undefined) return text;
  if (inner.includes('\\"')) return inner.replaceAll('\\"', '"');
  return !inner.includes('"') && /[,;\n]/.test(inner) ? inner : text;
}

/** Words that join others in a query: whoever writes them means a query, and no phrase. */
const OPERATOR = /(?<=\s)(?:AND|OR|NOT|O?NEAR)(?=\s)/u;

/** Several words without quotes are a phrase: who lists names means them as they stand. @returns null = it is no entry */
export function readEntry(typed: string): Entry | null {
  const plain = /^[^\s"“”`:()/|*?~-][^"“”`:()/|*?~]*\s[^"“”`:()/|*?~]+$/u.test(typed);
  const read = parseQuery(plain && !OPERATOR.test(typed) ? `"${typed}"` : typed);
  if (!read.ok || !isEntry(read.query.tree)) return null;
  const { tree } = read.query;
  return { text: printQuery(tree), node: tree };
}

function isEntry(node: QueryNode): boolean {
  if (node.kind === 'regex') return false;
  return (
    isTerm(node) ||
    (node.kind === 'field' && isTerm(node.term)) ||
    (node.kind === 'filter' && node.field === 'site')
  );
}

/** The same for entries that find the same, however they were typed. */
export function entryKey(text: string): string {
  return /^raw:|`/.test(text) ? text : text.normalize('NFC').toLowerCase();
}
