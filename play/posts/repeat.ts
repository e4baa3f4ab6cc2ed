import { DAY, floorTo, HOUR, type Millis } from '../../src/listening/time.ts';
import { localTime, momentOf } from '../../src/listening/zoned.ts';
import type { RepeatItem } from '../read/schema.ts';
import type { Post } from './post.ts';
import type { Random } from './random.ts';

/** Feeds give their dates in seconds. */
const GRAIN = 1_000;

/** A stream of posts drawn from a pattern, oldest first. */
export function drawPosts(
  { repeat, text, title, by = 'user', authors = 1, url, lang }: RepeatItem,
  parts: { start: Millis; timeZone: string; random: Random; id: string },
): Post[] {
  const { random, id } = parts;
  const [least, most] = repeat.late ?? [0, 0];
  const jitter = repeat.jitter ?? 0;
  const drawn = timesOf(repeat, parts.start, parts.timeZone).map((time) => {
    const at = floorTo(time + (jitter === 0 ? 0 : Math.round((2 * random.next() - 1) * jitter)), GRAIN);
    return {
      at,
      shown: at + floorTo(least + random.next() * (most - least), GRAIN),
      author: authors === 1 ? by : `${by}-${1 + random.below(authors)}`,
      text: random.pick(text),
      title: title && random.pick(title),
    };
  });
  drawn.sort((earlier, later) => earlier.at - later.at);
  return drawn.map((post, nth) => {
    const number = String(nth + 1);
    const numbered = (words: string) => words.replaceAll('{n}', number);
    return {
      id: `${id}-${number}`,
      at: post.at,
      versions: [
        {
          from: post.shown,
          author: post.author,
          text: numbered(post.text),
          title: post.title && numbered(post.title),
          url: url && numbered(url),
          lang,
        },
      ],
    };
  });
}

/** How many posts a pattern gives, at most: a file that asks for millions is refused before they are drawn. */
export function countOf({ from, to, every, at, count = 1 }: RepeatItem['repeat']): number {
  const moments = every === undefined ? ((to - from) / DAY + 1) * (at?.length ?? 1) : (to - from) / every;
  return Math.ceil(moments) * count;
}

function timesOf(pattern: RepeatItem['repeat'], start: Millis, timeZone: string): Millis[] {
  const [from, to] = [start + pattern.from, start + pattern.to];
  const times =
    pattern.at !== undefined
      ? fixedTimes(pattern.at, from, to, timeZone)
      : pattern.daily !== undefined
        ? weightedTimes(pattern.every!, pattern.daily, from, to, timeZone)
        : evenTimes(pattern.every!, from, to);
  const { count = 1 } = pattern;
  return count === 1 ? times : times.flatMap((time) => Array<Millis>(count).fill(time));
}

function evenTimes(every: number, from: Millis, to: Millis): Millis[] {
  return Array.from({ length: Math.ceil((to - from) / every) }, (_, nth) => from + nth * every);
}

/** The same minutes of each local day. */
function fixedTimes(minutes: readonly number[], from: Millis, to: Millis, timeZone: string): Millis[] {
  const times: Millis[] = [];
  // A day more on either side: the local date may be another. Half days: a date of 23 hours would be stepped over.
  for (let time = from - DAY; time < to + DAY; time += DAY / 2) {
    const date = localTime(time, timeZone);
    for (const minute of minutes) {
      const at = momentOf({ ...date, hour: Math.floor(minute / 60), minute: minute % 60 }, timeZone);
      if (at >= from && at < to) times.push(at);
    }
  }
  return [...new Set(times)].sort((earlier, later) => earlier - later);
}

/** As many in a whole day as evenly, but closer together in the hours that weigh more. */
function weightedTimes(
  every: number,
  weights: readonly number[],
  from: Millis,
  to: Millis,
  timeZone: string,
): Millis[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const times: Millis[] = [];
  /** Posts that are due until now, and those that were placed. */
  let due = 0;
  // Zones change their hour at whole quarters only.
  for (let slot = floorTo(from, HOUR / 4); slot < to; slot += HOUR / 4) {
    const [begin, end] = [Math.max(slot, from), Math.min(slot + HOUR / 4, to)];
    const perMs = weights[localTime(begin, timeZone).hour]! / mean / every;
    const share = perMs * (end - begin);
    // Sums of fractions are a little off: neither is the last post of a day dropped, nor does one slip out of its hour.
    while (times.length < due + share - 1e-9)
      times.push(begin + Math.max(0, Math.floor((times.length - due) / perMs)));
    due += share;
  }
  return times;
}
