import { shareOfVoice } from '../../listening/digest.ts';
import { dayStart } from '../../listening/zoned.ts';
import { nameOf } from '../digests/period-words.ts';
import { nameOfRead, sourceName } from '../sources/source-name.ts';
import type { ReportContext } from './context.ts';
import { partRead, sourceRow } from './coverage.ts';
import { isoDay } from './dates.ts';
import type { ReportSheet } from './document.ts';
import { rivalsOf } from './rivals.ts';
import { sheet, type Value } from './sheet.ts';

export function keywordsSheet(context: ReportContext): ReportSheet {
  const { digest, words } = context;
  const rivals = rivalsOf(digest);
  const voices = shareOfVoice(rivals, digest.shared.now);
  const shares = new Map(rivals.map((entry, nth) => [entry, voices[nth]!]));
  return sheet(
    context,
    'keywords',
    [
      ['keyword', 'text'],
      ['kind', 'text'],
      ['mentions', 'number'],
      ['before', 'number'],
      ['share', 'share'],
      ['negative', 'number'],
      ['neutral', 'number'],
      ['positive', 'number'],
      ['stories', 'number'],
      ['authors', 'number'],
      ['newAuthors', 'number'],
    ],
    digest.keywords.map((entry) => {
      const { keyword, totals, before, comparable } = entry;
      return [
        nameOf(entry),
        words.keywords.kinds[keyword.kind],
        totals.total,
        comparable ? before.total : null,
        shares.get(entry) ?? null,
        totals.negative,
        totals.neutral,
        totals.positive,
        totals.stories,
        totals.authors,
        totals.newAuthors,
      ];
    }),
  );
}

/** Days without any mention are rows, too, as far as the keyword was followed. */
export function daysSheet(context: ReportContext): ReportSheet {
  const { digest } = context;
  const { timeZone, period } = digest;
  const days: string[] = [];
  for (let at = dayStart(period.from, timeZone); at < period.to; at = nextDay(at, timeZone))
    days.push(isoDay(at, timeZone));
  const rows = digest.keywords.flatMap((entry) => {
    const byDay = new Map(days.map((day) => [day, [0, 0, 0, 0] as [number, number, number, number]]));
    for (const hour of entry.hours) {
      const sums = byDay.get(isoDay(hour.start, timeZone));
      if (!sums) continue;
      sums[0] += hour.total;
      sums[1] += hour.negative;
      sums[2] += hour.neutral;
      sums[3] += hour.positive;
    }
    const since = entry.coveredFrom === null ? null : isoDay(entry.coveredFrom, timeZone);
    return [...byDay].map(([day, sums]): Value[] => {
      const followed = since !== null && (day >= since || sums[0] > 0);
      return [day, nameOf(entry), ...(followed ? sums : [null, null, null, null])];
    });
  });
  return sheet(
    context,
    'days',
    [
      ['day', 'text'],
      ['keyword', 'text'],
      ['mentions', 'number'],
      ['negative', 'number'],
      ['neutral', 'number'],
      ['positive', 'number'],
    ],
    rows,
  );
}

/** The next local midnight: a day may have 23 or 25 hours. */
function nextDay(start: number, timeZone: string): number {
  return dayStart(start + 36 * 3_600_000, timeZone);
}

export function sourcesSheet(context: ReportContext): ReportSheet {
  return sheet(
    context,
    'sources',
    [
      ['keyword', 'text'],
      ['source', 'text'],
      ['mentions', 'number'],
      ['judged', 'number'],
      ['negative', 'number'],
    ],
    context.digest.keywords.flatMap((entry) =>
      [...entry.totals.bySource]
        .sort((a, b) => b.total - a.total)
        .map(({ source, total, judged, negative }) => [
          nameOf(entry),
          sourceName(source, context.words),
          total,
          judged,
          negative,
        ]),
    ),
  );
}

export function coverageSheet(context: ReportContext): ReportSheet {
  const { digest, words, copy } = context;
  const { from, to } = digest.period;
  return sheet(
    context,
    'coverage',
    [
      ['source', 'text'],
      ['state', 'text'],
      ['checkedPart', 'share'],
      ['from', 'moment'],
      ['to', 'moment'],
    ],
    [
      ...digest.coverage.sources.map((source) => [
        nameOfRead(source, words),
        sourceRow(source, context)[1]!,
        partRead(source, context),
        from,
        to,
      ]),
      ...digest.coverage.gaps.map((gap) => [
        sourceName(gap.source, words),
        copy.fields.gap,
        0,
        Math.max(from, gap.from),
        Math.min(to, gap.to),
      ]),
    ],
  );
}
