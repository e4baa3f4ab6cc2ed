import type { Digest } from '../../listening/digest.ts';
import { groupBy } from '../../listening/group.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { dayStart } from '../../listening/zoned.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element } from '../message.ts';

/** Keywords and days named one by one. */
const NAMED = 5;

/** What has changed in what was reported, and what came late: two short lines below the figures, when there is any. */
export function pastElements(digest: Digest, words: Copy, format: Format, locale: Locale): Element[] {
  const lines = [changedLine(digest, words, format, locale), lateLine(digest, words, format, locale)];
  const text = lines.filter((line) => line !== '').join(' ');
  return text === '' ? [] : [{ kind: 'note', text }];
}

function changedLine({ changed = [], period }: Digest, words: Copy, format: Format, locale: Locale): string {
  if (changed.length === 0) return '';
  const { changedSince, changedFigure, reportedYesterday, reportedOn } = words.digest;
  const sorted = [...changed].sort((a, b) => Math.abs(b.now - b.reported) - Math.abs(a.now - a.reported));
  const items = sorted.slice(0, NAMED).map(({ keyword, reported, now, reportedAt }) => {
    const yesterday = daysBetween(reportedAt, period.to, locale) === 1;
    const when = yesterday ? reportedYesterday : reportedOn(format.day(reportedAt));
    return changedFigure(oneLine(keyword.name, 60), format.number(reported), when, format.number(now));
  });
  if (sorted.length > NAMED) items.push(words.units.andMore(format.number(sorted.length - NAMED)));
  return changedSince(words.units.semicolon(items));
}

/** `14 posts of Monday arrived on Tuesday`: by day of date and day of arrival. */
function lateLine({ late = [], period }: Digest, words: Copy, format: Format, locale: Locale): string {
  if (late.length === 0) return '';
  const { digest: copy, units } = words;
  const day = (at: Millis) => dayName(at, period.to, format, locale);
  const days = [
    ...groupBy(
      late,
      ({ publishedAt, arrivedAt }) => `${start(publishedAt, locale)} ${start(arrivedAt, locale)}`,
    ).values(),
  ];
  const items = days.slice(0, NAMED).map((posts) => {
    const { publishedAt, arrivedAt } = posts[0]!;
    return format.count(
      posts.length,
      start(publishedAt, locale) === start(arrivedAt, locale)
        ? copy.lateSameDay(day(publishedAt))
        : copy.lateOtherDay(day(publishedAt), day(arrivedAt)),
    );
  });
  if (days.length > NAMED) items.push(units.andMore(format.number(days.length - NAMED)));
  return copy.lateArrivals(units.semicolon(items));
}

/** `Monday` within the last days, `Mon, Nov 2` before. */
function dayName(at: Millis, to: Millis, format: Format, locale: Locale): string {
  return daysBetween(at, to, locale) < 6 ? format.weekdayOf(at) : format.day(at);
}

function start(at: Millis, { timeZone }: Locale): Millis {
  return dayStart(at, timeZone);
}

function daysBetween(earlier: Millis, later: Millis, locale: Locale): number {
  return Math.round((start(later, locale) - start(earlier, locale)) / DAY);
}
