import type { Evidence } from '../../listening/alerts/alert.ts';
import type { HourPoint } from '../../listening/series/series.ts';
import { DAY, HOUR } from '../../listening/time.ts';
import type { Chart } from '../message.ts';
import { type BlockSize, blockAt, type TimeBlock } from './blocks.ts';
import { type ChartPlace, chartFormat, type Reading } from './chart-format.ts';
import { countsWithGaps, cutStretches, gapStretches, mergeGaps } from './gaps.ts';
import { shortName } from './short-name.ts';

const HOURS: BlockSize = { unit: 'hour', count: 1 };
/** Beyond, the usual is too small for a factor to mean anything. */
const MOST_TIMES = 50;

/**
 * The picture of an alert: the week up to the alert, hour by hour, the range in which the model expected it, the rise
 * shaded, what was not read hatched. The band is left out when the model has none yet. This one line has 168 points:
 * sums of three hours would contradict the figure of the alert and make of its rise a single point. Its hours are
 * counted back from the alert, so that the last one is whole and a rise looks like one.
 */
export function spikeChart(
  { name, evidence }: { name: string; evidence: Evidence },
  place: ChartPlace,
): Chart {
  const format = chartFormat(place);
  const { words } = format;
  const { stream } = evidence;
  const shown = shortName(name);
  const blocks = hoursOf(evidence);
  const period = { from: blocks[0]?.from ?? evidence.windowEnd, to: evidence.windowEnd };
  const gaps = mergeGaps(evidence.gaps, period);
  const pick = (hour: HourPoint) => (stream === 'negative' ? hour.negative : hour.total);
  const bandAt = new Map(evidence.band.map((hour) => [hour.start, hour]));
  const band = {
    low: blocks.map(({ from }) => bandAt.get(from)?.low ?? null),
    high: blocks.map(({ from }) => bandAt.get(from)?.high ?? null),
  };
  return {
    kind: 'line',
    title: words.spikeTitle(shown, stream, words.per(HOURS)),
    sentence: finding(),
    labels: blocks.map((block) => format.label(block, HOURS)),
    series: [
      {
        name: words.mentions[stream],
        values: countsWithGaps(blocks, evidence.series, pick, gaps),
        tone: 'main',
      },
    ],
    ...(band.low.some((low) => low !== null) && { band: { name: words.expected, ...band } }),
    stretches: [
      ...gapStretches(blocks, gaps, words.gap),
      ...cutStretches(blocks, words.cut(HOURS)),
      ...spikeStretch(),
    ],
    footnote: format.footnote(reading(evidence), countedBack()),
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
      // At its beginning the week of a young keyword may be cut: nobody takes that for a rise.
      words.cutEnds(HOURS, false, blocks.at(-1)?.cut ?? false),
    ].join('');
  }

  function countedBack(): string[] {
    const end = blocks.at(-1)?.to ?? 0;
    return end % HOUR === 0 || blocks.at(-1)?.cut ? [] : [words.countedBack(format.clock(end))];
  }
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

function reading({ coverage }: Evidence): Reading {
  const named = (states: readonly string[]) => coverage.filter(({ state }) => states.includes(state));
  return { read: named(['ok', 'late']), late: named(['late']), down: named(['down']), when: 'now' };
}
