import { type Digest, type KeywordPeriod, netSentiment } from '../../listening/digest.ts';
import { digestFinding } from '../../listening/digest-finding.ts';
import { judgedOf, type PeriodTotals } from '../../listening/series/series.ts';
import { chartPlace } from '../chart-place.ts';
import { moodChart } from '../charts/mood.ts';
import { volumeChart } from '../charts/volume.ts';
import { sentence } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { notJudgedNote } from '../mentions/judged.ts';
import { reportButtons } from '../mentions/posts-buttons.ts';
import { type Element, type Message, plain } from '../message.ts';
import { moodPercentages, percentages } from '../shares.ts';
import { sourceName } from '../sources/source-name.ts';
import { digestSubject } from '../subject.ts';
import { reportThemes, themesButton } from '../themes/theme-sections.ts';
import { alertElements } from './alert-lines.ts';
import { coverageElement } from './coverage-note.ts';
import { DETAILS } from './detail.ts';
import { leadElements, leadOf } from './lead.ts';
import { nameOf, netWords, periodSpan } from './period-words.ts';
import { postElements } from './posts.ts';

const ROWS = 10;
const ALERTS = 5;

/** Everything about one keyword in a period. @param digest holds exactly one keyword */
export function reportMessage(digest: Digest, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.digest;
  const [entry] = digest.keywords;
  if (!entry) throw new Error('a report needs its keyword');
  const title = copy.reportTitle(nameOf(entry), periodSpan(digest.period, words, format));
  const finding = digestFinding(digest);
  const lead = leadOf(finding, digest, words, format);
  const elements: Element[] = [{ kind: 'heading', text: title }, ...leadElements(lead)];
  if (entry.totals.total > 0) {
    elements.push({ kind: 'facts', facts: facts(entry, words, format) });
    if (!entry.comparable) elements.push({ kind: 'note', text: copy.notComparable(nameOf(entry)) });
    elements.push({ kind: 'chart', chart: volumeChart(digest, chartPlace(locale)) });
    elements.push({ kind: 'chart', chart: moodChart(entry, digest, chartPlace(locale)) });
    elements.push(...reportThemes(digest, entry, words, format));
    elements.push(...postElements(digest, finding, DETAILS[0], words, format));
    elements.push(...sourceTable(entry, words, format));
    if (entry.authors.length > 0) elements.push(authorTable(entry, words, format));
  }
  elements.push(...alertElements(digest, ALERTS, words, format));
  elements.push(coverageElement(digest, words, format, locale));
  if (entry.totals.total > 0)
    elements.push({
      kind: 'buttons',
      buttons: [...reportButtons(digest, entry, words, format), ...themesButton(digest, entry, words)],
    });
  return {
    language: locale.language,
    summary: `${sentence(title)} ${plain(lead.main)} ${lead.rest}`.trim(),
    mood: 'plain',
    elements,
    subject: digestSubject(digest),
  };
}

function facts({ totals, before, comparable }: KeywordPeriod, words: Copy, format: Format) {
  const copy = words.digest;
  const [negative, neutral, positive] = moodPercentages(
    totals.negative,
    totals.neutral,
    totals.positive,
    format,
  );
  const then = comparable && netSentiment(before) !== null ? netWords(before, format) : null;
  return [
    {
      name: copy.stories,
      value:
        totals.total > totals.stories
          ? copy.storiesValue(
              format.count(totals.stories, words.units.stories),
              format.count(totals.total - totals.stories, words.units.copies),
            )
          : format.count(totals.stories, words.units.stories),
    },
    {
      name: copy.authors,
      value: authors(totals, words, format),
    },
    {
      name: copy.sentiment,
      value:
        judgedOf(totals) === 0
          ? words.units.notJudged
          : copy.sentimentValue(netWords(totals, format), then, negative!, neutral!, positive!),
    },
  ];
}

/** `219 authors, 63 new` */
function authors({ authors: all, newAuthors: fresh }: PeriodTotals, words: Copy, format: Format): string {
  const copy = words.digest;
  const counted = format.count(all, words.units.people);
  if (fresh === 0) return counted;
  if (fresh === all) return format.count(all, copy.allNewAuthors);
  return copy.authorsValue(counted, format.count(fresh, copy.newAuthors));
}

function sourceTable({ totals }: KeywordPeriod, words: Copy, format: Format): Element[] {
  const { columns, bySource } = words.digest;
  const sources = [...totals.bySource].sort((a, b) => b.total - a.total);
  const shares = percentages(
    sources.map(({ total }) => total),
    format,
  );
  const shown = sources.slice(0, ROWS);
  const note = notJudgedNote(
    shown.map(({ source, ...counts }) => ({ name: sourceName(source, words), ...counts })),
    words,
    format,
  );
  const table: Element = {
    kind: 'table',
    caption: bySource,
    columns: [columns.source, columns.mentions, columns.share, columns.negative],
    rows: shown.map(({ source, total, judged, negative }, index) => [
      sourceName(source, words),
      format.number(total),
      shares[index]!,
      judged === 0 ? '–' : format.percent(negative / judged),
    ]),
    numeric: [false, true, true, true],
  };
  return note === '' ? [table] : [table, { kind: 'note', text: note }];
}

function authorTable({ authors }: KeywordPeriod, words: Copy, format: Format): Element {
  const { columns, byAuthor } = words.digest;
  return {
    kind: 'table',
    caption: byAuthor,
    columns: [columns.author, columns.mentions, columns.negative, columns.followers],
    rows: authors
      .slice(0, ROWS)
      .map((author) => [
        oneLine(author.name, 40) || words.units.unknownAuthor,
        format.number(author.mentions),
        format.number(author.negative),
        author.followers === null ? '–' : format.compact(author.followers),
      ]),
    numeric: [false, true, true, true],
  };
}
