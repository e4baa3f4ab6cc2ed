import type { Digest } from '../../listening/digest.ts';
import type { Rivalry } from '../../listening/rivals/rivalry.ts';
import type { DistinctTotals } from '../../listening/series/shared-posts.ts';
import { chartPlace } from '../chart-place.ts';
import { shareChart } from '../charts/share.ts';
import { sentence } from '../compose.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message } from '../message.ts';
import { digestSubject } from '../subject.ts';
import { contrastLines, industryLines, themeLines } from './compare-lines.ts';
import { coverageElement } from './coverage-note.ts';
import { beforeWords, nameOf, negativeShare, periodSpan, unjudgedKeywords } from './period-words.ts';
import { namesOf } from './table.ts';
import { type Voice, voicesOf } from './voices.ts';

/** Share of voice of keywords, loudest first, with what people praise and blame them for, and their part of an industry. */
export function compareMessage(rivalry: Rivalry, locale: Locale): Message {
  const { digest } = rivalry;
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { voices, whole } = voicesOf(digest);
  const title = words.digest.compareTitle(periodSpan(digest.period, words, format));
  const industry = industryLines(rivalry, words, format);
  const [first] = industry;
  const finding = voices.length === 1 && first ? first : findingOf(voices, digest, words, format);
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: [{ bold: finding }] },
  ];
  const lines = [...contrastLines(rivalry, words, format), ...industry.filter((line) => line !== finding)];
  if (lines.length > 0) elements.push({ kind: 'list', items: lines });
  if (whole.total > 0) {
    if (voices.length > 1) elements.push({ kind: 'chart', chart: shareChart(digest, chartPlace(locale)) });
    elements.push(table(voices, rivalry, words, format));
    elements.push(...themeLines(voices, words, format));
    const note = notes(voices, whole, rivalry, words, format).join(' ');
    if (note !== '') elements.push({ kind: 'note', text: note });
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

function table(voices: readonly Voice[], rivalry: Rivalry, words: Copy, format: Format): Element {
  const { columns } = words.digest;
  const reacted = reactedAtAll(rivalry);
  return {
    kind: 'table',
    caption: words.digest.compareCaption,
    columns: [
      columns.keyword,
      columns.mentions,
      words.dashboard.columns.change,
      words.compare.people,
      columns.negative,
      ...(reacted ? [words.compare.reactions] : []),
    ],
    rows: voices.map(({ entry: { keyword, totals, before, comparable }, entry }) => {
      const count = rivalry.reactions.get(keyword.id) ?? null;
      return [
        nameOf(entry),
        format.number(totals.total),
        comparable ? format.signedChange(totals.total, before.total) : words.units.noComparison,
        format.number(totals.authors),
        negativeShare(totals, format),
        ...(reacted ? [count === null ? words.units.noComparison : format.number(count)] : []),
      ];
    }),
    numeric: [false, true, true, true, true, ...(reacted ? [true] : [])],
  };
}

/** What the figures are of. */
function notes(
  voices: readonly Voice[],
  whole: DistinctTotals,
  rivalry: Rivalry,
  words: Copy,
  format: Format,
): string[] {
  const { left, reactionsOf } = rivalry;
  const copy = words.digest;
  const entries = voices.map(({ entry }) => entry);
  const young = entries.filter((entry) => !entry.comparable);
  const unjudged = unjudgedKeywords(entries, words, format);
  return [
    ...(voices.length > 1 ? [copy.compareWhole(format.count(whole.total, words.units.mentions))] : []),
    ...(whole.inSeveral > 0 ? [format.count(whole.inSeveral, copy.compareShared)] : []),
    ...(young.length > 0 ? [copy.notComparable(namesOf(young, words, format))] : []),
    ...(unjudged === '' ? [] : [unjudged]),
    ...(reactedAtAll(rivalry) ? [words.compare.reactionsNote(format.number(reactionsOf))] : []),
    ...(left > 0 ? [format.count(left, words.compare.left)] : []),
  ];
}

/** Sources that count no reactions say nothing of them. */
function reactedAtAll({ reactions }: Rivalry): boolean {
  return [...reactions.values()].some((count) => count !== null && count > 0);
}
