import type { Digest } from '../../listening/digest.ts';
import { voicesOf } from '../digests/voices.ts';
import type { Chart } from '../message.ts';
import { type ChartPlace, chartFormat } from './chart-format.ts';
import { gapsOf, jointReading, mergeGaps, type Reading, readingOf, unreadStart } from './gaps.ts';
import { LONGEST, LONGEST_IN_TITLE, shortNames } from './short-name.ts';
import { titleOfFew, titleOfLeaders } from './titles.ts';

/** More rows than this have no room: then there are the largest, and one for the others. */
const MOST_ROWS = 8;
const LARGEST = 6;
const NONE_SHARED: Digest['shared'] = { now: [], before: [] };

/**
 * Share of voice, largest first, with how much more or less each was mentioned than in the period before. Values are whole
 * percent that sum to 100, null when nobody was mentioned. Of more than eight keywords there are the six largest and their others.
 */
export function shareChart(
  {
    period,
    keywords,
    coverage,
    shared = NONE_SHARED,
  }: Pick<Digest, 'period' | 'keywords' | 'coverage'> & Partial<Pick<Digest, 'shared'>>,
  place: ChartPlace,
): Chart {
  const format = chartFormat(place);
  const { words } = format;
  const { voices, whole } = voicesOf({ keywords, shared });
  const called = voices.map(({ entry }) => entry.keyword.name);
  const [names, fullNames] = [shortNames(called, LONGEST_IN_TITLE), shortNames(called, LONGEST)];
  const rows = foldSmallest(
    voices.map(({ entry, percent, before }, index) => ({
      name: names[index]!,
      fullName: fullNames[index]!,
      share: percent,
      shareBefore: before,
      mentions: entry.totals.total,
      mentionsBefore: entry.comparable ? entry.before.total : null,
    })),
    words.others,
  );
  const notes = rows.map(({ mentions, mentionsBefore }) =>
    mentionsBefore === null ? '' : format.note(mentions, mentionsBefore),
  );
  const changes = notes.some((note) => note !== '');
  const gaps = mergeGaps(
    gapsOf(
      coverage,
      keywords.map(({ keyword }) => keyword),
    ),
    period,
  );
  return {
    kind: 'share',
    title: title(),
    subtitle: [words.shareTitle, ...(changes ? [words.shareChanges] : []), format.dates(period)].join(', '),
    sentence: finding() + format.missing(gaps),
    labels: rows.map(({ name }) => name),
    ...(changes && { notes }),
    series: [{ name: words.thisPeriod, values: rows.map(({ share }) => share), tone: 'main' }],
    unit: 'percent',
    ...format.card,
  };

  function title(): string {
    const few = titleOfFew(null, whole.total, reading(), period, format);
    if (few !== null) return few;
    const [first] = voices;
    // Shares that are printed alike may be of counts that are not.
    const leaders = names.filter(
      (_, index) => voices[index]!.entry.totals.total === first!.entry.totals.total,
    );
    const share = format.percent((first!.percent ?? 0) / 100);
    return titleOfLeaders(
      leaders,
      {
        leads: (name) => words.titleShareLeads(name, share),
        tie: (tied) => words.titleShareTie(tied, share),
      },
      format,
    );
  }

  function reading(): Reading {
    const all = keywords.map(({ coveredFrom, unread }) =>
      readingOf(period, [...unreadStart(period, coveredFrom), ...unread], gaps),
    );
    return jointReading(all);
  }

  function finding(): string {
    const span = format.span(period);
    if (whole.total === 0)
      return words.shareNone(
        rows.map(({ fullName }) => fullName),
        span,
      );
    const parts = rows.map(({ fullName, share }) => ({
      name: fullName,
      share: format.percent((share ?? 0) / 100),
    }));
    return words.share(parts, format.mentions(whole.total), span) + change();
  }

  /** The largest move of a keyword, from one point on. */
  function change(): string {
    const moves = rows
      .filter((row) => !row.isFolded && row.share !== null && row.shareBefore !== null)
      .map((row) => ({ name: row.fullName, points: Math.round(row.share!) - Math.round(row.shareBefore!) }))
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
    const largest = moves[0];
    return largest && largest.points !== 0 ? words.shareChange(largest.name, largest.points) : '';
  }
}

interface Row {
  name: string;
  /** In a sentence, where there is more room. */
  fullName: string;
  /** The others, which are no keyword. */
  isFolded?: true;
  share: number | null;
  shareBefore: number | null;
  mentions: number;
  /** Null where the period before cannot be compared. */
  mentionsBefore: number | null;
}

function foldSmallest(rows: readonly Row[], others: (count: number) => string): Row[] {
  if (rows.length <= MOST_ROWS) return [...rows];
  const rest = rows.slice(LARGEST);
  const total = (pick: (row: Row) => number | null) => rest.reduce((sum, row) => sum + (pick(row) ?? 0), 0);
  const known = (pick: (row: Row) => number | null) =>
    rest.some((row) => pick(row) === null) ? null : total(pick);
  const folded = {
    name: others(rest.length),
    fullName: others(rest.length),
    isFolded: true as const,
    share: known((row) => row.share),
    shareBefore: known((row) => row.shareBefore),
    mentions: total((row) => row.mentions),
    mentionsBefore: known((row) => row.mentionsBefore),
  };
  return [...rows.slice(0, LARGEST), folded];
}
