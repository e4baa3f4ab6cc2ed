import type { KeywordPeriod } from '../../listening/digest.ts';
import type { PeriodThemes, Theme } from '../../listening/themes/theme.ts';
import { dayWords, nameOf } from '../digests/period-words.ts';
import { oneLine } from '../foreign.ts';
import type { ReportContext } from './context.ts';
import type { ReportBlock, ReportCell, ReportSection } from './document.ts';
import { changeOf } from './figures.ts';
import { quoteOf } from './quotes.ts';

/** Themes of one keyword, and keywords with a table of their own. */
const ROWS = 10;
const KEYWORDS = 3;
/** One telling post each, of the largest themes of the first keyword. */
const QUOTED = 3;

export function themesSection(context: ReportContext): ReportSection[] {
  const { active, copy } = context;
  const entries = active.filter(({ themes }) => themes !== undefined).slice(0, KEYWORDS);
  if (entries.length === 0) return [];
  if (entries.every(({ themes }) => themes!.themes.length === 0))
    return [{ heading: copy.themes, blocks: [{ kind: 'text', text: copy.noThemes }] }];
  return [
    {
      heading: copy.themes,
      blocks: entries.flatMap((entry, nth) =>
        entry.themes!.themes.length === 0 ? [] : themesOf(entry, entry.themes!, nth === 0, context),
      ),
    },
  ];
}

function themesOf(
  entry: KeywordPeriod,
  found: PeriodThemes,
  quoted: boolean,
  context: ReportContext,
): ReportBlock[] {
  const { copy, format } = context;
  const { themes, total, read, calm } = found;
  const notes = [
    ...(calm ? [copy.calm] : []),
    ...(read < total ? [copy.estimated(format.number(read), format.number(total))] : []),
  ];
  const { columns } = copy;
  return [
    {
      kind: 'table',
      table: {
        caption: copy.themesOf(nameOf(entry)),
        columns: [
          { name: columns.theme, numeric: false },
          { name: columns.posts, numeric: true },
          { name: columns.people, numeric: true },
          { name: columns.change, numeric: true },
          { name: columns.negative, numeric: true },
          { name: columns.sure, numeric: false },
        ],
        rows: themes.slice(0, ROWS).map((theme) => themeRow(theme, context)),
      },
    },
    ...(notes.length > 0 ? [{ kind: 'text', text: notes.join(' '), faint: true } as const] : []),
    ...(quoted
      ? [
          {
            kind: 'quotes',
            quotes: themes.slice(0, QUOTED).map(({ quote }) => quoteOf(quote, context)),
          } as const,
        ]
      : []),
  ];
}

function themeRow(theme: Theme, { digest, copy, format }: ReportContext): ReportCell[] {
  const { name, posts, people, before, newSince, negative, judged, sure } = theme;
  return [
    oneLine(name, 60),
    format.number(posts),
    format.number(people),
    newSince !== null
      ? copy.newSince(dayWords(newSince, digest.period.to, format, digest.timeZone))
      : before === null
        ? '–'
        : changeOf(posts, before, format),
    judged === 0 ? '–' : format.percent(negative / judged),
    copy.sure[sure],
  ];
}
