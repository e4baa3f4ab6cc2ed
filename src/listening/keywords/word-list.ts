import type { Millis } from '../time.ts';

/** Lists of a workspace, and entries of one list. */
export const MAX_LISTS = 100;
export const MAX_ENTRIES = 500;
/** Characters of a name. */
const MAX_NAME = 40;

/** Names, words and sites that queries of a workspace share: `list:competitors` finds what holds one of them. */
export interface WordList {
  workspaceId: string;
  /** As queries name it: lower case, one word. */
  name: string;
  /** Each a query of one term. */
  entries: readonly string[];
  /** As `personId`. */
  createdBy: string;
  createdAt: Millis;
}

/** How a list is named in queries: words are joined by hyphens. null = that is no name. */
export function listName(typed: string): string | null {
  const name = typed
    .trim()
    .replace(/^list:/i, '')
    .toLowerCase()
    .replace(/\s+/gu, '-');
  return name.length <= MAX_NAME && /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(name) ? name : null;
}

/** The name of a list beside another that is called so already. */
export function numberedName(name: string, n: number): string {
  const end = `-${n}`;
  return `${name.slice(0, MAX_NAME - end.length)}${end}`;
}
