import type { KeywordPeriod } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { PostCounts } from '../../listening/mentions/mention.ts';
import type { Rivals } from '../../listening/rivals/choose-rivals.ts';
import { contrastsOf } from '../../listening/rivals/contrasts.ts';
import { type IndustryPart, industryPart, type Rivalry } from '../../listening/rivals/rivalry.ts';
import type { Store } from '../../store/store.ts';
import { type PeriodRequest, readCounts, readDigest, readShared } from '../digests/read-digest.ts';
import { readListening } from '../keywords/read-dependence.ts';
import { withThemes } from '../themes/with-themes.ts';

/** Reactions gather at few posts: so many hold nearly all of them, and as many are asked of each. */
const FURTHEST = 50;
const CONTRASTS = 2;
/** Industries that a line is written for. */
const INDUSTRIES = 2;

/**
 * @param most rows at most; where there are more, those that are not ours and least talked about have no room
 */
export async function readRivalry(
  store: Store,
  { rows, industries, own }: Rivals,
  most: number,
  request: Omit<PeriodRequest, 'keywords'>,
): Promise<Rivalry> {
  const { workspace } = request;
  const kept = await loudest(store, rows, own, most, request);
  const read = await readDigest(store, { ...request, keywords: kept, people: false });
  const digest = await withThemes(store, workspace, read, kept.length);
  return {
    digest,
    own,
    reactions: await readReactions(store, digest.keywords, request),
    reactionsOf: FURTHEST,
    contrasts: contrastsOf(talksOf(digest.keywords), own, CONTRASTS),
    industries: await readIndustries(store, industries.slice(0, INDUSTRIES), kept, request),
    left: rows.length - kept.length,
  };
}

async function readIndustries(
  store: Store,
  industries: readonly Keyword[],
  rows: readonly Keyword[],
  { workspace, period, now }: Omit<PeriodRequest, 'keywords'>,
): Promise<IndustryPart[]> {
  if (industries.length === 0) return [];
  const listening = await readListening(store, workspace, period.beforeFrom, now);
  const shared = await readShared(store, workspace.id, [...rows, ...industries], period);
  const ids = rows.map(({ id }) => id);
  const counts = await readCounts(store, workspace.id, industries, period, listening, now);
  return counts.map((entry) => industryPart(entry, ids, shared));
}

async function loudest(
  store: Store,
  rows: readonly Keyword[],
  own: ReadonlySet<string>,
  most: number,
  { workspace, period }: Omit<PeriodRequest, 'keywords'>,
): Promise<Keyword[]> {
  if (rows.length <= most) return [...rows];
  const ids = rows.map(({ id }) => id);
  const totals = await store.totals(workspace.id, ids, period.from, period.to);
  const size = new Map(totals.map(({ keywordId, total }) => [keywordId, total]));
  const ranked = [...rows].sort(
    (a, b) => Number(own.has(b.id)) - Number(own.has(a.id)) || (size.get(b.id) ?? 0) - (size.get(a.id) ?? 0),
  );
  return ranked.slice(0, most);
}

function talksOf(entries: readonly KeywordPeriod[]) {
  return entries.map(({ keyword, themes }) => ({ keywordId: keyword.id, themes: themes?.themes ?? [] }));
}

async function readReactions(
  store: Store,
  entries: readonly KeywordPeriod[],
  { workspace, period: { from, to } }: Omit<PeriodRequest, 'keywords'>,
): Promise<Map<string, number | null>> {
  const found = new Map<string, number | null>();
  for (const { keyword, totals } of entries) {
    const posts = await store.topPosts(workspace.id, [keyword.id], from, to, { limit: FURTHEST });
    const gone = posts.length === 0 && totals.total > 0;
    found.set(
      keyword.id,
      gone ? null : posts.reduce((sum, { counts }) => sum + reactionsOf(counts ?? {}), 0),
    );
  }
  return found;
}

/** Everything that somebody did with a post. Views are none. */
function reactionsOf({ likes = 0, points = 0, replies = 0, reposts = 0 }: PostCounts): number {
  return likes + points + replies + reposts;
}
