import { UserError } from '../../config/errors.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { buildIndex } from '../../listening/keywords/query/index.ts';
import { parseQuery } from '../../listening/keywords/query/parse.ts';
import type { Query } from '../../listening/keywords/query/tree.ts';
import type { Mention, TermHit } from '../../listening/mentions/mention.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { QueryDifference, QueryPreview } from '../../messages/keywords/keywords.ts';
import type { Store } from '../../store/store.ts';

const DAYS = 30;
/** Stored mentions that a preview runs over: some 200 ms of matching. */
const MAX_MENTIONS = 20_000;
const SAMPLES = 5;

type Wanted = Pick<Keyword, 'id' | 'workspaceId' | 'query' | 'sources' | 'languages'>;

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
 * The matches of a query among the mentions of the last days, whatever keyword brought them: the engine that collects,
 * run over what is stored.
 * @param back milliseconds to look back; fewer when less is stored
 * @throws UserError('query')
 */
export async function previewOf(
  store: Store,
  wanted: Wanted,
  now: Millis,
  back: Millis = DAYS * DAY,
): Promise<QueryPreview> {
  const query = readQuery(wanted.query);
  const stored = await store.allMentionsIn(wanted.workspaceId, now - back, now, MAX_MENTIONS);
  const found = matching(stored, wanted, query);
  // A workspace of three days that found nine has three a day, not one in three.
  const oldest = stored.at(-1)?.post.publishedAt ?? now - back;
  const days = Math.max(1, Math.ceil((now - oldest) / DAY));
  return {
    days,
    read: stored.length,
    found: found.length,
    samples: newest(found),
    warnings: query.warnings,
  };
}

/** The mentions gained and lost when `before` becomes `after`. */
export async function queryDifference(
  store: Store,
  before: Wanted,
  after: Wanted,
  now: Millis,
): Promise<QueryDifference> {
  const query = readQuery(after.query);
  const stored = await store.allMentionsIn(after.workspaceId, now - DAYS * DAY, now, MAX_MENTIONS);
  const was = matching(stored, before, readQuery(before.query));
  const is = matching(stored, after, query);
  const [wasIds, isIds] = [idsOf(was), idsOf(is)];
  const gained = is.filter(({ id }) => !wasIds.has(id));
  const lost = was.filter(({ id }) => !isIds.has(id));
  return {
    days: DAYS,
    gained: gained.length,
    lost: lost.length,
    gainedSamples: newest(gained),
    lostSamples: newest(lost),
    warnings: query.warnings,
  };
}

/** Mentions that the query matches, with the terms it found in place of what others found. */
function matching(mentions: readonly Mention[], wanted: Wanted, query: Query): Mention[] {
  const index = buildIndex([{ id: wanted.id, query }]);
  return mentions.flatMap((mention) => {
    const { source, lang } = mention.post;
    if (wanted.sources.length > 0 && !wanted.sources.includes(source)) return [];
    if (wanted.languages.length > 0 && lang !== null && !wanted.languages.includes(lang)) return [];
    const [match] = index.match(mention.post);
    return match ? [withTerms(mention, wanted.id, match.terms)] : [];
  });
}

function withTerms(mention: Mention, keywordId: string, terms: TermHit[]): Mention {
  const [first] = mention.hits;
  return first ? { ...mention, hits: [{ ...first, keywordId, terms }] } : mention;
}

function newest(mentions: readonly Mention[]): Mention[] {
  return [...mentions].sort((a, b) => b.post.publishedAt - a.post.publishedAt).slice(0, SAMPLES);
}

function idsOf(mentions: readonly Mention[]): Set<string> {
  return new Set(mentions.map(({ id }) => id));
}
