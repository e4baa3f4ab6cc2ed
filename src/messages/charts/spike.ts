import type { Evidence } from '../../listening/alerts/alert.ts';
import type { HourPoint } from '../../listening/series/series.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import type { Chart } from '../message.ts';
import { blockAt, blocksOf } from './blocks.ts';
import { type ChartPlace, chartFormat, type Reading } from './chart-format.ts';
import { countsWithGaps, gapStretches, mergeGaps } from './gaps.ts';
import { shortName } from './short-name.ts';

const WEEK_OF_HOURS = 7 * 24;
/** Beyond, the usual is too small for a factor to mean anything. */
const MOST_TIMES = 50;

/**
 * The picture of an alert: the week up to the alert, hour by hour, the range in which the model expected it, the rise
 * shaded, what was not read hatched. The band is left out when the model has none yet. This one line has 168 points:
 * sums of three hours would contradict the figure of the alert and make of its rise a single point.
 */
export function spikeChart(
  { name, evidence }: { name: string; evidence: Evidence },
  place: ChartPlace,
): Chart {
  const format = chartFormat(place);
  const { words } = format;
  const { stream } = evidence;
  const shown = shortName(name);
  const to = Math.ceil(evidence.windowEnd / HOUR) * HOUR;
  const period = { from: Math.max(to - 7 * DAY, firstHour(evidence, to)), to };
  const { size, blocks } = blocksOf(period, place.timeZone, WEEK_OF_HOURS);
  const gaps = mergeGaps(evidence.gaps, period);
  const pick = (hour: HourPoint) => (stream === 'negative' ? hour.negative : hour.total);
  const bandAt = new Map(evidence.band.map((hour) => [hour.start, hour]));
  const band = {
    low: blocks.map(({ from }) => bandAt.get(from)?.low ?? null),
    high: blocks.map(({ from }) => bandAt.get(from)?.high ?? null),
  };
  const spike = spikeStretch();
  return {
    kind: 'line',
    title: words.spikeTitle(shown, stream, words.per(size)),
    sentence: finding(),
    labels: blocks.map((block) => format.label(block, size)),
    series: [
      {
        name: words.mentions[stream],
        values: countsWithGaps(blocks, evidence.series, pick, gaps),
        tone: 'main',
      },
    ],
    ...(band.low.some((low) => low !== null) && { band: { name: words.expected, ...band } }),
    stretches: [...gapStretches(blocks, gaps, words.gap), ...spike],
    footnote: format.footnote(reading(evidence)),
  };

  function spikeStretch(): NonNullable<Chart['stretches']> {
    const last = blocks.length - 1;
    if (last < 0) return [];
    // A rise that began before the week shown is shaded from its first hour on.
    const from = Math.max(0, blockAt(blocks, Math.min(evidence.since, evidence.windowEnd - 1)));
    const observed = format.count(evidence.observed);
    const mark = words.spikeMark(observed, format.duration(evidence.windowMs));
    return [{ from, to: last, what: 'spike', name: mark }];
  }

  function finding(): string {
    const { observed, interval, timesNormal, windowMs, windowEnd, since, rising, learning } = evidence;
    const whole = (value: number) => format.count(value);
    const times = timesNormal >= 1.1 && timesNormal <= MOST_TIMES ? format.factor(timesNormal) : null;
    return [
      words.spike(
        shown,
        format.mentions(observed, stream),
        format.duration(windowMs),
        format.moment(windowEnd),
      ),
      words.spikeUsual(whole(interval[0]), whole(interval[1]), times),
      words.spikeSince(format.moment(since), rising),
      learning ? words.learning : '',
      format.missing(gaps),
    ].join('');
  }
}

/** Start of what is known of a young keyword; hours without a mention may have no point. */
function firstHour({ series, baselineHours }: Evidence, to: Millis): Millis {
  const learned = to - Math.max(1, Math.ceil(baselineHours)) * HOUR;
  return series.reduce((at, hour) => Math.min(at, hour.start), learned);
}

function reading({ coverage }: Evidence): Reading {
  const named = (states: readonly string[]) =>
    coverage.filter(({ state }) => states.includes(state)).map(({ source }) => source);
  return { read: named(['ok', 'late']), late: named(['late']), down: named(['down']), when: 'now' };
}
