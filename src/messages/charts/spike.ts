import type { Evidence } from '../../listening/alerts/alert.ts';
import type { HourPoint } from '../../listening/series/series.ts';
import { DAY, HOUR } from '../../listening/time.ts';
import type { Chart } from '../message.ts';
import { type BlockSize, blockAt, type TimeBlock } from './blocks.ts';
import { type ChartPlace, chartFormat } from './chart-format.ts';
import { countsWithGaps, cutStretches, gapStretches, mergeGaps } from './gaps.ts';
import { LONGEST_IN_TITLE, shortName } from './short-name.ts';

const HOURS: BlockSize = { unit: 'hour', count: 1 };
/** Below, it is as usual; beyond, the usual is too small for a factor to mean anything. */
const LEAST_TIMES = 1.1;
const MOST_TIMES = 50;

/**
 * The picture of an alert: the week up to the alert, hour by hour, the range in which the model expected it, the rise
 * shaded, what was not read marked. The band is left out when the model has none yet. This one line has 168 points:
 * sums of three hours would contradict the figure of the alert and make of its rise a single point. Its hours are
 * counted back from the alert, so that the last one is whole and a rise looks like one.
 */
export function spikeChart(
  { name: keywordName, evidence }: { name: string; evidence: Evidence },
  place: ChartPlace,
): Chart {
  const format = chartFormat(place);
  const { words } = format;
  const { stream } = evidence;
  const blocks = hoursOf(evidence);
  const period = { from: blocks[0]?.from ?? evidence.windowEnd, to: evidence.windowEnd };
  const gaps = mergeGaps(evidence.gaps, period);
  const pick = (hour: HourPoint) => (stream === 'negative' ? hour.negative : hour.total);
  const bandAt = new Map(evidence.band.map((hour) => [hour.start, hour]));
  const band = {
    low: blocks.map(({ from }) => bandAt.get(from)?.low ?? null),
    high: blocks.map(({ from }) => bandAt.get(from)?.high ?? null),
  };
  const { timesNormal } = evidence;
  const times = timesNormal >= LEAST_TIMES && timesNormal <= MOST_TIMES ? timesNormal : null;
  const values = countsWithGaps(blocks, evidence.series, pick, gaps);
  const rise = riseOf();
  const peak = peakOf();
  return {
    kind: 'line',
    title: title(),
    subtitle: format.subtitle(words.mentions[stream], HOURS, period),
    sentence: finding(),
    labels: blocks.map((block) => format.label(block, HOURS)),
    series: [
      {
        name: words.mentions[stream],
        values,
        tone: 'main',
      },
    ],
    measure: words.measure(HOURS),
    ...(peak && { peak }),
    ...(band.low.some((low) => low !== null) && { band: { name: words.expected, ...band } }),
    stretches: [
      ...gapStretches(blocks, gaps, [values], words),
      ...cutStretches(blocks, words.cut(HOURS)),
      ...(rise ? [rise] : []),
    ],
    ...format.card,
  };

  /** From its first hour on; of one that began before the week shown, all of the week. */
  function riseOf(): NonNullable<Chart['stretches']>[number] | null {
    const last = blocks.length - 1;
    if (last < 0) return null;
    const from = Math.max(0, blockAt(blocks, Math.min(evidence.since, evidence.windowEnd - 1)));
    const observed = format.count(evidence.observed);
    const mark = words.spikeMark(observed, format.duration(evidence.windowMs));
    return { from, to: last, what: 'spike', name: mark };
  }

  /** The highest hour of the rise. */
  function peakOf(): Chart['peak'] | null {
    if (!rise) return null;
    const rising = values.slice(rise.from).map((value) => value ?? 0);
    const top = Math.max(0, ...rising);
    return top === 0 ? null : { at: rise.from + rising.indexOf(top), series: 0, text: format.count(top) };
  }

  function title(): string {
    const name = shortName(keywordName, LONGEST_IN_TITLE);
    const { observed, windowMs } = evidence;
    return (
      words.titleSpike(name, format.counted(observed, stream), format.duration(windowMs)) +
      against({ usual: words.titleUsual, times: words.titleTimes, limit: words.titleLimit })
    );
  }

  function finding(): string {
    const { observed, windowMs, windowEnd, since, rising, learning } = evidence;
    return [
      words.spike(
        shortName(keywordName),
        format.mentions(observed, stream),
        format.duration(windowMs),
        format.moment(windowEnd),
      ),
      `${usual()}.`,
      words.spikeSince(format.moment(since), rising),
      learning ? words.learning : '',
      format.missing(gaps),
      // At its beginning the week of a young keyword may be cut: nobody takes that for a rise.
      words.cutEnds(HOURS, false, blocks.at(-1)?.cut ?? false),
    ].join('');
  }

  function usual(): string {
    const shown = times === null ? null : format.factor(times);
    return against({
      usual: (low, high) => words.spikeUsual(low, high, shown),
      times: words.spikeTimes,
      limit: words.spikeLimit,
    });
  }

  /**
   * What the count of an alert is held against: what its model expected, or the limit that was set. A count of a whole day
   * may be unusual within the range of single days: then how many times the usual it is. Posts that are news by themselves
   * are held against nothing.
   */
  function against(said: {
    usual: (low: string, high: string) => string;
    times: (times: string) => string;
    limit: (limit: string) => string;
  }): string {
    const { score, observed, expected, interval } = evidence;
    const [low, high] = [Math.floor(interval[0]), Math.ceil(interval[1])];
    if (score <= 0) return isLimit(evidence) ? said.limit(format.count(expected)) : '';
    if (observed < low || observed > high) return said.usual(format.count(low), format.count(high));
    return times === null ? '' : said.times(format.factor(times));
  }
}

/** A limit is found without a model: it is the upper end of what is expected. */
function isLimit({ expected, interval: [low, high] }: Evidence): boolean {
  return expected > 0 && low === 0 && high === expected;
}

/**
 * The hours of the picture: a week, or since the keyword is listened to; hours without a mention may have no point. Those
 * of alerts of former versions are hours of UTC, the last of which had just begun: it is cut.
 */
function hoursOf({ series, baselineHours, windowEnd, coveredFrom }: Evidence): TimeBlock[] {
  const phase = (series.at(-1)?.start ?? windowEnd) % HOUR;
  const to = Math.ceil((windowEnd - phase) / HOUR) * HOUR + phase;
  const since = coveredFrom ?? to - Math.max(1, Math.ceil(baselineHours)) * HOUR;
  const blocks: TimeBlock[] = [];
  for (let start = Math.max(to - 7 * DAY, Math.min(since, to - HOUR)); start < to; ) {
    const end = Math.floor((start - phase) / HOUR + 1) * HOUR + phase;
    blocks.push({ from: start, to: end, cut: end - start < HOUR || end > windowEnd });
    start = end;
  }
  return blocks;
}
