import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import { type DigestFinding, digestFinding } from '../../listening/digest-finding.ts';
import { chartPlace } from '../chart-place.ts';
import { moodChart } from '../charts/mood.ts';
import { volumeChart } from '../charts/volume.ts';
import { compose, composeList, sentence, spaced } from '../compose.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { digestMenu } from '../mentions/posts-buttons.ts';
import { type Element, type Message, plain, type Run } from '../message.ts';
import { zoneRun } from '../runs.ts';
import { digestSubject } from '../subject.ts';
import { digestThemes } from '../themes/theme-sections.ts';
import { alertElements, alertsShort } from './alert-lines.ts';
import { coverageNote } from './coverage-note.ts';
import { DETAILS, type Detail, DIGEST_LIMITS, firstShort } from './detail.ts';
import { doubtElements } from './doubt.ts';
import { busyDayWords } from './headline.ts';
import { leadElements, leadOf, silentBefore } from './lead.ts';
import { pastLines } from './past.ts';
import { nameOf, periodRuns, periodSpan } from './period-words.ts';
import { postElements } from './posts.ts';
import { keywordTable, tableRemarks, tableRows } from './table.ts';
import { adviceElements, weekLines } from './week.ts';

/** Choices of one menu, as Discord takes them. */
const MOST_OPTIONS = 25;
/** A picture of fewer mentions shows nothing that the posts below do not. */
const LEAST_CHARTED = 4;

/** A period of a channel, the point first: daily, weekly, or as long as no digest came. */
export function digestMessage(digest: Digest, locale: Locale): Message {
  const finding = digestFinding(digest);
  return firstShort(DETAILS, DIGEST_LIMITS, (detail) => digestIn(detail, finding, digest, locale));
}

function digestIn(detail: Detail, finding: DigestFinding, digest: Digest, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const title = words.digest.titles[digest.period.cadence](periodSpan(digest.period, words, format));
  const active = digest.keywords.filter(({ totals }) => totals.total > 0);
  const lead = leadOf(finding, digest, words, format);
  const elements: Element[] = [{ kind: 'heading', text: title }];
  if (digest.away) {
    const away = compose(words.digest.away, periodRuns(digest.away, words.units, format));
    elements.push({ kind: 'text', text: away });
  }
  elements.push(...leadElements(lead));
  if (active.length > 0) {
    elements.push(...figureElements(finding, detail, digest, words, format, locale));
    elements.push(...digestThemes(digest, detail.themes, words, format));
    elements.push(...postElements(digest, finding, detail, words, format));
  }
  elements.push(...alertElements(digest, detail.alerts, words, format));
  if (detail.question) elements.push(...doubtElements(digest, words, format));
  elements.push(...adviceElements(digest, words, format));
  elements.push(endNote(finding, detail, digest, words, format, locale));
  if (active.length > 0) elements.push(keywordMenus(digest, active, words, format));
  return {
    language: locale.language,
    summary: [sentence(title), plain(lead.main), lead.rest, alertsShort(digest, words, format)]
      .filter((part) => part !== '')
      .join(' '),
    mood: 'plain',
    elements,
    subject: digestSubject(digest),
  };
}

/** The figures of several keywords in a table, those of one in a chart of what its first sentence is about. */
function figureElements(
  finding: DigestFinding,
  detail: Detail,
  digest: Digest,
  words: Copy,
  format: Format,
  locale: Locale,
): Element[] {
  const place = chartPlace(locale);
  const [only] = digest.keywords;
  const about = finding.kind === 'change' ? finding.change.entry : null;
  const rows = tableRows(digest, about, detail.rows);
  const remarks = tableRemarks(digest, rows, detail.asides, words, format);
  if (!only || digest.keywords.length > 1)
    return detail.rows === 0 ? [] : [keywordTable(digest, rows, words, format), ...remarks];
  if (only.totals.total < LEAST_CHARTED) return remarks;
  const isNegative = finding.kind === 'change' && finding.change.what === 'negative';
  const chart = isNegative ? moodChart(only, digest, place) : volumeChart(digest, place);
  return [{ kind: 'chart', chart }, ...remarks];
}

/** What was not said yet, and what it all rests on: days in passing, figures that have changed, what was read. */
function endNote(
  finding: DigestFinding,
  { named, gaps, asides }: Detail,
  digest: Digest,
  words: Copy,
  format: Format,
  locale: Locale,
): Element {
  const parts: Run[][] = [
    ...silentBefore(finding, digest, words, format).map((line) => [line]),
    ...pastLines(digest, named, words, format, locale).map((line) => [line]),
    ...(asides ? weekLines(digest, words, format).map((line) => [line]) : []),
    ...(asides ? busyDays(finding, named, digest, words, format) : []),
    coverageNote(digest.coverage, digest.period, words, format, gaps),
    [zoneRun(words, locale)],
  ];
  return { kind: 'note', text: spaced(parts) };
}

/** Days that were busier than usual without any burst: in passing, nobody has to act on them. */
function busyDays(
  finding: DigestFinding,
  room: number,
  digest: Digest,
  words: Copy,
  format: Format,
): Run[][] {
  const said = saidOf(finding);
  const days = digest.quietDays.filter(({ keywordId }) => keywordId !== said);
  if (days.length === 0) return [];
  const lines = days.slice(0, room).map((day) => {
    const entry = digest.keywords.find(({ keyword }) => keyword.id === day.keywordId);
    return busyDayWords(day, entry ? nameOf(entry) : '', digest, words, format);
  });
  if (days.length > room) lines.push([words.units.andMore(format.number(days.length - room))]);
  return [compose(words.digest.busyDays, composeList(words.units.semicolon, lines))];
}

/** The keyword whose rise stands above all: it is not said twice. */
function saidOf(finding: DigestFinding): string | null {
  if (finding.kind === 'change') return finding.change.entry.keyword.id;
  return 'entry' in finding ? finding.entry.keyword.id : null;
}

/** From the figures to the posts behind them, and to the reports. */
function keywordMenus(
  digest: Digest,
  active: readonly KeywordPeriod[],
  words: Copy,
  format: Format,
): Element {
  const entries = [...active].sort((a, b) => b.totals.total - a.totals.total).slice(0, MOST_OPTIONS);
  return {
    kind: 'buttons',
    buttons: [],
    menus: [
      digestMenu(digest, entries, words, format),
      {
        label: words.digest.reportMenu,
        verb: 'report',
        args: { since: '7d' },
        arg: 'target',
        options: entries.map((entry) => ({ label: nameOf(entry), value: entry.keyword.name })),
      },
    ],
  };
}
