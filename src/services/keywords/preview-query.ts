import { UserError } from '../../config/errors.ts';
import { DEFAULT_RULE } from '../../listening/alerts/rule.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { addedForms } from '../../listening/keywords/query/forms.ts';
import { parseQuery } from '../../listening/keywords/query/parse.ts';
import type { Query, QueryWarning } from '../../listening/keywords/query/tree.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { type StoredMatches, surveyStored } from './back-fill.ts';
import { requireLists } from './surroundings.ts';

/** @throws UserError('query') with the problem's code, its place in the query, and a query that works when there is one */
export function readQuery(text: string): Query {
  const parsed = parseQuery(text);
  if (parsed.ok) return parsed.query;
  const { code, params, span, fix } = parsed.problem;
  throw new UserError(
    'query',
    { ...params, problem: code, query: text, ...(fix === null ? {} : { fix }) },
    span,
  );
}

/**
 * What a query would find among all that is stored: the very posts that it gets when it is added.
 * @param since older posts are passed over
 * @returns `forms`: the other forms of its words that were looked for as well
 * @throws UserError('query')
 */
export async function previewQuery(
  store: Store,
  wanted: Pick<Keyword, 'workspaceId' | 'query' | 'sources' | 'languages' | 'forms'>,
  now: Millis,
  since?: Millis,
): Promise<{ matches: StoredMatches; warnings: QueryWarning[]; forms: string[] }> {
  const query = readQuery(wanted.query);
  await requireLists(store, wanted.workspaceId, query);
  const { tree, warnings } = query;
  const forms = wanted.forms === 'on' ? addedForms(tree, wanted.languages) : [];
  // The id of no keyword: nothing is of it yet.
  const keyword: Keyword = {
    ...wanted,
    id: '',
    name: '',
    kind: 'brand',
    paused: false,
    rule: DEFAULT_RULE,
    createdAt: now,
    createdBy: '',
  };
  return { matches: await surveyStored(store, keyword, now, since), warnings, forms };
}
