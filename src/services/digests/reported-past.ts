import type { ChangedFigure, Digest, ReportedFigure } from '../../listening/digest.ts';
import { groupBy } from '../../listening/group.ts';
import type { DigestMark, Store } from '../../store/store.ts';

/** What a digest says of the one before it: its figures that have changed since, and what arrived late meanwhile. */
export async function withPast(store: Store, mark: DigestMark, digest: Digest): Promise<Digest> {
  const ids = digest.keywords.map(({ keyword }) => keyword.id);
  const late = await store.lateArrivals(mark.workspaceId, ids, mark.until, digest.period.to);
  return { ...digest, changed: await changedFigures(store, mark, digest), late };
}

async function changedFigures(
  store: Store,
  mark: DigestMark,
  { keywords }: Digest,
): Promise<ChangedFigure[]> {
  const shown = new Map(keywords.map(({ keyword }) => [keyword.id, keyword]));
  const figures = (await store.reportedFigures(mark)).filter(({ keywordId }) => shown.has(keywordId));
  const changed: ChangedFigure[] = [];
  for (const together of groupBy(figures, ({ from, to }) => `${from} ${to}`).values()) {
    const { from, to } = together[0]!;
    const ids = together.map(({ keywordId }) => keywordId);
    for (const [index, { total: now }] of (await store.totals(mark.workspaceId, ids, from, to)).entries()) {
      const { keywordId, total: reported } = together[index]!;
      if (now !== reported) changed.push({ keyword: shown.get(keywordId)!, reported, now, reportedAt: to });
    }
  }
  return changed;
}

/** What this digest says, for the next one. */
export function figuresOf({ keywords, period: { from, to } }: Digest): ReportedFigure[] {
  return keywords.map(({ keyword, totals }) => ({ keywordId: keyword.id, from, to, total: totals.total }));
}
