import { type Coverage, type Digest, type Period, type TimeRange, wasRead } from '../../listening/digest.ts';
import { groupBy } from '../../listening/group.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import { compose, composeList, spaced } from '../compose.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Run } from '../message.ts';
import { momentRun, spanRuns, zoneRun } from '../runs.ts';
import { nameOfRead, sourceName } from '../sources/source-name.ts';
import { detailWords } from '../sources/sources.ts';

/** Sources with gaps that are named; more would hide the rest of the message. */
const GAPS_NAMED = 3;

type Source = Coverage['sources'][number];

/** The coverage in one line, gaps included: under every digest and report. */
export function coverageNote(
  coverage: Coverage,
  period: Period,
  words: Copy,
  format: Format,
  room = GAPS_NAMED,
): Run[] {
  const { digest, units } = words;
  const gaps = gapsOf(coverage, period);
  const shown = gaps.slice(0, room);
  const isShown = (source: string) => shown.some((gap) => gap.source === source);
  // A source that did not answer is named once: with its gap, where that is named.
  const named = (source: string) => {
    const detail =
      coverage.sources.find((state) => state.source === source && state.down > 0)?.detail ?? null;
    const name = sourceName(source, words);
    return detail === null || room < GAPS_NAMED ? name : `${name} (${detailWords(detail, words, 80)})`;
  };
  const length = period.to - period.from;
  const read = coverage.sources.filter(wasRead);
  const isPlain = ({ since, read: part }: Source) =>
    since === undefined && (part === undefined || part >= length);
  const sources = read.map((source): Run | Run[] => {
    const label = nameOfRead(source, words);
    if (source.since !== undefined)
      return compose(digest.joined, label, momentRun(source.since, period.to - 1, format));
    if (!isPlain(source)) return digest.partly(label, ...partOf(source.read ?? 0, length, format));
    return source.late > 0 ? digest.lateSource(label) : label;
  });
  const late = unique(
    coverage.sources
      .filter((source) => source.late > 0 && !(read.includes(source) && isPlain(source)))
      .map(({ source }) => sourceName(source, words)),
  );
  const down = unique(
    coverage.sources
      .filter(({ source, down: failing }) => failing > 0 && !isShown(source))
      .map(({ source }) => named(source)),
  );
  const parts: Run[][] = [
    sources.length > 0 ? compose(digest.read, composeList(format.list, sources)) : [digest.noSource],
  ];
  if (late.length > 0) parts.push([digest.late(format.list(late))]);
  if (down.length > 0) parts.push([digest.down(format.list(down))]);
  if (gaps.length > 0) {
    const items = shown.map(({ source, stretches, length: missing }): Run[] => {
      const [only] = stretches;
      if (only && stretches.length === 1)
        return compose(digest.gap, named(source), spanRuns(only.from, only.to, period.to - 1, units, format));
      const times = format.number(stretches.length);
      return [digest.severalGaps(named(source), times, format.duration(missing))];
    });
    const rest = gaps.length - shown.length;
    if (rest > 0) items.push([format.count(rest, digest.moreSources)]);
    parts.push(compose(digest.gaps, composeList(units.semicolon, items)));
  }
  return spaced(parts);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** The same, with the zone of all printed times. */
export function coverageElement(
  { coverage, period }: Digest,
  words: Copy,
  format: Format,
  locale: Locale,
): Element {
  return {
    kind: 'note',
    text: [...coverageNote(coverage, period, words, format), ' ', zoneRun(words, locale)],
  };
}

/** `16` of `24 h`: in hours up to three days, then in days. */
function partOf(read: Millis, length: Millis, format: Format): [string, string] {
  const unit = length <= 3 * DAY ? HOUR : DAY;
  return [format.rough(read / unit), format.duration(length)];
}

/** By source, what was not read of the period: stretches joined where they touch; who missed most comes first. */
export function gapsOf(
  { gaps }: Coverage,
  { from, to }: Pick<Period, 'from' | 'to'>,
): { source: string; stretches: TimeRange[]; length: Millis }[] {
  return [...groupBy(gaps, (gap) => gap.source)]
    .map(([source, ofSource]) => {
      const stretches: TimeRange[] = [];
      const cut = ofSource
        .map((gap) => ({ from: Math.max(gap.from, from), to: Math.min(gap.to, to) }))
        .filter((gap) => gap.to > gap.from)
        .sort((a, b) => a.from - b.from);
      for (const gap of cut) {
        const last = stretches.at(-1);
        if (last && gap.from <= last.to) last.to = Math.max(last.to, gap.to);
        else stretches.push({ ...gap });
      }
      return { source, stretches, length: lengthOf(stretches) };
    })
    .filter(({ stretches }) => stretches.length > 0)
    .sort((a, b) => b.length - a.length);
}

function lengthOf(stretches: readonly TimeRange[]): Millis {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}
