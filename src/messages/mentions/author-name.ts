import { oneLine } from '../foreign.ts';

/** The name to show of an author; null for a bare id of a network, which says nothing to anybody: its name comes later. */
export function shownAuthor(name: string | null): string | null {
  return name === null || /^did:[a-z]+:/.test(name) ? null : oneLine(name, 60);
}
