import type { KeywordCounts } from '../../listening/digest.ts';
import type { Keyword, KeywordKind } from '../../listening/keywords/keyword.ts';
import { judgedOf } from '../../listening/series/series.ts';
import { negativeShare } from '../digests/period-words.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { About, DashboardView } from './view.ts';

type KeywordGroup = 'own' | 'competitors' | 'industry' | 'campaigns';

const GROUPS: Readonly<Record<KeywordKind, KeywordGroup>> = {
  brand: 'own',
  product: 'own',
  competitor: 'competitors',
  industry: 'industry',
  campaign: 'campaigns',
};
const ORDER: readonly KeywordGroup[] = ['own', 'competitors', 'industry', 'campaigns'];

/** A keyword in the words and figures of its reader. */
export interface KeywordRow {
  id: string;
  name: string;
  total: string;
  change: string;
  negative: string;
  days: readonly number[];
  about: About | null;
}

export interface GroupedRows {
  /** null where all keywords are of one group: it goes without saying. */
  groups: { name: string | null; rows: KeywordRow[] }[];
  /** Those that were mentioned and have no row, and those that were not mentioned. */
  others: KeywordCounts[];
  quiet: KeywordCounts[];
}

/** The keywords by what they are to whoever watches, in each group those with the most mentions first. @param room rows in all */
export function groupedRows(
  { keywords, days, about }: Pick<DashboardView, 'keywords' | 'days' | 'about'>,
  room: number,
  words: Copy,
  format: Format,
): GroupedRows {
  const shown = keywordsWithRows(keywords, room);
  const active = byMentions(keywords).filter(({ totals }) => totals.total > 0);
  const groups = ORDER.map((group) => ({
    name: words.dashboard.groups[group],
    rows: shown
      .filter(({ keyword }) => GROUPS[keyword.kind] === group)
      .map((counts) => rowOf(counts, { days, about }, words, format)),
  })).filter(({ rows }) => rows.length > 0);
  const several = new Set(active.map(({ keyword }) => GROUPS[keyword.kind])).size > 1;
  return {
    groups: several ? groups : groups.map(({ rows }) => ({ name: null, rows })),
    others: active.filter((entry) => !shown.includes(entry)),
    quiet: byMentions(keywords).filter(({ totals }) => totals.total === 0),
  };
}

/** Those that have a row of their own, the most mentioned first. @param room rows in all */
export function keywordsWithRows(keywords: readonly KeywordCounts[], room: number): KeywordCounts[] {
  const active = byMentions(keywords).filter(({ totals }) => totals.total > 0);
  // One more name says as much as "1 other".
  const shown = active.slice(0, active.length === room + 1 ? room + 1 : room);
  // Whoever is talked about most may be somebody else: one of their own is always among them.
  const own = active.find(({ keyword }) => GROUPS[keyword.kind] === 'own');
  if (own && room > 0 && !shown.some(({ keyword }) => GROUPS[keyword.kind] === 'own'))
    shown[shown.length - 1] = own;
  return shown;
}

function byMentions(keywords: readonly KeywordCounts[]): KeywordCounts[] {
  return [...keywords].sort((a, b) => b.totals.total - a.totals.total);
}

function rowOf(
  { keyword, totals, before, comparable }: KeywordCounts,
  { days, about }: Pick<DashboardView, 'days' | 'about'>,
  words: Copy,
  format: Format,
): KeywordRow {
  const negative = negativeShare(totals, format);
  return {
    id: keyword.id,
    name: keywordName(keyword, words),
    total: format.number(totals.total),
    change: comparable ? format.signedChange(totals.total, before.total) : words.units.noComparison,
    negative:
      comparable && judgedOf(totals) > 0 && judgedOf(before) > 0
        ? words.dashboard.negative(negative, negativeShare(before, format))
        : negative,
    days: days.get(keyword.id) ?? [],
    about: about.get(keyword.id) ?? null,
  };
}

export function keywordName({ name, paused }: Keyword, { dashboard }: Copy): string {
  const shown = oneLine(name, 30);
  return paused ? dashboard.pausedKeyword(shown) : shown;
}

export function aboutText({ name, isNew }: About, { dashboard }: Copy): string {
  const shown = oneLine(name, 40);
  return isNew ? dashboard.newTheme(shown) : shown;
}
