import { judgedOf } from '../../listening/series/series.ts';
import { shareChart } from '../charts/share.ts';
import { nameOf, negativeShare, unjudgedKeywords } from '../digests/period-words.ts';
import { namesOf } from '../digests/table.ts';
import { voicesOf } from '../digests/voices.ts';
import { chartBlock } from './chart-block.ts';
import type { ReportContext } from './context.ts';
import type { ReportBlock, ReportSection } from './document.ts';
import { changeOf } from './figures.ts';
import { rivalsOf } from './rivals.ts';

/** Rows on a page; all of them are in the sheets. */
const ROWS = 20;

/** Several keywords beside each other; nothing of a single one. */
export function keywordsSection(context: ReportContext): ReportSection[] {
  const { digest, active, words, copy, format, place } = context;
  if (digest.keywords.length < 2 || active.length === 0) return [];
  const rivals = rivalsOf(digest);
  const { voices } = voicesOf({ ...digest, keywords: rivals });
  const shares = new Map(voices.map(({ entry, percent }) => [entry, percent]));
  const shown = active.slice(0, ROWS);
  const apart = rivals.length === 0 ? [] : active.filter((entry) => !shares.has(entry));
  const young = active.filter(({ comparable }) => !comparable);
  const notes = [
    ...(apart.length > 0 ? [copy.apart(namesOf(apart, words, format))] : []),
    ...(young.length > 0 ? [copy.notCounted(namesOf(young, words, format))] : []),
    unjudgedKeywords(shown, words, format),
  ].filter((note) => note !== '');
  const percentOf = (percent: number | null | undefined) =>
    percent === null || percent === undefined ? '–' : format.percent(percent / 100);
  const table: ReportBlock = {
    kind: 'table',
    table: {
      caption: copy.keywords,
      columns: [
        { name: copy.columns.keyword, numeric: false },
        { name: copy.columns.mentions, numeric: true },
        { name: copy.columns.change, numeric: true },
        { name: copy.columns.share, numeric: true },
        { name: copy.columns.negative, numeric: true },
        { name: copy.columns.negativeBefore, numeric: true },
        { name: copy.columns.authors, numeric: true },
      ],
      rows: shown.map((entry) => [
        nameOf(entry),
        format.number(entry.totals.total),
        entry.comparable ? changeOf(entry.totals.total, entry.before.total, format) : '–',
        percentOf(shares.get(entry)),
        negativeShare(entry.totals, format),
        entry.comparable && judgedOf(entry.before) > 0 ? negativeShare(entry.before, format) : '–',
        format.number(entry.totals.authors),
      ]),
    },
  };
  const isSpoken = voices.some(({ percent }) => percent !== null);
  return [
    {
      heading: isSpoken ? copy.tiles.share : copy.keywords,
      blocks: [
        ...(isSpoken ? [chartBlock(shareChart({ ...digest, keywords: rivals }, place), context)] : []),
        table,
        ...(notes.length > 0 ? [{ kind: 'text', text: notes.join(' '), faint: true } as const] : []),
      ],
    },
  ];
}
