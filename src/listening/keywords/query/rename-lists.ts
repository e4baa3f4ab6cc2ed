import { parseQuery } from './parse.ts';
import { listsIn } from './resolve.ts';

/** A query as typed, with its lists under other names. @param newName null = it keeps its own */
export function renameLists(query: string, newName: (name: string) => string | null): string {
  let text = query;
  for (const { name, span } of listsNamed(query).toSorted((a, b) => b.span.start - a.span.start)) {
    const renamed = newName(name);
    if (renamed !== null) text = `${text.slice(0, span.start)}list:${renamed}${text.slice(span.end)}`;
  }
  return text;
}

/** The lists that a typed query names, as often as it does. */
export function listsNamed(query: string): ReturnType<typeof listsIn> {
  const parsed = parseQuery(query);
  return parsed.ok ? listsIn(parsed.query.tree) : [];
}
