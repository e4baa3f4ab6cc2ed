import type { KeywordPeriod } from '../../listening/digest.ts';
import { digestFinding } from '../../listening/digest-finding.ts';
import { judgedOf } from '../../listening/series/series.ts';
import { moodChart } from '../charts/mood.ts';
import { beforeWords, nameOf, negativeShare } from '../digests/period-words.ts';
import { ofJudged } from '../mentions/judged.ts';
import { moodPercentages } from '../shares.ts';
import { chartBlock } from './chart-block.ts';
import type { ReportContext } from './context.ts';
import type { ReportSection } from './document.ts';

/** Keywords whose sentiment is drawn: the one that the first sentence is about, and the loudest. */
const DRAWN = 2;

export function sentimentSection(context: ReportContext): ReportSection[] {
  const entries = drawn(context);
  if (entries.length === 0) return [];
  return [
    {
      heading: context.copy.sentiment,
      blocks: entries.flatMap((entry) => [
        chartBlock(
          moodChart(entry, context.digest, context.place),
          context,
          context.digest.keywords.length > 1 ? nameOf(entry) : null,
        ),
        { kind: 'text', text: sharesLine(entry, context), faint: true } as const,
      ]),
    },
  ];
}

function drawn({ digest, active }: ReportContext): KeywordPeriod[] {
  const finding = digestFinding(digest);
  const first =
    finding.kind === 'change' ? finding.change.entry : 'entry' in finding ? finding.entry : undefined;
  const judged = active.filter(({ totals }) => judgedOf(totals) > 0);
  return [...judged.filter((entry) => entry === first), ...judged.filter((entry) => entry !== first)].slice(
    0,
    DRAWN,
  );
}

function sharesLine(
  { totals, before, comparable }: KeywordPeriod,
  { digest, words, copy, format }: ReportContext,
): string {
  const [negative, neutral, positive] = moodPercentages(
    totals.negative,
    totals.neutral,
    totals.positive,
    format,
  );
  const of = ofJudged({ total: totals.total, judged: judgedOf(totals) }, words, format);
  const earlier = beforeWords(digest.period, words.digest.earlier, format);
  return [
    copy.sentimentShares(negative, neutral, positive, of),
    ...(comparable && judgedOf(before) > 0
      ? [copy.sentimentThen(negativeShare(before, format), earlier)]
      : []),
  ].join(' ');
}
