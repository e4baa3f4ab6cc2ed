import { randomUUID } from 'node:crypto';
import { UserError } from '../../config/errors.ts';
import { DEFAULT_RULE } from '../../listening/alerts/rule.ts';
import type { Sensitivity } from '../../listening/alerts/sensitivity.ts';
import type { Channel, Subscription } from '../../listening/channel.ts';
import type { Doubt } from '../../listening/keywords/doubts.ts';
import type { Keyword, KeywordKind } from '../../listening/keywords/keyword.ts';
import type { QueryWarning } from '../../listening/keywords/query/tree.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, personId } from '../actor.ts';
import { foldWord } from '../nearest.ts';
import type { CatalogSource } from '../sources/find-source.ts';
import { type BackFiller, newFill } from './back-fill.ts';
import { languageCodes, nameFor, sameQuery, sourceIds } from './keyword-fields.ts';
import { readQuery } from './preview-query.ts';
import { doubtsOf } from './read-doubts.ts';
import { suggestContext } from './suggest-context.ts';
import { requireLists } from './surroundings.ts';

/** Keywords of one workspace; the index and the sources are measured with far more in all. */
const MAX_KEYWORDS = 500;

/** A keyword as somebody asks for it; what is absent takes its usual value, or stays as it is. */
export interface KeywordRequest {
  query: string;
  name?: string;
  kind?: KeywordKind;
  /** Codes; none = every language. */
  languages?: readonly string[];
  /** Ids or labels; none = every source. */
  sources?: readonly string[];
  /** Whether plurals and other spellings of its words are found as well. */
  forms?: 'on' | 'off';
  alerts?: Sensitivity | 'off';
  digest?: boolean;
  /** Every mention, one by one. */
  every?: boolean;
}

interface KeywordParts {
  store: Store;
  sources: readonly CatalogSource[];
  /** Counts what is stored for it already. */
  backFill: BackFiller['fill'];
  /** The collector reads what is new soon. */
  wake(): void;
}

/** What came of adding a keyword: what is stored is counted for it already. */
interface AddedKeyword {
  keyword: Keyword;
  warnings: QueryWarning[];
  /** Why it may find nothing. */
  doubts: Doubt[];
  /** Words that may tell its posts from those about an everyday word of the same name. */
  context: string[];
  subscription: Subscription;
  /** The channel is shown what was found, once the sources have been read. */
  willShow: boolean;
}

/**
 * Adds a keyword for a channel, with the mentions that are stored of it: what other keywords brought, and what matched
 * none. A query that is listened for already gets one more channel instead.
 * @throws UserError
 */
export async function addKeyword(
  { store, sources, backFill, wake }: KeywordParts,
  actor: Actor,
  channel: Channel,
  request: KeywordRequest,
): Promise<AddedKeyword> {
  const keywords = await store.keywords(actor.workspaceId);
  const wanted = keywordFrom(actor, sources, request, keywords);
  await requireLists(store, wanted.workspaceId, readQuery(wanted.query));
  const known = keywords.find(({ query }) => sameQuery(query, wanted.query));
  if (known) refuseOtherOptions(known, wanted, request);
  else refuseNew(keywords, wanted);
  const keyword = known ?? wanted;
  const before = (await store.subscriptions(keyword.workspaceId)).find(
    ({ keywordId, channelId }) => keywordId === keyword.id && channelId === channel.id,
  );
  const subscription = subscriptionFrom(keyword, channel, request, before);
  const audit = auditRow(actor, 'add', keyword.id, `${keyword.name} #${channel.name}`);
  // A channel that had it has seen it; nor is a paused keyword read.
  const look =
    before || keyword.paused
      ? undefined
      : { workspaceId: keyword.workspaceId, keywordId: keyword.id, channelId: channel.id, at: actor.now };
  if (known) await store.subscribe(subscription, audit, look);
  else
    await store.addKeyword(
      keyword,
      subscription,
      audit,
      await newFill(store, keyword, 'new', actor.now),
      look,
    );
  if (!known) await backFill(keyword.workspaceId, keyword.id);
  wake();
  const { warnings } = readQuery(keyword.query);
  const context = await suggestContext(store, keyword, warnings, actor.now);
  const doubts = await doubtsOf(store, keyword, sources, actor.now);
  return { keyword, warnings, doubts, context, subscription, willShow: look !== undefined };
}

function keywordFrom(
  { workspaceId, person, now }: Actor,
  sources: readonly CatalogSource[],
  request: KeywordRequest,
  others: readonly Keyword[],
): Keyword {
  const { query } = request;
  const tree = readQuery(query);
  return {
    workspaceId,
    id: randomUUID(),
    name:
      request.name ??
      nameFor(
        tree,
        query,
        others.map(({ name }) => name),
      ),
    query,
    kind: request.kind ?? 'brand',
    sources: sourceIds(sources, request.sources ?? []),
    languages: languageCodes(request.languages ?? []),
    ...(request.forms === 'on' ? { forms: 'on' as const } : {}),
    paused: false,
    rule: { ...DEFAULT_RULE, spike: request.alerts ?? DEFAULT_RULE.spike },
    createdAt: now,
    createdBy: personId(person),
  };
}

function refuseNew(keywords: readonly Keyword[], wanted: Keyword): void {
  const namesake = keywords.find(({ name }) => foldWord(name) === foldWord(wanted.name));
  if (namesake) throw new UserError('keyword-exists', { name: namesake.name, argument: 'name' });
  if (keywords.length >= MAX_KEYWORDS) throw new UserError('too-many-keywords', { max: MAX_KEYWORDS });
}

/** A channel that joins a keyword takes it as it is: an option that would change it for others is refused. */
function refuseOtherOptions(known: Keyword, wanted: Keyword, request: KeywordRequest): void {
  const { name, kind, languages, sources, forms, alerts } = request;
  const differs = {
    name: name !== undefined && foldWord(known.name) !== foldWord(name),
    kind: kind !== undefined && known.kind !== kind,
    lang: languages !== undefined && known.languages.join() !== wanted.languages.join(),
    source: sources !== undefined && known.sources.join() !== wanted.sources.join(),
    forms: forms !== undefined && (known.forms ?? 'off') !== forms,
    alerts: alerts !== undefined && alerts !== 'off' && known.rule.spike !== alerts,
  };
  const option = Object.entries(differs).find(([, different]) => different)?.[0];
  if (option === undefined) return;
  const change = option === 'alerts' ? 'alert' : 'edit';
  throw new UserError('keyword-exists', { name: known.name, option, change });
}

function subscriptionFrom(
  keyword: Keyword,
  channel: Channel,
  { alerts, digest, every }: KeywordRequest,
  before: Subscription | undefined,
): Subscription {
  return {
    workspaceId: keyword.workspaceId,
    keywordId: keyword.id,
    channelId: channel.id,
    alerts: alerts === undefined ? (before?.alerts ?? true) : alerts !== 'off',
    digest: digest ?? before?.digest ?? true,
    mentions: every ?? before?.mentions ?? false,
  };
}
