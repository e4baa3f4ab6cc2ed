import type { BlockSize } from '../../charts/blocks.ts';
import type { ChartWords } from '../chart-words.ts';
import { rangeText } from '../range.ts';

const list = (items: string[]) => new Intl.ListFormat('en').format(items);
const either = (items: string[]) => new Intl.ListFormat('en', { type: 'disjunction' }).format(items);

function unit({ unit, count }: BlockSize): string {
  if (unit === 'day' && count % 7 === 0) return count === 7 ? 'week' : `${count / 7} weeks`;
  const word = unit === 'hour' ? 'hour' : 'day';
  return count === 1 ? word : `${count} ${word}s`;
}

/** An hour, a day or a week: what has a name of its own. */
const isOne = ({ unit, count }: BlockSize) => count === 1 || (unit === 'day' && count === 7);

/** `the busiest hour was`, `the busiest 3 hours began`. */
function most(adjective: string, size: BlockSize): string {
  return `the ${adjective} ${unit(size)} ${size.count === 1 ? 'was' : 'began'}`;
}

export const charts: ChartWords = {
  per: (size) => `per ${unit(size)}`,
  span: (from, to) => (from === to ? `on ${from}` : `from ${from} to ${to}`),
  moment: (day, time) => `${day} at ${time}`,
  mentions: { all: 'Mentions', negative: 'Negative mentions' },
  negative: 'Negative',
  neutral: 'Neutral',
  positive: 'Positive',
  expected: 'Usual range',
  gap: 'Incomplete data',
  cut: (size) =>
    isOne(size) ? `Part of ${size.unit === 'hour' ? 'an' : 'a'} ${unit(size)}` : `Less than ${unit(size)}`,
  cutEnds: (size, first, last) => {
    if (!first && !last) return '';
    const both = first && last;
    if (isOne(size)) {
      const ends = both ? 'first and the last' : first ? 'first' : 'last';
      return ` The ${ends} ${unit(size)} ${both ? 'are' : 'is'} not whole.`;
    }
    const points = both ? 'first and the last point cover' : `${first ? 'first' : 'last'} point covers`;
    return ` The ${points} less than ${unit(size)}.`;
  },
  thisPeriod: 'This period',
  periodBefore: 'Period before',
  others: (count) => `${count} ${count === 1 ? 'other' : 'others'}`,

  volumeTitle: (name, per) => (name === null ? `Mentions ${per}` : `${name}: mentions ${per}`),
  moodTitle: (name, per) => `${name}: mood ${per}`,
  spikeTitle: (name, stream, per) =>
    `${name}: ${stream === 'negative' ? 'negative mentions' : 'mentions'} ${per}`,
  shareTitle: 'Share of voice',
  replayTitle: (name, stream, per) =>
    `${name}: alerts of this rule over ${stream === 'negative' ? 'negative mentions' : 'mentions'} ${per}`,

  volumeNone: (names, span) => `No mention of ${either(names)} ${span}.`,
  volumeOne: (name, mentions, span, peak) => `${mentions} of ${name} ${span}${peak}.`,
  peak: (size, at, shown) => `; ${most('busiest', size)} ${at}, with ${shown}`,
  volumeSeveral: (parts, span) =>
    `Mentions ${span}: ${parts.map(({ name, shown }) => `${name} ${shown}`).join(', ')}.`,
  moodNone: (name, span) => `No mention of ${name} ${span}.`,
  moodNotJudged: (name, mentions, span) =>
    `${mentions} of ${name} ${span}; none was judged (other languages).`,
  notJudged: (n) => `${n} not judged (other languages)`,
  mood: (name, mentions, span, { negative, neutral, positive }, peak) =>
    `Of ${mentions} of ${name} ${span}, ${negative} are negative, ${neutral} neutral and ${positive} positive${peak}.`,
  moodPeak: (size, at, negative, of) => `; ${most('most negative', size)} ${at}, with ${negative} of ${of}`,
  spike: (name, mentions, window, until) => `${mentions} of ${name} in ${window}, up to ${until}`,
  spikeUsual: (low, high, times) =>
    `; ${rangeText(low, high, 'none', 'to')} are usual${times === null ? '' : ` (${times} times normal)`}.`,
  spikeSince: (at, rising) => ` It began ${at}${rising ? ' and is still rising' : ''}.`,
  learning: ' What is usual is still being learned.',
  spikeMark: (shown, window) => `${shown} in ${window}`,
  shareNone: (names, span) => `No mention of ${either(names)} ${span}.`,
  share: (parts, mentions, span) => {
    const [first, ...rest] = parts;
    return `${first?.name} has ${first?.share} of ${mentions} ${span}${rest
      .map(({ name, share }) => `, ${name} ${share}`)
      .join('')}.`;
  },
  shareChange: (name, points) =>
    ` ${name} ${points > 0 ? 'gained' : 'lost'} ${Math.abs(points)} ${
      Math.abs(points) === 1 ? 'point' : 'points'
    } on the period before.`,
  replay: (name, alerts, mentions, span, when, more) => {
    const days = more > 0 ? [...when, `${more} more`] : when;
    if (alerts === 0) return `This rule would have raised no alert over ${mentions} of ${name} ${span}.`;
    const times = alerts === 1 ? 'one alert' : `${alerts} alerts`;
    return `This rule would have raised ${times} over ${mentions} of ${name} ${span}: ${list(days)}.`;
  },
  missing: (duration) => ` Data are incomplete for ${duration}.`,
  readSince: (at) => ` Read since ${at}.`,
  countedBack: (time) => `hours counted back from ${time}`,

  read: (sources) => `Sources checked: ${sources.join(', ')}`,
  late: (sources) => `late: ${sources.join(', ')}`,
  down: (sources) => `down: ${sources.join(', ')}`,
  lateAtTimes: (sources) => `late at times: ${sources.join(', ')}`,
  downAtTimes: (sources) => `down at times: ${sources.join(', ')}`,
  times: (timeZone) => `times: ${timeZone}`,
};
