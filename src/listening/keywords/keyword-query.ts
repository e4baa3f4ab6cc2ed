import type { Keyword } from './keyword.ts';
import { withForms } from './query/forms.ts';
import { parseQuery } from './query/parse.ts';
import type { Query } from './query/tree.ts';

/** The query that a keyword is matched with: its text, with other forms of the words where it has them. null = it cannot be read. */
export function queryOfKeyword(keyword: Pick<Keyword, 'query' | 'forms' | 'languages'>): Query | null {
  const parsed = parseQuery(keyword.query);
  if (!parsed.ok) return null;
  const { tree } = parsed.query;
  return keyword.forms === 'on'
    ? { ...parsed.query, tree: withForms(tree, keyword.languages) }
    : parsed.query;
}
