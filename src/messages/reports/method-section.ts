import type { KeywordPeriod } from '../../listening/digest.ts';
import { distinctTotals } from '../../listening/series/shared-posts.ts';
import { sentence } from '../compose.ts';
import { nameOf } from '../digests/period-words.ts';
import { namesOf } from '../digests/table.ts';
import { oneLine } from '../foreign.ts';
import type { ReportContext } from './context.ts';
import { gapsLine, sourceRow } from './coverage.ts';
import type { ReportBlock, ReportSection } from './document.ts';

const SOURCES = 25;
const QUERIES = 8;

/** What was read, and how figures are meant. Nothing in it is not of this report. */
export function methodSection(context: ReportContext): ReportSection {
  const { digest, words, copy } = context;
  const { sources } = digest.coverage;
  const gaps = gapsLine(context);
  const blocks: ReportBlock[] = [
    sources.length === 0
      ? { kind: 'text', text: words.digest.noSource }
      : {
          kind: 'table',
          table: {
            caption: copy.checked,
            columns: [copy.columns.source, copy.columns.checked, copy.columns.trouble].map((name) => ({
              name,
              numeric: false,
            })),
            rows: sources.slice(0, SOURCES).map((source) => sourceRow(source, context)),
          },
        },
    ...(gaps === '' ? [] : [{ kind: 'text', text: gaps } as const]),
    { kind: 'points', items: pointsOf(context) },
  ];
  // A short report ends with it; a long one has it on a page that can be left out.
  return { heading: copy.method, blocks, ...(digest.keywords.length > 1 && { ownPage: true }) };
}

function pointsOf(context: ReportContext): string[] {
  const { data, digest, active, words, copy, format } = context;
  const { keywords, shared } = digest;
  const whole = distinctTotals(
    keywords.map(({ totals }) => totals),
    shared.now,
  );
  const [only] = keywords;
  const total = only?.totals.total ?? 0;
  const stories = only?.totals.stories ?? 0;
  const young = active.filter(({ comparable }) => !comparable);
  return [
    // Stories of several keywords overlap: only of one they are the figure of the report.
    keywords.length === 1 && total > stories
      ? copy.countedOnce(
          format.count(total, words.units.mentions),
          format.count(stories, words.units.stories),
          format.count(total - stories, words.units.copies),
        )
      : copy.counted,
    ...(whole.inSeveral > 0 ? [format.count(whole.inSeveral, copy.inSeveral)] : []),
    ...(whole.judged > 0 ? [copy.judgedToward] : []),
    ...(whole.judged < whole.total
      ? [copy.judgedShare(format.number(whole.judged), format.number(whole.total))]
      : []),
    ...(whole.judged > 0 && keywords.length === 1 ? [copy.scale] : []),
    ...(data.held > 0 ? [format.count(data.held, copy.held)] : []),
    ...(young.length > 0 ? [copy.notCounted(namesOf(young, words, format))] : []),
    ...searchedFor(keywords, context),
    copy.asOf(format.moment(data.now)),
  ];
}

/** Where that is more than the name. */
function searchedFor(keywords: readonly KeywordPeriod[], { words, copy, format }: ReportContext): string[] {
  const isByName = ({ keyword: { name, query } }: KeywordPeriod) =>
    query.replace(/^"([^"]*)"$/, '$1').toLowerCase() === name.toLowerCase();
  const byName = keywords.filter(isByName);
  const others = keywords.filter((entry) => !isByName(entry));
  return [
    ...(byName.length > 0 ? [sentence(copy.byName(namesOf(byName, words, format)))] : []),
    ...others
      .slice(0, QUERIES)
      .map((entry) => sentence(copy.spelled(nameOf(entry), oneLine(entry.keyword.query, 160)))),
  ];
}
