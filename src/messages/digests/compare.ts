import type { Digest } from '../../listening/digest.ts';
import { chartPlace } from '../chart-place.ts';
import { shareChart } from '../charts/share.ts';
import { sentence } from '../compose.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message } from '../message.ts';
import { digestSubject } from '../subject.ts';
import { coverageElement } from './coverage-note.ts';
import {
  beforeWords,
  nameOf,
  negativeShare,
  netWords,
  periodSpan,
  unjudgedKeywords,
} from './period-words.ts';
import { namesOf } from './table.ts';
import { type Voice, voicesOf } from './voices.ts';

/** Share of voice of two to eight keywords, loudest first. */
export function compareMessage(digest: Digest, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.digest;
  const { voices, whole } = voicesOf(digest);
  const entries = voices.map(({ entry }) => entry);
  const title = copy.compareTitle(periodSpan(digest.period, words, format));
  const finding = findingOf(voices, digest, words, format);
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: [{ bold: finding }] },
  ];
  if (whole.total > 0) {
    elements.push({ kind: 'chart', chart: shareChart(digest, chartPlace(locale)) });
    elements.push(table(voices, words, format));
    const unjudged = unjudgedKeywords(entries, words, format);
    const young = entries.filter((entry) => !entry.comparable);
    const notes = [
      copy.compareWhole(format.count(whole.total, words.units.mentions)),
      ...(whole.inSeveral > 0 ? [format.count(whole.inSeveral, copy.compareShared)] : []),
      ...(young.length > 0 ? [copy.notComparable(namesOf(young, words, format))] : []),
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

function findingOf(voices: readonly Voice[], { period }: Digest, words: Copy, format: Format) {
  const { compareLead, compareMoved, compareNone, compareTie, earlier } = words.digest;
  const [first] = voices;
  if (!first || first.percent === null)
    return compareNone(
      namesOf(
        voices.map(({ entry }) => entry),
        words,
        format,
      ),
    );
  const { total } = first.entry.totals;
  const leaders = voices.filter(
    ({ percent, entry }) => percent === first.percent || entry.totals.total === total,
  );
  if (leaders.length > 1 && leaders.every(({ entry }) => entry.totals.total === total))
    return compareTie(
      format.list(leaders.map(({ entry }) => nameOf(entry))),
      format.count(total, words.units.mentions),
    );
  const [name, part] = [nameOf(first.entry), format.percent(first.percent / 100)];
  return first.before === null
    ? compareLead(name, part)
    : compareMoved(name, part, format.percent(first.before / 100), beforeWords(period, earlier, format));
}

function table(voices: readonly Voice[], words: Copy, format: Format): Element {
  const { columns, compareCaption } = words.digest;
  return {
    kind: 'table',
    caption: compareCaption,
    columns: [columns.keyword, columns.mentions, columns.negative, columns.net],
    rows: voices.map(({ entry }) => [
      nameOf(entry),
      format.number(entry.totals.total),
      negativeShare(entry.totals, format),
      netWords(entry.totals, format),
    ]),
    numeric: [false, true, true, true],
  };
}
