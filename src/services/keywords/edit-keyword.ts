import { UserError } from '../../config/errors.ts';
import type { Channel } from '../../listening/channel.ts';
import type { Doubt } from '../../listening/keywords/doubts.ts';
import type { Keyword, KeywordKind } from '../../listening/keywords/keyword.ts';
import type { QueryWarning } from '../../listening/keywords/query/tree.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, requireOwner } from '../actor.ts';
import { foldWord } from '../nearest.ts';
import type { CatalogSource } from '../sources/find-source.ts';
import { type BackFiller, newFill, type StoredMatches } from './back-fill.ts';
import { contextWords, languageCodes, sourceIds } from './keyword-fields.ts';
import { readQuery } from './preview-query.ts';
import { doubtsOf } from './read-doubts.ts';
import { requireLists } from './surroundings.ts';

/** An absent field stays as it is. */
export interface KeywordChanges {
  query?: string;
  name?: string;
  kind?: KeywordKind;
  /** Codes; none = every language. */
  languages?: readonly string[];
  /** Ids or labels; none = every source. */
  sources?: readonly string[];
  /** Words that stand near the name where the brand is meant; none = takes them away. */
  context?: readonly string[];
  /** Whether what is surely not about it is held back. */
  relevance?: 'on' | 'off';
  /** Whether plurals and other spellings of its words are found as well. */
  forms?: 'on' | 'off';
  /** The subscription of `from` passes to `to`. */
  move?: { from: Channel; to: Channel };
}

/** Where a keyword is heard now, and where it no longer is; `from` null = it was not heard there. */
interface MovedKeyword {
  from: Channel | null;
  to: Channel;
}

/**
 * Changes a keyword for all its channels. What is stored follows: what it finds now is counted, and what it finds no longer
 * is not.
 * @returns `matches` is null when what it finds has not changed, `moved` when it is heard where it was
 * @throws UserError
 */
export async function editKeyword(
  {
    store,
    sources,
    backFill,
    wake,
  }: {
    store: Store;
    sources: readonly CatalogSource[];
    backFill: BackFiller['fill'];
    wake(): void;
  },
  actor: Actor,
  before: Keyword,
  changes: KeywordChanges,
): Promise<{
  keyword: Keyword;
  matches: StoredMatches | null;
  warnings: QueryWarning[];
  doubts: Doubt[];
  moved: MovedKeyword | null;
}> {
  const keyword = await wantedKeyword({ store, sources }, actor, before, changes);
  const { warnings } = readQuery(keyword.query);
  const fill = findsTheSame(before, keyword)
    ? undefined
    : await newFill(store, keyword, 'changed', actor.now);
  if (JSON.stringify(before) !== JSON.stringify(keyword)) {
    const audit = auditRow(actor, 'edit', keyword.id, auditText(before, keyword));
    await store.saveKeyword(keyword, audit, fill);
    wake();
  }
  const matches = fill ? await backFill(keyword.workspaceId, keyword.id) : null;
  const moved = changes.move ? await moveKeyword(store, actor, keyword, changes.move) : null;
  const doubts = fill ? await doubtsOf(store, keyword, sources, actor.now) : [];
  return { keyword, matches, warnings, doubts, moved };
}

/** The keyword as it would be saved. @throws UserError */
export async function wantedKeyword(
  { store, sources }: { store: Store; sources: readonly CatalogSource[] },
  actor: Actor,
  before: Keyword,
  changes: KeywordChanges,
): Promise<Keyword> {
  const { context: contextBefore, relevance: relevanceBefore, forms: formsBefore, ...rest } = before;
  const context = changes.context
    ? contextWords(changes.context, contextBefore ?? [])
    : (contextBefore ?? []);
  const relevance = changes.relevance ?? relevanceBefore ?? 'on';
  const forms = changes.forms ?? formsBefore ?? 'off';
  const keyword: Keyword = {
    ...rest,
    ...(context.length > 0 ? { context } : {}),
    ...(relevance === 'off' ? { relevance } : {}),
    ...(forms === 'on' ? { forms } : {}),
    query: changes.query ?? before.query,
    name: changes.name ?? before.name,
    kind: changes.kind ?? before.kind,
    sources: changes.sources ? sourceIds(sources, changes.sources) : before.sources,
    languages: changes.languages ? languageCodes(changes.languages) : before.languages,
  };
  requireOwner(actor, before.createdBy);
  await refuseNamesake(store, keyword);
  await requireLists(store, keyword.workspaceId, readQuery(keyword.query));
  return keyword;
}

/** What it is judged by counts, too: stored posts are judged anew. Also when it comes back to what it was: a query that nothing could read before has been mended. */
export function findsTheSame(before: Keyword, after: Keyword): boolean {
  const what = ({ query, sources, languages, context, relevance, forms }: Keyword) =>
    JSON.stringify([query, sources, languages, context, relevance, forms]);
  return what(before) === what(after);
}

async function refuseNamesake(store: Store, keyword: Keyword): Promise<void> {
  const namesake = (await store.keywords(keyword.workspaceId)).find(
    ({ id, name }) => id !== keyword.id && foldWord(name) === foldWord(keyword.name),
  );
  if (namesake) throw new UserError('keyword-exists', { name: namesake.name, argument: 'name' });
}

async function moveKeyword(
  store: Store,
  actor: Actor,
  { workspaceId, id: keywordId, name }: Keyword,
  { from, to }: { from: Channel; to: Channel },
): Promise<MovedKeyword | null> {
  const subscription = (await store.subscriptions(workspaceId)).find(
    (candidate) => candidate.keywordId === keywordId && candidate.channelId === from.id,
  );
  const audit = auditRow(actor, 'move', keywordId, `${name} #${to.name}`);
  const { alerts, digest, mentions } = subscription ?? { alerts: true, digest: true, mentions: false };
  await store.subscribe({ workspaceId, keywordId, channelId: to.id, alerts, digest, mentions }, audit);
  if (!subscription) return { from: null, to };
  if (to.id === from.id) return null;
  await store.unsubscribe(workspaceId, keywordId, from.id, audit);
  return { from, to };
}

function auditText(before: Keyword, after: Keyword): string {
  return before.query === after.query ? after.name : `${after.name}: ${before.query} → ${after.query}`;
}
