import type { Digest } from '../../listening/digest.ts';
import { chartPlace } from '../chart-place.ts';
import { shareChart } from '../charts/share.ts';
import { sentence } from '../compose.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message } from '../message.ts';
import { digestSubject } from '../subject.ts';
import { coverageElement, nameOf } from './digest.ts';
import { negativeShare, netWords, periodSpan, unjudgedKeywords } from './period-words.ts';
import { type Voice, voicesOf } from './voices.ts';

/** Share of voice of two to eight keywords, loudest first. */
export function compareMessage(digest: Digest, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.digest;
  const { voices, whole } = voicesOf(digest);
  const entries = voices.map(({ entry }) => entry);
  const title = copy.compareTitle(periodSpan(digest.period, words, format));
  const finding = findingOf(voices, words, format);
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: [{ bold: finding }] },
  ];
  if (whole.total > 0) {
    elements.push({ kind: 'chart', chart: shareChart(digest, chartPlace(locale)) });
    elements.push(table(voices, words, format));
    const unjudged = unjudgedKeywords(entries, words, format);
    const young = entries.filter((entry) => !entry.comparable).map(nameOf);
    const notes = [
      copy.compareWhole(format.count(whole.total, words.units.mentions)),
      ...(whole.inSeveral > 0 ? [format.count(whole.inSeveral, copy.compareShared)] : []),
      ...(young.length > 0 ? [copy.notComparable(format.list(young))] : []),
      ...(unjudged === '' ? [] : [unjudged]),
      copy.netNote,
    ];
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

function findingOf(voices: readonly Voice[], words: Copy, format: Format) {
  const { compareLead, compareNone, compareTie } = words.digest;
  const [first] = voices;
  if (!first || first.percent === null)
    return compareNone(format.list(voices.map(({ entry }) => nameOf(entry))));
  const { total } = first.entry.totals;
  const leaders = voices.filter(
    ({ percent, entry }) => percent === first.percent || entry.totals.total === total,
  );
  return leaders.length > 1 && leaders.every(({ entry }) => entry.totals.total === total)
    ? compareTie(
        format.list(leaders.map(({ entry }) => nameOf(entry))),
        format.count(total, words.units.mentions),
      )
    : compareLead(nameOf(first.entry), format.percent(first.percent / 100));
}

function table(voices: readonly Voice[], words: Copy, format: Format): Element {
  const { columns, compareCaption } = words.digest;
  const part = (percent: number | null) => (percent === null ? '–' : format.percent(percent / 100));
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
    rows: voices.map(({ entry, percent, before }) => [
      nameOf(entry),
      part(percent),
      part(before),
      format.number(entry.totals.total),
      negativeShare(entry.totals, format),
      netWords(entry.totals, format),
      format.number(entry.totals.stories),
    ]),
    numeric: [false, true, true, true, true, true, true],
  };
}
