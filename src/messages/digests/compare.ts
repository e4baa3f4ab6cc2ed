import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import { shareOfVoice } from '../../listening/digest.ts';
import { chartPlace } from '../chart-place.ts';
import { shareChart } from '../charts/share.ts';
import { sentence } from '../compose.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message } from '../message.ts';
import { digestSubject } from '../subject.ts';
import { coverageElement, nameOf } from './digest.ts';
import { netWords, periodSpan } from './period-words.ts';

/** Share of voice of two to eight keywords, loudest first. */
export function compareMessage(digest: Digest, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.digest;
  const sorted = [...digest.keywords].sort((a, b) => b.totals.total - a.totals.total);
  const shares = shareOfVoice(sorted);
  const comparable = sorted.every((entry) => entry.comparable);
  const before = comparable
    ? shareOfVoice(sorted.map((entry) => ({ totals: entry.before })))
    : sorted.map(() => null);
  const title = copy.compareTitle(periodSpan(digest.period, words, format));
  const finding = findingOf(sorted, shares, words, format);
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: [{ bold: finding }] },
  ];
  if (shares[0] !== null && shares.length > 0) {
    elements.push({ kind: 'chart', chart: shareChart(digest, chartPlace(locale)) });
    elements.push(table(sorted, shares, before, words, format));
    const young = sorted.filter((entry) => !entry.comparable).map(nameOf);
    const notes = young.length > 0 ? [copy.notComparable(format.list(young)), copy.netNote] : [copy.netNote];
    elements.push({ kind: 'note', text: notes.join(' ') });
  }
  elements.push(coverageElement(digest, words, format, locale));
  return {
    language: locale.language,
    summary: `${sentence(title)} ${finding}`,
    mood: 'plain',
    elements,
    subject: digestSubject(digest),
  };
}

function findingOf(
  sorted: readonly KeywordPeriod[],
  shares: readonly (number | null)[],
  words: Copy,
  format: Format,
) {
  const { compareLead, compareNone, compareTie } = words.digest;
  const [first] = sorted;
  const lead = shares[0] ?? null;
  if (!first || lead === null) return compareNone(format.list(sorted.map(nameOf)));
  const leaders = sorted.filter(({ totals }) => totals.total === first.totals.total).map(nameOf);
  return leaders.length > 1
    ? compareTie(format.list(leaders), format.percent(lead))
    : compareLead(nameOf(first), format.percent(lead));
}

function table(
  sorted: readonly KeywordPeriod[],
  shares: readonly (number | null)[],
  before: readonly (number | null)[],
  words: Copy,
  format: Format,
): Element {
  const { columns, compareCaption } = words.digest;
  const part = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : format.percent(value);
  return {
    kind: 'table',
    caption: compareCaption,
    columns: [
      columns.keyword,
      columns.share,
      columns.shareBefore,
      columns.mentions,
      columns.negative,
      columns.net,
      columns.stories,
    ],
    rows: sorted.map((entry, index) => [
      nameOf(entry),
      part(shares[index]),
      part(before[index]),
      format.number(entry.totals.total),
      entry.totals.total === 0 ? '–' : format.percent(entry.totals.negative / entry.totals.total),
      netWords(entry.totals, format),
      format.number(entry.totals.stories),
    ]),
    numeric: [false, true, true, true, true, true, true],
  };
}
