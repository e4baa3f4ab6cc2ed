import type { Keyword, KeywordKind } from '../keywords/keyword.ts';

/** Whose voices are held against each other, and the industries that they are a part of. */
export interface Rivals {
  rows: Keyword[];
  industries: Keyword[];
  /** Ids of those that are ours, where some of the rows are not. */
  own: ReadonlySet<string>;
}

/**
 * Whom people want compared: those they name; else the brands of the channel, or its products, with the competitors of the
 * workspace. One named alone is compared with the other side, an industry with those who are a part of it. What is said of an industry is the background of them, and
 * a campaign is a part of what is said of its brand: neither is a rival.
 * @param here keywords that the channel follows, @param all those that the asker may see
 */
export function chooseRivals(
  named: readonly Keyword[] | null,
  here: readonly Keyword[],
  all: readonly Keyword[],
): Rivals {
  const active = all.filter(({ paused }) => !paused);
  const isIndustryAlone = named?.every(({ kind }) => kind === 'industry');
  const rows =
    named && !isIndustryAlone ? withOtherSide(named, here, active) : besideCompetitors(here, active);
  const industries = ofKinds(named ?? [], 'industry');
  return {
    rows,
    industries: industries.length > 0 ? industries : ofKinds(active, 'industry'),
    own: ownOf(rows),
  };
}

function withOtherSide(named: readonly Keyword[], here: readonly Keyword[], all: readonly Keyword[]) {
  const rows = named.filter(({ kind }) => kind !== 'industry');
  const [only] = rows;
  if (!only || rows.length > 1) return rows;
  return only.kind === 'competitor'
    ? unique([only, ...ownAmong(here, all)])
    : unique([only, ...ofKinds(all, 'competitor')]);
}

function besideCompetitors(here: readonly Keyword[], all: readonly Keyword[]): Keyword[] {
  const active = here.filter(({ paused }) => !paused);
  const own = ofKinds(active, 'brand').length > 0 ? ofKinds(active, 'brand') : ofKinds(active, 'product');
  const competitors = ofKinds(all, 'competitor');
  if (own.length > 0 && competitors.length > 0) return unique([...own, ...competitors]);
  const followed = ofKinds(active, 'brand', 'product', 'competitor');
  return followed.length === 1 && own.length === 0 ? unique([...followed, ...ownAmong([], all)]) : followed;
}

/** The channel's own brands, else the workspace's. */
function ownAmong(here: readonly Keyword[], all: readonly Keyword[]): Keyword[] {
  const near = ofKinds(here, 'brand');
  return near.length > 0 ? near : ofKinds(all, 'brand');
}

function ownOf(rows: readonly Keyword[]): ReadonlySet<string> {
  const own = rows.filter(({ kind }) => kind !== 'competitor');
  return new Set(own.length === rows.length ? [] : own.map(({ id }) => id));
}

function ofKinds(keywords: readonly Keyword[], ...kinds: readonly KeywordKind[]): Keyword[] {
  return keywords.filter(({ kind }) => kinds.includes(kind));
}

function unique(keywords: readonly Keyword[]): Keyword[] {
  return [...new Map(keywords.map((keyword) => [keyword.id, keyword])).values()];
}
