import type { Digest, KeywordCounts, KeywordPeriod, SharedOverTime } from '../../listening/digest.ts';
import { judgedOf } from '../../listening/series/series.ts';
import { distinctTotals } from '../../listening/series/shared-posts.ts';
import { share } from '../alerts/finding.ts';
import { spaced } from '../compose.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element, Run } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { nameOf, negativeShare, sharedNote, unjudgedKeywords } from './period-words.ts';

const NAMED = 5;

/** The keywords that the table names, most mentions first, and those that share its last row. @param room rows of their own */
export function tableRows(
  { keywords }: Digest,
  first: KeywordPeriod | null,
  room: number,
): { shown: KeywordPeriod[]; others: KeywordPeriod[] } {
  const active = keywords
    .filter(({ totals }) => totals.total > 0)
    .sort((a, b) => b.totals.total - a.totals.total);
  // One more name says as much as "1 other".
  const shown = active.slice(0, active.length === room + 1 ? room + 1 : room);
  // The keyword that the first sentence is about is among them.
  if (first && active.includes(first) && !shown.includes(first)) shown[shown.length - 1] = first;
  return { shown, others: active.filter((entry) => !shown.includes(entry)) };
}

export function keywordTable(
  digest: Digest,
  { shown, others }: ReturnType<typeof tableRows>,
  words: Copy,
  format: Format,
): Element {
  const { columns, tableCaption } = words.digest;
  return {
    kind: 'table',
    caption: tableCaption,
    columns: [columns.keyword, columns.mentions, columns.change, columns.negativeBefore],
    rows: [
      ...shown.map((entry) => [
        nameOf(entry),
        format.number(entry.totals.total),
        entry.comparable
          ? format.signedChange(entry.totals.total, entry.before.total)
          : words.units.noComparison,
        negativeCell(entry, words, format),
      ]),
      ...(others.length > 0 ? [othersRow(others, digest.shared, words, format)] : []),
    ],
    numeric: [false, true, true, false],
  };
}

function negativeCell({ totals, before, comparable }: KeywordPeriod, words: Copy, format: Format): string {
  const now = negativeShare(totals, format);
  return comparable && judgedOf(totals) > 0 && judgedOf(before) > 0
    ? words.dashboard.negative(now, negativeShare(before, format))
    : now;
}

/** What the keywords without a row of their own have together, each post once. */
export function othersRow(
  others: readonly KeywordCounts[],
  shared: SharedOverTime,
  words: Copy,
  format: Format,
): string[] {
  const now = distinctTotals(
    others.map(({ totals }) => totals),
    shared.now,
  );
  const before = distinctTotals(
    others.map((entry) => entry.before),
    shared.before,
  );
  return [
    format.count(others.length, words.digest.others),
    format.number(now.total),
    others.every(({ comparable }) => comparable)
      ? format.signedChange(now.total, before.total)
      : words.units.noComparison,
    // A share that is not of all has no room here to say of how many it is.
    now.judged < now.total ? '–' : format.percent(share(now.negative, now.judged)),
  ];
}

/** One note below the figures: what is not in them, and what cannot be compared where no row of a table says it. */
export function tableRemarks(
  digest: Digest,
  { shown, others }: ReturnType<typeof tableRows>,
  asides: boolean,
  words: Copy,
  format: Format,
): Element[] {
  const copy = words.digest;
  const parts: Run[][] = [];
  const several = digest.keywords.length > 1;
  const quiet = digest.keywords.filter(({ totals }) => totals.total === 0);
  if (quiet.length > 0) parts.push([copy.quiet(namesOf(quiet, words, format, asides ? NAMED : 1))]);
  const young = digest.keywords.filter((entry) => !entry.comparable && entry.totals.total > 0);
  if (!several && young.length > 0) parts.push([copy.notComparable(namesOf(young, words, format))]);
  const unjudged = several && asides ? unjudgedKeywords(shown, words, format) : '';
  if (unjudged !== '') parts.push([unjudged]);
  const together = distinctTotals(
    digest.keywords.map(({ totals }) => totals),
    digest.shared.now,
  );
  const inSeveral = sharedNote(together, words, format);
  if (several && asides && inSeveral !== '') parts.push([inSeveral]);
  // Last, because a command takes the words behind it along.
  if (others.length > 0) parts.push(withCommands(copy.allKeywords));
  return parts.length === 0 ? [] : [{ kind: 'note', text: spaced(parts) }];
}

/** The first few names, and how many more there are. */
export function namesOf(
  entries: readonly KeywordPeriod[],
  words: Copy,
  format: Format,
  room = NAMED,
): string {
  const names = entries.slice(0, room).map(nameOf);
  const rest = entries.length - names.length;
  return format.list(rest > 0 ? [...names, format.count(rest, words.digest.others)] : names);
}
