import type { KeywordPeriod } from '../../listening/digest.ts';
import type { PeriodThemes, Theme } from '../../listening/themes/theme.ts';
import { beforeWords, dayWords, nameOf } from '../digests/period-words.ts';
import { oneLine } from '../foreign.ts';
import { unguarded } from '../own-commands.ts';
import { themeName, themesNote } from '../themes/theme-words.ts';
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
  const { active, words, copy } = context;
  const entries = active.filter(({ themes }) => themes !== undefined).slice(0, KEYWORDS);
  if (entries.length === 0) return [];
  const found = entries.filter(({ themes }) => themes!.themes.length > 0);
  return [
    {
      heading: words.themes.heading,
      blocks:
        found.length === 0
          ? [{ kind: 'text', text: copy.noThemes }]
          : found.flatMap((entry, nth) => themesOf(entry, entry.themes!, nth === 0, context)),
    },
  ];
}

/** Themes that are told by a post, with that post. */
export function quotedThemes(active: readonly KeywordPeriod[]): Theme[] {
  const first = active.find(({ themes }) => themes !== undefined && themes.themes.length > 0);
  return first?.themes?.themes.slice(0, QUOTED) ?? [];
}

function themesOf(
  entry: KeywordPeriod,
  found: PeriodThemes,
  isFirst: boolean,
  context: ReportContext,
): ReportBlock[] {
  const { digest, active, words, copy, format } = context;
  const shown = found.themes.slice(0, ROWS);
  const earlier = beforeWords(digest.period, words.digest.earlier, format);
  const note = [
    ...(found.calm ? [words.themes.calm(earlier)] : []),
    themesNote(found, shown, words, format),
  ].filter((part) => part !== '');
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
        rows: shown.map((theme) => themeRow(theme, context)),
      },
    },
    ...(note.length > 0 ? [{ kind: 'text', text: note.join(' '), faint: true } as const] : []),
    ...(isFirst ? quotedThemes(active).flatMap((theme) => quoteBlocks(theme, context)) : []),
  ];
}

function quoteBlocks(theme: Theme, context: ReportContext): ReportBlock[] {
  return [
    { kind: 'text', text: context.copy.onTheme(unguarded(themeName(theme, context.words))) },
    { kind: 'quotes', quotes: [quoteOf(theme.quote, context)] },
  ];
}

function themeRow(
  { name, posts, people, before, newSince, negative, judged, sure }: Theme,
  { digest, words, copy, format }: ReportContext,
): ReportCell[] {
  const since = (at: number) => dayWords(at, digest.period.to, format, digest.timeZone);
  return [
    oneLine(name, 60),
    format.number(posts),
    format.number(people),
    newSince !== null
      ? words.themes.newSince(since(newSince))
      : before === null
        ? '–'
        : changeOf(posts, before, format),
    judged === 0 ? '–' : format.percent(negative / judged),
    copy.sure[sure],
  ];
}
