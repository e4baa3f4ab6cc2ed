import { UserError } from '../../config/errors.ts';
import { DEFAULT_RULE } from '../../listening/alerts/rule.ts';
import type { Workspace } from '../../listening/channel.ts';
import { checkedHere } from '../../listening/keywords/doubts.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { anchorsOf } from '../../listening/keywords/query/anchors.ts';
import { addedForms } from '../../listening/keywords/query/forms.ts';
import { parseQuery } from '../../listening/keywords/query/parse.ts';
import type { Query } from '../../listening/keywords/query/tree.ts';
import type { Millis } from '../../listening/time.ts';
import type { QueryPreview, SourceEstimate, Volume } from '../../messages/keywords/preview.ts';
import type { Store } from '../../store/store.ts';
import type { CatalogSource } from '../sources/find-source.ts';
import type { AskSources } from './ask-sources.ts';
import { type StoredMatches, surveyStored } from './back-fill.ts';
import { matchAsked, mixedSamples } from './match-asked.ts';
import { readDoubts, readWorkspaceReads } from './read-doubts.ts';
import { keywordQuery, requireLists, surroundingsOf } from './surroundings.ts';

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

/** What a preview needs besides the store. */
export interface PreviewParts {
  store: Store;
  sources: readonly CatalogSource[];
  askSources: AskSources;
}

const SAMPLES = 10;

/**
 * What a query would find among all that is stored, which are the very posts that it gets when it is added, and what the
 * sources have of it that can be asked now.
 * @param since older posts are passed over
 * @throws UserError('query')
 */
export async function previewQuery(
  { store, sources, askSources }: PreviewParts,
  workspace: Workspace,
  wanted: Pick<Keyword, 'query' | 'sources' | 'languages' | 'forms'>,
  now: Millis,
  since?: Millis,
): Promise<QueryPreview> {
  const query = readQuery(wanted.query);
  await requireLists(store, workspace.id, query);
  const { tree, warnings } = query;
  const forms = wanted.forms === 'on' ? addedForms(tree, wanted.languages) : [];
  // The id of no keyword: nothing is of it yet.
  const keyword: Keyword = {
    ...wanted,
    workspaceId: workspace.id,
    id: '',
    name: '',
    kind: 'brand',
    paused: false,
    rule: DEFAULT_RULE,
    createdAt: now,
    createdBy: '',
  };
  const lists = await store.wordLists(workspace.id);
  const [asked, stored, reads] = await Promise.all([
    askSources(workspace, keyword, lists),
    surveyStored(store, keyword, now, since),
    readWorkspaceReads(store, workspace, sources, now),
  ]);
  const matched = keywordQuery(keyword, surroundingsOf(lists))?.tree ?? tree;
  const { estimates, mentions } = await matchAsked(store, keyword, asked.sources, now);
  const answered = estimates.filter(({ failed, read }) => failed === 0 || read > 0);
  const volume = volumeOf(answered, stored);
  const recent = since === undefined ? mentions : mentions.filter(({ post }) => post.publishedAt >= since);
  return {
    days: stored.days,
    read: stored.read,
    found: stored.found,
    samples: mixedSamples([...stored.samples, ...recent], SAMPLES),
    warnings,
    forms,
    asked: {
      estimates: answered,
      silent: estimates.filter((estimate) => !answered.includes(estimate)).map(({ source }) => source),
      unasked: asked.unasked,
      isOverBudget: asked.isOverBudget,
      words: anchorsOf(matched),
      checkedHere: checkedHere(tree),
    },
    volume,
    doubts: await readDoubts(wanted, reads, volume?.perDay ?? null),
  };
}

/** Stored posts of fewer days say less of a week than what a source answers. */
const ENOUGH_DAYS = 7;

/** Each source is counted once: by what it answers now, or by what is stored of it where that is more. */
function volumeOf(
  answered: readonly SourceEstimate[],
  { foundBySource, days, found }: StoredMatches,
): Volume | null {
  if (answered.length === 0 && found === 0) return null;
  const rates = new Map([...foundBySource].map(([source, found]) => [source, found / days]));
  for (const { source, perDay, isLeast } of answered) {
    const stored = isLeast || days >= ENOUGH_DAYS ? (rates.get(source) ?? 0) : 0;
    rates.set(source, Math.max(perDay, stored));
  }
  return {
    perDay: [...rates.values()].reduce((sum, rate) => sum + rate, 0),
    isLeast: answered.some(({ isLeast }) => isLeast),
  };
}
