import type { SourceTotals } from '../../listening/series/series.ts';
import { distinctTotals } from '../../listening/series/shared-posts.ts';
import { notJudgedNote } from '../mentions/judged.ts';
import { percentages } from '../shares.ts';
import { sourceName } from '../sources/source-name.ts';
import type { ReportContext } from './context.ts';
import type { ReportSection } from './document.ts';

const ROWS = 12;

/** The sources that brought the mentions. A mention of two keywords is one of each. */
export function sourcesSection({ digest, active, words, copy, format }: ReportContext): ReportSection[] {
  const sources = sourcesOf(active.flatMap(({ totals }) => totals.bySource));
  if (sources.length === 0) return [];
  const shown = sources.slice(0, ROWS);
  const shares = percentages(
    sources.map(({ total }) => total),
    format,
  );
  const keywords = digest.keywords.map(({ totals }) => totals);
  const isShared = distinctTotals(keywords, digest.shared.now).inSeveral > 0;
  const unjudged = notJudgedNote(
    shown.map(({ source, ...counts }) => ({ name: sourceName(source, words), ...counts })),
    words,
    format,
  );
  const note = [...(isShared ? [copy.eachKeyword] : []), ...(unjudged === '' ? [] : [unjudged])].join(' ');
  return [
    {
      heading: copy.sources,
      blocks: [
        {
          kind: 'table',
          table: {
            caption: words.digest.bySource,
            columns: [
              { name: copy.columns.source, numeric: false },
              { name: copy.columns.mentions, numeric: true },
              { name: copy.columns.share, numeric: true },
              { name: copy.columns.negative, numeric: true },
            ],
            rows: shown.map(({ source, total, judged, negative }, index) => [
              sourceName(source, words),
              format.number(total),
              shares[index]!,
              judged === 0 ? '–' : format.percent(negative / judged),
            ]),
          },
        },
        ...(note === '' ? [] : [{ kind: 'text', text: note, faint: true } as const]),
      ],
    },
  ];
}

function sourcesOf(totals: readonly SourceTotals[]): SourceTotals[] {
  const sums = new Map<string, SourceTotals>();
  for (const { source, total, negative, judged } of totals) {
    const sum = sums.get(source) ?? { source, total: 0, negative: 0, judged: 0 };
    sums.set(source, {
      source,
      total: sum.total + total,
      negative: sum.negative + negative,
      judged: sum.judged + judged,
    });
  }
  return [...sums.values()].sort((a, b) => b.total - a.total);
}
