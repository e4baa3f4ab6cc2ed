import { distinctTotals } from '../../listening/series/shared-posts.ts';
import { sharedNote, unjudgedKeywords } from '../digests/period-words.ts';
import { othersRow } from '../digests/table.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element, Text } from '../message.ts';
import { aboutText, groupedRows, type KeywordRow, keywordName } from './groups.ts';
import { sparkline } from './sparkline.ts';
import type { DashboardView } from './view.ts';

/** Names in the note below the table. */
const NAMED = 5;

interface Room {
  rows: number;
  asides: boolean;
  /** What the keywords are about. */
  about: boolean;
}

/** The last seven days of the keywords by their group: some in a row of their own, the rest together. */
export function keywordElements(
  view: DashboardView,
  { rows: room, asides, about: asked }: Room,
  words: Copy,
  format: Format,
): Element[] {
  const copy = words.dashboard;
  const { groups, others, quiet } = groupedRows(view, room, words, format);
  const shown = groups.flatMap(({ rows }) => rows);
  const about = asked && shown.some((row) => row.about !== null);
  const grouped = groups.some(({ name }) => name !== null);
  const remarks = [
    // Below the last group, a row of several keywords would pass for one of its own.
    ...(grouped && others.length > 0 ? [othersNote(others, view, words, format)] : []),
    ...(asides && quiet.length > 0 ? [quietNote(quiet, words, format)] : []),
    unjudgedKeywords(
      view.keywords.filter(({ keyword }) => shown.some(({ id }) => id === keyword.id)),
      words,
      format,
    ),
    ...(asides ? [sharedNote(totalsOf(view), words, format)] : []),
  ].filter((remark) => remark !== '');
  const { keyword, mentions, change, negative } = copy.columns;
  const table: Element = {
    kind: 'table',
    caption: copy.caption,
    columns: [keyword, mentions, change, negative, ...(about ? [copy.columns.about] : [])],
    rows: [
      ...groups.flatMap(({ name, rows }): Text[][] => [
        ...(name === null ? [] : [[name]]),
        ...rows.map((row) => [...cells(row), ...(about ? [aboutCell(row, words)] : [])]),
      ]),
      ...(!grouped && others.length > 0
        ? [[...othersRow(others, { now: [], before: [] }, words, format), ...(about ? [''] : [])]]
        : []),
    ],
    numeric: [false, true, true, false, ...(about ? [false] : [])],
  };
  return [
    ...(shown.length > 0 ? [table] : []),
    ...(remarks.length > 0 ? [{ kind: 'note', text: remarks.join(' ') } as const] : []),
  ];
}

function cells({ name, total, days, change, negative }: KeywordRow): string[] {
  return [name, total, [sparkline(days), change].filter((part) => part !== '').join(' '), negative];
}

function aboutCell({ about }: KeywordRow, words: Copy): string {
  return about === null ? '–' : aboutText(about, words);
}

function quietNote(quiet: readonly DashboardView['keywords'][number][], words: Copy, format: Format): string {
  const names = quiet.slice(0, NAMED).map(({ keyword }) => keywordName(keyword, words));
  if (quiet.length > NAMED) names.push(format.count(quiet.length - NAMED, words.digest.others));
  return words.digest.quiet(format.list(names));
}

function othersNote(
  others: DashboardView['keywords'],
  { shared }: Pick<DashboardView, 'shared'>,
  words: Copy,
  format: Format,
): string {
  const { total } = distinctTotals(
    others.map(({ totals }) => totals),
    shared,
  );
  return words.dashboard.others(
    format.count(others.length, words.digest.others),
    format.count(total, words.units.mentions),
  );
}

function totalsOf({ keywords, shared }: DashboardView): ReturnType<typeof distinctTotals> {
  return distinctTotals(
    keywords.map(({ totals }) => totals),
    shared,
  );
}
