import { type Coverage, type Period, wasRead } from '../../listening/digest.ts';
import { groupBy } from '../../listening/group.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import { compose, composeList, spaced } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Run } from '../message.ts';
import { momentRun, spanRuns } from '../runs.ts';
import { nameOfRead, sourceName } from '../sources/source-name.ts';

/** Stretches named one by one; more would hide the rest of the message. */
const GAPS_NAMED = 4;

/** The coverage in one line, gaps included: under every digest and report. */
export function coverageNote(coverage: Coverage, period: Period, words: Copy, format: Format): Run[] {
  const { digest, units } = words;
  const bySource = groupBy(coverage.sources, ({ source }) => source);
  const named = (wanted: (state: Coverage['sources'][number]) => boolean) =>
    [...bySource].filter(([, states]) => states.some(wanted)).map(([source]) => sourceName(source, words));
  const length = period.to - period.from;
  const sources = coverage.sources.filter(wasRead).map((source): Run | Run[] => {
    const { since, read } = source;
    const label = nameOfRead(source, words);
    if (since !== undefined) return compose(digest.joined, label, momentRun(since, period.to - 1, format));
    return read === undefined || read >= length
      ? label
      : digest.partly(label, ...partOf(read, length, format));
  });
  const late = named(({ late }) => late > 0);
  const down = coverage.sources
    .filter(({ down }) => down > 0)
    .map(({ source, detail }) =>
      detail === null ? sourceName(source, words) : `${sourceName(source, words)} (${oneLine(detail, 80)})`,
    );
  const parts: Run[][] = [
    sources.length > 0 ? compose(digest.read, composeList(format.list, sources)) : [digest.noSource],
  ];
  if (late.length > 0) parts.push([digest.late(format.list(late))]);
  if (down.length > 0) parts.push([digest.down(format.list(down))]);
  const gaps = gapsOf(coverage, period);
  if (gaps.length > 0) {
    const shown = gaps
      .slice(0, GAPS_NAMED)
      .map(({ source, from, to }) =>
        compose(digest.gap, sourceName(source, words), spanRuns(from, to, period.to - 1, units, format)),
      );
    const rest = gaps.length - shown.length;
    if (rest > 0) shown.push([units.andMore(format.number(rest))]);
    parts.push(compose(digest.gaps, composeList(units.semicolon, shown)));
  }
  return spaced(parts);
}

/** `16` of `24 h`: in hours up to three days, then in days. */
function partOf(read: Millis, length: Millis, format: Format): [string, string] {
  const unit = length <= 3 * DAY ? HOUR : DAY;
  return [format.rough(read / unit), format.duration(length)];
}

/** Gaps cut to the period, those of one source joined where they touch, longest first. */
function gapsOf({ gaps }: Coverage, { from, to }: Period) {
  const joined: { source: string; from: number; to: number }[] = [];
  for (const [source, ofSource] of groupBy(gaps, (gap) => gap.source)) {
    const cut = ofSource
      .map((gap) => ({ source, from: Math.max(gap.from, from), to: Math.min(gap.to, to) }))
      .filter((gap) => gap.to > gap.from)
      .sort((a, b) => a.from - b.from);
    for (const gap of cut) {
      const last = joined.at(-1);
      if (last && last.source === source && gap.from <= last.to) last.to = Math.max(last.to, gap.to);
      else joined.push({ ...gap });
    }
  }
  return joined.sort((a, b) => b.to - b.from - (a.to - a.from));
}
