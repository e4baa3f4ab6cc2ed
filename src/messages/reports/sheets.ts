import { shareOfVoice } from '../../listening/digest.ts';
import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import { dayStart } from '../../listening/zoned.ts';
import { kindName } from '../alerts/finding.ts';
import { nameOf } from '../digests/period-words.ts';
import { named, oneLine } from '../foreign.ts';
import { shownAuthor } from '../mentions/author-name.ts';
import { labelName } from '../mentions/label-name.ts';
import { nameOfRead, sourceName } from '../sources/source-name.ts';
import { keywordOf, outcomeOf } from './alerts-section.ts';
import type { ReportContext } from './context.ts';
import { partRead, sourceRow } from './coverage.ts';
import { isoDay } from './dates.ts';
import type { ReportSheet } from './document.ts';

type Kind = ReportSheet['columns'][number]['kind'];
type Value = string | number | null;

/** The figures behind a report, as a spreadsheet counts on with them. */
export function sheetsOf(context: ReportContext): ReportSheet[] {
  return [
    keywordsSheet(context),
    daysSheet(context),
    sourcesSheet(context),
    themesSheet(context),
    peopleSheet(context),
    alertsSheet(context),
    postsSheet(context),
    coverageSheet(context),
  ].filter(({ rows }) => rows.length > 0);
}

function sheet(
  { copy }: ReportContext,
  name: keyof ReportContext['copy']['sheets'],
  columns: readonly (readonly [field: keyof ReportContext['copy']['fields'], kind: Kind])[],
  rows: readonly (readonly Value[])[],
): ReportSheet {
  return {
    name: copy.sheets[name],
    columns: columns.map(([field, kind]) => ({ name: copy.fields[field], kind })),
    rows,
  };
}

function keywordsSheet(context: ReportContext): ReportSheet {
  const { digest, words } = context;
  const shares = shareOfVoice(digest.keywords, digest.shared.now);
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
    digest.keywords.map((entry, nth) => {
      const { keyword, totals, before, comparable } = entry;
      return [
        nameOf(entry),
        words.keywords.kinds[keyword.kind],
        totals.total,
        comparable ? before.total : null,
        shares[nth] ?? null,
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
function daysSheet(context: ReportContext): ReportSheet {
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

function sourcesSheet(context: ReportContext): ReportSheet {
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

function themesSheet(context: ReportContext): ReportSheet {
  return sheet(
    context,
    'themes',
    [
      ['keyword', 'text'],
      ['theme', 'text'],
      ['posts', 'number'],
      ['people', 'number'],
      ['postsBefore', 'number'],
      ['negative', 'number'],
      ['positive', 'number'],
      ['judged', 'number'],
      ['sure', 'text'],
      ['address', 'text'],
    ],
    context.digest.keywords.flatMap((entry) =>
      (entry.themes?.themes ?? []).map((theme) => [
        nameOf(entry),
        oneLine(theme.name, 80),
        theme.posts,
        theme.people,
        theme.before,
        theme.negative,
        theme.positive,
        theme.judged,
        context.copy.sure[theme.sure],
        theme.quote.url,
      ]),
    ),
  );
}

function peopleSheet(context: ReportContext): ReportSheet {
  const { words, copy } = context;
  return sheet(
    context,
    'people',
    [
      ['keyword', 'text'],
      ['name', 'text'],
      ['source', 'text'],
      ['address', 'text'],
      ['followers', 'number'],
      ['posts', 'number'],
      ['likes', 'number'],
      ['reposts', 'number'],
      ['replies', 'number'],
      ['negative', 'number'],
      ['positive', 'number'],
      ['judged', 'number'],
      ['stance', 'text'],
      ['since', 'moment'],
    ],
    context.digest.keywords.flatMap((entry) =>
      (entry.people ?? []).map((author) => [
        nameOf(entry),
        oneLine(author.name, 60),
        sourceName(author.source, words),
        author.url,
        author.followers,
        author.posts,
        author.likes,
        author.reposts,
        author.replies,
        author.negative,
        author.positive,
        author.judged,
        author.stance === null ? null : copy.stances[author.stance],
        author.since,
      ]),
    ),
  );
}

function alertsSheet(context: ReportContext): ReportSheet {
  const { digest, words } = context;
  return sheet(
    context,
    'alerts',
    [
      ['number', 'number'],
      ['alert', 'text'],
      ['keyword', 'text'],
      ['severity', 'number'],
      ['raised', 'moment'],
      ['claimed', 'moment'],
      ['claimedBy', 'text'],
      ['closed', 'moment'],
      ['outcome', 'text'],
      ['mentions', 'number'],
    ],
    digest.alerts.map((alert) => [
      alert.number,
      kindName(alert, words),
      keywordOf(alert, context),
      alert.severity,
      alert.raisedAt,
      alert.triage.claimedAt,
      alert.triage.holder ? named(alert.triage.holder).name : null,
      alert.triage.closedAt,
      outcomeOf(alert, context),
      alert.now.total,
    ]),
  );
}

function postsSheet(context: ReportContext): ReportSheet {
  const { data, digest, words } = context;
  const names = new Map(digest.keywords.map((entry) => [entry.keyword.id, nameOf(entry)]));
  const judged = (label: SentimentLabel | null) => labelName(label, words);
  return sheet(
    context,
    'posts',
    [
      ['written', 'moment'],
      ['keyword', 'text'],
      ['source', 'text'],
      ['author', 'text'],
      ['title', 'text'],
      ['text', 'text'],
      ['sentiment', 'text'],
      ['followers', 'number'],
      ['reactions', 'number'],
      ['copies', 'number'],
      ['address', 'text'],
    ],
    data.posts.map((post) => [
      post.timeBy === 'unknown' ? null : post.publishedAt,
      post.keywordIds.map((id) => names.get(id) ?? '').join(', '),
      sourceName(post.source, words),
      shownAuthor(post.authorName),
      post.title === null ? null : oneLine(post.title, 200),
      oneLine(post.excerpt, 1_000),
      judged(post.label),
      post.followers ?? null,
      reactionsOf(post.counts),
      post.copies - 1,
      post.url,
    ]),
  );
}

/** Points, likes, reposts and replies: views are none. */
function reactionsOf(counts: ReportContext['data']['posts'][number]['counts']): number | null {
  const { points, likes, reposts, replies } = counts ?? {};
  const known = [points, likes, reposts, replies].filter((count) => count !== undefined);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

function coverageSheet(context: ReportContext): ReportSheet {
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
