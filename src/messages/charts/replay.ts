import type { Stream } from '../../listening/alerts/stream.ts';
import { groupBy } from '../../listening/group.ts';
import type { HourPoint } from '../../listening/series/series.ts';
import type { Millis } from '../../listening/time.ts';
import type { Chart } from '../message.ts';
import { blockAt, blocksOf, MOST_POINTS } from './blocks.ts';
import { type ChartPlace, chartFormat } from './chart-format.ts';
import { countsWithGaps, cutStretches, gapStretches, mergeGaps, type TimeRange } from './gaps.ts';
import { LONGEST_BESIDE, LONGEST_IN_TITLE, shortName } from './short-name.ts';

const MOST_NAMED = 4;

export interface Replay {
  name: string;
  stream: Stream;
  period: TimeRange;
  hours: readonly HourPoint[];
  gaps: readonly TimeRange[];
  /** Alerts that the rule would have raised; `name` is written at the mark and should be very short (`#1`). */
  alerts: readonly { at: Millis; name: string }[];
}

/** A rule played over the past: mentions per day (per two days or weeks when the past is long), a mark for each alert. */
export function replayChart({ name, stream, period, hours, gaps, alerts }: Replay, place: ChartPlace): Chart {
  const format = chartFormat(place);
  const { words } = format;
  const { size, blocks } = blocksOf(period, place.timeZone, MOST_POINTS, 'day');
  const missing = mergeGaps(gaps, period);
  const pick = (hour: HourPoint) => (stream === 'negative' ? hour.negative : hour.total);
  const values = countsWithGaps(blocks, hours, pick, missing);
  const marked = alerts
    .map((alert) => ({ ...alert, block: blockAt(blocks, alert.at) }))
    .filter(({ block }) => block >= 0)
    .sort((a, b) => a.at - b.at);
  const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const days = [...new Set(marked.map(({ at }) => format.day(at)))];
  const when = days.slice(0, MOST_NAMED);
  return {
    kind: 'bar',
    title: words.titleReplay(
      shortName(name, LONGEST_IN_TITLE),
      format.alerts(marked.length),
      format.length(period),
    ),
    subtitle: format.subtitle(words.mentions[stream], size, period),
    sentence:
      words.replay(
        shortName(name),
        marked.length,
        format.mentions(total, stream),
        format.span(period),
        when,
        days.length - when.length,
      ) +
      format.missing(missing) +
      format.cutEnds(blocks, size),
    labels: blocks.map((block) => format.label(block, size)),
    series: [{ name: shortName(name, LONGEST_BESIDE), values, tone: 'main' }],
    measure: words.measure(size),
    stretches: [...gapStretches(blocks, missing, [values], words), ...cutStretches(blocks, words.cut(size))],
    marks: marksOf(marked),
    ...format.card,
  };
}

/** Alerts within one block are one mark, from the first to the last: `#2–#5`. */
function marksOf(marked: readonly { block: number; name: string }[]): NonNullable<Chart['marks']> {
  return [...groupBy(marked, ({ block }) => block)].map(([at, own]) => {
    const [first, last] = [own[0]!.name, own.at(-1)!.name];
    return { at, name: shortName(first === last ? first : `${first}–${last}`, LONGEST_BESIDE) };
  });
}
