import type { Digest } from '../../listening/digest.ts';
import { groupBy } from '../../listening/group.ts';
import type { Millis } from '../../listening/time.ts';
import { dayStart } from '../../listening/zoned.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { daysBetween, dayWords } from './period-words.ts';

/**
 * What has changed in what was reported, and what came late: a short sentence each, when there is any.
 * @param room keywords and days named one by one; with none, how many there are
 */
export function pastLines(
  digest: Digest,
  room: number,
  words: Copy,
  format: Format,
  locale: Locale,
): string[] {
  const lines = [
    changedLine(digest, room, words, format, locale),
    lateLine(digest, room, words, format, locale),
  ];
  return lines.filter((line) => line !== '');
}

function changedLine(
  { changed = [], period }: Digest,
  room: number,
  words: Copy,
  format: Format,
  locale: Locale,
): string {
  if (changed.length === 0) return '';
  if (room === 0) return words.digest.changedSince(format.count(changed.length, words.units.keywords));
  const { changedSince, changedFigure, reportedYesterday, reportedOn } = words.digest;
  const sorted = [...changed].sort((a, b) => Math.abs(b.now - b.reported) - Math.abs(a.now - a.reported));
  const items = sorted.slice(0, room).map(({ keyword, reported, now, reportedAt }) => {
    const yesterday = daysBetween(reportedAt, period.to, locale.timeZone) === 1;
    const when = yesterday ? reportedYesterday : reportedOn(format.day(reportedAt));
    return changedFigure(oneLine(keyword.name, 60), format.number(reported), when, format.number(now));
  });
  if (sorted.length > room) items.push(words.units.andMore(format.number(sorted.length - room)));
  return changedSince(words.units.semicolon(items));
}

/** `14 posts of Monday arrived on Tuesday`: by day of date and day of arrival. */
function lateLine(
  { late = [], period }: Digest,
  room: number,
  words: Copy,
  format: Format,
  locale: Locale,
): string {
  if (late.length === 0) return '';
  const { digest: copy, units } = words;
  if (room === 0) return copy.lateArrivals(format.count(late.length, units.posts));
  const day = (at: Millis) => dayWords(at, period.to, format, locale.timeZone);
  const days = [
    ...groupBy(
      late,
      ({ publishedAt, arrivedAt }) => `${start(publishedAt, locale)} ${start(arrivedAt, locale)}`,
    ).values(),
  ];
  const items = days.slice(0, room).map((posts) => {
    const { publishedAt, arrivedAt } = posts[0]!;
    return format.count(
      posts.length,
      start(publishedAt, locale) === start(arrivedAt, locale)
        ? copy.lateSameDay(day(publishedAt))
        : copy.lateOtherDay(day(publishedAt), day(arrivedAt)),
    );
  });
  if (days.length > room) items.push(units.andMore(format.number(days.length - room)));
  return copy.lateArrivals(units.semicolon(items));
}

function start(at: Millis, { timeZone }: Locale): Millis {
  return dayStart(at, timeZone);
}
