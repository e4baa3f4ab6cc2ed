import type { KeywordCounts } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { judgedOf } from '../../listening/series/series.ts';
import { distinctTotals, type SharedPosts } from '../../listening/series/shared-posts.ts';
import { negativeShare, sharedNote, unjudgedKeywords } from '../digests/period-words.ts';
import { othersRow } from '../digests/table.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element } from '../message.ts';

/** Names in the note below the table. */
const NAMED = 5;

/** The last seven days of the keywords, most mentions first: some in a row of their own, the rest together. */
export function keywordElements(
  counts: readonly KeywordCounts[],
  shared: readonly SharedPosts[],
  { rows: room, asides }: { rows: number; asides: boolean },
  words: Copy,
  format: Format,
): Element[] {
  const copy = words.dashboard;
  const sorted = [...counts].sort((a, b) => b.totals.total - a.totals.total);
  const active = sorted.filter(({ totals }) => totals.total > 0);
  const rows = active.slice(0, active.length === room + 1 ? room + 1 : room);
  const others = active.slice(rows.length);
  const quiet = sorted.filter(({ totals }) => totals.total === 0);
  const names = quiet.slice(0, NAMED).map(({ keyword }) => keywordName(keyword, words));
  if (quiet.length > NAMED) names.push(format.count(quiet.length - NAMED, words.digest.others));
  const together = distinctTotals(
    counts.map(({ totals }) => totals),
    shared,
  );
  const remarks = [
    ...(asides && quiet.length > 0 ? [words.digest.quiet(format.list(names))] : []),
    unjudgedKeywords(rows, words, format),
    ...(asides ? [sharedNote(together, words, format)] : []),
  ].filter((remark) => remark !== '');
  const table: Element = {
    kind: 'table',
    caption: copy.caption,
    columns: [copy.columns.keyword, copy.columns.mentions, copy.columns.change, copy.columns.negative],
    rows: [
      ...rows.map((entry) => row(entry, words, format)),
      ...(others.length > 0 ? [othersRow(others, { now: [], before: [] }, words, format)] : []),
    ],
    numeric: [false, true, true, false],
  };
  return [
    ...(rows.length > 0 ? [table] : []),
    ...(remarks.length > 0 ? [{ kind: 'note', text: remarks.join(' ') } as const] : []),
  ];
}

function keywordName({ name, paused }: Keyword, { dashboard }: Copy): string {
  const shown = oneLine(name, 30);
  return paused ? dashboard.pausedKeyword(shown) : shown;
}

function row({ keyword, totals, before, comparable }: KeywordCounts, words: Copy, format: Format): string[] {
  const negative = negativeShare(totals, format);
  return [
    keywordName(keyword, words),
    format.number(totals.total),
    comparable ? format.signedChange(totals.total, before.total) : words.units.noComparison,
    comparable && judgedOf(totals) > 0 && judgedOf(before) > 0
      ? words.dashboard.negative(negative, negativeShare(before, format))
      : negative,
  ];
}
