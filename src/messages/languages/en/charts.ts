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

const whose = (name: string | null, finding: string) =>
  name === null ? finding.charAt(0).toUpperCase() + finding.slice(1) : `${name}: ${finding}`;

const nouns = { all: 'mentions', negative: 'negative mentions' };

/** `twice as many mentions`: as on other days, where a digest says what doubled on the period before. */
function rise(noun: string, times: number, shown: string): string {
  return `${times === 2 ? 'twice' : `${shown} times`} as many ${noun}`;
}

export const charts: ChartWords = {
  per: (size) => `per ${unit(size)}`,
  measure: (size) => (size.unit === 'hour' && size.count > 1 ? `per ${size.count} h` : `per ${unit(size)}`),
  span: (from, to) => (from === to ? `on ${from}` : `from ${from} to ${to}`),
  dates: (from, to, years) => {
    const month = ({ month, day }: typeof from) => `${month} ${day}`;
    if (years) return `${from.month} ${from.year} – ${to.month} ${to.year}`;
    if (from.month !== to.month) return `${month(from)} to ${month(to)}`;
    return from.day === to.day ? month(from) : `${month(from)} to ${to.day}`;
  },
  moment: (day, time) => `${day} at ${time}`,
  mentions: { all: 'Mentions', negative: 'Negative mentions' },
  negative: 'Negative',
  neutral: 'Neutral',
  positive: 'Positive',
  expected: 'Usual range',
  gap: 'No data',
  partial: 'Partial data',
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
  others: (count) => `${count} ${count === 1 ? 'other' : 'others'}`,
  notDrawn: (count) => ` ${count} ${count === 1 ? 'other is' : 'others are'} not drawn.`,

  titleNone: (name, length) => whose(name, `no mentions in ${length}`),
  titleNoData: (name, length) => whose(name, `no data for ${length}`),
  titleQuiet: (name, mentions, length) =>
    name === null ? `Quiet: ${mentions} in ${length}` : `${name} is quiet: ${mentions} in ${length}`,
  titlePart: (name, mentions, length) => whose(name, `${mentions} in ${length}, partial data`),
  titleTotal: (name, mentions, length) => whose(name, `${mentions} in ${length}`),
  titleChange: (name, mentions, length, by, more) =>
    `${name}: ${mentions} in ${length}, ${more ? 'up' : 'down'} ${by}`,
  titleRise: (name, stream, times, shown, on) =>
    `${name}: ${rise(nouns[stream], times, shown)} on ${'weekday' in on ? on.weekday : on.day}`,
  titleLeads: (name, mentions) => `${name} leads with ${mentions}`,
  titleTie: (names, mentions) => `${list(names)} lead with ${mentions} each`,
  titleShareLeads: (name, share) => `${name} leads with ${share} of mentions`,
  titleShareTie: (names, share) => `${list(names)} lead with ${share} of mentions each`,
  titleNegative: (name, share, before, ofAll) =>
    `${name}: ${share} of ${ofAll ? 'mentions' : 'judged mentions'} are negative${
      before === null ? '' : `, ${before.more ? 'up' : 'down'} from ${before.share}`
    }`,
  titleNotJudged: (name, mentions, judged) =>
    `${name}: ${mentions}, ${judged === 0 ? 'none' : `only ${judged}`} judged (other languages)`,
  titleSpike: (name, mentions, window) => `${name}: ${mentions} in ${window}`,
  titleUsual: (low, high) => `, usually ${rangeText(low, high, 'none', 'to')}`,
  titleTimes: (times) => `, ${times} times as many as usual`,
  titleLimit: (limit) => `, the limit is ${limit}`,
  titleReplay: (name, alerts, length) => `${name}: ${alerts} in ${length} with this rule`,
  nothing: { all: 'no mentions', negative: 'no negative mentions', alerts: 'no alerts' },

  subtitle: (what, per, dates, others) =>
    `${what} ${per}, ${dates}${others === 0 ? '' : `, without ${charts.others(others)}`}`,
  bySentiment: 'Sentiment',
  shareTitle: 'Share of voice',
  shareChanges: 'change in mentions',

  volumeNone: (names, span) => `No mention of ${either(names)} ${span}.`,
  volumeOne: (name, mentions, span, peak) => `${mentions} of ${name} ${span}${peak}.`,
  peak: (size, at, shown) => `; ${most('busiest', size)} ${at}, with ${shown}`,
  volumeSeveral: (parts, span) =>
    `Mentions ${span}: ${parts.map(({ name, shown }) => `${name} ${shown}`).join(', ')}.`,
  moodNone: (name, span) => `No mention of ${name} ${span}.`,
  moodNotJudged: (name, mentions, span) =>
    `${mentions} of ${name} ${span}; none was judged (other languages).`,
  notJudged: (n) => ` ${n} not judged (other languages).`,
  mood: (name, mentions, span, { negative, neutral, positive }, peak) =>
    `Of ${mentions} of ${name} ${span}, ${negative} are negative, ${neutral} neutral and ${positive} positive${peak}.`,
  moodPeak: (size, at, negative, of) => `; ${most('most negative', size)} ${at}, with ${negative} of ${of}`,
  spike: (name, mentions, window, until) => `${mentions} of ${name} in ${window}, up to ${until}`,
  spikeUsual: (low, high, times) =>
    `; ${rangeText(low, high, 'none', 'to')} are usual${times === null ? '' : ` (${times} times normal)`}`,
  spikeTimes: (times) => `; ${times} times as many as usual`,
  spikeLimit: (limit) => `; the limit is ${limit}`,
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
};
